"""What a text says of the flag that a collection counts: has it, has it not, or speaks of both.

What belongs here: the flag's own words, and the general words that turn them round. What does not: which figures a text
names (`answer/flags/flagged.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import patterns, says

_MARK = r"(?:flags?|flagged|markers?|marked|tags?|tagged)"
# Words between a negation and the flag that change nothing.
_BETWEEN = (
    r"(?:(?:an?|the|any|all|those|in|as|of|for|with|having|flagged|marked|tagged|recorded|identified|used|being|which|that|"
    r"were|was|are|is|have|has|had|been|committed|crimes?|offences?)\b[\s-]*){0,5}"
)
_BEHIND = (
    r"(?:[\s'’-]*\b(?:enabled|related|facilitated|dependent|involved|based|flags?|flagged|markers?|marked|tags?|crimes?|"
    r"offences?|element|was|were|is|are|being)\b)*"
)
_NOT = (
    r"(?:\bno(?!\.|s?\b\s+of\b)|\bnot(?! (?:only|just|all|solely|necessarily))|\bnon|\bwithout|\bun|\bexclud\w+|\bexcl"
    r"|\bexcept(?:ing| for)?|\bother than|\bapart from|\bneither|\bnor|\blacking|\brather than)\b[\s:=.-]*"
)
_NOT_BEHIND = (
    r"[\s:=(,-]*(?:\b(?:no|n|false|none|nil|blank|not)\W*$|=\s*0\W*$|\b(?:removed|excluded|absent|missing|unticked)\b"
    r"|\bnot (?:used|seen|present|involved|ticked|set|applied|selected|marked|flagged|shown|included|recorded)\b)"
)
_ANSWERS = re.compile(r"\(?\b(?:y(?:es)?\s*(?:/|\bor\b)\s*no?|true\s*/\s*false)\b\)?", re.I)
_YES = re.compile(r"(?:yes|y|true)\W*$", re.I)
_SAYS_YES = re.compile(r"[=:(\"“'‘ ]+(?:yes|y|true)\b", re.I)  # `online flag = Yes`
_NO = re.compile(r"(?!nos?\.$)\W*(?:no|n|false|none|null|nil|blank|not)\W*$", re.I)
# `Online` of how a thing was sent or told, and not of the offence.
_BY_WEB = re.compile(
    r"\b(?:requested|request|published|available|reported|submitted|made|sent|found|viewed|accessed|received|responded)"
    r"(?: \w+)? on-?line\b|\bon-?line (?:request|form|report(?:s|ing|ed)?|portal|survey|response|reply|"
    r"version|publication|disclosure|log|(?:crime |investigation )?(?:team|unit))s?\b",
    re.I,
)


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each flag, which what is remembered of it goes by
class FlagWords:
    """The words of one flag as patterns: its own, those that deny it and those that say both; and the words that may
    stand before `flag` without making it another one. `joined` is the flag beside another one's word."""

    name: str
    own: re.Pattern[str]
    short: re.Pattern[str] | None
    no: re.Pattern[str]
    both: re.Pattern[str]
    joined: re.Pattern[str]
    known: frozenset[str]

    @lru_cache(maxsize=16384)  # noqa: B019  (labels come again with each figure; there are few flags)
    def side(self, text: str) -> str | None:
        """`yes`, `no`, `both`, or None for a text that says nothing of the flag."""
        said = _BY_WEB.sub(" ", clean(text.replace("_", " ")))
        plain = _ANSWERS.sub(" ", said)
        if not self.mentioned(said) and not self.no.search(plain):
            return None
        either = _EITHER.search(said)
        if self.both.search(plain) or self._beside_another(plain) or (either and self.mentioned(said[either.end() :])):
            return "both"
        if self.no.search(plain):
            return "no"
        return "both" if plain != said and not _YES.search(plain) else "yes"

    @lru_cache(maxsize=16384)  # noqa: B019
    def mentioned(self, text: str) -> bool:
        """True for a text with the flag's own words, or that speaks of a flag and of no other one."""
        text = clean(text.replace("_", " "))
        if self.own.search(text) or (self.short is not None and self.short.fullmatch(text)):
            return True
        return any(self._this(match) for match in _FLAG.finditer(text))

    def _this(self, match: re.Match[str]) -> bool:
        before, flagged_as = match.group("before"), match.group("as")
        unknown = [w for w in (before, flagged_as) if w and not _neutral(w) and stems(w) - self.known]
        return not unknown

    def _beside_another(self, text: str) -> bool:
        """True for a text that joins the flag to another one by `or`: `flagged as alcohol or drug related`."""
        others = (match["after"] or match["before"] for match in self.joined.finditer(text))
        return any(stems(other) - self.known and not _neutral(other) for other in others)

    def begins_another(self, text: str) -> bool:
        """True for offences of a name that begins with the flag's word: `Alcohol licensing offences`; not for those
        that are so related, or moved by it."""
        behind = re.search(
            rf"(?:{self.own.pattern})[ -](?P<thing>[a-z]+)[ -](?:offences?|crimes?)\b", clean(text), re.I
        )
        thing = behind["thing"].casefold() if behind and not behind["thing"].isupper() else ""
        known = not stems(thing) - self.known or _neutral(thing) or says("common", "words", thing)
        return bool(thing) and not known and not thing.endswith(("ed", "en"))

    def answer(self, text: str) -> str | None:
        """`yes` or `no` for a label that is an answer alone."""
        text = clean(text)
        said = "yes" if _YES.match(text) else "no" if _NO.match(text) else None
        return said or {"with": "yes", "without": "no"}.get(text.casefold())

    def in_short(self, text: str) -> bool:
        """True for a label that is the initials of a flag of several words, or their opposite: `DA`, `Non DA`."""
        initials = "".join(word[0] for word in self.name.split())
        return len(initials) > 1 and re.fullmatch(rf"(?:non?|not)?[\s-]*{initials}", clean(text), re.I) is not None

    def without(self, text: str) -> str:
        """A text without the flag's words and those that join it to an offence."""
        for pattern in (_SAYS_YES, self.no, self.own, *patterns("flag").values(), _JOINING):
            text = pattern.sub(" ", text)
        return text


