"""What a title says of the columns beside the counts: `Residential burglaries and % change` over a column of changes.

What belongs here: a title without the measures of its own table. What does not: titles of a measure that no line of
the table has (`surroundings/counted.py`, `titles/narrowed.py`), or what became of the offences (`more_or_less.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import names_more_than_measure
from pipeline.reading.tables.line import Table

# Where the title goes on; `1,000` is one word.
_GOES_ON = re.compile(
    r"(?:,(?!\d)|;|:|\s[-–—]\s|\(|[&+/]|\b(?:and|with|plus|including|incl|alongside|together with|as well as)\b)", re.I
)
_ARTICLES = re.compile(r"^[\s,(&+]*(?:(?:and|with|plus|the|its|their|an?|showing|including)\b[\s,(&+]*)*", re.I)
# What a table with a line `of which ...` has beside its counts.
_NUMBER_OF_THESE = re.compile(
    r"[,;(]? ?\b(?:and|with|plus|including|showing) (?:the |a )?(?:numbers?|count|how many) of "
    r"(?:these|those|which)\b.*$",
    re.I,
)


def without_measures(text: str, table: Table) -> str:
    """A title without its last words, where they name no more than measures, or parts of the counts, of which the table
    has lines: what those are of is another matter than the counts beside them."""
    lines = (*table.rows, *table.columns)
    if any(line.subset for line in lines):
        text = _NUMBER_OF_THESE.sub("", text).rstrip() or text
    measures = {line.measure for line in lines if line.measure}
    measures |= {"reference"} if "average" in measures else set()  # a comparison with that of others
    for match in _GOES_ON.finditer(text) if measures else ():
        rest = [_ARTICLES.sub("", part) for part in _GOES_ON.split(text[match.start() :])]
        named = [part.strip(" ().") for part in rest if part.strip(" ().")]
        if named and all(understand(part).measure in measures and not names_more_than_measure(part) for part in named):
            return text[: match.start()].rstrip()
    return text
