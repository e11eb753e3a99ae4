"""The kinds that a question says its offence has: `burglary (residential, business and community)`, `child sexual
offences, including grooming`, `hate crime of all strands (race, religion, disability)`.

What belongs here: the question without such a list, and whether a text names some of the kinds only. What does not:
kinds of which each is said to be of offences, and lines that are named by them (`kinds_in_brackets.py`), or two things
that `and` joins in what is asked for itself (`words.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import patterns, says

_LIST = re.compile(
    r"\((?P<opened>(?:including|incl\.?|i\.?e\.?|namely|such as|whether|both)\b[:,]? )?(?P<kinds>[^()]+)\)|"
    r"\b(?:including|namely|such as|comprising|whether|both)\b:? (?P<said>[^();.]+)|"
    r"[:–—] (?P<behind>[^():;.]+)",
    re.I,
)
_BETWEEN = re.compile(r",? (?:and/or|and|or) |[,;] ?| ?& ?", re.I)
_SAME = re.compile(r"(?<=\w)/(?=\w)")  # `dwelling/residential` are one kind
_OF_FORCE = re.compile(r"\b(?:recorded|reported|committed)\b.*$|\bby the (?:force|police)\b.*$", re.I)
_ATTEMPTS = re.compile(r"\battempt", re.I)
_JOINED_TO = re.compile(r"(?:\b(?:and|including|includes?|incl\.?|plus|with)|[&+])\W*$", re.I)
_ALL_OF = re.compile(r"\b(?:all|any|every)(?: \w+)?\W*$", re.I)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NON = re.compile(r"\b(?:non[- ]|not )(?=[a-z])", re.I)  # `non-residential` is another kind than `residential`
_CODES = re.compile(r"\((?=[^()]*\d)[^()]*\)")  # `(Home Office class 56A)`, `(under 18)`
_WITH_OR_WITHOUT = re.compile(r"\bwith(?:,? (?:and|or) |/)without (?P<what>\w+)", re.I)
_SAYS_HOW = re.compile(r"\bonly\b|(?:^|, )no\b|\bother method", re.I)  # `(crimes only, no incidents)`
_FEWEST = 2


def without_kinds(asked: str, fewest: int = 1) -> str:
    """A question without the kinds that it lists, if these are so many: they say how much it is of, and narrow
    nothing."""
    return _LIST.sub(lambda match: " " if len(_kinds_in(match)) >= fewest else match.group(), asked)


@lru_cache(maxsize=8192)
def names_some_kinds(text: str, asked: str) -> int:
    """How many kinds a question lists of which a text names some and not all, `Burglary (residential)`; 0 for any other
    text. What joins one to the name of the whole, `including grooming`, takes nothing away."""
    asked = _CODES.sub("", asked)
    whole, outside = _own_words(without_kinds(asked)), stems(without_kinds(asked))
    said = _NON.sub("non", in_its_words(clean(text), asked))
    words = stems(said) | {word.casefold() for word in _WORD.findall(said)}
    for match in _WITH_OR_WITHOUT.finditer(asked):
        sides = {found.group().split()[0].casefold() for found in _side_of(match["what"]).finditer(said)}
        if len(sides) == 1 and not _WITH_OR_WITHOUT.search(said):
            return _FEWEST
    for match in _LIST.finditer(asked):
        listed = _kinds_in(match)
        kinds = tuple(kind - outside for kind in listed)  # `Theft of dogs (theft, burglary or robbery)`
        shared = frozenset[str].intersection(*kinds) if len(kinds) >= _FEWEST else frozenset[str]()
        kinds = tuple(kind - shared for kind in kinds)
        each = zip(kinds, listed, strict=True)
        named = [bool((kind or all_of) & words) or (not kind and whole <= words) for kind, all_of in each]
        own = frozenset[str]().union(*kinds)
        if any(hit for hit, kind in zip(named, kinds, strict=True) if kind) and not (
            (all(named) and len(kinds) >= _FEWEST) or _is_joined(said, own, whole)
        ):
            return len(kinds)
    return 0


def _side_of(what: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:with|without) {re.escape(what)}\b", re.I)


def _is_joined(text: str, kinds: frozenset[str], whole: frozenset[str]) -> bool:
    """True where the name of the whole stands before the first kind and something joins the two, or `all` does."""
    first = next((word for word in _WORD.finditer(text) if _words(word.group()) & kinds), None)
    before = text[: first.start()] if first is not None else ""
    if _ALL_OF.search(before):
        return True  # `all exploitation types`
    return bool(whole) and whole <= stems(before) and _JOINED_TO.search(before) is not None


def _kinds_in(match: re.Match[str]) -> tuple[frozenset[str], ...]:
    """The words of each kind in a list; none for one thing in brackets that nothing says to be included."""
    text = _OF_FORCE.sub("", match["kinds"] or match["said"] or match["behind"] or "")
    if _SAYS_HOW.search(text):
        return ()
    parts = [part for part in _BETWEEN.split(text) if not _ATTEMPTS.search(part)]
    kinds = tuple(filter(None, (_words(_SAME.sub(" ", _NON.sub("non", part))) for part in parts)))
    return kinds if len(kinds) >= _FEWEST or match["opened"] or match["said"] else ()


def _words(text: str) -> frozenset[str]:
    """The words by which one kind is told; those that every table may have, `contact`, where it has no others."""
    return stems(text) or frozenset(text.casefold().split())


def _own_words(text: str) -> frozenset[str]:
    return stems(patterns("neutral")["words"].sub(" ", patterns("common")["words"].sub(" ", text)))


@lru_cache(maxsize=8192)
def is_listed_kind(text: str, asked: str) -> bool:
    """True for the name of one kind that a question lists, by its words alone: `Contact`, `Indecent images`."""
    said = _NON.sub("non", in_its_words(clean(text), asked))
    words = _words(patterns("neutral")["words"].sub(" ", said).strip() or said)
    kinds = (kind for match in _LIST.finditer(asked) for kind in _kinds_in(match))
    return bool(words) and not says("denied", "answer", said) and any(words <= kind for kind in kinds)
