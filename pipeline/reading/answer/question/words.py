"""The words of a question: which words of a text it has too, which every table has, and which nobody knows.

What belongs here: one word, or whether a text speaks of what was asked. What does not: what follows for a text of
several words (`more_or_less.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.reading.answer.question.kinds_listed import without_kinds
from pipeline.reading.answer.question.named_parts import parts_named
from pipeline.reading.answer.question.same_meaning import in_its_words, in_words_of_question
from pipeline.reading.labels.wording import (
    codes_in,
    kinds_of_offence,
    names_of_kinds,
    names_offence,
    stems,
    without_kind,
)
from pipeline.reading.labels.words import first_of, patterns, says

_WORD = re.compile(r"£\d+|[^\W\d_][\w'’-]*")
# What joins a word to an offence: `alcohol-related`, `da-tagged`.
_JOINED_TO = re.compile(
    r"(?<=[a-z]{2})-(?=(?:related|enabled|flagged|flags?|tagged|tags?|marked|markers?|involved|facilitated|"
    r"crimes?)\b)|\bspecial interest (?=markers?\b)",
    re.I,
)
# `s.76 SCA 2015`, `RTA 1988 s5A`: where the law has an offence, and no word of it.
_LAW = re.compile(
    r"\bss?\.? ?\d+[a-z]?(?:(?:,| and| &) ?\d+[a-z]?)*,? (?:of (?:the )?)?[a-z]{2,4}\b(?: (?:19|20)\d\d)?|"
    r"\b[a-z]{2,4} (?:19|20)\d\d,? ss?(?:ec\w*)?\.? ?\d+[a-z]?",
    re.I,
)
_NUMBERED = re.compile(r"(?<!\d)(?<!\d[a-z])\d{1,3}[a-z]?(?![a-z\d])", re.I)
_SECTION_NUMBER = re.compile(r"\bs(?:s|ec(?:tion)?)?\.? ?(\d+[a-z]?)\b", re.I)
_LISTED = re.compile(r"(?<!/)\b\w+(?: and (?:of )?\w+)+\b(?!/)")
_LISTED_EACH = re.compile(r"\b(?P<one>\w+) (?P<of>\w+),? and (?:of )?(?P<two>\w+) (?P=of)\b")
_SERIES = re.compile(r"\b(?P<kinds>\w+(?:, \w+)+,? (?:and|or) \w+)(?= (?P<of>\w+))")  # `drink, needle or vape spiking`
_LONG = 3  # kinds; a list of so many is one of kinds, and none of two things that were asked for
_ASIDE = re.compile(
    r"(?:,|\b(?:where|whose|who|which|when|in cases|including|involving|against|with)\b).*$", re.I | re.S
)
_SEX_OR_AGE = re.compile(
    r"(?:children|child|adults?|m[ae]n|wom[ae]n|(?:fe)?males?|boys?|girls?|juveniles?|youths?|minors?)$"
)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What was asked, its words, those by which it tells its offence from others, those that it lists with `and`,
    `residential and business burglary` asks for both, and what it leaves out."""

    asked: str
    known: frozenset[str]
    own: frozenset[str]
    listed: frozenset[str]
    left_out: str = ""

    @lru_cache(maxsize=16384)  # noqa: B019  (labels come again with each figure; there are few questions)
    def says(self, text: str) -> bool:
        """True for a text with a word, an offence or a code that this question has and others do not."""
        text = in_its_words(text, self.asked)
        return (
            any(is_beginning(word, self.own) for word in stems(text))
            or bool(kinds_of_offence(text) & kinds_of_offence(self.asked))
            or bool(codes_in(text) & codes_in(self.asked))
        )

    def unknown(self, text: str, *, joined: bool = False, narrowing: bool = False, strict: bool = False) -> str:
        """The first word of a text that neither the question nor every table has. An offence that is `joined` by `and`
        adds to it, if only by name; a sex or an age that is `narrowing` it takes away. `strict` where words of other
        questions are none of this one: `stolen vehicles`."""
        neutral, common = patterns("neutral")["words"], patterns("common")["words"]
        text = self.without_law(_JOINED_TO.sub(" ", in_words_of_question(text.replace("_", " "), self.asked)))
        for _, name in (named for named in names_of_kinds() if named[0] in kinds_of_offence(self.asked)):
            text = name.sub(" ", text)
        for kind in kinds_of_offence(self.asked):
            text = without_kind(text, kind)
        for match in _WORD.finditer(text):
            word = match.group()
            if self.is_another_flag(word):
                return word
            own = stems(word)
            if word[0] == "£" and word in self.asked:
                continue
            if own and (
                all(is_beginning(stem, self.known) for stem in own) or word.casefold() in _unhyphened(self.asked)
            ):
                continue
            if narrowing and _SEX_OR_AGE.match(word):
                return word
            offence = is_act(word)  # `Knife robberies`
            if neutral.fullmatch(word) or (offence and not (joined or narrowing or strict)):
                continue
            if (strict or offence or not common.fullmatch(word)) and (own or not word.isascii()):
                return word
        return ""

    def without_law(self, text: str) -> str:
        """A text without the sections of an Act that the question names too: `ss.2A and 4A PHA 1997`."""
        return _LAW.sub(lambda match: " " if self._is_under(match.group()) else match.group(), text)

    def _is_under(self, law: str) -> bool:
        """True for the sections of an Act that the question names too."""
        own, wanted = (frozenset(map(str.upper, _NUMBERED.findall(said))) for said in (law, self.asked))
        return bool(own) and own <= wanted

    def is_another_flag(self, word: str) -> bool:
        """True for the letters of a flag that the question does not have: `DA stalking` is that by a partner alone."""
        found = patterns("over")["flag_letters"].fullmatch(word)
        letters = found["letters"].casefold() if found is not None else ""
        own = letters in f"{_first_letters(self.asked)} {self.asked.casefold()}"
        return bool(letters) and not own and not (stems(letters) | {letters}) & self.known

    def with_words(self, text: str) -> Question:
        """The question with more words known, as those in the name of an Act that a text gives."""
        return replace(self, known=self.known | stems(text) | {_first_letters(text)})

    def without(self, text: str) -> Question:
        """The question with what it leaves out."""
        return replace(self, left_out=text)

    def leaves_out(self, text: str) -> bool:
        """True for a text that names what the question leaves out and nothing else; it may name what was asked for
        beside it: `Attempted thefts`, where attempts are left out of thefts."""
        if not self.left_out:
            return False
        said = in_words_of_question(text, self.left_out).casefold()
        out = stems(in_words_of_question(self.left_out, self.left_out))
        words = stems(patterns("neutral")["words"].sub(" ", said)) | (stems(said) & out)
        return bool(words & (out - stems(self.asked))) and words <= out | stems(self.asked)


