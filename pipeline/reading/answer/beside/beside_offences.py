"""Arrests, victims and the like in a table that states the offences under a heading of their own: another question.

What belongs here: telling them from the offences beside them. What does not: those in place of offences
(`question/asked.py`), or beside the name of one offence (`beside_its_name.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.asked import OTHER_SUBJECTS
from pipeline.reading.answer.question.words import Question, asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import first_of, says


def beside_offences(entries: list[Entry], asked: str) -> list[Entry]:
    """The figures of arrests, victims and the like in a table that states the offences of the same force and period
    under a heading of their own: another question, where offences were asked for."""
    if not asks_for_offences(asked):
        return []
    stated: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        recorded = entry.subject is None and any(says("beside_stated", "recorded", text) for text in entry.labels)
        flagged = entry.subject is None and entry.flag == "yes"
        if (entry.subject == "offences" or flagged or recorded) and not _is_part_of_stated(entry):
            stated.setdefault(_place(entry), []).append(entry)
    return [
        entry
        for entry in entries
        if _place(entry) in stated and _counts_else(entry, asked) and not _is_the_part_asked_for(entry, stated, asked)
    ]


def _is_the_part_asked_for(entry: Entry, stated: dict[tuple[object, ...], list[Entry]], asked: str) -> bool:
    """True for `of which hate crimes` beside `All crimes`: a part that bears the question's words, of a whole that does
    not, and for `of which flagged as online` where those with the flag were asked for."""
    if entry.flag == "yes" and says("flag", "yes", asked):
        return True
    question = make_question(asked)
    return _says_of_which(entry, question) and not any(
        question.says(text) for other in stated[_place(entry)] for text in other.labels
    )


def _says_of_which(entry: Entry, question: Question) -> bool:
    return any(says("subset", "words", text) and question.says(text) for text in entry.labels)


def _counts_else(entry: Entry, asked: str) -> bool:
    """True for a figure of which a label speaks of another subject, or of what was done with things, and of no
    offence: `Positive outcomes`, `Dogs seized`."""
    if _is_part_of_stated(entry) and not any(says("subject", one, asked) for one in ("outcomes", "charges", "arrests")):
        return True
    if entry.subject == "offences":
        return False
    others = [text for text in entry.labels if not names_offence(text)]
    if any(says("no_offence", "done", text) and not says("no_offence", "words", asked) for text in others):
        return True
    said = {entry.subject} | {first_of("subject", text) for text in others}
    return any(subject in OTHER_SUBJECTS and not says("subject", subject or "", asked) for subject in said)


def _is_part_of_stated(entry: Entry) -> bool:
    """True for the detected among the offences, those that are no crimes, and what is said to be `of which`."""
    return any(says("beside_stated", "words", text) for text in entry.labels)


def _place(entry: Entry) -> tuple[object, ...]:
    return entry.table, entry.force, entry.period.start, entry.period.end
