"""Lines that are the proved sums of those beneath them, in the place of these: `Robbery` over `personal` and
`business`, whose own names tell them from one another, and not what they are.

What belongs here: which lines may be judged by the line over them. What does not: which lines are parts of one
(`tables/outline.py`, `tables/said_parts.py`), or those of a plain `Total` (`under_total.py`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from pipeline.reading.answer.lines.known_parts import is_end
from pipeline.reading.answer.lines.under_total import is_of_else, named_by
from pipeline.reading.answer.question.against_question import opposite_of
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, stems
from pipeline.reading.labels.words import says
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.line import Facet, Line


def in_their_place(leaves: list[Entry], contexts: list[TableContext], asked: str, *, plain: bool) -> list[Entry]:
    """The figures with those of each line over others in the place of all of its parts; where `plain`, not if one of
    these says that it counts something else, another offence, arrests, crimes that were none, or is by its name nearer
    to what was asked than the whole."""
    for context in contexts:
        table, proof = context.table, context.proof
        for kind, lines, covered in (
            ("row", table.rows, proof.covered_rows),
            ("column", table.columns, proof.covered_columns),
        ):
            wholes = [line for line in lines if line.index in covered and _says_of_what(line)]
            for whole in sorted(wholes, key=lambda line: len(covered[line.index])):
                leaves = _with_whole(leaves, context, whole, kind, covered[whole.index], asked if plain else "")
    return leaves


def texts_of(leaves: list[Entry]) -> frozenset[str]:
    """What stands in the labels of figures."""
    lines = (line for leaf in leaves for line in (leaf.row, leaf.column) if line is not None)
    return frozenset(facet.token.cell.text for line in lines for facet in line.facets)


def _with_whole(
    leaves: list[Entry], context: TableContext, whole: Line, kind: str, parts: set[int], asked: str
) -> list[Entry]:
    groups: dict[int, list[tuple[Entry, Line]]] = defaultdict(list)
    for leaf in leaves:
        line, other = (leaf.row, leaf.column) if kind == "row" else (leaf.column, leaf.row)
        if leaf.table == context.number and line is not None and other is not None and line.index in parts:
            groups[other.index].append((leaf, line))
    found = [{line.index: line for _, line in group} for group in groups.values()]
    if not found or any(lines.keys() != parts for lines in found) or (asked and not _are_plain(found[0], whole, asked)):
        return leaves
    taken = {id(leaf) for group in groups.values() for leaf, _ in group}
    kept = [leaf for leaf in leaves if id(leaf) not in taken]
    return kept + [_whole_of([leaf for leaf, _ in group], whole, kind, context) for group in groups.values()]


def _are_plain(parts: dict[int, Line], whole: Line, asked: str) -> bool:
    facets = [facet for line in parts.values() if (facet := _own(line)) is not None]
    if len(facets) < len(parts) or any(says("parts", name, whole.name) for name in ("outcome", "unsolved", "never")):
        return False
    wanted = stems(asked) - stems(in_words_of_question(whole.name, asked))
    texts = [facet.label.text for facet in facets]
    if any(wanted & stems(in_words_of_question(text, asked)) or opposite_of(text, asked) for text in texts):
        return False
    ends = {says("parts", "unsolved", text) for text in texts if is_end(text)}
    return all(_is_plain(facet, whole, all_ends=len(ends) > 1) for facet in facets)


def _says_of_what(line: Line) -> bool:
    """True for a line over others, and for a total with the name of an offence: `Robbery total`."""
    return bool(line.children) or (line.total and any(map(names_offence, line.offences)))


def _own(line: Line) -> Facet | None:
    return next((facet for facet in reversed(line.facets) if facet.own), None)


def _is_plain(part: Facet, whole: Line, *, all_ends: bool) -> bool:
    text = part.label.text
    if is_end(text) or part.label.flag:
        return all_ends or bool(part.label.flag)
    kinds = kinds_of_offence(text)
    of_it = kinds <= kinds_of_offence(whole.name) if kinds else bool(stems(text) & stems(whole.name))
    return not is_of_else(text) and (of_it or not names_offence(text))


def _whole_of(group: list[Entry], whole: Line, kind: str, context: TableContext) -> Entry:
    one = named_by(group[0], whole, kind)
    row, column = one.row, one.column
    token = context.table.token(row, column) if row is not None and column is not None else None
    common = frozenset.intersection(*(leaf.covered for leaf in group)) - {(context.number, kind, whole.index)}
    stated = one if token is None or token.value is None else replace(one, token=token, value=token.value)
    return replace(stated, address=token.cell.address if token is not None else one.address, covered=common)
