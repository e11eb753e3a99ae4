"""A title of victims, arrests or outcomes over lines with the name of the offence: `Hate crime victims` over `Hate
crime`.

What belongs here: figures that have no other heading than the name of what was asked, and a title that says what of it
is counted. What does not: figures without a name (`question/asked.py`), or tables beside those of offences
(`beside/another_question.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.beside.beside_its_name import says_first
from pipeline.reading.answer.question.asked import OTHER_SUBJECTS, not_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import without_breakdown
from pipeline.reading.labels.words import first_of, says
from pipeline.reading.refusal import SAY_COUNTS

_LONGEST = 160
_OTHERS = (*OTHER_SUBJECTS, "incidents")


def no_title_of_else(leaves: list[Entry], above: dict[int, list[str]], asked: str) -> None:
    """Refuse figures named by the offence alone under a nearest title by which they are victims, arrests or the like of
    it. `above` are the texts over each table, the nearest first, and its sheet's name."""
    if not asks_for_offences(asked):
        return
    question = make_question(asked)
    for leaf in {leaf.table: leaf for leaf in leaves}.values():
        said = [question.says(label) for label in leaf.labels]
        if leaf.categories or leaf.subject not in (None, "offences") or not said or not all(said):
            continue
        titles = [clean(text) for text in above.get(leaf.table, [])[:-1] if len(text) <= _LONGEST]
        title = next((text for text in titles if question.says(text)), "")
        subject = _subject(title) if title else ""
        calls = next((text for text in titles if says("one_heading", "no_crimes", text)), "")
        if calls and not title:
            title, subject = calls, "incidents"
        if subject in _OTHERS and not says("subject", subject, asked):
            raise not_asked(
                leaf,
                f"By the title {title!r}, the figures are {subject}, and the collection asks for offences.",
                f"Ask the force for the number of offences recorded; or, if these are: {SAY_COUNTS}.",
            )


def _subject(title: str) -> str:
    """What a title says first of all, or hangs the rest on: `Outcome 1 stalking`, `Hate crime victims`."""
    said = without_breakdown(title)
    first = first_of("subject", said) or ""
    if first in OTHER_SUBJECTS and not says("subject", "offences", said) and says_first(said, first):
        return first
    last = first_of("subject", said.split()[-1]) or "" if said.split() else ""
    if last in OTHER_SUBJECTS and not says("called_as_asked", "joins", said):
        return last
    subject = understand(said).subject or ""
    return "" if subject == "incidents" else subject  # as some forces call offences
