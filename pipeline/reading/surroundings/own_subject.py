"""Whether a sentence is about something else than the figures that it stands by: `The force moved to Niche in June`.

What belongs here: the grammar of one sentence. What does not: what notes about the figures say
(`answer/notes/attached.py`, `answer/notes/caveats.py`), or which notes concern a figure (`marked.py`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns, says

_FEWEST = 5  # words of a sentence: in fewer, what is left unsaid is the figure itself
_LONGEST_SUBJECT = 12


@lru_cache(maxsize=4096)
def is_about_something_else(sentence: str) -> bool:
    """True for a whole sentence with a verb of its own, of which the subject is no figure, no offence and no one
    concerned in one, and which says nothing of what is among the figures or how they were made."""
    said = clean(sentence).strip(" .;!")
    words = patterns("attached")
    if len(said.split()) < _FEWEST or words["of_figures"].search(said):
        return False
    verb = next((m for m in words["verb"].finditer(said) if m.start()), None)
    if verb is None:
        return False
    subject = said[: verb.start()].strip()
    if words["relative"].search(subject) or len(subject.split()) > _LONGEST_SUBJECT:
        return False
    return not (says("attached", "subject", subject) or names_offence(subject))
