"""Lines that are the sums of those before or after them and are called no total, `THEFT OF MOTOR VEHICLES` below its
kinds: where a printed total, or what each is called, proves that they are subtotals.

What belongs here: finding such lines, at any depth, and the proof. What does not: lines set back under others
(`outline.py`), the one line with the name of what was asked for (`answer/beside/`), or sums of which nothing says what
they are (`suspicions.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import patterns
from pipeline.reading.tables.line import Line
from pipeline.reading.tables.sums import CellAt, exact_count, is_whole_of

_LEAST = 2
_MOST = 80
_NO_COINCIDENCE = 100
"""How many sums there might be, over all columns, of which one is no coincidence."""
_OTHER = frozenset(stems("other others"))


@dataclass(slots=True)
class _Node:
    line: Line
    parts: list[_Node] = field(default_factory=list)

    def below(self) -> set[int]:
        return {index for part in self.parts for index in (part.line.index, *part.below())}


def nested_sums(lines: list[Line], across: list[Line], at: CellAt) -> dict[int, set[int]]:
    """Line -> the lines it is the sum of, each with those that these are the sums of; empty where no line is one, or
    where nothing but the sums says so."""
    counted = [line for line in lines if not line.measure]
    body = [line for line in counted if not line.total]
    if not 3 <= len(body) <= _MOST or any(
        line.children or line.subset or line.categories or line.place for line in body
    ):
        return {}
    if len({(line.periods, line.forces) for line in counted}) > 1 or not all(_text(line) for line in body):
        return {}
    across = [other for other in across if not other.measure]
    totals = [line for line in counted if line.total]
    found = []
    for tops in (_above(body, across, at), _above(body[::-1], across, at)):
        heads = list(_heads(tops))
        if heads and (_proved_by_total(tops, totals, across, at) or _proved_by_names(tops, heads)):
            found.append({head.line.index: head.below() for head in heads})
    return found[0] if len(found) == 1 or (found and found[0] == found[-1]) else {}


def _above(lines: list[Line], across: list[Line], at: CellAt) -> list[_Node]:
    """The lines that are under no other, the first first, where each sum stands before its parts."""
    tops: list[_Node] = []
    for line in reversed(lines):
        many = next((n for n in range(_LEAST, len(tops) + 1) if _is_sum(line, tops[:n], across, at)), 0)
        tops = [_Node(line, tops[:many]), *tops[many:]]
    return tops


def _is_sum(line: Line, parts: list[_Node], across: list[Line], at: CellAt) -> bool:
    if not is_whole_of(line, [part.line for part in parts], across, at):
        return False
    counts = [exact_count(at(line, other)) or 0 for other in across if at(line, other) is not None]
    return len(set(counts)) > 1 and prod(count + 1 for count in counts) > _NO_COINCIDENCE


def _heads(nodes: list[_Node]) -> list[_Node]:
    return [head for node in nodes for head in ([node] if node.parts else []) + _heads(node.parts)]


def _proved_by_total(tops: list[_Node], totals: list[Line], across: list[Line], at: CellAt) -> bool:
    """True for one total, and that of the lines that are under no other: with those under them it would be more."""
    if len(totals) != 1 or len(tops) < _LEAST:
        return False
    return is_whole_of(totals[0], [top.line for top in tops], across, at)


def _proved_by_names(tops: list[_Node], heads: list[_Node]) -> bool:
    """True where all lines under no other are in capitals and none of those under them; or where each sum has a name
    that covers those of its parts. Not where a line is no sum whose name covers others beside it: it may be misprinted,
    and would be counted with them."""
    capitals = all(_text(top.line).isupper() for top in tops)
    if capitals and len(heads) > 1 and not any(_text(part.line).isupper() for head in heads for part in head.parts):
        return True
    names = [_words(top.line) for top in tops]
    return all(map(_covers_by_name, heads)) and not any(one < other for one in names for other in names)


def _covers_by_name(head: _Node) -> bool:
    """True for `Fraud offences` over `Other frauds`, `Robbery` over `Personal robbery` and `Business robbery`, and
    `Fraud and forgery` over `Fraud offences` and `Forgery offences`."""
    own, parts = _words(head.line), [_words(part.line) for part in head.parts]
    others = any(own <= words <= own | _OTHER and words & _OTHER for words in parts)
    return bool(own) and (others or all(own < words for words in parts) or own == frozenset().union(*parts))


def _words(line: Line) -> frozenset[str]:
    return stems(patterns("generic")["words"].sub(" ", _text(line).casefold()))


def _text(line: Line) -> str:
    """The one label of its own by which a line has a name; empty for one of several."""
    own = [f for f in line.facets if f.own and f.label.text and not f.label.period and not f.label.force]
    return own[0].label.text if len(own) == 1 and own[0].axis.role in ("other", "offence") else ""
