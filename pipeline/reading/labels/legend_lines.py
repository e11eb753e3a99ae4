"""Legends of several signs and marks in one line: `r = revised, p = provisional`, `: not available   .. not held`.

What belongs here: parting such a line, and which of its parts say no more than a sign's usual meaning. What does not:
the value that a sign is given (`legends.py`), or where marks lead (`surroundings/marked.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns

_BEFORE = r"(?:^|[,;/|\n]\s*|\s{2,}|\.\s+|\s+and\s+|\s+(?=[\[(]))"
_SIGN = r"\[[a-z]{1,4}\]|\([a-z]{1,2}\)|[*†‡#~^]{1,3}|\.{1,3}|:|-{1,3}|<\ ?\d{1,2}"
_LINKED = re.compile(
    rf"""{_BEFORE}['"]?(?P<sign>{_SIGN}|(?!(?:eg|ie|nb|re|no)\b)[a-z]{{1,2}}(?=['"]?\s*[=:-])|[b-hj-z](?=\s))['"]?
    (?:\s*(?:=|:|-)\s*|\s+(?:means?|denotes?|indicates?|represents?|stands?\ for|is|are)\s+)(?=\S)""",
    re.I | re.X,
)
_BESIDE = re.compile(rf"""{_BEFORE}['"]?(?P<sign>{_SIGN}|[b-hj-z])['"]?\s+(?=[a-z])""", re.I)
_ENDS = " \t\n,;/|.'\""
_LONGEST = 400
_DASHES = str.maketrans("‐‑‒–—―−", "-" * 7)


@lru_cache(maxsize=16384)
def legends_in(line: str) -> tuple[str, ...]:
    """The legends of a line of two or more, each as `sign = meaning`; none for any other line. Beside its sign alone
    stands a meaning that everybody knows; behind an equals sign, or a word for it, any."""
    text = line.translate(_DASHES).strip()
    if len(text) > _LONGEST:
        return ()
    text = patterns("legend")["lead"].sub("", text)
    begins = {m.start("sign"): m for m in _BESIDE.finditer(text) if _begins_with_known(text[m.end() :])}
    begins |= {m.start("sign"): m for m in _LINKED.finditer(text)}
    found = [begins[at] for at in sorted(begins)]
    if not found or found[0].start():
        return ()
    ends = [*(m.start() for m in found[1:]), len(text)]
    told = [(m["sign"], text[m.end() : end].strip(_ENDS)) for m, end in zip(found, ends, strict=True)]
    alone = len(told) == 1 and not (found[0].re is _BESIDE and says_no_more(f"{told[0][0]} = {told[0][1]}"))
    return () if alone or not all(meaning for _, meaning in told) else tuple(f"{s} = {m}" for s, m in told)


def says_no_more(legend: str) -> bool:
    """True for a legend, as `legends_in` gives it, of what everybody means by a mark: `p = provisional`."""
    sign, meaning = legend.split(" = ", 1)
    if patterns("legend")["no_count"].search(meaning) and not any(map(str.isalpha, sign)):
        return False  # a star may have been forgotten beside its figure
    return patterns("legend")["meaning"].fullmatch(clean(meaning)) is not None


def beside_legends(line: str) -> list[str]:
    """What a line says beside the usual meanings of signs: itself, if it is no line of legends."""
    parts = legends_in(line)
    return [part for part in parts if not says_no_more(part)] if parts else [line]


def _begins_with_known(rest: str) -> bool:
    match = patterns("legend")["meaning"].match(clean(re.split(r"[,;/|\n]|\s{2,}", rest, maxsplit=1)[0]))
    return match is not None
