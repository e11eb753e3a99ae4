"""Whether one line among others counts something else than they do: `Arrests` among breeds, `Luton - no further action`
among districts, `Wirral (deduct)`.

What belongs here: a line that differs from its neighbours by what it says of its figures, under any heading, whether
or not a total adds it up. What does not: lines that all say so (`question/asked.py`), what can stand under a heading
of places or people (`members.py`), or lines without any name of a part (`known_parts.py`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.answer.lines.breakdown_lines import Lines
from pipeline.reading.answer.lines.known_parts import is_end
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal


def no_odd_line(axes: list[Lines]) -> None:
    """Refuse a line that counts something else than its neighbours, and would be added to them."""
    for lines in axes:
        odd = [text for text in lines.found if _counts_else(text)]
        others = [text for text in lines.found if text not in odd]
        # What became of offences divides them, and so do the detected and the undetected of each.
        by_outcome = lines.axis.family == "outcome" or sum(is_end(text) for text in lines.found) > 1
        if not odd or by_outcome or len(odd) == len(others) > 1 or not others:
            continue
        facet, entry = lines.found[odd[0]]
        raise Refusal(
            entry.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"{clean(odd[0])!r} counts something else than {clean(others[0])!r} beside it, and would be added to it.",
            "If the line is no part of the answer, ignore it in the sidecar with a reason: "
            f'[[ignore]] label = "{odd[0]}"; or, if its figures are offences like the others: {SAY_COUNTS}.',
        )


@lru_cache(maxsize=16384)
def _counts_else(text: str) -> bool:
    """True for the name of another thing that is counted, and for a name with what became of the offences, or with a
    word by which its figures are to be taken away."""
    said = clean(text)
    return says("odd_line", "things", said) or says("odd_line", "adjusted", said) or _ended(said)


def _ended(said: str) -> bool:
    """`Luton - no further action`: a name, and what became of its offences."""
    found = patterns("narrowing")["ended"].search(said)
    return found is not None and any(map(str.isalpha, said[: found.start()]))