@lru_cache(maxsize=256)
def asks_for_offences(asked: str) -> bool:
    """True where offences were asked for, by that word or by the name of one alone: `Thefts of dogs recorded`; not
    where anything else of them was, as `Arrests for burglary`. What is said of their victims, `where the victim was a
    child`, asks for no victims."""
    parts = [_ASIDE.sub("", part) for part in asked.split(". ")]
    subjects = {first_of("subject", part) for part in parts}
    named = any(names_offence(part) and first_of("subject", part) is None for part in parts)
    return says("subject", "offences", asked) or (named and subjects <= {None, "people"})


@lru_cache(maxsize=256)
def make_question(asked: str) -> Question:
    own = stems(patterns("neutral")["words"].sub(" ", patterns("common")["words"].sub(" ", asked)))
    said = patterns("listed")["one_kind"].sub(
        lambda match: match.group().split()[0], without_kinds(asked, _LONG).casefold()
    )
    each = (stems(f"{match['one']} {match['two']}") for match in _LISTED_EACH.finditer(said))
    pairs = (match for match in _LISTED.finditer(said) if not _repeats(said, match))
    listed = (*(stems(match.group()) for match in pairs), *(both for both in each if len(both) > 1))
    series = (stems(match["kinds"]) for match in _SERIES.finditer(said) if names_offence(match["of"]))
    telling = own | stems(" ".join(word for word in said.split() if is_act(word)))  # `trafficking and possession`
    several = [words for words in (*listed, *series) if words <= telling and len(words) > 1]
    together = several[-1] if several else frozenset()  # what is counted says it best
    known = stems(asked) | stems(in_words_of_question(asked, asked)) | _initials(asked)
    return Question(asked, known, own, together)


