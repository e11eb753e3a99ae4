"""Two numbers that could both be the answer are a refusal that shows both.

What belongs here: telling a sum over one thing from a sum over different things. What does not: choosing between tables
(`statements.py`), or whether the figures are what the collection asks for (`asked.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.reading.entries.entry import Entry, bounds
from pipeline.reading.labels.questions import asked_for, asks_how_many
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import names_offence, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.model import cell_address
from pipeline.reading.refusal import SAY_PARTS, Refusal
from pipeline.reading.tables.line import Facet


def one_thing_only(group: list[Entry]) -> None:
    """Refuse a sum over different things: all offences beside the online ones, offences beside victims, a part
    beside its whole."""
    if len(group) < 2:
        return
    questions = {id(entry): _question(entry) for entry in group}
    if len(set(questions.values())) > 1:
        sides = _split(group, lambda entry: questions[id(entry)] == questions[id(group[0])])
        if not _summed(*sides):
            raise two_answers(*sides, which="the answers to different questions")
    flags = {entry.flag for entry in group}
    if flags == {"yes", "no"} or ("no" in flags and len(flags) > 1):
        raise two_answers(*_split(group, lambda e: e.flag == "yes"), which="flagged and not flagged")
    if "yes" in flags and len(flags) > 1:
        plain = {wording_of(e.labels) for e in group if e.flag is None}
        sides = _split(group, lambda e: e.flag == "yes")
        for entry in sides[0]:
            said = wording_of(entry.labels)
            if (not said or said in plain) and not _summed(*sides):
                raise two_answers(*sides, which="all offences and the online ones")
    _one_whole(group, bool(frozenset.intersection(*(entry.covered for entry in group))))
    for first, which in (
        (_of_first_subject(group), "different things"),
        (_in(_beside_offences(group)), "offences and something beside them"),
        (_not_in(_included_elsewhere(group)), "an offence with another included and without"),
    ):
        sides = _split(group, first)
        if all(sides) and not _summed(*sides):
            raise two_answers(*sides, which=which)
    parts = [entry for entry in group if says("subset", "words", entry.offence or "")]
    if parts:
        raise two_answers(*_split(group, _not_in(parts)), which="a whole and a part of it")


def _question(entry: Entry) -> str:
    """What the question beside a figure asks for; empty where none stands there."""
    own = [f.label.text for f in (entry.row.facets if entry.row is not None else ()) if f.own]
    return next((asked_for(text) for text in own if asks_how_many(text)), "")


def _of_first_subject(group: list[Entry]) -> Callable[[Entry], bool]:
    subject = group[0].subject or "offences"
    return lambda entry: (entry.subject or "offences") == subject


def _in(entries: list[Entry]) -> Callable[[Entry], bool]:
    taken = {id(entry) for entry in entries}
    return lambda entry: id(entry) in taken


def _not_in(entries: list[Entry]) -> Callable[[Entry], bool]:
    taken = {id(entry) for entry in entries}
    return lambda entry: id(entry) not in taken


def _summed(one: list[Entry], other: list[Entry]) -> bool:
    """True if a printed total adds the two sides up: one along the rows proves nothing of two columns."""
    kinds = {kind for _, kind, _ in frozenset.intersection(*(entry.covered for entry in (*one, *other)))}
    rows, columns = (
        {(e.table, line.index) for e in one if (line := of(e))}
        & {(e.table, line.index) for e in other if (line := of(e))}
        for of in (lambda e: e.row, lambda e: e.column)
    )
    if rows and not columns:
        return bool(kinds - {"row"})
    return bool(kinds - {"column"}) if columns and not rows else bool(kinds)


def _beside_offences(group: list[Entry]) -> list[Entry]:
    """The figures under a heading beside one that says `Offences`: `SDs`, `Number of dogs`."""
    said: dict[int, set[str]] = {}
    for facet in (facet for entry in group for facet in _facets(entry)):
        if says("subject", "offences", facet.label.text) and not facet.label.total:
            said.setdefault(id(facet.axis), set()).add(facet.label.text)

    def is_beside(facet: Facet) -> bool:
        label, text = facet.label, facet.label.text
        if not label.rest or label.category or label.flag or label.code or facet.axis.family:
            return False
        if says("subject", "offences", text) or _names_what_is_counted(text):
            return False
        own = _stems_of_its_own(text)
        return any(not stems(other) or own & stems(other) for other in said.get(id(facet.axis), ()))

    return [entry for entry in group if any(map(is_beside, _facets(entry)))]


@lru_cache(maxsize=4096)
def _names_what_is_counted(text: str) -> bool:
    """True for the name of an offence; `Weapons` alone names none."""
    return names_offence(patterns("offence")["objects"].sub(" ", text))


@lru_cache(maxsize=4096)
def _stems_of_its_own(text: str) -> frozenset[str]:
    return stems(patterns("common")["words"].sub(" ", text))


def _facets(entry: Entry) -> list[Facet]:
    return [f for line in (entry.row, entry.column) if line is not None for f in line.facets]


_INCLUDING = re.compile(r"\b(?:inc|incl|includes|including)\b[. ]+(?P<what>[a-z -]+)", re.I)


def _included_elsewhere(group: list[Entry]) -> list[Entry]:
    """The lines that another says it includes: `Attempted rape` beside `Rape (incl. attempts)`."""
    own = {id(entry): key(_INCLUDING.sub(" ", entry.offence or "")) for entry in group}
    found: list[Entry] = []
    for entry in group:
        said = _INCLUDING.search(entry.offence or "")
        words = key(said.group("what")).split() if said else []
        stems = {word[:6] for word in words if names_offence(word) or word.startswith("attempt")}
        stems = {stem for stem in stems if stem not in own[id(entry)]}
        if stems:
            found += [other for other in group if other is not entry and any(stem in own[id(other)] for stem in stems)]
    return found


def _one_whole(group: list[Entry], whole: bool) -> None:
    """Refuse groups that each have a total of their own, and none over all, unless they are kinds of offences."""
    totals = {entry.covered for entry in group if entry.covered}
    if whole or len(totals) < 2 or any(not entry.covered for entry in group):
        return
    first = group[0].covered
    others = [entry for entry in group if not entry.covered & first]
    if (
        others
        and not all(names_offence(entry.offence or "") or entry.code for entry in group)
        and len({entry.offence for entry in group}) > 1
    ):
        raise two_answers(
            [e for e in group if e not in others], others, which="groups with a total each and none over both"
        )


def wording_of(labels: tuple[str, ...]) -> str:
    """What the labels say besides flags and general words: empty for `Online flagged offences`."""
    text = " ".join(labels)
    for name in ("no", "yes"):
        text = patterns("flag")[name].sub(" ", text)
    return key(patterns("generic")["words"].sub(" ", text))


def _split(group: list[Entry], first: Callable[[Entry], bool]) -> tuple[list[Entry], list[Entry]]:
    return [e for e in group if first(e)], [e for e in group if not first(e)]


def two_answers(first: list[Entry], second: list[Entry], which: str = "two figures") -> Refusal:
    """The refusal that shows both, and how to take either: the likelier one first."""
    one, other = (first or second)[0], (second or first)[0]
    period = one.period.financial_year or one.period.text
    if (one.sheet, one.address) == (other.sheet, other.address):
        said = _shown(first or second)
    else:
        said = f"{_shown(first)} or {_shown(second)}"
    labels = [_label_of(other, one), _label_of(one, other)]
    if _is_of_else(other) and not _is_of_else(one):
        labels.reverse()
    takes = " or ".join(f'take = ["{label}"]' for label in dict.fromkeys(labels) if label)
    line = (
        f"Ask the force which of them is right; or ignore the other in the sidecar with a reason{_line_of(other, one)}"
    )
    say = f"Say which one was asked for in the sidecar: {takes}" if takes else line
    parts = f"; or, {SAY_PARTS}" if one.table != other.table and not (one.of_records or other.of_records) else ""
    return Refusal(
        other.sheet,
        other.address,
        other.token.cell.text if other.token else "",
        f"For {one.force}, {period}, {which} could both be the answer: {said}.",
        f"{say}{parts}.",
    )


def _line_of(entry: Entry, beside: Entry) -> str:
    """The cells to ignore so that a figure goes with all its line, or its table: what stays of a line counts as left
    blank."""
    if entry.row is None or entry.column is None:
        return ""
    across = {token.cell.column for facet in entry.column.facets for token in facet.axis.tokens} | {entry.column.index}
    labels = {facet.token.cell.column for facet in entry.row.facets if facet.own}
    down = {token.cell.row for facet in entry.row.facets for token in facet.axis.tokens} | {entry.row.index}
    heads = {facet.token.cell.row for facet in entry.column.facets}
    same_table = entry.table == beside.table and beside.row is not None
    if same_table and beside.row is not None and entry.row.index != beside.row.index:
        rows, columns = {entry.row.index}, across | labels
    elif same_table:
        rows, columns = down | heads, {entry.column.index}
    else:
        rows, columns = down | heads, across | labels
    first, last = cell_address(min(rows), min(columns)), cell_address(max(rows), max(columns))
    return f': cells = "{first}:{last}"' if first != last else ""


def _shown(entries: list[Entry]) -> str:
    """A figure as it stands in its cell, and what it and the others of its kind add up to."""
    label = " / ".join(entries[0].labels) or "(no label)"
    low, high = bounds(entries)
    more = f", with {len(entries) - 1} more cells {_number(low, high)}" if len(entries) > 1 else ""
    return f"{_number(*bounds(entries[:1]))} ({label}, {entries[0].sheet}!{entries[0].address}{more})"


def _number(low: int, high: int | None) -> str:
    return str(low) if low == high else f"{low} or more" if high is None else f"{low} to {high}"


def _label_of(entry: Entry, beside: Entry) -> str:
    """The label by which one of two figures is taken, empty where none tells them apart."""
    own = next((text for text in entry.labels if text and text not in beside.labels), "")
    return own or (entry.sheet if entry.sheet != beside.sheet else "")


def _is_of_else(entry: Entry) -> bool:
    """True for a figure that is hardly what was asked for: arrests, victims, those without a flag, a part of others."""
    return (
        entry.flag == "no"
        or (entry.subject or "offences") != "offences"
        or any(says("subset", "words", label) for label in entry.labels)
    )
