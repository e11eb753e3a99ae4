"""The flag of each figure by its own labels, in the words of the collection's flag.

What belongs here: labels, the headings they answer, labels beside one that is the flag alone. What does not: titles,
sheets and notes (`flagged.py`), or the words themselves (`labels/flag_words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import patterns
from pipeline.reading.tables.line import Facet
from pipeline.reading.tables.tokens import Grid

_LONGEST = 160
_OF_FLAGS = re.compile(r"^\W*(?:[\w-]+ )?(?:flags?|markers?|tags?)(?: (?:codes?|values?|types?))?\W*$", re.I)
_MEANS = re.compile(r"\b([A-Za-z0-9]{1,4})\s*=\s*([^,;.=]+?)(?=[,;.]|\s+\w{1,4}\s*=|$)")


def mark_flags(leaves: Iterable[Entry], words: FlagWords, above: dict[int, list[str]], grids: dict[int, Grid]) -> None:
    """The flag of each figure by its own labels, in the words of the collection's flag. `grids`: the sheet of each
    table, by its number."""
    codes = {number: _codes_of(grid) for number, grid in grids.items()}
    for entry in (leaf for leaf in leaves if not leaf.of_records):
        facets = [f for line in (entry.row, entry.column) if line is not None for f in line.facets]
        around = above.get(entry.table, [])
        sides = [
            side
            for f in facets
            if (side := _side_of(f, [*_beside(f, facets, grids[entry.table]), *around], words, codes[entry.table]))
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


def _side_of(facet: Facet, around: list[str], words: FlagWords, codes: Mapping[str, str]) -> str | None:
    """The side that a label names: by its own words, by what its code is said to mean, or as the answer to a heading or
    title that asks for it."""
    answer = words.answer(facet.label.text)
    if answer and len(facet.label.text) == 1 and _is_one_of_many(facet):
        answer = None  # `N`, the letter of a division
    heading = facet.axis.heading
    of_flags = (role_of_heading(heading) == "note" or _OF_FLAGS.search(heading)) and not facet.label.total
    if answer is None and of_flags:  # `Flag` over `Online` and `Domestic abuse`
        return words.side(codes.get(facet.label.text.casefold(), facet.label.text)) or "no"
    if answer is None:
        return None if facet.label.measure else words.side(facet.label.text)
    if heading and not words.mentioned(heading) and not _is_of_any(heading):
        return None  # `Yes` under `Domestic abuse`, whatever the title says
    asking = next((text for text in around if len(text) <= _LONGEST and words.mentioned(text)), None)
    if asking is None:
        return None
    return {"yes": "no", "no": "yes"}[answer] if words.side(asking) == "no" else answer  # `Y` under `Not online`


def _is_of_any(heading: str) -> bool:
    """True for a heading that says nothing of what it asks: `Response`, `Flag`, `Financial year`."""
    plain = patterns("neutral")["words"].sub(" ", patterns("generic")["words"].sub(" ", heading.casefold()))
    return role_of_heading(heading) is not None or not re.search(r"[a-z]{2}", plain)


def _codes_of(grid: Grid) -> dict[str, str]:
    """What the texts of a sheet say that codes mean: `Key: OL = online, NF = not flagged`."""
    texts = (token.cell.text for token in grid.tokens.values() if "=" in token.cell.text)
    return {code.casefold(): said.strip() for text in texts for code, said in _MEANS.findall(text)}


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
