"""The flag of each figure by its own labels, in the words of the collection's flag.

What belongs here: labels, the headings they answer, labels beside one that is the flag alone. What does not: titles,
sheets and notes (`flagged.py`), or the words themselves (`labels/flag_words.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.tables.line import Facet
from pipeline.reading.tables.tokens import Grid

_LONGEST = 160


def mark_flags(leaves: Iterable[Entry], words: FlagWords, above: dict[int, list[str]], grids: dict[int, Grid]) -> None:
    """The flag of each figure by its own labels, in the words of the collection's flag. `grids`: the sheet of each
    table, by its number."""
    for entry in (leaf for leaf in leaves if not leaf.of_records):
        facets = [f for line in (entry.row, entry.column) if line is not None for f in line.facets]
        around = above.get(entry.table, [])
        sides = [
            side for f in facets if (side := _side_of(f, [*around, *_beside(f, facets, grids[entry.table])], words))
        ]
        if "no" in sides or (not sides and any(_beside_bare_flag(facet, words) for facet in facets)):
            entry.flag = "no"
        elif sides:
            entry.flag = "yes" if "both" not in sides else None
        elif facets and any(line is not None and line.flag for line in (entry.row, entry.column)):
            entry.flag = None  # of another flag


def _beside_bare_flag(facet: Facet, words: FlagWords) -> bool:
    """True for a label of its own on an axis where another names the flag and nothing else: `Physical` beside
    `Internet` under `Method`."""
    if not facet.axis.heading or facet.label.total or facet.label.measure or facet.axis.role == "period":
        return False
    said = _sayings(tuple(facet.axis.label(token).text for token in facet.axis.tokens), words)
    return said and not facet.label.period and not facet.label.force


@lru_cache(maxsize=1024)
def _sayings(texts: tuple[str, ...], words: FlagWords) -> bool:
    return any(words.side(text) == "yes" and not key(words.without(text)) for text in texts)


def _side_of(facet: Facet, around: list[str], words: FlagWords) -> str | None:
    """The side that a label names: by its own words, or as the answer to a heading or title that asks for it."""
    answer = words.answer(facet.label.text)
    if answer and len(facet.label.text) == 1 and _is_one_of_many(facet):
        answer = None  # `N`, the letter of a division
    of_flags = role_of_heading(facet.axis.heading) == "note" and not facet.label.total
    if answer is None and of_flags:  # `Flag` over `Online` and `Domestic abuse`
        return words.side(facet.label.text) or "no"
    if answer is None:
        return None if facet.label.measure else words.side(facet.label.text)
    return answer if any(words.mentioned(text) for text in around if len(text) <= _LONGEST) else None


def _is_one_of_many(facet: Facet) -> bool:
    """True for a letter among others that are no answers."""
    texts = {facet.axis.label(token).text.casefold() for token in facet.axis.tokens}
    return any(len(text) == 1 and text not in ("y", "n") for text in texts)


def _beside(facet: Facet, facets: list[Facet], grid: Grid) -> list[str]:
    """What a label may be the answer to: its heading, the other labels of its line, and what stands left of it, as the
    filter of a pivot table does: `Online flag | Y`."""
    cell = facet.token.cell
    left = [token.cell.text for token in grid.rows.get(cell.row, ()) if token.cell.column < cell.column]
    return [facet.axis.heading, *(other.label.text for other in facets if other is not facet), *left]
