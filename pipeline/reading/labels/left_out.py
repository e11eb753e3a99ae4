"""What a text says that it leaves out: `Criminal damage, arson not included`, `Burglary (excluding attempts)`.

What belongs here: taking that out of one text. What does not: what follows from it for a question
(`answer/question/asked_without.py`), or for a response (`answer/question/saying.py`).
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
_EITHER_WAY = re.compile(
    r"[,;(\s–-]+(?:whether or not|whatever|regardless of|irrespective of|no matter|with or without)\b[^.;()]*\)?", re.I
)


def without_either_way(text: str) -> str:
    """What a question asks for without what makes no difference to it: `Arson, whether or not life was endangered`."""
    return _EITHER_WAY.sub("", text)


@lru_cache(maxsize=8192)
def without_left_out(text: str) -> tuple[str, str]:
    """The text without what it leaves out, and what that is; empty where it leaves nothing out."""
    out = [match["after"] or match["before"] for match in _LEFT_OUT.finditer(text)]
    return _LEFT_OUT.sub(" ", text).strip(), "; ".join(out)