_EITHER = re.compile(r"\b(?:whether or not|no matter whether)\b", re.I)  # `they carry an online flag`
_FLAG = re.compile(rf"(?:\b(?P<before>[\w'’]+)[ -]+)?\b{_MARK}\b(?: as (?:an? )?(?P<as>[\w'’]+))?", re.I)
_JOINING = re.compile(
    rf"\b(?:with|where|used|involving|enabled|related|facilitated|flagged|as|committed|{_MARK})\b|\W", re.I
)


def _neutral(word: str) -> bool:
    return patterns("neutral")["words"].fullmatch(word) is not None


@lru_cache(maxsize=64)
def flag_words(flag: str, asked: str) -> FlagWords:
    """The words of a collection's flag; an abbreviation only where `asked` has it in brackets."""
    words = flag.casefold().split()
    words = [word for word in words if stems(word)] or words  # `hate` of `hate crime`
    if patterns("flag")["yes"].search(flag):
        own, short = patterns("online")["own"].pattern, None
        opposite = rf"|{patterns('online')['opposite'].pattern}"
    else:
        own = r"\b" + r"[\s-]+".join(map(_forms, words)) + r"\b"
        initials = "".join(word[0] for word in words)
        shortened = initials if len(words) > 1 else words[0][:3]
        if len(shortened) > 1:  # `alc flag`, `DA-tagged`
            own += rf"|\b{re.escape(shortened)}(?=[ -]{_MARK}\b)"
        if len(words) > 1 and re.search(rf"\({initials}\)", asked, re.I):
            own += rf"|\b{initials}\b"
        short = re.compile(_forms(words[0]), re.I) if len(words) > 1 else None
        opposite = rf"|\bnon[\s-]+{_forms(words[0])}\b"
    this = rf"(?:{own}|\b{_MARK}\b)"
    no = rf"{_NOT}{_BETWEEN}{this}|{this}{_BEHIND}{_NOT_BEHIND}|\bun-?{_MARK}\b{opposite}"
    both = (
        r"\bwith\W*(?:(?:and|or)\b\W*)?without\b"
        r"|\b(?:includ\w+|incl?|plus|as well as|some of which|of which some|whether(?: or not)?)\b"
        rf"[\s:.-]*{_BETWEEN}(?:{own})"
        rf"|\bnot (?:only|just|all|solely|necessarily)\b[^.;]{{0,30}}(?:{own})"
        rf"|(?:{own})(?:[ -]{_MARK})?\W*or (?:not|otherwise|none|unflagged)\b|(?:{own})\W*\?\s*$"
        rf"|(?:{own})\W*(?:\b(?:and|or)\b|/|&)\W*(?:not\b|non\b|off-?line\b)|\b(?:off-?line|non[\s-]*(?:{own}))\W*(?:and|or|/|&)"
        rf"\W*(?:{own})|\b(?:regardless|irrespective) of\b"
        rf"|\bby (?:(?:the|an?|type of) )*(?:(?:{own})[ -]{_MARK}|whether (?:{own})|(?:\w+ )?(?:flag|marker)s?\b)"
    )
    behind = rf"[ -](?:related|enabled|involved|{_MARK})\b"
    joined = (
        rf"(?:{own})(?:{behind})?(?: (?:and/)?or |/| & )(?P<after>[a-z]+){behind}"
        rf"|\b(?P<before>[a-z]+)(?: (?:and/)?or |/| & )(?:{own}){behind}"
    )
    return FlagWords(
        flag,
        re.compile(own, re.I),
        short,
        re.compile(no, re.I),
        re.compile(both, re.I),
        re.compile(joined, re.I),
        stems(f"{flag} {asked}"),
    )


def flag_spoken_of(texts: Iterable[str], asked: str) -> str | None:
    """The flag that a question asks for by its words, where no setting names one and the texts of a file speak of it:
    `online`, the one of many names."""
    words = flag_words("online", asked)
    asks = words.own.search(asked) and words.side(asked) == "yes"
    return "online" if asks and any(words.own.search(in_words(text)) for text in texts) else None


def _forms(word: str) -> str:
    """One word of a flag, single or plural."""
    if word.endswith("fe"):
        return rf"{re.escape(word[:-2])}(?:fe|ves)"
    if word.endswith("y"):
        return rf"{re.escape(word[:-1])}(?:y|ies)"
    return rf"{re.escape(word)}s?"
