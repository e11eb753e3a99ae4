"""Flags beside the records of a list: all of them count, or the flagged ones.

What belongs here: finding such a column, and the refusal. What does not: columns by which a row is no crime
(`no_crimes.py`), or the counts (`counting.py`). No value of a record is repeated in a refusal: records are personal
data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.labels.flag_words import FlagWords, flag_words
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.tokens import Grid, Token

_FLAG = re.compile(r"\b(?:online|cyber\w*|internet|digital)\b", re.I)
_YES = re.compile(r"^(?:y|yes|true|1|flagged|online|cyber\w*)\b", re.I)
_NO = re.compile(r"^(?:n|no|false|0|not|non|un\w+|off-?line)\b", re.I)

_DENIED = re.compile(r"\boff-?line\b|\b(?:not|non|un)[\s-]*(?:online|cyber|flagged|internet)", re.I)
_ASKING = re.compile(r"\((?:y|yes)\W*(?:n|no)\)\W*$", re.I)  # `Offline (Y/N)`


def flagged_rows(grid: Grid, header_row: int, rows: Sequence[int], flag: str | None, asked: str) -> list[int]:
    """The records that count: all of them where none or every one is flagged, the flagged ones where the collection
    counts those. Raises Refusal where both could be meant, or where a row says neither."""
    words = flag_words(flag, asked) if flag else None
    heads = [(token, in_words(token.cell.text)) for token in grid.rows[header_row]]
    headed = [t for t, said in heads if (words.mentioned if words else _FLAG.search)(said) or _DENIED.search(said)]
    column = next((t.cell.column for t in headed), None)
    if column is None:
        return list(rows)
    said = {row: _answer(grid.tokens.get((row, column)), words) for row in rows}
    head = grid.tokens[header_row, column].cell
    if _DENIED.search(in_words(head.text)) or (words is not None and words.side(_ASKING.sub("", head.text)) == "no"):
        if any((row, column) not in grid.tokens for row in rows):
            raise Refusal(
                grid.sheet.name,
                head.address,
                head.text,
                f"The column {head.text.strip()!r} tells which records are not flagged, and has empty cells.",
                "Ask the force which records have the flag; or fill the empty cells in corrections.toml.",
            )
        said = {row: None if answer is None else not answer for row, answer in said.items()}
    if None in said.values():
        return list(rows)  # a column of texts about it, and no flag
    yes = [row for row in rows if said[row]]
    if yes and (flag or len(yes) == len(rows)):
        return yes
    heading = grid.tokens[header_row, column].cell
    raise Refusal(
        grid.sheet.name,
        heading.address,
        heading.text,
        f"{len(yes)} of the {len(rows)} records are flagged under {heading.text.strip()!r}: all of them or the flagged "
        "ones could both be the answer.",
        'Say it in collection.toml: flag = "online" counts the flagged ones.',
    )


def _answer(token: Token | None, words: FlagWords | None) -> bool | None:
    """Flagged or not; an empty cell is not flagged, and any other text is no answer, but for the flag's own words."""
    text = clean(token.cell.text) if token is not None else ""
    if words is not None and (side := words.side(text)) in ("yes", "no"):
        return side == "yes"
    return False if not text or _NO.match(text) else True if _YES.match(text) else None
