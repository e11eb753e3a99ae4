"""Whether the Home Office codes beside figures, over them or in a note are of the offence that was asked for: code `34`
is robbery, whatever the row is called.

What belongs here: questions for all offences of a class, codes of other classes, and codes that nothing explains. What
does not: the classes (`reference/offences/`), codes that the question names itself (`asked_offence.py`), or names
(there too).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.reading.answer.question.against_question import opposite_of
from pipeline.reading.answer.question.asked import Titles, not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.classes import (
    class_said,
    codes_asked,
    has_what_is_told,
    kinds_asked,
    kinds_of_codes,
    told_by,
)
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces import nation_of
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import codes_in, names_offence, role_of_heading
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Facet
from pipeline.reference.offences.known import OffenceClass, class_of, offences

_LONGEST = 160
_ONE = r"0*\d{1,3}[a-z]?(?:\s?/\s?\d{1,3}[a-z]?)?"
_LISTED = re.compile(
    rf"\b(?:codes?|class(?:es|ifications?)?)\W{{1,3}}(?P<codes>{_ONE}(?:(?:,|;|&| and| or)\s*{_ONE})*)\b", re.I
)
_CODE = re.compile(_ONE, re.I)
_CODES = re.compile(r"\bcodes?\b", re.I)
_OF_PLACES = re.compile(
    r"\b(?:areas?|beats?|wards?|stations?|post ?codes?|districts?|divisions?|forces?|lpas?|bcus?)\b", re.I
)
_CODE_ALONE = re.compile(r"[A-Z]{1,4}[ -]?\d{0,4}[A-Z]?")
_COUNTED_OTHERWISE = ("Scotland", "Jersey", "Guernsey", "Isle of Man", "")


def codes_are_of_it(leaves: list[Entry], asked: str, titles: Titles, contexts: list[TableContext]) -> None:
    """Refuse figures beside, under or over a code of another offence than the question asks for. Things such as a
    bicycle are stolen in a burglary too: among codes of their own theft, others are let be."""
    wanted = kinds_asked(asked) | kinds_of_codes(asked)
    here = [e for e in leaves if wanted and nation_of(e.force) not in _COUNTED_OTHERWISE]
    here = [e for e in here if not any(says("within", "words", title) for title in titles.get(e.table, ()))]
    coded = [(entry, facet, known) for entry in here for facet, known in _codes_beside(entry)]
    named = codes_in(asked)  # by the question itself, whatever others call them
    coded = [one for one in coded if not codes_in(f"code {one[1].label.code or one[1].label.text}") & named]
    own = any(known.kinds & wanted for _, _, known in coded)
    apart = any(not offences()[kind].anywhere for kind in wanted)
    for entry, facet, known in coded:
        if not known.kinds & wanted and (apart or not own):
            cell = facet.token.cell
            raise _of_another(entry.sheet, cell.address, cell.text, known.name, wanted)
    _no_class_beside_those_asked(coded, asked, wanted)
    by_number = {context.number: context for context in contexts}
    for number in sorted({e.table for e in here}):
        context = by_number.get(number)
        for sheet, address, text in _texts_of(context) if context is not None else ():
            if not codes_in(text) & named and (name := _listed_of_another(text, wanted)):
                raise _of_another(sheet, address, text, name, wanted)


def no_codes_unexplained(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse lines of which each is named by a code alone that nobody knows, `RB1`, under a heading or title by which
    they are codes of offences, where none says of what was asked. `above` are the texts over each table."""
    tables: dict[int, dict[str, tuple[Entry, Facet]]] = {}
    for leaf in leaves if asks_for_offences(asked) else ():
        for facet in _naming(leaf):
            tables.setdefault(leaf.table, {})[facet.label.text] = (leaf, facet)
    for number, lines in tables.items():
        first, (leaf, facet) = next(iter(lines.items()))
        said = [clean(text) for text in (facet.axis.heading, *above.get(number, []))]
        coded = any(_CODES.search(text) and not _OF_PLACES.search(text) for text in said)
        of_offences = role_of_heading(facet.axis.heading) == "offence"
        coded = coded or (of_offences and all(any(map(str.isdigit, text)) for text in lines))
        if not coded or not all(_CODE_ALONE.fullmatch(text) and class_of(text) is None for text in lines):
            continue
        if not any(make_question(asked).says(text) for text in said):
            raise not_asked(
                leaf,
                f"{first!r} is a code, and nothing in the file says of which offences.",
                f"Ask the force what its codes stand for; or, if these are the answer: {SAY_COUNTS}.",
            )


