"""Whether flagged figures are of the offence that was asked for: the flag stands for no other word of the question.

What belongs here: `Online fraud` or `Knife crime`, where online child sexual offences or knife robberies were asked
for; adults, where children were. What does not: whether figures have the flag (`flagged.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.flags.flagged import Above, names_of
from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.claimed import names_part
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.ages import CHILDREN, ages_in
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import patterns, says
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
    r"\W*(?:adults?(?: victims?)?|(?:aged? )?(?:1[89]|[2-9]\d) ?(?:\+|(?:and|or|&) (?:over|above|older)|"
    r"(?:-|to) ?\d\d)|over (?:1[89]|[2-9]\d)s?)\W*",
    re.I,
)
_YOUNG = re.compile(
    r"\b(?:child\w*|csa?e?|cs[ea]|minors?|juveniles?|girls?|boys?|young|plant|u1[368]|(?:under|aged?|below)\W*(?:\d|1[0-8])|"
    r"(?:\d|1[0-7]) ?(?:-|to|and under|or under))|\bages?\b[^.;]{0,30}<=?\W*1[5-8]\b",
    re.I,
)
_OF_ANY = re.compile(r"\ball (?:(?:notifiable|recorded|reported|types? of|other) )*(?:offences?|crimes?)\b", re.I)
_IMAGES = re.compile(r"\b(?:indecent |prohibited )?(?:images?|photographs?)(?: of (?:a )?child(?:ren)?)?\b", re.I)
_SUSPECTS = re.compile(r"\b(?:suspects?|offenders?|perpetrators?|accused)\b", re.I)


def of_the_offence_asked(
    leaves: list[Entry], words: FlagWords, asked: str, core: frozenset[str], above: Above, around: Surroundings
) -> None:
    """Refuse flagged figures of another offence than was asked for: where the question names a kind, nothing says it;
    where it names none, what says the flag names another. `core` are the words that the question's title and what it
    counts share: those that are not the flag's tell the offence."""
    needed, wanted = core - stems(f"{words.name} flag flagged marked tagged"), kinds_of_offence(asked)
    children = _CHILDREN.search(asked) is not None
    _of_all_of_it(leaves, asked, above)
    _against_children(leaves, asked, needed, above, around)
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
        own = any(_says(label, needed, wanted) for label in entry.labels)
        another = next((t for t in texts if not wanted and _is_another(t, needed, words)), None) or next(
            (label for label in entry.labels if wanted and not own and _names_another(label, asked, words)), None
        )
        if needed and another is None and not any(needed & stems(text) for text in said):
            another = next((text for text in texts if _OF_ANY.search(text)), None)  # of any offence, and flagged
        if another is not None or not named:
            raise not_asked(
                entry,
                f"The figures have the {words.name} flag, and "
                + (
                    f"{another!r} is another offence, or more than the one asked for"
                    if another
                    else "nothing says that they are of the offence asked for"
                )
                + ".",
                f"Ask the force for the offence that was asked for; or, if these are the answer: {SAY_COUNTS}.",
            )


def _of_all_of_it(leaves: list[Entry], asked: str, above: Above) -> None:
    """Refuse figures without names of their own under a title of one offence among those asked for: `Grooming`."""
    if kinds_of_offence(asked) or any(any(naming_labels(leaf)) or leaf.code for leaf in leaves):
        return
    said = {leaf.table: _first_named(above.get(leaf.table, [])) for leaf in leaves}
    alone = {one for title in said.values() for one in _one_of_them(title, asked)}
    if len(alone) == 1 and all(said.values()):
        title = next(iter(said.values()))
        raise not_asked(
            leaves[0],
            f"{clean(title)!r} says less than was asked: {next(iter(alone))!r} alone.",
            f"Ask the force for all of the offences that were asked for; or, if these are the answer: {SAY_COUNTS}.",
        )


def _first_named(titles: list[str]) -> str:
    return next((text for text in titles if says("one_of_them", "words", text)), "")


def _one_of_them(title: str, asked: str) -> set[str]:
    said = _IMAGES.sub("images", title)
    found = {match.group().casefold() for match in patterns("one_of_them")["words"].finditer(said)}
    return {word for word in found if not stems(word) & stems(asked)}


def _against_children(
    leaves: list[Entry], asked: str, needed: frozenset[str], above: Above, around: Surroundings
) -> None:
    """Refuse offences of the kind that was asked for where nothing says that they are against children: `Sexual
    offences with an online flag`. The flag alone may stand for the question."""
    if not _CHILDREN.search(asked) or any(leaf.code for leaf in leaves):
        return
    said = [text for leaf in leaves for text in names_of(leaf, above, around)]
    named = next((text for text in said if needed & stems(text)), None)
    if named is not None and not any(map(_says_children, [*said, *(text for _, _, text in around.notes)])):
        raise not_asked(
            leaves[0],
            f"{clean(named)!r} says more than was asked: nothing in the file says that these are offences against "
            "children.",
            f"Ask the force for those alone; or, if these are the answer: {SAY_COUNTS}.",
        )


def _says_children(text: str) -> bool:
    return bool(_YOUNG.search(text)) or any(a.sure and a.last <= CHILDREN[1] for a in ages_in(text))


def _says(text: str, needed: frozenset[str], wanted: frozenset[str]) -> bool:
    return bool(needed & stems(text) or wanted & kinds_of_offence(text))


def _is_another(text: str, needed: frozenset[str], words: FlagWords) -> bool:
    """True for the name of a flagged offence that has no word of the one asked for, `Online fraud`, and for another
    thing whose name begins with the flag's word: `Alcohol licensing offences`."""
    if words.side(text) != "yes" or needed & stems(text):
        return False
    return bool(needed and kinds_of_offence(text)) or words.begins_another(text)


def _names_another(text: str, asked: str, words: FlagWords) -> bool:
    """True for a label that says the flag of an offence that is none of the one asked for, nor a part of it:
    `Harassment and DA flag` of stalking."""
    named = names_offence(words.without(text)) and not names_part(text, words.without(asked))
    return named and words.side(text) == "yes"
