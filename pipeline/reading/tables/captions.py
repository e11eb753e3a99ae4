"""A caption below a table that has no title: `Sexual offences, victim under 18, online flag present` under its years.

What belongs here: the one line below a table, nothing over or in which names an offence, that says of which it is. What
does not: titles above (`bands.py`), or sentences, which are notes wherever they stand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.labels.marks import mark_of_note
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import is_metadata, names_offence
from pipeline.reading.labels.words import says
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.rows import RowInfo
from pipeline.reading.tables.tokens import Token

_BELOW = 3  # rows
_LONGEST = 160
_LEAD = re.compile(
    r"^(?:includ(?:es?|ed|ing)|criteria|count(?:s|ed|ing)?|selection|scope|definition|search(?:ed)?)\s*[:–-]\s*", re.I
)
_WHOSE = re.compile(r"\b(?:where|whose|in which|for which)\b.*$", re.I)  # it goes on with what the offences are
_ENDS = re.compile(r"(?<=\w)\.(?:\s.*)?$", re.S)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|may|might|can|could|will|would|should|must|please|see|"
    r"includ\w+|exclud\w+|cover\w*|refers?|relates?|means?|counts?|shows?|based|taken|not|no|only)\b",
    re.I,
)


def caption_below(band: Band, rows: list[RowInfo]) -> list[Token]:
    """The caption of the one table of a sheet, `rows` all those of its columns; none where something over the table
    or in it names an offence, or where several lines below do. Of several sentences it is the first."""
    sheet = band.grid.rows
    inside = [token for row in (*band.header_rows, *band.body_rows, *band.sections) for token in sheet[row]]
    if any(names_offence(token.cell.text) for token in (*inside, *band.titles)):
        return []
    last = band.body_rows[-1]
    near = [info.tokens for info in rows if last < info.row <= last + _BELOW]
    found = [(tokens[0], text) for tokens in near if len(tokens) == 1 and (text := _caption(tokens[0]))]
    if len(found) != 1:
        return []
    token, text = found[0]
    return [Token(replace(token.cell, value=text, text=text), token.kind)]


def _caption(token: Token) -> str:
    """The caption that a line is, or begins with; empty for any other line."""
    text = _ENDS.sub("", clean(token.cell.text))
    if token.kind != "text" or len(text) > _LONGEST or says("filter", "head", text):
        return ""
    said = _WHOSE.sub("", _LEAD.sub("", text))
    none = _SENTENCE.search(said) or mark_of_note(text) or is_metadata(text) or says("caveat", "lead", text)
    return text if names_offence(text) and not none and "?" not in text else ""
