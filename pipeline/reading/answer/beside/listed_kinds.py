"""Tables named by the kinds that a question lists, all of them and no more: `Residential burglary` and `Business and
community burglary`, where burglary, residential and business and community, was asked for.

What belongs here: whether names are those kinds. What does not: adding the tables up (`answer/shares.py`), or lines of
a table (`lines/added_up.py`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.answer.beside.beside_its_name import is_left_over
from pipeline.reading.answer.beside.of_those import without_its_number
from pipeline.reading.answer.question.kinds_in_brackets import are_all_in_brackets
from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, stems
from pipeline.reading.labels.words import patterns, says


@lru_cache(maxsize=1024)
def are_the_listed_kinds(names: tuple[str, ...], asked: str) -> bool:
    """True where each name is of one thing that the question lists, none is of two or of more, and none is missing."""
    question = make_question(asked)
    if _are_both_sides(names, asked) or are_all_in_brackets(tuple(map(without_its_number, names)), asked):
        return True
    if any(question.unknown(clean(name).casefold(), joined=True, narrowing=True) or _is_less(name) for name in names):
        return False
    by_word = [stems(in_its_words(name, asked)) & question.listed for name in names]
    by_kind = [kinds_of_offence(name) for name in names]
    return _share(by_word, question.listed) or (
        all(len(kinds) == 1 for kinds in by_kind) and _share(by_kind, kinds_of_offence(asked))
    )


def _are_both_sides(names: tuple[str, ...], asked: str) -> bool:
    """True for the two sides of what was asked for whole: `Personal robbery` and `Business robbery`, of robbery."""
    question = make_question(asked)
    for sides in (("personal", "business"), ("residential", "business")):
        if sum(says("opposite", side, asked) for side in sides) == 1 or len(names) != len(sides):
            continue  # one of them was asked for
        of = [frozenset(side for side in sides if says("opposite", side, name)) for name in names]
        rest = names
        for words in (patterns("opposite")[side] for side in (*sides, "of_both")):
            rest = tuple(words.sub(" ", name) for name in rest)
        known = not any(question.unknown(clean(name).casefold(), joined=True) for name in rest)
        if set(of) == set(map(frozenset, ([side] for side in sides))) and known and not any(map(_is_less, names)):
            return all(kinds_of_offence(name) == kinds_of_offence(asked) for name in names)
    return False


def _is_less(name: str) -> bool:
    return is_left_over(name) or says("parts", "attempts", name) or says("total", "words", clean(name))


def _share(parts: list[frozenset[str]], whole: frozenset[str]) -> bool:
    together = frozenset[str]().union(*parts)
    return len(parts) > 1 and all(parts) and together == whole and sum(map(len, parts)) == len(whole)
