"""Tables that each divide one line of another table: a sheet of the sexes in each district, beside a summary of the
districts.

What belongs here: holding their sums to the lines of the summary, which alone is counted. What does not: knowing such
tables (`surroundings/detail_tables.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry, bounds, scope_of
from pipeline.reading.refusal import SAY_COUNTS


def details_agree(entries: dict[int, list[Entry]], details: dict[int, tuple[int, str]]) -> dict[int, str]:
    """The tables, by number, that say no more than a line of another which was read, and why they are left out.
    `details`: the number of that other table and the line's label.

    Raises Refusal where one of them states another sum than its line, or a year that the line has not.
    """
    beside: dict[int, str] = {}
    for number, (summary, label) in details.items():
        if number not in entries or not entries[number]:
            continue
        if not entries.get(summary):
            raise not_asked(
                entries[number][0],
                f"The table is of {label!r}, a line of another table that was not read, and may be less than all.",
                f"See first why that table was refused; or, if these tables are the answer: {SAY_COUNTS}.",
            )
        whole = _by_scope([entry for entry in entries[summary] if label in entry.labels])
        for scope, parts in _by_scope(entries[number]).items():
            if scope not in whole:
                raise two_answers(entries[summary], parts, which="a table and one that divides a line of it")
            if not _may_be_one(bounds(whole[scope]), bounds(parts)):
                raise two_answers(whole[scope], parts, which="a line and the table that divides it")
        beside[number] = f"divides {label!r}, a line of another table; they agree"
    return beside


def _by_scope(entries: list[Entry]) -> dict[object, list[Entry]]:
    found: dict[object, list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.force, scope_of(entry.period)), []).append(entry)
    return found


def _may_be_one(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    (low, high), (other_low, other_high) = one, other
    return (other_high is None or low <= other_high) and (high is None or other_low <= high)
