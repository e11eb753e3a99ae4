"""A part of any name beside the rest under a printed total of every row, where the title names the whole: `Bitten`,
`Other`, `Total`.

What belongs here: which parts may be judged by their total, for the title says what that counts. Two unknown parts may
still be two things, `Reported` and `Confirmed`; one that `Other` stands beside is a part of what the title names. What
does not: parts that are known by their own names (`known_parts.py`), whether a total adds up (`tables/proof.py`), or
what the title says beyond that (`question/more_or_less.py`, `titles/narrowed.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from pipeline.reading.answer.lines.known_parts import is_end, no_parts_of_total
from pipeline.reading.answer.lines.members import is_counted_beside
from pipeline.reading.answer.question.asked import OTHER_SUBJECTS
from pipeline.reading.answer.question.kinds_in_brackets import are_of_each_kind
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.opposites import has_opposite
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.tables.line import Facet, Line, Table

_JOINED = re.compile(r"\b(?:and|or|non|not|no)\b|[&/+]", re.I)
_TOTAL = re.compile(r"(?:grand |overall )?total", re.I)
_OTHERS = re.compile(r"(?:all )?others?(?: [a-z]+)*$", re.I)


def held_under_their_totals(
    leaves: list[Entry], tables: dict[int, Table], asked: str, above: dict[int, list[str]]
) -> list[Entry]:
    """The figures as their totals name them, where a plain `Total` adds up every one of the table's, a text over it
    names what was asked for, and no more than one part is of an unknown name, beside the rest; or each is of a kind
    that the question lists in brackets, and none of these is missing. `above` are the texts over each table and its
    sheet's name."""
    by_table: dict[int, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        by_table[leaf.table].append(leaf)
    held: list[Entry] = []
    for number, group in by_table.items():
        table = tables.get(number)
        if table is not None and any(names_the_whole(without_forces(text), asked) for text in above.get(number, [])):
            group = _under(group, table.columns, "column", asked)
            group = _under(group, table.rows, "row", asked)
        held += group
    return held


def _under(group: list[Entry], lines: list[Line], kind: str, asked: str) -> list[Entry]:
    """The figures of a table, those with a plain total of their rows, or else columns, as that total names them."""
    totals = {line.index: line for line in lines if line.total and _is_plain(line)}
    found: list[Line] = []
    facets: dict[str, Facet] = {}
    for entry in group:
        line = entry.column if kind == "column" else entry.row
        facet = line.facets[-1] if line is not None and line.facets else None
        covering = (totals[index] for _, of, index in entry.covered if of == kind and index in totals)
        total = next((t for t in covering if line is not None and t.periods == line.periods), None)
        if facet is None or total is None or not facet.own or facet.axis.role not in ("other", "offence"):
            return group
        facets[facet.label.text] = facet
        found.append(total)
    texts = tuple(sorted(facets))
    if are_of_each_kind(texts, asked):
        return [named_by(entry, total, kind) for entry, total in zip(group, found, strict=True)]
    if len(texts) < 2 or not all(_may_be_a_part(facet, texts, asked) for facet in facets.values()):
        return group
    others = any(_is_rest(text, asked) for text in texts)
    unknown = no_parts_of_total(list(facets.values()), asked, group[0].force)
    if sum(not _is_rest(facet.label.text, asked) for facet in unknown) > others:
        return group
    return [named_by(entry, total, kind) for entry, total in zip(group, found, strict=True)]


def _is_plain(line: Line) -> bool:
    """True for a total that says no more than that, of which year, and that it is of offences."""
    return (
        not line.partial_total
        and all(f.label.total or f.label.period for f in line.facets if f.label.rest)
        and all(map(_TOTAL.fullmatch, line.offences))
        and set(line.subjects) <= {"offences"}
        and not line.categories
    )


def named_by(entry: Entry, total: Line, kind: str) -> Entry:
    """A figure as a total of its row, or column, is named."""
    row, column = (entry.row, total) if kind == "column" else (total, entry.column)
    lines = [line for line in (row, column) if line is not None]
    facets = [facet for line in lines for facet in line.facets]
    return replace(
        entry,
        row=row,
        column=column,
        offence=" - ".join(dict.fromkeys(name for line in lines for name in line.offences)) or None,
        categories=tuple(dict.fromkeys(one for line in lines for one in line.categories)),
        flag=next((line.flag for line in lines if line.flag), None),
        subject=next((subject for line in lines[::-1] for subject in line.subjects[::-1]), None),
        labels=tuple(f.label.text for f in facets if not f.label.period and not f.label.force),
    )


@lru_cache(maxsize=4096)
def names_the_whole(text: str, asked: str) -> bool:
    """True for a title that says what was asked for, and no word that the question does not have."""
    question = make_question(asked)
    if not question.says(text) or not (names_offence(text) or says("subject", "offences", text)):
        return False
    said = clean(text).casefold()
    others = any(says("subject", subject, said) for subject in OTHER_SUBJECTS)
    return not others and not question.unknown(said, joined=True, narrowing=True)


def _may_be_a_part(facet: Facet, texts: tuple[str, ...], asked: str) -> bool:
    label = facet.label
    known = label.period or label.several_periods or label.force or label.place or label.code
    return not known and not label.total and _may_divide(label.text, texts, asked)


def _is_rest(text: str, asked: str) -> bool:
    """True for `Other`, and for `Other emergency workers` where these were asked for: what stands beside it is then a
    part of the same, whatever it is called."""
    return _OTHERS.match(text) is not None and not make_question(asked).unknown(text.casefold(), joined=True)


def _is_beside_others_of_it(text: str, texts: tuple[str, ...], asked: str) -> bool:
    """True for the name of an offence that `Other` of what was asked stand beside: `Forced marriage` beside `Other
    honour-based abuse offences`."""
    kinds = kinds_of_offence(asked)
    known = not kinds or kinds & kinds_of_offence(text)
    others = any(_is_rest(other, asked) and make_question(asked).says(other) for other in texts)
    return bool(known and others and kinds_of_offence(text)) and not _JOINED.search(text)


@lru_cache(maxsize=4096)
def is_of_else(text: str) -> bool:
    """True for what says that it is no part of any offences: arrests, crimes that were none, what is counted beside."""
    return (
        first_of("subject", text) not in (None, "offences")
        or any(says("parts", name, text) for name in ("never", "uncounted"))
        or is_counted_beside(text)
        or says("no_offence", "words", text)
        or says("odd_line", "adjusted", text)
        or bool(find_periods(clean(text)))
    )


@lru_cache(maxsize=4096)
def _may_divide(text: str, texts: tuple[str, ...], asked: str) -> bool:
    """True unless a label is known for something else than a part of the offences: what is counted beside them, what
    became of them, another offence, one of those that the question names, things among what are none."""
    if _is_rest(text, asked) or _is_beside_others_of_it(text, texts, asked):
        return True
    if names_offence(text) or make_question(asked).says(text) or is_end(text) or is_of_else(text):
        return False
    if says("subset", "words", text) and not has_opposite(text, texts):
        return False
    # `Vehicle` may be of another offence.
    return says("category", "any", text) or bool(re.search(r"\w", patterns("common")["words"].sub(" ", text)))
