"""Lines of the other side of what was asked for: `Business and community` beside `Residential`, where residential
burglary was asked for, `Burglary other than dwelling` beside `Burglary dwelling`.

What belongs here: telling the two apart on one axis, and the title of one alone. What does not: a side alone, or a
title of both (`question/against_question.py`), ages under a total of their own (`bands_asked.py`), or other offences
(`called_as_asked.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.beside.beside_its_name import innermost, is_left_over
from pipeline.reading.answer.beside.of_those import without_its_number
from pipeline.reading.answer.lines.ages_asked import of_those_who_did_it
from pipeline.reading.answer.question.against_question import side_asked
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.sides import is_of_no_side
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence
from pipeline.reading.labels.words import patterns, says


def of_other_sides(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> list[Entry]:
    """The figures of the other side, on an axis of which each line is of one side or the other, and one alone is of
    that which was asked for, with no word more. Not where the sides are of those who did it, by a heading or a text
    over the table, of which `above` are all."""
    if not asks_for_offences(asked):
        return []
    axes: dict[tuple[int, int], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    sexes: set[tuple[int, int]] = set()
    for leaf in (leaf for leaf in leaves if not of_those_who_did_it(leaf, above)):
        for _, facet in innermost(leaf):
            axes[leaf.table, id(facet.axis)][facet.label.text].append(leaf)
            if facet.axis.family == "sex":
                sexes.add((leaf.table, id(facet.axis)))
    found: list[Entry] = []
    for axis, labels in axes.items():
        sides = {text: _side(text, asked) or _of_neither(text, axis in sexes) for text in labels}
        own = [text for text, side in sides.items() if side == "own"]
        told_apart = len(own) == 1 < len(sides) and all(side in ("own", "other") for side in sides.values())
        if told_apart and not _says_more(own[0], asked):
            found += [leaf for text, those in labels.items() if text != own[0] for leaf in those]
    return found


def is_of_other_side(name: str, asked: str) -> bool:
    """True for the title of the other side alone, of the same offence and with no word more: `Business burglary`."""
    said = without_its_number(clean(name))
    return (
        side_asked(said, asked) == "other"
        and kinds_of_offence(said) == kinds_of_offence(asked)
        and not is_left_over(said)
        and not _says_more(_without_sides(said), asked)
    )


def tables_of_other_sides(above: dict[int, list[str]], asked: str) -> list[int]:
    """The tables under the name of the other side and no word more, `Business and community`, beside one under that of
    the side that was asked for, `Residential`, where each has such a name. `above` are the texts over each."""
    nearest = {number: next(iter(texts), "") for number, texts in above.items()}
    sides = {number: _side(text, asked) for number, text in nearest.items()}
    own = [number for number, side in sides.items() if side == "own"]
    told_apart = len(own) == 1 < len(sides) and all(side in ("own", "other") for side in sides.values())
    if not told_apart or any(_says_more(_without_sides(text), asked) for text in nearest.values()):
        return []
    return [number for number, side in sides.items() if side == "other"]


def _without_sides(text: str) -> str:
    for word in ("business", "adult", "male", "female", "personal", "residential", "of_both"):
        text = patterns("opposite")[word].sub(" ", text)
    return text


def _side(text: str, asked: str) -> str:
    """As `side_asked`, where a side that is denied is the other: `Non-dwelling`."""
    return "other" if _denies_side(clean(text), asked) else side_asked(clean(text), asked)


def _of_neither(text: str, among_sexes: bool) -> str:
    """`other` for victims of no known sex, and for businesses, beside those of both."""
    known = is_of_no_side(text) or says("no_person", "words", text)
    return "other" if among_sexes and known else ""


def _denies_side(text: str, asked: str) -> bool:
    """True for a text that denies the side that was asked for, and no other word: `Burglary other than dwelling`."""
    denied = [text[slice(*m.span("word"))] for m in patterns("denied")["after"].finditer(text)]
    rest = patterns("denied")["after"].sub(" ", text)
    return len(denied) == 1 and side_asked(denied[0], asked) == "own" and side_asked(rest, asked) != "own"


def _says_more(text: str, asked: str) -> bool:
    return bool(make_question(asked).unknown(clean(text).casefold(), joined=True, narrowing=True))
