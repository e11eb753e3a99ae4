"""Whether the particulars over a table leave its figures what was asked for: `Outcome | Charged`, `Status | Draft`.

What belongs here: particulars that are filters of the figures. What does not: those heard as titles (`lines_over.py`),
as notes (`notes/caveats.py`), or filters that a program printed (`filters.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.answer.titles.filters import Filter, is_asked, split_filters
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.seasons import part_of_each_year
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, without_periods
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.particulars import Particular


def no_particular_narrows(
    leaves: list[Entry], contexts: list[TableContext], asked: str, words: FlagWords | None
) -> None:
    """Refuse figures over which a line of a name and a value says that they are a part of what was asked for, or
    something else. `words` are those of the flag that counts."""
    question = make_question(asked)
    if not asks_for_offences(asked) or not (question.own or kinds_of_offence(asked) or words):
        return
    used = {leaf.table: leaf.force for leaf in leaves}
    for context in (c for c in contexts if c.number in used):
        sheet, forces = context.table.sheet, {used[context.number]}
        for particular in context.table.band.particulars:
            if not all(is_asked(one, question, forces, words) for one in _filters(sheet, particular)):
                raise _refusal(sheet, particular, "By a filter, the figures are only a part of what was asked for")
            if says("not_final", "words", _state(particular)):
                raise _refusal(sheet, particular, "By a line over the table, its figures are not final")


def _filters(sheet: str, particular: Particular) -> list[Filter]:
    """The filters that one line tells of: by its name, or by its value where its name is `Filters`."""
    name, value = clean(particular.name.cell.text).rstrip(" :"), clean(particular.value.cell.text)
    if particular.kind != "filter":
        return []
    if not part_of_each_year(value) and (
        periods := find_periods(value)
    ):  # the years are heard elsewhere; `Charged in 2019/20` says more than them
        value = without_periods(value, periods)
        if not any(map(str.isalpha, value)):
            return []
    if says("filter", "head", f"{name}:"):
        return split_filters(sheet, particular.value.cell.address, value)
    return [Filter(sheet, particular.value.cell.address, particular.said, name, value)]


def _state(particular: Particular) -> str:
    """What a line says of how far the figures may be relied on: `Status | Draft`."""
    return particular.said if says("filter", "state", clean(particular.name.cell.text)) else ""


def _refusal(sheet: str, particular: Particular, why: str) -> Refusal:
    return Refusal(
        sheet,
        particular.value.cell.address,
        particular.value.cell.text,
        f"{why}: {particular.said[:160]!r}.",
        "Ask the force for the figures that were asked for; or, if these are the answer: ignore the line with an "
        f'[[ignore]] of cells = "{particular.name.cell.address}:{particular.value.cell.address}" and its reason, or '
        f"{SAY_COUNTS}.",
    )
