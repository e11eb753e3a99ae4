"""Whether the lines under the heading of a breakdown can be members of it: no `Arrests` among districts.

What belongs here: lines whose every word tells of counting, of setting right, of other times; kinds of offences among
places. What does not: places of another force, or within one another (`members_places.py`), or lines without a heading
that may be parts of nothing (`added_up.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.lines.breakdown_lines import Lines
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.districts import forces_of_district
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence, subject_of
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet

_DIVIDED = ("district", "sex", "age", "ethnicity")


def each_is_a_member(axes: list[Lines]) -> None:
    """Refuse a line that cannot be one of the things that divide the offences under the heading over it."""
    for lines in axes:
        for text, (facet, entry) in lines.found.items():
            known = lines.axis.family == "district" and entry.force in forces_of_district(text)
            known = known or (text.isupper() and all(len(other) == 1 for other in lines.found))  # of divisions
            if known or facet.label.category == "answer" or says("category", "any", text):
                continue
            places = lines.axis.family == "district" and not _is_within_a_place(facet, entry)
            if _is_no_member(text, lines.axis.family, proved=bool(entry.covered)) or (places and _is_no_place(text)):
                raise Refusal(
                    entry.sheet,
                    facet.token.cell.address,
                    facet.token.cell.text,
                    _reason(lines, text),
                    "If the line is no part of the answer, ignore it in the sidecar with a reason: "
                    f'[[ignore]] label = "{text}"; or, if its figures are offences like the others: {SAY_COUNTS}.',
                )


def _is_within_a_place(facet: Facet, entry: Entry) -> bool:
    """True for a label that is set back under that of a district of the force: an offence there."""
    over = (f for line in (entry.row, entry.column) if line for f in line.facets if f.axis is facet.axis and not f.own)
    return any(entry.force in forces_of_district(other.label.text) for other in over)


def _reason(lines: Lines, text: str) -> str:
    heading, beside = clean(lines.axis.heading), lines.others(text)[0]
    under = f" under {heading!r}" if heading else ""
    return f"{text!r}{under} is no part of the offences as {beside!r} is, and it would be added to the others."


@lru_cache(maxsize=16384)
def is_earlier(text: str) -> bool:
    """True for a label that says no more than another year or period: `Previous year`, `Same period last year`."""
    said = clean(text).casefold()
    words = patterns("no_member")
    rest = words["filler"].sub(" ", words["earlier"].sub(" ", said))
    return words["before"].search(said) is not None and not re.search(r"\w", rest)


def is_counted_beside(text: str) -> bool:
    """True for a label all of whose words are of other things that are counted, of setting right, or of other times."""
    return _is_no_member(text, "district", proved=False)


@lru_cache(maxsize=16384)
def _is_no_member(text: str, family: str, *, proved: bool) -> bool:
    """True for a label all of whose words are of counting, of setting right, or of other times."""
    kinds = ["adjusting", "checking", "earlier"]
    kinds += ["things"] if family in _DIVIDED else ["beside_outcomes"] if family == "outcome" else []
    kinds += [] if family == "outcome" and proved else ["undone"]
    rest = said = clean(text).casefold()
    for kind in kinds:
        rest = patterns("no_member")[kind].sub(" ", rest)
    if rest == said:
        return False
    rest = patterns("no_member")["filler"].sub(" ", rest)
    for table in ("neutral", "generic") if family == "district" else ():  # no place is called so
        rest = patterns(table)["words"].sub(" ", rest)
    return not re.search(r"\w", rest)


@lru_cache(maxsize=16384)
def _is_no_place(text: str) -> bool:
    bare = clean(text)
    other = any(patterns("category")[family].search(bare) for family in ("sex", "age", "ethnicity"))
    speaks = subject_of(bare) is not None or names_offence(bare)
    may_be_one = bool(forces_of_district(text)) or says("no_place", "unit", bare)
    uncounted = says("parts", "uncounted", bare)  # `Crimes not recorded`, and not those whose place is not
    return other or uncounted or says("no_place", "words", bare) or (speaks and not may_be_one)
