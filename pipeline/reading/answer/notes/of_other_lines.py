"""Notes that say what another line than those of the figures is: `"Solved" relates to offences with an outcome`.

What belongs here: sentences that begin with the name of a line that is none of the answer, and say what it means. What
does not: notes that marks lead to (`marked_notes.py`), or sentences about something else than figures (`attached.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.words import says
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.table_context import TableContext

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_EXPLAINED = re.compile(
    r"""^[\W\d]*(?P<name>.{2,60}?)['"”’]?\s*(?:[:=–-]\s|
    (?:relates?\ to|refers?\ to|means?|denotes?|shows?|is|are|was|were|(?:re)?starts?|resets?)\b)""",
    re.I | re.X,
)


def without_notes_of_other_lines(
    around: Surroundings, leaves: list[Entry], contexts: list[TableContext]
) -> Surroundings:
    """What stands around the tables, without sentences that explain lines of which no figure is among the answer."""
    names = _names_of_others(leaves, contexts)
    if not names:
        return around
    return replace(around, notes=[(sheet, address, _without(text, names)) for sheet, address, text in around.notes])


def _names_of_others(leaves: list[Entry], contexts: list[TableContext]) -> frozenset[str]:
    used = {leaf.table for leaf in leaves}
    own = {
        key(facet.label.text) for leaf in leaves for line in (leaf.row, leaf.column) if line for facet in line.facets
    }
    tables = (context.table for context in contexts if context.number in used)
    lines = (line for table in tables for line in (*table.rows, *table.columns))
    facets = (f for line in lines for f in line.facets if f.own and f.label.text and not f.label.total)
    others = frozenset(key(facet.label.text) for facet in facets) - own  # what is said of a total is said of its parts
    # `Value` of `Value of goods`
    first = {name.split()[0] for name in others if name and not says("subject", "offences", name)}
    return others | {word for word in first if not any(word in name.split() for name in own)}


def _without(text: str, names: frozenset[str]) -> str:
    sentences = _SENTENCE.split(text)
    kept = [one for one in sentences if not _explains(clean(one), names)]
    return text if len(kept) == len(sentences) else " ".join(kept)


def _explains(sentence: str, names: frozenset[str]) -> bool:
    """True for `"Solved" relates to ...` where a line is called so, or ends in it: `Rape solved`."""
    found = _EXPLAINED.match(sentence)
    name = key(found["name"]) if found is not None else ""
    return bool(name) and any(other == name or other.endswith(f" {name}") for other in names)
