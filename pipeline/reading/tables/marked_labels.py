"""How far the sign or number before a label marks it as a part of the line above: `- dwelling`, `1.1 Dwelling`.

What belongs here: one label, and the numbering of all of them. What does not: indents, and what follows for the lines
(`outline.py`); words such as `of which` (`labels/vocabulary/headers.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.reading.labels.words import says

# A bullet, dash or arrow before a word; `o` too, as some programs write a bullet.
_SIGN = re.compile(r"(?:[-‐‑‒–—―−•●○▪■◦·∙>→↳└├│…+~»›]|\.\.\.?|o(?= [A-Z]))+\s*(?=[^\W\d_])")
_BRACKETS = re.compile(r"(?:\([^()\d]{3,}\)|\[[^\[\]\d]{3,}\])$")
_DEPTH = re.compile(r"\d{1,2}((?:\.\d{1,2})*)[.)]?\s+(?=[^\W\d_])")
_STYLES = {
    "roman": re.compile(r"\(?[ivx]{1,4}[.)]\s+(?=[^\W\d_])"),
    "letter": re.compile(r"\(?[a-z][.)]\s+(?=[^\W\d_])", re.I),
    "number": re.compile(r"\(?\d{1,2}[.)]\s+(?=[^\W\d_])"),
}


@lru_cache(maxsize=16384)
def mark_of(text: str) -> int:
    """How far a label is set back by its spaces and signs: each sign counts as a level."""
    bare = text.lstrip()
    within = _BRACKETS.fullmatch(bare.rstrip())
    inner = bare.strip("()[] ")
    signs = 1 if _SIGN.match(bare) or (within and not says("category", "any", inner)) else 0
    return len(text) - len(bare) + signs * 2


def depths(texts: Sequence[str]) -> list[int]:
    """How deep each label is by its number: `1.1` lies in `1`, `(i)` in `(a)`, and a numbered line among others in the
    one above that has no number."""
    found = [_DEPTH.match(text) for text in texts]
    if any(match and match.group(1) for match in found):
        return [match.group(1).count(".") * 2 if match else 0 for match in found]
    styles = [next((style for style, pattern in _STYLES.items() if pattern.match(text.strip())), "") for text in texts]
    if any(style and style != styles[0] for style in styles):
        return [0 if style == styles[0] or not style else 2 for style in styles]
    return [0] * len(texts)
