"""Notes that say what another line than those of the figures is: `"Solved" relates to offences with an outcome`, `Rates
use mid-year population estimates`.

What belongs here: sentences that begin with the name of a line that is none of the answer, or with its measure, and say
what it means. What does not: notes that marks lead to (`marked_notes.py`), or sentences about something else than
figures (`attached.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.understand import understand
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.table_context import TableContext

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_EXPLAINED = re.compile(
    r"""^[\W\d]*(?P<name>.{2,60}?)['"”’]?\s*(?:[:=–-]\s|(?:relates? to|refers? to|means?|denotes?|shows?|is|are)\b)""",
    re.I,
)
_OF_A_MEASURE = re.compile(
    r"^(?P<name>[^,;.]{3,60}?) (?:is|are|was|were|has|have|uses?|used|refers?|relates?|shows?|means?|compares?)\b", re.I
)
_SEVERAL = re.compile(r"\b(?:and|or|numbers?|counts?|figures|offences|crimes)\b|&", re.I)


def without_notes_of_other_lines(
    around: Surroundings, leaves: list[Entry], contexts: list[TableContext]
) -> Surroundings:
    """What stands around the tables, without sentences that explain lines of which no figure is among the answer."""
    names, measures = _others(leaves, contexts)
    if not names:
        return around
    notes = [(sheet, address, _without(text, names, measures)) for sheet, address, text in around.notes]
    return replace(around, notes=notes)


def _others(leaves: list[Entry], contexts: list[TableContext]) -> tuple[frozenset[str], frozenset[str]]:
    """What the other lines are called, and what they measure that is no count."""
    used = {leaf.table for leaf in leaves}
    own = {
        key(facet.label.text) for leaf in leaves for line in (leaf.row, leaf.column) if line for facet in line.facets
    }
    tables = (context.table for context in contexts if context.number in used)
    lines = (line for table in tables for line in (*table.rows, *table.columns))
    others = [f.label for line in lines for f in line.facets if f.own and f.label.text and key(f.label.text) not in own]
    return frozenset(key(label.text) for label in others), frozenset(o.measure for o in others if o.measure)


def _without(text: str, names: frozenset[str], measures: frozenset[str]) -> str:
    sentences = _SENTENCE.split(text)
    kept = [one for one in sentences if not (_explains(clean(one), names) or _tells_of(clean(one), measures))]
    return text if len(kept) == len(sentences) else " ".join(kept)


def _explains(sentence: str, names: frozenset[str]) -> bool:
    """True for `"Solved" relates to ...` where a line is called so, or ends in it: `Rape solved`."""
    found = _EXPLAINED.match(sentence)
    name = key(found["name"]) if found is not None else ""
    return bool(name) and any(other == name or other.endswith(f" {name}") for other in names)


def _tells_of(sentence: str, measures: frozenset[str]) -> bool:
    """True for `Rates use ...` where a line is of rates, and no figures are named with them."""
    found = _OF_A_MEASURE.match(sentence)
    return found is not None and not _SEVERAL.search(found["name"]) and understand(found["name"]).measure in measures
