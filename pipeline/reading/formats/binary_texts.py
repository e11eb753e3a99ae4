"""Texts of an .xlsb workbook of which some letters have another font: raised footnote digits, words struck through.

What belongs here: the runs of one text, and the workbook's shared texts. What does not: what a reader sees of such runs
(`rich_text.py`), or the fonts (`binary_styles.py`).
"""

from __future__ import annotations

import struct

from pipeline.reading.formats.binary_records import damaged, records, wide_string
from pipeline.reading.formats.binary_styles import Font
from pipeline.reading.formats.rich_text import Run, Shown, as_shown

_TEXT = 19
_HAS_RUNS = 1


def shared_texts(content: bytes, fonts: list[Font]) -> dict[int, Shown]:
    """By their number, the workbook's shared texts of which some letters look unlike the rest."""
    found, number = {}, 0
    for kind, payload in records(content, "the workbook's texts"):
        if kind == _TEXT:
            if (shown := text_of(payload, 0, fonts)) is not None:
                found[number] = shown
            number += 1
    return found


def text_of(payload: bytes, at: int, fonts: list[Font]) -> Shown | None:
    """What is seen of the text at an offset; None where no letter looks unlike the rest."""
    if not payload[at] & _HAS_RUNS:
        return None
    text, at = wide_string(payload, at + 1)
    (many,) = struct.unpack_from("<I", payload, at)
    if at + 4 + 4 * many > len(payload):
        raise damaged("a text is longer than its record")
    begun = [struct.unpack_from("<HH", payload, at + 4 + 4 * n) for n in range(many)]
    bounds = [*(start for start, _ in begun), len(text)]
    runs = [Run(text[: bounds[0]])]
    for n, (start, font) in enumerate(begun):
        look = fonts[font] if font < len(fonts) else Font()
        runs.append(Run(text[start : bounds[n + 1]], look.raised, look.struck))
    return as_shown([run for run in runs if run.text])
