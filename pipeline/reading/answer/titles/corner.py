"""What the corner of a table says, over its labels and left of its headings: `Victims`, `% of total`, `Thousands` or
`Robbery` over rows that are none of these, so that it speaks of the figures.

What belongs here: the cell at the crossing of both headings. What does not: headings by which the lines are something
else (`headings.py`), or words that stand apart from the table (`lone_words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reading.answer.question.saying import tails, why_not
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.answer.titles.lone_words import narrows
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.districts import is_district
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import names_offence, role_of_heading, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Facet, Table
from pipeline.reading.tables.tokens import Token

_OTHER_THINGS = ("victims", "suspects", "arrests", "charges", "outcomes", "investigations", "orders", "devices")
_NO_COUNTS = ("percentage", "rate", "scaled", "average", "estimate", "money", "change")
_LONGEST = 60
_OF_RECORDS = re.compile(
    r"\b(?:numbers?|no\.?|ref(?:erence)?s?|ids?|urns?)\W*$", re.I
)  # `Count of Investigation Number`


def no_corner_of_else(leaves: list[Entry], contexts: list[TableContext], asked: str) -> None:
    """Refuse figures of which the corner says what they are, where it does not say what its labels are."""
    if not asks_for_offences(asked):
        return
    used = {leaf.table: leaf.force for leaf in leaves}
    for context in (c for c in contexts if c.number in used):
        for token, labels in _corners(context.table):
            said = clean(token.cell.text)
            why = _why(said, labels, asked, used[context.number]) if len(said) <= _LONGEST else ""
            if why:
                raise Refusal(
                    context.table.sheet,
                    token.cell.address,
                    token.cell.text,
                    f"{said!r} stands in the corner over {labels[0].label.text!r}, and may say that the figures are "
                    f"{why}.",
                    f"Ask the force what the figures count; or, if they are the answer all the same: {SAY_COUNTS}.",
                )


def named_in_corner(table: Table) -> list[str]:
    """The offences that a corner names over lines that name nothing, `Offences`, `Number`: as a title does."""
    return [
        token.cell.text
        for token, labels in _corners(table)
        if names_offence(clean(token.cell.text))
        and not role_of_heading(clean(token.cell.text))
        and all(facet.label.subject == "offences" or says("unspecific", "words", facet.label.text) for facet in labels)
    ]


def texts_in_corners(table: Table) -> list[str]:
    """The texts over the labels of a table, whatever its lines are called."""
    return [clean(token.cell.text) for token, _ in _corners(table)]


def _corners(table: Table) -> Iterator[tuple[Token, list[Facet]]]:
    """The texts over each column of labels, with the labels below."""
    band = table.band
    first = min(band.value_columns, default=-1)
    for column in (c for c in band.label_columns if c < first):  # words behind the numbers are beside them
        labels = [f for row in table.rows for f in row.facets if f.own and f.token.cell.column == column]
        for row in band.header_rows if labels else ():
            token = band.grid.tokens.get((row, column))
            if token is not None and token.kind == "text":
                yield token, labels


def _why(said: str, labels: list[Facet], asked: str, force: str) -> str:
    label = understand(said)
    if not role_of_heading(said) and (says("lone", "measured", said) or label.measure in _NO_COUNTS):
        return "no counts"
    question = make_question(asked)
    if question.says(said) and (
        word := next((w for part in tails(said, question) if (w := question.unknown(part))), "")
    ):
        return f"of what {word!r} says"  # `Harassment: "Facebook" in the text`
    if question.says(said) and not role_of_heading(said) and why_not(said, question, force, of_all=True, whole=False):
        return "of more or of less than was asked for"  # `Robbery (excluding attempts)`
    if _has_another_marker(said, asked) and not any(_tells_sides(facet) for facet in labels):
        return "of those with that flag alone"  # `Domestic abuse` over `Partner` and `Family`
    if any(facet.axis.role == "category" and facet.axis.family != "district" for facet in labels):
        return ""  # `Victims` over their sexes
    if how := narrows(said, asked):
        return how
    if all(names_offence(facet.label.text) for facet in labels) and _is_of_some(said, asked):
        return "of some of those concerned, or of those with a flag alone"
    if not all(_speaks_of_offences(facet, asked, force) for facet in labels):
        return ""
    if _OF_RECORDS.search(said):
        return ""
    if label.subject in _OTHER_THINGS and not says("subject", label.subject or "", asked):
        return f"of {label.subject}"
    tried = says("over", "attempts", said) and not says("over", "attempts", asked)
    return "of attempts alone" if tried else ""


def _has_another_marker(text: str, asked: str) -> bool:
    """True for a text that names a flag, which offences of any name may have, and that the question does not name."""
    known, online = make_question(asked).known, patterns("online")["own"]
    words = (match.group() for match in patterns("called_as_asked")["marker"].finditer(text))
    others = (word for word in words if not (stems(word) | {word.casefold()}) & known)
    return any(not (online.search(word) and online.search(asked)) for word in others)


def _tells_sides(facet: Facet) -> bool:
    """True for a label by which some have a flag and others not: `Yes`, `Not domestic`, `None`, `Other offences`."""
    return facet.label.category == "answer" or says("called_as_asked", "sides", facet.label.text)


def _is_of_some(said: str, asked: str) -> bool:
    """True for `Offence committed by under 18s` and `Crime (domestic abuse)`, where these were not asked for."""
    said = patterns("called_as_asked")["level"].sub("", said)  # `Minor crime type`
    marked = _has_another_marker(said, asked)
    sides = [side for side in ("child", "female", "male") if says("opposite", side, said)]
    return marked or (len(sides) == 1 and not says("opposite", sides[0], asked))


def _speaks_of_offences(facet: Facet, asked: str, force: str) -> bool:
    """True for a label of which no other heading can be a name: a total, a year, a district, what was asked for."""
    label = facet.label
    if label.total or label.period or label.force or facet.axis.role == "period":
        return True
    return is_district(label.text, force) or make_question(asked).says(label.text)
