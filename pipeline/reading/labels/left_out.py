"""What a text leaves out: `Criminal damage (excluding arson)`, `Criminal damage, arson not included`, `Letters and
calls are not to be counted.`

What belongs here: one text. What does not: what that means for figures (`answer/question/`).
"""

from __future__ import annotations

import re
from functools import lru_cache

_WHO = r"(?:(?:that were |which were )?(?:recorded|reported|committed)\b|by the (?:force|police)\b)"
_LEFT_OUT = re.compile(
    r"[,;(\s–-]+(?:but )?(?:exclud(?:es|ing|ed)|excl\b\.?|(?:does |do )?not includ(?:ing|e)|other than|"
    rf"except(?:ing| for)?|but not|(?<=\()not(?= [a-z])|apart from)\s+(?P<after>[^();.]+?)(?=\s+{_WHO}|[();.]|$)\)?|"
    r"[,;.(–-]\s*(?P<before>[^,();.]+?) (?:(?:is|are|to be) )?(?:not included|excluded|left out|not counted)\b\)?",
    re.I,
)
_BE = r"(?:(?:is|are|was|were|have|has|been|be|being|to|must|should|shall|need|needs|do|does) )*"
# Sentences that say nothing else. One with a list leaves all of it out; of another, what stands behind the last comma.
_WHOLE_SENTENCES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?:we|i|please) (?:do not|don['’]t|no longer) (?:want|need|require|ask for|count|include) (?P<what>.+)",
        r"(?:please )?(?:exclud(?:e|es|ing)|leave out|leaving out|omit|ignore|not including|does not include) "
        r"(?P<what>.+)",
        rf"(?P<what>.+?),? {_BE}not {_BE}(?:counted|included|wanted|required|needed|asked for|part of (?:it|this))\b"
        r"(?P<more>.*)",
        rf"(?P<what>.+?),? {_BE}(?:left out|excluded|left aside|omitted|removed|taken out|not counted)"
        r"(?: (?:from|of) (?:these|the|this|our|all)? ?(?:figures?|counts?|data|numbers?|totals?|it))?",
        r"(?P<what>.+?) (?:is|are|has|have) (?:another|a separate|a different|an? other)(?: \w+)? (?:question|request)",
        r"no (?P<what>.+?) (?:is|are) (?:counted|included|wanted)\b.*",
    )
)
_SENTENCE = re.compile(r"(?<=[a-z\d)])[.;:](?:\s+|$)|\n")
_NOR = re.compile(r",? nor (?:(?:is|are|were|do|does) )?(?P<what>.+)", re.I)
_LIST = re.compile(r"\b(?:and|or|nor)\b|&|\bleft out, ", re.I)
_EITHER_WAY = re.compile(
    r"[,;(\s–-]+(?:whether or not|whatever|regardless of|irrespective of|no matter|with or without)\b"
    r"(?![^.;()]*\bcrim(?:es?|ed)\b)[^.;(),]*\)?",  # reports `whether or not a crime was recorded` are no crimes
    re.I,
)


def without_either_way(text: str) -> str:
    """What a question asks for without what makes no difference to it: `Arson, whether or not life was endangered`."""
    return _EITHER_WAY.sub("", text)


@lru_cache(maxsize=8192)
def without_left_out(text: str) -> tuple[str, str]:
    """The text without what it leaves out, and what that is; empty where it leaves nothing out."""
    kept, said = text, list[str]()
    for sentence in filter(None, _SENTENCE.split(text)):
        rest, out = _of_sentence(sentence.strip())
        if out:
            said.append(out)
            kept = kept.replace(sentence, rest)
    in_it = [match["after"] or match["before"] for match in _LEFT_OUT.finditer(kept)]
    return _LEFT_OUT.sub(" ", kept).strip(" .") if said or in_it else text.strip(), "; ".join([*in_it, *said])


def _of_sentence(sentence: str) -> tuple[str, str]:
    """What a whole sentence keeps, and what it leaves out."""
    found = next((match for one in _WHOLE_SENTENCES if (match := one.fullmatch(sentence))), None)
    if found is None or found["what"].count("(") != found["what"].count(")"):
        return sentence, ""  # but `Stalking (harassment is not included)` is of stalking
    more = _NOR.match(found.groupdict().get("more") or "")
    what = found["what"] + (f" and {more['what']}" if more else "")
    before, _, last = what.rpartition(", ")
    return ("", what) if not before or "(" in before or _LIST.search(what) else (before, last)
