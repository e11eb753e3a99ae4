"""Whether flagged figures are of the offence that was asked for: the flag stands for no other word of the question.

What belongs here: `Online fraud` or `Knife crime`, where online child sexual offences or knife robberies were asked
for; adults, where children were. What does not: whether figures have the flag (`flagged.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.asked import not_asked
from pipeline.reading.answer.flagged import Above, names_of
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, stems
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.surroundings.context import Surroundings

_CHILDREN = re.compile(r"\b(?:child(?:ren)?|under[- ]18s?|minors?|juveniles?)\b", re.I)
_OF_ADULTS = re.compile(
    r"\badult victims?\b"
    r"|\bvictims?\W+(?:(?:is|are|were|was|who|aged?|an?)\W+)*(?:adults?|18 (?:and|or) (?:over|above))\b"
    r"|\baged? (?:18 (?:and|or) (?:over|above)|over 18)\b|\b(?:all|any) ages?\b",
    re.I,
)
_AN_ADULT = re.compile(
    r"\W*(?:adults?(?: victims?)?|(?:aged? )?18 ?(?:\+|(?:and|or|&) (?:over|above))|over 18s?)\W*", re.I
)
_SUSPECTS = re.compile(r"\b(?:suspects?|offenders?|perpetrators?|accused)\b", re.I)


def of_the_offence_asked(
    leaves: list[Entry], words: FlagWords, asked: str, core: frozenset[str], above: Above, around: Surroundings
) -> None:
    """Refuse flagged figures of another offence than was asked for: where the question names a kind, nothing says it;
    where it names none, what says the flag names another. `core` are the words that the question's title and what it
    counts share: those that are not the flag's tell the offence."""
    needed, wanted = core - stems(words.name), kinds_of_offence(asked)
    children = _CHILDREN.search(asked) is not None
    for entry in leaves:
        texts = [clean(text) for text in names_of(entry, above, around)]
        of_victims = children and not any(map(_SUSPECTS.search, texts))
        adults = next((t for t in texts if children and _OF_ADULTS.search(t)), None) or next(
            (label for label in entry.labels if of_victims and entry.value.low and _AN_ADULT.fullmatch(label)), None
        )
        if adults is not None:
            raise not_asked(
                entry,
                f"{adults!r} says more or less than was asked: the collection asks for offences against children.",
                f"Ask the force for these alone; or, if these are the answer: {SAY_COUNTS}.",
            )
        said = [*texts, *(text for _, _, text in around.notes)]
        named = not wanted or bool(entry.code) or any(_says(text, needed, wanted) for text in said)
        another = next((t for t in texts if not wanted and _is_another(t, needed, words)), None)
        if another is not None or not named:
            raise not_asked(
                entry,
                f"The figures have the {words.name} flag, and "
                + (
                    f"{another!r} is another offence"
                    if another
                    else "nothing says that they are of the offence asked for"
                )
                + ".",
                f"Ask the force for the offence that was asked for; or, if these are the answer: {SAY_COUNTS}.",
            )


def _says(text: str, needed: frozenset[str], wanted: frozenset[str]) -> bool:
    return bool(needed & stems(text) or wanted & kinds_of_offence(text))


def _is_another(text: str, needed: frozenset[str], words: FlagWords) -> bool:
    """True for the name of a flagged offence that has no word of the one asked for: `Online fraud`."""
    return bool(needed and kinds_of_offence(text)) and words.side(text) == "yes" and not needed & stems(text)
