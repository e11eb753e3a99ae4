"""A title of offences and of what became of them, `Burglary offences recorded and charged`, over a table that has lines
of both.

What belongs here: such a title without its second half, which is of the other lines. What does not: titles of one of
the two alone (`surroundings/counted.py`), or measures beside the counts (`answer/titles/measures_named.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import counts_something_else
from pipeline.reading.tables.line import Table

_AND_THOSE = re.compile(
    r"(?P<offences>\b(?:recorded(?: crimes?| offences)?|offences|crimes)),? (?:and|&)"
    r"(?: those| the (?:share|proportion|percentage|number))?(?: of these)?(?: that were)?(?: crimes?| offences?)? "
    r"(?:detected|solved|cleared[- ]up|charged|(?:resulting|ending) in (?:an? )?charges?(?: or summons)?)"
    r"(?: crimes?| offences)?\b(?=\W*$)",
    re.I,
)
_RECORDED = re.compile(r"(?:number )?(?:crimes |offences )?recorded(?: crimes?| offences)?", re.I)
_LISTED = re.compile(r",| and | & ")
_OFFENCES = re.compile(r"\b(?:recorded|offences|crimes)\b", re.I)


def without_those_solved(title: str, table: Table) -> str:
    """A title without what it says became of the offences, where the table has lines of these and of the others."""
    head, _, listed = title.rpartition(":")
    parts = [part.strip() for part in _LISTED.split(listed) if part.strip()]
    if len(parts) > 1 and (recorded := next(filter(_RECORDED.fullmatch, parts), "")):
        own = {key(facet.label.text) for line in (*table.rows, *table.columns) for facet in line.facets if facet.own}
        if all(any(name.startswith(key(part)) for name in own) for part in parts):
            return f"{head}: {recorded}"  # `: offences recorded, offences charged and charge rate`, over such columns
    if _AND_THOSE.search(title) is None:
        return title  # before every label of a long table is looked at
    own = {facet.label.text for line in (*table.rows, *table.columns) for facet in line.facets if facet.own}
    others = {text for text in own if counts_something_else(text)}
    both = any(map(_RECORDED.fullmatch, own)) or (bool(others) and any(map(_OFFENCES.search, own - others)))
    return _AND_THOSE.sub(lambda match: match["offences"], title) if both else title
