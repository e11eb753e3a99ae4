"""Which event the years of a table date: that of recording counts, not that of an outcome, an arrest or a birth.

What belongs here: the heading over the years, and a title by such years. What does not: the dates of a list of records
(`records/dating.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.axis import Axis

_YEAR = r"(?:financial |fiscal )?(?:years?|fy|f y|dates?|months?|quarters?|period)"
_FILLING = (
    r"(?:the|that|it|was|were|of|when|in|which|on|crimes?|offences?|cases?|records?|first|last|final|based|"
    r"by|according|to|date)"
)
_OF = re.compile(rf"\b{_YEAR} (?:of|when|in which|on which) (?:{_FILLING} )*(?P<event>[a-z]+)")
_DONE = re.compile(rf"\b{_YEAR} (?:{_FILLING} )*(?P<event>[a-z]+)")
_BEFORE = re.compile(rf"(?P<event>\b[a-z]+) {_YEAR}\b")
_BY = re.compile(rf"\bby {_YEAR} (?:of )?(?:the )?(?P<event>[a-z]+)|\bby (?P<before>[a-z]+) (?:date|year)\b")


def dated_by_recording(context: TableContext) -> None:
    """Refuse years of another event than recording, unless the collection asks for such events."""
    never = patterns("dating")["never"]
    if context.around.counts is not None or never.search(key(context.around.asked)):
        return
    for axis in context.table.axes:
        event = event_dated(axis.heading) if axis.role == "period" and axis.heading else None
        if event is not None:
            raise _refused(context, *_place(context, axis), event)
    for title in context.table.band.titles[:2]:
        said = _BY.search(key(title.cell.text)) if len(title.cell.text) <= 160 else None
        event = (said["event"] or said["before"]) if said else ""
        if event and never.search(event):
            raise _refused(context, title.cell.address, title.cell.text, event)


def event_dated(heading: str) -> str | None:
    """The event by which a heading says that its years are counted, where that is not the recording of an offence or
    the offence itself."""
    text = key(heading)
    never = patterns("dating")["never"]
    if (of := _OF.search(text)) and not _plain(of["event"]):
        return of["event"]
    if (done := _DONE.search(text)) and (
        never.search(done["event"]) or (done["event"].endswith("ed") and not _plain(done["event"]))
    ):
        return done["event"]
    before = next((found["event"] for found in _BEFORE.finditer(text) if never.search(found["event"])), None)
    return before


def _plain(word: str) -> bool:
    """True for recording and the offence itself, for words of every table, and for the months of a year."""
    dating = patterns("dating")
    if dating["never"].search(word):
        return False
    known = dating["recorded"].search(word) or dating["other"].search(word)
    return bool(known) or names_offence(word) or not patterns("generic")["words"].sub("", word).strip()


def _place(context: TableContext, axis: Axis) -> tuple[str, str]:
    """The cell in which an axis's heading stands, and its text."""
    for row in reversed(context.table.band.header_rows):
        for token in context.table.band.grid.rows.get(row, []):
            if clean(token.cell.text) and clean(token.cell.text) in clean(axis.heading):
                return token.cell.address, token.cell.text
    return "", axis.heading


def _refused(context: TableContext, cell: str, text: str, event: str) -> Refusal:
    return Refusal(
        context.table.sheet,
        cell,
        text,
        f"The figures are dated by {event!r} ({clean(text)!r}), not by when an offence was recorded: a year holds "
        "other offences than those recorded in it.",
        "Ask the force for counts by the year in which offences were recorded; or, if these are the answer after all: "
        f"{SAY_COUNTS}.",
    )
