"""Figures that are called by less than the offence that was asked for, and so may hold more: `Vehicle offences`, where
thefts of vehicles were asked for, `Fraud` where fraud by false representation was.

What belongs here: a name that has only some of the words that make the question, in a file that nowhere has the others.
What does not: words that narrow any offence (`qualified.py`), names with words that the question has not
(`more_or_less.py`), or several lines (`neighbours.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import (
    Question,
    asks_for_offences,
    is_beginning,
    make_question,
)
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems, words_of_kind
from pipeline.reading.labels.words import patterns
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reference.offences.known import offences

_LONGEST = 160
_OF_TWO_SIDES = ("both", "of_both")  # by which a text joins them, whatever it says
_BRACKETS = re.compile(r"\([^()]*\)")
_COMBINED = re.compile(r"\b(?:combined|together)\b", re.I)  # `Vehicle crime (theft of and theft from, combined)`
_CHAPTER = re.compile(r"^(?:all |total |recorded )*(?:\w+ ){1,2}(?:offences|crimes?)(?: (?:recorded|reported))?$", re.I)


def no_wider_name(
    leaves: list[Entry], above: dict[int, list[str]], everything: list[str], asked: str, core: frozenset[str]
) -> None:
    """Refuse figures of which the one label, or a text over them, is the name of an offence with nothing but words of
    the question, where a word that makes the question stands nowhere in the file. `core` are the words that its title
    and what it counts share, `above` the texts over each table, `everything` all that the file says."""
    question = make_question(asked)
    told = (core & _telling(asked)) - question.listed - _told_elsewhere(asked)
    if not leaves or len(told) < 2 or not asks_for_offences(asked):
        return
    labels = {facet.label.text for leaf in leaves for facet in naming_labels(leaf, flagged=True, totals=True)}
    for leaf in {leaf.table: leaf for leaf in leaves if not leaf.of_records}.values():
        said = (*(labels if len(labels) == 1 else ()), *above.get(leaf.table, ()))
        name = next((text for text in said if _is_wider(text, question, told)), None)
        if name is None:
            continue
        told_of = [clean(text) for text in everything if not _COMBINED.search(text)]
        texts = [*told_of, *(in_words_of_question(text, asked) for text in told_of)]
        words = {word: {word, *stems(in_words_of_question(_written(asked, word), asked))} for word in told}
        if missing := sorted(w for w in told if not any(_has(text, one) for text in texts for one in words[w])):
            raise not_asked(
                leaf,
                f"{clean(name)!r} may be more than was asked for: nothing in the file has the word "
                f"{_written(asked, missing[0])!r}.",
                f"Ask the force whether these are what was asked for alone; if they are: {SAY_COUNTS}.",
            )


def _telling(asked: str) -> frozenset[str]:
    """The words of a question that not every table has: `possession`, but not `against`."""
    kept = patterns("neutral")["words"].sub(lambda match: match.group() if names_offence(match.group()) else " ", asked)
    return stems(kept)


def _told_elsewhere(asked: str) -> frozenset[str]:
    """The words of a question without which its offence is called the same, those that narrow any offence, and those in
    brackets, another name for it."""
    sides = (pattern for name, pattern in patterns("opposite").items() if name not in _OF_TWO_SIDES)
    narrowing = (*patterns("qualifier").values(), *sides, patterns("unneeded")["words"])
    said = [match.group() for pattern in (*narrowing, _BRACKETS) for match in pattern.finditer(asked)]
    return stems(" ".join(text for text in said if not _names_a_part(text, *kinds_of_offence(asked))))


def _is_wider(text: str, question: Question, told: frozenset[str]) -> bool:
    """True for a name with some of the words that make the question, not all, and no other."""
    asked = question.asked
    if len(text) > _LONGEST or not (names_offence(text) or _CHAPTER.match(clean(text))):
        return False
    text = patterns("quoted")["any"].sub(" ", clean(text))
    said = in_words_of_question(text, asked)
    named = [word for kind in kinds_of_offence(text) for word in _named_by(kind, asked)]  # by any of its names
    own = {word for word in told if _has(said, word) or _has(text, word) or word in stems(" ".join(named))}
    letters = [word for word in said.split() if patterns("over")["flag_letters"].fullmatch(word)]
    if any(not question.is_another_flag(word) for word in letters):
        return False  # `DA stalking`, of domestic abuse
    return bool(own) and own != told and not question.unknown(bare(said).casefold())


def _named_by(kind: str, asked: str) -> Iterator[str]:
    """The words of a question that the name of a kind of offence stands for; not `cannabis`, a part of that kind."""
    return (word for word in words_of_kind(asked, kind) if not _names_a_part(word, kind))


def _names_a_part(text: str, *kinds: str) -> bool:
    """True for a word that names a part of one of the kinds of offences."""
    those = (offences()[kind] for kind in kinds if kind in offences())
    return any(part.search(text) for one in those for part in one.less)


def _has(text: str, word: str) -> bool:
    return any(is_beginning(own, frozenset([word])) for own in stems(text))


def _written(asked: str, stem: str) -> str:
    """The word of the question that has this stem, as it stands there."""
    return next((word for word in re.findall(r"[^\W\d_]+", asked) if stem in stems(word)), stem)
