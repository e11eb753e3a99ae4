"""Columns by which some rows of a list are no crimes that count: cancelled, transferred, incidents, out of scope.

What belongs here: the states and answers that say so, and the refusal. What does not: flags that the collection counts
(`flags.py`). No value of a record is repeated in a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.labels.text import key
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.tokens import Grid

# States, wherever in the text of a state they stand; and texts that are nothing else, under any heading.
_STATE = re.compile(r"\b(?:status|class\w*|outcome|disposal|result|finali[sz]ation|state)\b", re.I)
_WORDS = (
    r"no[- ]?crim\w*|non[- ]?crim\w*|not (?:been )?(?:a )?crim\w+|cancell?ed|cancellation|duplicated?|transferred|"
    r"(?:created|recorded) in error|crime[- ]related incident|not (?:notifiable|recordable)|"
    r"out(?:side)? (?:of )?(?:the )?force"
)
_NO_CRIME = re.compile(rf"\b(?:{_WORDS})\b", re.I)
_NOTHING_ELSE = re.compile(
    rf"(?:(?:{_WORDS})(?: (?:area|records?|crimes?|reports?|offences?|incidents?|only|to .*))?|incidents? only)", re.I
)
_KIND = re.compile(r"\b(?:type|kind|category|class\w*|record)\b", re.I)
_INCIDENT = re.compile(r"(?:non[- ]?crime )?incidents?(?: only| report)?", re.I)
# Headings over yes and no: a `No` under the first, or a `Yes` (or a date) under the second, takes a row away.
_COUNTED = re.compile(
    r"\b(?:crimed|recordable|notifiable|validated?|valid|relevant|in scope|confirmed|countable|counted|reportable|"
    r"hocr|(?:is|was) (?:it |this )?(?:a )?crime|crime recorded|included?)\b|^(?:crime|recorded)$"
)
_AGAINST = re.compile(
    r"\b(?:false positive|duplicat\w*|cancel\w*|no crim\w*|nocrim\w*|non crim\w*|not a crime|exclud\w*|exclusion|"
    r"created in error|transferred|deleted|out of (?:force|scope))\b"
)
_YES = re.compile(r"(?:y|yes|true|1)", re.I)
_NO = re.compile(r"(?:n|no|false|0|none|n a|not? applicable)", re.I)


def each_a_crime(grid: Grid, header_row: int, rows: Sequence[int]) -> None:
    """Raises Refusal where a column says of some records that they are no crimes that count."""
    for header in grid.rows[header_row]:
        column, heading = header.cell.column, header.cell.text
        said = {row: key(token.cell.text) if (token := grid.tokens.get((row, column))) else "" for row in rows}
        none = [row for row in rows if _is_none(key(heading), said[row], set(said.values()))]
        if none:
            raise Refusal(
                grid.sheet.name,
                header.cell.address,
                heading,
                f"{len(none)} of the {len(rows)} records are, by {heading.strip()!r}, no crimes that count, or were "
                "cancelled or transferred.",
                "Ask the force for the number of offences that stand as recorded.",
            )


def _is_none(heading: str, text: str, texts: set[str]) -> bool:
    """Whether the text under a heading says that its record does not count; `texts` are all of them."""
    if _AGAINST.search(heading):
        return bool(text) and not _NO.fullmatch(text) and not re.search(r"\breasons?\b", heading)
    answers = texts - {""}
    if _COUNTED.search(heading) and answers and all(_YES.fullmatch(t) or _NO.fullmatch(t) for t in answers):
        return not _YES.fullmatch(text)
    if _KIND.search(heading) and _INCIDENT.fullmatch(text):
        return True
    return bool(_NOTHING_ELSE.fullmatch(text) or (_STATE.search(heading) and _NO_CRIME.search(text)))
