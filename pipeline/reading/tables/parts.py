"""The parts that a total may stand for: its neighbours, its group, a nation's forces.

What belongs here: candidate sets of leaves, the natural ones first. What does not: checking them (`proof.py`).
"""

from __future__ import annotations

from itertools import takewhile

from pipeline.reading.labels.forces import Place
from pipeline.reading.labels.period import Period
from pipeline.reading.tables.line import Line, make_line


def candidates(total: Line, lines: list[Line], leaves: list[Line], totals: list[Line]) -> list[list[Line]]:
    """The sets of leaves a total may stand for, the natural ones first."""
    if total.children:
        return [[leaf for leaf in leaves if leaf.index in total.children]]
    matching = [leaf for leaf in leaves if may_cover(total, leaf)]
    known = indices(matching)
    before = [leaf for leaf in run_before(total, lines, leaves, totals) if leaf.index in known]
    after = [leaf for leaf in run_after(total, lines, leaves, totals) if leaf.index in known]
    above = [leaf for leaf in matching if leaf.index < total.index]
    nation = [leaf for leaf in matching if total.place and _in_nation(leaf, total.place)]
    outer = [leaf for leaf in matching if _outer(leaf) == _outer(total)]
    families = {tuple(family for family, _ in leaf.categories) for leaf in matching}
    by_family = [
        [leaf for leaf in matching if tuple(f for f, _ in leaf.categories) == family] for family in sorted(families)
    ]
    single = by_family[0] if len(by_family) > 1 else []
    inner = [leaf for leaf in matching if _inner(leaf) == _inner(total)] if _inner(total) else []
    natural = [matching, before, after, outer, above, single, inner, _past_its_section(total, lines, leaves)]
    return [nation, *natural] if total.place else natural


def _past_its_section(total: Line, lines: list[Line], leaves: list[Line]) -> list[Line]:
    """All leaves, for a last line that stands below the last section and is not of it: `Female`, `Male`, `Total`, or
    `2018/19`, `2019/20`, `Grand total`."""
    if total is not lines[-1] or all(facet.own for facet in total.facets):
        return []
    bare = make_line(total.index, [facet for facet in total.facets if facet.own])
    return [leaf for leaf in leaves if may_cover(bare, leaf)]


def may_cover(total: Line, leaf: Line) -> bool:
    """A leaf that says all that the total says besides being a total."""
    return (
        all(p in leaf.periods or any(_inside(q, p) for q in leaf.periods) for p in total.periods)
        and all(f in leaf.forces for f in total.forces)
        and all(c in leaf.categories for c in total.categories)
        and (total.flag is None or leaf.flag == total.flag or not leaf.flag)
    )


def _inside(inner: Period, outer: Period) -> bool:
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return inner.start is None
    return outer.start <= inner.start and inner.end <= outer.end


def _outer(line: Line) -> tuple[int, ...]:
    """The tokens of the labels filled down or along to a line, and its own outermost one."""
    return tuple(id(f.token) for f in line.facets[:-1])


def _inner(line: Line) -> str:
    """The innermost label of a line; empty for one that says no more than that it is a total."""
    label = line.facets[-1].label if line.facets else None
    return label.text if label is not None and not label.total else ""


def run_before(total: Line, lines: list[Line], leaves: list[Line], totals: list[Line]) -> list[Line]:
    """The leaves before a line, back to the total before them."""
    return _run([other for other in reversed(lines) if other.index < total.index], leaves, totals)[::-1]


def run_after(total: Line, lines: list[Line], leaves: list[Line], totals: list[Line]) -> list[Line]:
    """The leaves after a line, up to the next total."""
    return _run([other for other in lines if other.index > total.index], leaves, totals)


def _run(lines: list[Line], leaves: list[Line], totals: list[Line]) -> list[Line]:
    ends, kept = indices(totals), indices(leaves)
    return [line for line in takewhile(lambda line: line.index not in ends, lines) if line.index in kept]


def indices(lines: list[Line]) -> set[int]:
    """Lines by their place, which is quicker to look for than a line among lines."""
    return {line.index for line in lines}


def _in_nation(leaf: Line, place: Place) -> bool:
    from pipeline.reading.labels.forces import nation_of

    wanted = {
        "england": {"England"},
        "wales": {"Wales"},
        "england and wales": {"England", "Wales"},
        "northern ireland": {"Northern Ireland"},
        "scotland": {"Scotland"},
        "uk": {"England", "Wales", "Northern Ireland", "Scotland"},
        "united kingdom": {"England", "Wales", "Northern Ireland", "Scotland"},
    }.get(place.name.casefold())
    if leaf.place is not None and leaf.place.kind == "joint" and wanted:
        return "England" in wanted
    return bool(wanted and leaf.forces and all(nation_of(f) in wanted for f in leaf.forces))
