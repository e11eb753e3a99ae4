"""Lines that are added up though no total is printed: each must be known for a part of something.

What belongs here: lines of which nothing says that they are parts of one whole: `Actual` and `Last year`, `Lower` and
`Upper`. What does not: figures of which one is plainly no part (`one_answer.py`), or printed totals
(`tables/proof.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.reading.answer.asked_things import SECTION
from pipeline.reading.answer.question import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.wording import names_offence, of_what_is_counted, role_of_heading, stems
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet

_PEOPLE_OR_PLACES = re.compile(
    r"^(?:adults?|child(?:ren)?|juveniles?|youths?|males?|females?|north|south|east|west|cent(?:ral|re)|mid|"
    r"(?:public|licensed|commercial|private) (?:place|premises|transport|property)|schools?|streets?|roads?|dwellings?|"
    r"residential|shops?|retail|parks?|hospitals?|prisons?|workplaces?|education)\b",
    re.I,
)


def parts_of_something(leaves: list[Entry], asked: str) -> None:
    """Refuse figures of one force and period that are added up along lines without a heading over them, without a
    total, and with names that are of no offence, age, sex, place or answer."""
    groups: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        groups[leaf.table, leaf.force, leaf.period.start, leaf.period.end].append(leaf)
    for group in groups.values():
        if len(group) < 2 or all(entry.covered for entry in group):
            continue
        for labels in _axes(group, headed=True):
            _no_part_of_another(group, labels, asked)
        for labels in _axes(group, headed=False):
            odd = next((f for f in labels if not _is_part(f, asked, group[0].force)), None)
            if odd is not None and len(labels) > 1:
                raise _unproved(group, odd, next(f for f in labels if f is not odd))


def _no_part_of_another(group: list[Entry], labels: list[Facet], asked: str) -> None:
    """Refuse a line whose name is that of what was asked for with words added, which may be a part of it: `Burglary
    (knife)`. Offences told apart by sections of an Act, or by codes, are each their own."""
    question = make_question(asked)
    texts = [facet for facet in labels if facet.label.text and not SECTION.search(facet.label.text)]
    named = [(facet, stems(of_what_is_counted(facet.label.text))) for facet in texts]
    for facet, words in named if not all(entry.code for entry in group) else ():
        whole = next((other for other, fewer in named if fewer and fewer < words), None)
        if whole is not None and question.says(whole.label.text):
            raise _unproved(group, whole, facet)  # the likelier answer first


def _axes(group: list[Entry], *, headed: bool) -> list[list[Facet]]:
    """The labels of each axis along which the figures differ: all of them, or those without a heading of their own;
    `Year` is that of others."""
    found: dict[int, dict[str, Facet]] = defaultdict(dict)
    for facet in (f for entry in group for line in (entry.row, entry.column) if line for f in line.facets):
        has_heading = bool(facet.axis.heading) and role_of_heading(facet.axis.heading) != "period"
        if facet.own and (headed or not has_heading) and facet.axis.role in ("other", "offence"):
            found[id(facet.axis)].setdefault(facet.label.text, facet)
    return [list(labels.values()) for labels in found.values()]


def _is_part(facet: Facet, asked: str, force: str) -> bool:
    label = facet.label
    understood = label.category or label.flag or label.code or label.period or label.force or label.place
    return bool(
        understood
        or not label.text
        or names_offence(label.text)
        or says("subject", "offences", label.text)
        or make_question(asked).says(label.text)
        or SECTION.search(label.text)
        or district_in(label.text, force)
        or _PEOPLE_OR_PLACES.match(label.text)
        or says("category", "any", label.text)
    )


def _unproved(group: list[Entry], odd: Facet, other: Facet) -> Refusal:
    entry = next(e for e in group if any(odd in line.facets for line in (e.row, e.column) if line))
    first, second = odd.label.text, other.label.text
    return Refusal(
        entry.sheet,
        odd.token.cell.address,
        odd.token.cell.text,
        f"Nothing says that {first!r} and {second!r} are parts of one whole, and no total adds them up.",
        f'Say in the sidecar which is the answer: take = ["{first}"] or take = ["{second}"]; or, if all of them '
        f"together are: {SAY_COUNTS}.",
    )
