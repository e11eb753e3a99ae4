"""The line with the name of what was asked for that is the sum of the lines just before or after it, among lines of
something else: `Fraud offences` below its kinds, `ARSON` over its classes, `Burglary total` beside `Robbery`.

What belongs here: leaving all other lines out before the table is proved, for the sum is the answer, and its parts
prove it. What does not: a sum of all its neighbours (`whole_by_name.py`), lines beside a total whose parts are of its
name (`beside_its_total.py`), or a line that is no sum (`called_as_asked.py`, `wider_wholes.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.beside.another_offence import is_another_offence
from pipeline.reading.answer.beside.called_as_asked import (
    is_called_as_asked,
    is_of_offences,
    tells_offences_apart,
)
from pipeline.reading.answer.beside.wider_wholes import is_no_less, is_wider, own_label
from pipeline.reading.answer.lines.under_total import is_of_else
from pipeline.reading.answer.question.against_question import opposite_of
from pipeline.reading.answer.question.classes import class_of_line, kinds_asked, side_of
from pipeline.reading.answer.question.classes_of_law import classes_asked
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import asks_for_offences, make_question, subject_of_question
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, stems, words_of_kind
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.sums import CellAt, is_whole_of

SUM = "proof of the sum that has the name of what was asked for, or something else beside it"
_TOTAL = re.compile(r"\b(?:sub[- ]?)?totals?\b(?: (?:of|for))?", re.I)
_ALL = re.compile(r"^all\b|\W+all(?: (?:methods?|types?|kinds?|cases|offences))?\W*$", re.I)
_LEAST = 2


def leave_all_but_its_sum_out(table: Table, asked: str, core: frozenset[str]) -> None:
    """Mark as no answer each line but the one that has the name of what was asked, is the sum of those just before or
    after it, or of all that have its words, and has beside these none but lines of something else, or of more. `core`
    are the words that the question's title and what it counts share."""
    apart = tells_offences_apart(asked) or kinds_asked(asked) or core & subject_of_question(asked)
    if not asks_for_offences(asked) or not apart or says("flag", "yes", asked) or says("within", "words", asked):
        return
    _mark(table.rows, table.columns, lambda row, column: table.token(row, column), asked, core)
    _mark(table.columns, table.rows, lambda column, row: table.token(row, column), asked, core)


def _mark(lines: list[Line], across: list[Line], at: CellAt, asked: str, core: frozenset[str]) -> None:
    groups: dict[object, list[Line]] = {}
    for line in lines:
        if not line.measure:
            groups.setdefault((line.periods, line.forces), []).append(line)
    for group in groups.values():
        named = [line for line in group if _is_named(line, asked, core)]
        named = [line for line in named if line.total] if len(named) > 1 else named
        if len(named) != 1:
            continue
        of_all = _ALL.search(own_label(named[0])) is not None  # whatever the others divide it by: `Fraud - all`
        if not of_all and not is_of_offences(named[0].facets[-1].axis, asked):
            continue
        under = [line for line in group if line.index in named[0].children]
        parts = under or _parts_of(named[0], group, across, at, asked, core)
        outside = [line for line in group if line is not named[0] and all(line is not part for part in parts)]
        if not parts or not (outside or of_all) or any(line.children for line in lines) != bool(under):
            continue
        if any(_is_else(part, asked) or is_of_else(own_label(part)) for part in under):
            continue
        heads = [line for line in outside if line.children]
        joined = {index for head in heads if named[0].index in head.children for index in head.children}
        over_else = {
            index
            for head in heads
            if _is_else(head, asked) or (head.index in joined and _shares_no_word(head, named[0], asked))
            for index in (head.index, *head.children)
        }
        rest = [line for line in outside if line.index not in over_else and named[0].index not in line.children]
        if all(_is_else(line, asked) or _is_more(line, named[0], across, at, asked, core) for line in rest):
            named[0].children = frozenset()  # the parts prove it, and are no figures of their own
            for line in (*parts, *outside):
                line.measure = SUM


def _is_named(line: Line, asked: str, core: frozenset[str]) -> bool:
    """True for the name of what was asked for, as a total or not; also without the offence's own word, `Residential
    total`, in a table that has it."""
    text = own_label(line)
    if not text or line.flag or line.subset:
        return False
    name = clean(_ALL.sub(" ", _TOTAL.sub(" ", text))).strip(" -–:")
    if is_called_as_asked(name, asked, core):
        return True
    told = core & subject_of_question(asked)
    own_word = any(words_of_kind(asked, kind) for kind in kinds_of_offence(asked))
    return line.total and bool(told) and own_word and stems(name) == told


def _parts_of(
    line: Line, group: list[Line], across: list[Line], at: CellAt, asked: str, core: frozenset[str]
) -> list[Line]:
    """The lines of which one is the sum, throughout: those just before it, or just after it, or all with its words."""
    place = next(index for index, other in enumerate(group) if other is line)
    before, after = group[:place][::-1], group[place + 1 :]
    runs = [run[:many] for run in (before, after) for many in range(_LEAST, len(run) + 1)]
    told = core & subject_of_question(asked)
    runs.append([o for o in group if o is not line and not o.total and told and _has(own_label(o), told, asked)])
    fits = (run for run in runs if not any(part.total or _is_else(part, asked) for part in run))
    return next((run for run in fits if is_whole_of(line, run, across, at)), [])


def _has(text: str, told: frozenset[str], asked: str) -> bool:
    return told <= stems(in_words_of_question(text, asked)) and kinds_of_offence(text) == kinds_of_offence(asked)


def _is_else(line: Line, asked: str) -> bool:
    """True for an offence that is none of what was asked, by its class, by law, or by words against the question."""
    text = clean(_TOTAL.sub(" ", own_label(line)))
    if not text or line.flag or line.subset:
        return False
    kinds = kinds_asked(text)
    if kinds and kinds_asked(asked) and not kinds & kinds_asked(asked):
        return not make_question(asked).own & stems(in_words_of_question(text, asked)) or not kinds_of_offence(asked)
    code = next((facet.label.code for facet in line.facets if facet.label.code), None) or ""
    if kinds_asked(asked) and side_of(class_of_line(text, code), asked) == "other":
        return True
    return is_another_offence(text, asked, classes_asked(asked, "")) or bool(opposite_of(text, asked))


def _shares_no_word(line: Line, named: Line, asked: str) -> bool:
    """True for `Forgery offences` beside `Fraud offences`, which `Fraud and forgery` adds up."""
    own = stems(in_words_of_question(own_label(line), asked)) - stems("other")
    return bool(own) and not own & (make_question(asked).own | stems(own_label(named)))


def _is_more(line: Line, named: Line, across: list[Line], at: CellAt, asked: str, core: frozenset[str]) -> bool:
    """True for a total, or the name of more than was asked, that is no less than the line in any place."""
    text = clean(_ALL.sub(" ", _TOTAL.sub(" ", own_label(line))))
    plain = line.total and not stems(patterns("neutral")["words"].sub(" ", text))
    wider = plain or is_wider(text, asked, core, part=True, titled=False)
    return wider and is_no_less(line, named, across, at)