def _naming(leaf: Entry) -> Iterator[Facet]:
    """The labels that name something, and those of a column of codes."""
    yield from naming_labels(leaf, flagged=True)
    for line in (leaf.row, leaf.column):
        yield from (f for f in (line.facets if line is not None else ()) if f.label.code and not f.label.rest)


def _no_class_beside_those_asked(
    coded: list[tuple[Entry, Facet, OffenceClass]], asked: str, wanted: frozenset[str]
) -> None:
    """Refuse a class of the kind that was asked for which is another one of it: `30C`, burglary of businesses, where
    residential burglary was asked for, alone or beside `28E`."""
    told = [(entry, facet, known) for entry, facet, known in coded if known.kinds & wanted]
    some = any(has_what_is_told(known, asked) for _, _, known in told)
    listed = [class_of(code) for code in codes_asked(asked)]
    for entry, facet, known in told:
        if known in listed:
            continue
        if (some and not has_what_is_told(known, asked)) or (told_by(asked) and opposite_of(known.name, asked)):
            cell = facet.token.cell
            raise _of_another(entry.sheet, cell.address, cell.text, known.name, frozenset([clean(asked)]))


def _codes_beside(entry: Entry) -> Iterator[tuple[Facet, OffenceClass]]:
    """The labels of a figure that hold the code of a known class."""
    for line in (entry.row, entry.column):
        for facet in line.facets if line is not None else ():
            code, heading = facet.label.code, clean(in_words(facet.axis.heading))
            if facet.label.total or not says("code_heading", "offences", heading):
                continue
            if facet.axis.role == "code" and code and code.isdigit() and len(code) == 1:  # which may number the lines
                continue
            if (known := class_of(code) if code else class_said(facet.label.text)) is not None:
                yield facet, known


def _texts_of(context: TableContext) -> list[tuple[str, str, str]]:
    sheet, band = context.table.sheet, context.table.band
    titles = [(sheet, token.cell.address, token.cell.text) for token in band.titles]
    return titles + context.around.notes_on(sheet, band.first_row)


@lru_cache(maxsize=4096)
def _listed_of_another(text: str, wanted: frozenset[str]) -> str:
    """The name of the class of which a title or a note says that figures are, where none that it lists is wanted."""
    found = _LISTED.search(text) if len(text) <= _LONGEST else None
    if found is None or says("code_heading", "left_out", text) or says("code_heading", "other", text):
        return ""
    if names_offence(text) and not _asks(text, wanted):
        return ""  # `Robbery is class 34`
    known = [class_of(code) for code in _CODE.findall(found["codes"])]
    if any(one is None or one.kinds & wanted for one in known):
        return ""
    return next(one.name for one in known if one is not None)


def _asks(text: str, wanted: frozenset[str]) -> bool:
    return any(one is not None and one.search(text) for one in (offences()[kind].asked for kind in wanted))


def _of_another(sheet: str, address: str, text: str, name: str, wanted: frozenset[str]) -> Refusal:
    return Refusal(
        sheet,
        address,
        text,
        f"The code in {clean(text)!r} is that of {name!r}, and the collection asks for {' and '.join(sorted(wanted))}.",
        "Ask the force which is right, the name or the code; if the figures are the answer all the same: "
        f"{SAY_COUNTS}; or, if these lines are no part of it, ignore them with an [[ignore]] and its reason.",
    )
