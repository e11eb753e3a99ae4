"""Bands of ages where the question has a limit, `under 18`: which are below it, and which are not.

What belongs here: one band, the total of those below the limit, and the refusal of others. What does not: older ones
that are left out (`beside/bands_asked.py`), one age alone (`halves.py`), or overlaps (`overlapping_bands.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.tables.line import Line, Table

_UNDER = re.compile(r"\b(?:under|below|u)[- ]?(?P<age>\d{1,2})s?\b(?! (?:and|or|&) )", re.I)
_OVER = re.compile(r"\b(?P<age>\d{1,2}) ?(?:\+|(?:and|or|&) (?:over|above|older)|plus)|\badults?\b", re.I)
_BETWEEN = re.compile(r"\b(?P<from>\d{1,2}) ?(?:-|–|to) ?(?P<to>\d{1,2})\b", re.I)
_NUMBER = re.compile(r"\d+")
_WHO_DID_IT = re.compile(r"\b(?:offenders?|suspects?|perpetrators?|accused|defendants?|nominals?)\b", re.I)
ADULT = 18
_AGAINST_CHILDREN = re.compile(r"\bagainst (?:an? )?(?:child(?:ren)?|under[- ]18s?|minors?)\b", re.I)
_AGES_OF_SUSPECTS = re.compile(r"\bage(?:s| group| band)? of (?:the )?(?:suspects?|offenders?|perpetrators?)\b", re.I)


@lru_cache(maxsize=256)
def limit_of(asked: str) -> int | None:
    """The one age below which those of the question are."""
    limits = {int(match["age"]) for match in _UNDER.finditer(asked)}
    return limits.pop() if len(limits) == 1 else None


def total_below(table: Table | None, number: int, kind: str, asked: str) -> set[tuple[int, str, int]]:
    """The totals of a table that are named by the question's own limit: `Total under 18`."""
    if table is None:
        return set()
    lines = table.rows if kind == "row" else table.columns
    return {(number, kind, line.index) for line in lines if _is_below(line, asked)}


def _is_below(line: Line, asked: str) -> bool:
    text = clean(line.facets[-1].label.text) if line.total and line.facets and line.facets[-1].own else ""
    limit = _UNDER.search(text)
    if limit is None or int(limit["age"]) != limit_of(asked) or len(_NUMBER.findall(text)) > 1:
        return False
    return not make_question(asked).unknown(text.casefold(), joined=True)


@lru_cache(maxsize=1024)
def is_younger(text: str, limit: int) -> bool:
    """True for a band of ages that ends below the limit."""
    if (band := _BETWEEN.search(text)) is not None:
        return int(band["to"]) < limit and family_of(text) == "age"
    under = _UNDER.search(text)
    return under is not None and int(under["age"]) <= limit


@lru_cache(maxsize=1024)
def is_older(text: str, limit: int) -> bool:
    """True for adults, and for a band of ages that begins at the limit or above it."""
    ages = [int(number) for number in _NUMBER.findall(text)]
    return _is_a_band(text) and all(age >= limit for age in ages) and (bool(ages) or limit == ADULT)


def of_those_who_did_it(leaf: Entry, above: dict[int, list[str]]) -> bool:
    """True where a label, a heading or a text over the table speaks of offenders, whose ages were not asked about."""
    facets = [f for line in (leaf.row, leaf.column) if line is not None for f in line.facets]
    texts = [*above.get(leaf.table, []), *(f.label.text for f in facets), *(f.axis.heading for f in facets)]
    return any(_WHO_DID_IT.search(text) for text in texts)


def no_one_older(leaves: list[Entry], tables: dict[int, Table], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures of a band of ages that is not all below the limit, and of anybody whom the total of those below it
    does not add up; not of bands of those who did it. `above` are the texts over each table and its sheet's name."""
    limit = limit_of(asked)
    if limit is None:
        return
    for leaf in (leaf for leaf in leaves if not of_those_who_did_it(leaf, above)):
        for kind, line in (("row", leaf.row), ("column", leaf.column)):
            facet = line.facets[-1] if line is not None and line.facets and line.facets[-1].own else None
            if facet is None or facet.axis.role == "period":
                continue
            text, below = facet.label.text, total_below(tables.get(leaf.table), leaf.table, kind, asked)
            beyond = _is_a_band(text) and any(int(age) >= limit for age in _NUMBER.findall(text))
            if beyond or (below and not leaf.covered & below):
                raise not_asked(
                    leaf,
                    f"{text!r} says more than was asked: the collection asks for offences against those under {limit}.",
                    f"Ask the force for these alone; or, if these are the answer: {SAY_COUNTS}.",
                )


def _is_a_band(text: str) -> bool:
    """True for a band of ages that has no upper end, or both ends."""
    return family_of(text) == "age" and not _UNDER.search(text) and bool(_OVER.search(text) or _BETWEEN.search(text))


def no_suspects_ages(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures by the ages of suspects, under 18 in all, where offences against children were asked for and no
    text over the table says that they are against these."""
    if not _AGAINST_CHILDREN.search(asked):
        return
    for leaf in leaves:
        facets = [f for line in (leaf.row, leaf.column) if line is not None for f in line.facets]
        heads = [text for f in facets for text in (f.axis.heading, *(() if f.own else (f.label.text,)))]
        of_suspects = next((found.group() for text in heads if (found := _AGES_OF_SUSPECTS.search(text))), "")
        if of_suspects and not any(says("opposite", "child", text) for text in above.get(leaf.table, [])):
            raise not_asked(
                leaf,
                f"The ages are those of suspects, by {clean(of_suspects)!r}, and nothing says that the offences are "
                "against children.",
                f"Ask the force for the offences by the age of the victim; or, if these are the answer: {SAY_COUNTS}.",
            )
