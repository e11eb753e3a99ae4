"""Parts of a file that are numbered, of which one is not there: `page 1 of 3` and `page 3 of 3`, or `Table 1` and
`Table 3` that are added up.

What belongs here: the numbers that titles and sheets have. What does not: what a note says of other pages
(`answer/notes/doubtful_notes.py`), lists of records that go on elsewhere (`records/titles.py`), or which of several
numbered tables a text speaks of (`numbered_tables.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext

_OF_MANY = re.compile(r"\b(?P<part>page|part|table|sheet) (?P<number>\d{1,2}) ?(?:of|/) ?(?P<many>\d{1,2})\b", re.I)
_GOES_ON = re.compile(
    r"\b(?:continue[sd]|cont['’]?d?\.?) (?:on|in) (?:the )?(?P<part>page|part|table|sheet|tab) (?P<name>\w{1,12})\b",
    re.I,
)
_TITLE = re.compile(r"\W*table (?P<number>\d{1,2})\b(?! ?(?:of|/) ?\d)", re.I)
_LONGEST = 160  # characters of a title


def no_part_is_missing(leaves: list[Entry], contexts: list[TableContext]) -> None:
    """Refuse figures of a file in which one of several pages is nowhere, and tables added up past the number of one
    that is nowhere."""
    grids = {c.table.sheet: c.table.band.grid for c in contexts}
    texts = [*grids, *(clean(token.cell.text) for grid in grids.values() for token in grid.tokens.values())]
    texts = [text for text in texts if len(text) <= _LONGEST]
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    for match in (match for text in texts for match in _OF_MANY.finditer(text)):
        pages[match["part"].casefold(), int(match["many"])].add(int(match["number"]))
    for (part, many), found in pages.items() if leaves else ():
        if missing := set(range(1, many + 1)) - found:
            raise _not_all(leaves[0], f"{part} {min(found)} of {many}", f"{part} {min(missing)} of {many}")
    for said in (match for text in texts for match in _GOES_ON.finditer(text)) if leaves else ():
        following = f"{said['part']} {said['name']}".casefold()
        if not any(following in _GOES_ON.sub("", text).casefold() for text in texts):
            raise _not_all(leaves[0], said.group(), following)
    numbers = {leaf.table: 0 for leaf in leaves} | {c.number: _number_of(c) for c in contexts}
    added = {numbers[leaf.table]: leaf for leaf in leaves if numbers[leaf.table]}
    known = {int(title["number"]) for text in texts if (title := _TITLE.match(text))}
    if gaps := set(range(min(added, default=0), max(added, default=0))) - known:
        raise _not_all(added[max(added)], f"table {max(added)}", f"table {min(gaps)}")


def _number_of(context: TableContext) -> int:
    """The number by which a table is titled; 0 where it has none."""
    titles = (clean(token.cell.text) for token in context.table.band.titles)
    return next((int(match["number"]) for text in titles if (match := _TITLE.match(text))), 0)


def _not_all(leaf: Entry, said: str, missing: str) -> Refusal:
    return not_asked(
        leaf,
        f"The file says {said!r}, and {missing} is nowhere in it: the figures may not be all there are.",
        f"Ask the force for the part that is missing; or, if these are all: {SAY_COUNTS}.",
    )