def _repeats(said: str, pair: re.Match[str]) -> bool:
    """True where what stands behind `and` is the beginning of the phrase once more: `arson endangering life and arson
    not endangering life`."""
    behind = pair.group().split()[-1]
    return re.search(rf"\b{re.escape(behind)}\b[^.;]*$", said[: pair.start()]) is not None


def is_act(word: str) -> bool:
    """True for a word that says what was done, and is no name of a thing: `possession`, but not `weapons`."""
    return names_offence(word) and not patterns("offence")["objects"].fullmatch(word)


def words_shared(title: str, counts: str) -> frozenset[str]:
    """The words that the title of a question and what it counts share: those that make it. Of several offences that are
    counted, `exposure and voyeurism`, a title that has one by this word has the others by another: `Flashing`."""
    shared, listed = stems(title) & stems(counts), make_question(counts).listed
    return shared if listed <= shared else shared - listed


_JOINING = frozenset(["or", "and", "of", "the", "a", "an", "in", "on", "to", "by", "with", "for"])


@lru_cache(maxsize=256)
def _unhyphened(asked: str) -> frozenset[str]:
    """The words with a hyphen as they are written without: `escooter`, and `escooters`, for `e-scooter`."""
    joined = {word.replace("-", "").casefold() for word in _WORD.findall(asked) if "-" in word}
    return frozenset(form for word in joined for form in (word, word.rstrip("s"), f"{word}s"))


def _initials(asked: str) -> frozenset[str]:
    """The first letters of words of the question that stand together, `fgm` of `Female genital mutilation`, those that
    join them left out or not: `ccb` of `Controlling or coercive behaviour`."""
    words = [match.group().casefold() for match in _WORD.finditer(asked)]
    found = set()
    for said in (words, [word for word in words if word not in _JOINING]):
        letters = "".join(word[0] for word in said)
        found |= {letters[at : at + many] for many in (3, 4, 5) for at in range(len(letters) - many + 1)}
    return frozenset(found)


@lru_cache(maxsize=256)
def _first_letters(asked: str) -> str:
    return "".join(match.group()[0] for match in _WORD.finditer(asked)).casefold()


def is_beginning(word: str, words: frozenset[str]) -> bool:
    """True for one of the words, and for the beginning of one: `shop` of `shoplifting`, `cat` of `catalytic`."""
    return word in words or (len(word) > 2 and any(other.startswith(word) for other in words))


@lru_cache(maxsize=256)
def subject_of_question(asked: str) -> frozenset[str]:
    """The words by which the question tells its offence from others: `dog` of `Theft of a dog`."""
    return stems(patterns("common")["words"].sub(" ", asked))


def says_subject(text: str, asked: str, among: frozenset[str] = frozenset()) -> bool:
    """True for a text with such a word, or with one `among` them."""
    words = among or subject_of_question(asked)
    return any(is_beginning(word, words) for word in stems(in_its_words(text, asked)))


def is_meant(text: str, asked: str) -> bool:
    """True for a label with a word or code of the question, or with the section of an Act, which may be its own."""
    return says_subject(text, asked) or is_named(text, asked)


def is_named(text: str, asked: str) -> bool:
    """True for a label with a kind, a code or a section that the question names, or with the name of a part of it."""
    wanted = kinds_of_offence(asked)
    named = kinds_of_offence(text) & wanted or codes_in(text) & codes_in(asked) or parts_named(text, asked)
    return bool(named or _may_be_section(text, asked))


def _may_be_section(text: str, asked: str) -> bool:
    """True for the section of an Act, unless the question names another, or the text another offence beside it."""
    if kinds_of_offence(text) - kinds_of_offence(asked):
        return False  # `Voyeurism (s67)` beside `Exposure (s66)`
    own, wanted = (frozenset(match.upper() for match in _SECTION_NUMBER.findall(said)) for said in (text, asked))
    return bool(own & wanted) if own and wanted else bool(own)
