"""Bands of ages, values and the like that overlap by their own numbers: `Under 13` lies in `Under 16`.

What belongs here: the numbers of two labels of one axis. What does not: notes that lines overlap
(`answer/safeguards.py`), or names of which one holds another (`added_up.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.lines.breakdown_lines import Lines
from pipeline.reading.labels.number_bands import band_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.refusal import SAY_COUNTS, Refusal

# The name of an offence before the age of its victims: `Rape - victim under 18`. Classes have ages without that word.
_OF_NAME = re.compile(
    r"^[a-z][a-z ]+?\W+(?=(?:of |with )?(?:an? )?(?:victims?|complainants?)\b)(?:of |with )?(?:an? )?", re.I
)


def no_bands_overlap(axes: list[Lines]) -> None:
    """Refuse bands that are added up though one offence may stand in several, unless a printed total adds them up."""
    for lines in axes:
        found = [(text, band) for text in lines.found if (band := band_of(_OF_NAME.sub("", text))) is not None]
        if all(entry.covered for _, entry in lines.found.values()):
            continue
        for number, (text, band) in enumerate(found):
            other = next(
                (
                    o
                    for o, their in found[:number]
                    if _overlap(band, their) and _beside(lines, o) == _beside(lines, text)
                ),
                None,
            )
            if other is not None:
                facet, entry = lines.found[text]
                raise Refusal(
                    entry.sheet,
                    facet.token.cell.address,
                    facet.token.cell.text,
                    f"{other!r} and {text!r} overlap by their own numbers, and no total adds them up: their sum counts "
                    "some offences twice.",
                    f'Say in the sidecar which lines are the answer: take = ["{text}"]; or, if each offence stands in '
                    f"one of them alone: {SAY_COUNTS}.",
                )


def _beside(lines: Lines, text: str) -> set[str]:
    """What else a line says it is of: girls under 13 and boys of 0 to 9 are no one twice."""
    name = _OF_NAME.match(clean(text))
    return {said for _, said in lines.found[text][1].categories} - {text} | (
        set(stems(name.group())) if name else set()
    )


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """True where two bands share more than the number at which they meet, as `0-10` and `10-20` do."""
    return min(one[1], other[1]) > max(one[0], other[0])
