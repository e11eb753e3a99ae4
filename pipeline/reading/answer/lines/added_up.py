"""Lines that are added up though no total is printed: each must be known for a part of something.

What belongs here: lines of which nothing says that they are parts of one whole: `Actual` and `Last year`, `Lower` and
`Upper`. What does not: figures of which one is plainly no part (`answer/one_answer.py`), or printed totals
(`tables/proof.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.lines.known_parts import (
    no_known_part,
    no_part_of_total,
    says_by_what,
    says_what_is_no_part,
)
from pipeline.reading.answer.lines.under_total import names_the_whole
from pipeline.reading.answer.question.alternatives import alternative_in, are_the_alternatives
from pipeline.reading.answer.question.asked_things import SECTION
from pipeline.reading.answer.question.classes import are_apart
from pipeline.reading.answer.question.named_parts import are_two_parts, parts_named
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import OF_RECORDS, OVER_ALL, Entry
from pipeline.reading.labels.opposites import are_with_and_without, leaves_some_out
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, of_what_is_counted, role_of_heading, stems
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet

_ASK = "Ask the force for the number of offences recorded"


def parts_of_something(
    leaves: list[Entry],
    asked: str,
    above: dict[int, list[str]],
    of_more: frozenset[tuple[int, str, int]],
    of_offences: frozenset[tuple[int, str, int]],
) -> None:
    """Refuse figures of one force and period that are added up along lines of which nothing says that they are parts
    of the offences asked for: no heading, no title and no name of an offence, age, sex, place or answer. A printed
    total proves a sum, but not of what. `above` are the texts over each table and its sheet's name, by its number,
    `of_more` the totals that add up other figures too, `of_offences` those that say that they add up offences."""
    asks = asks_for_offences(asked)
    groups: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        groups[leaf.table, leaf.force, leaf.period.start, leaf.period.end].append(leaf)
    for group in groups.values():
        if len(group) < 2:
            continue
        over = above.get(group[0].table, [])
        for labels in (axis for axis in _axes(group) if not _totalled(group, axis, of_more)):
            _no_part_of_another(group, labels, asked)
        for labels in (axis for axis in _axes(group) if len(axis) > 1):
            totalled = _totalled(group, labels, of_more)
            named = any(names_offence(facet.label.text) for facet in labels)
            if totalled and not named and all(entry.covered & of_offences for entry in group):
                continue
            if totalled and asks and not says_by_what(labels[0].axis.heading, over, asked):
                odd = no_part_of_total(labels, asked, group[0].force)
            elif not totalled and not says_by_what(labels[0].axis.heading, [], asked):
                odd = no_known_part(labels, asked, group[0].force)
            else:
                odd = next((f for f in labels if asks and says_what_is_no_part(f.label.text)), None)
            if odd is not None:
                raise _unproved(group, odd, next(f for f in labels if f is not odd), totalled=totalled)


def _no_part_of_another(group: list[Entry], labels: list[Facet], asked: str) -> None:
    """Refuse a line whose name is that of what was asked for with words added, which may be a part of it: `Burglary
    (knife)`. Offences told apart by sections of an Act, or by codes, are each their own."""
    question = make_question(asked)
    texts = [facet for facet in labels if facet.label.text and not SECTION.search(facet.label.text)]
    named = [(facet, stems(of_what_is_counted(facet.label.text))) for facet in texts]
    for facet, words in named if not all(entry.code for entry in group) else ():
        whole = next(
            (other for other, fewer in named if fewer and fewer < words and not _is_apart(facet, other, asked)), None
        )
        if whole is None and leaves_some_out(facet.label.text):  # `Burglary (excluding attempts)` beside `Burglary`
            others = (other for other, those in named if those == words and not _is_apart(facet, other, asked))
            whole = next((other for other in others if not leaves_some_out(other.label.text)), None)
        if alternative_in(facet.label.text, asked) == "both":  # beside one of the two that it names
            whole = next((o for o, _ in named if alternative_in(o.label.text, asked) in ("plain", "more")), whole)
        if whole is None and parts_named(facet.label.text, asked):
            whole = next((other for other, _ in named if _may_hold(other, facet, asked)), None)
        if whole is not None and question.says(whole.label.text):
            raise _unproved(group, whole, facet, whole=True)  # the likelier answer first


def _may_hold(whole: Facet, part: Facet, asked: str) -> bool:
    """True for all that was asked for beside a part of it that has a name of its own: `Assault on a constable`."""
    kinds, own = (kinds_of_offence(facet.label.text) & kinds_of_offence(asked) for facet in (whole, part))
    known = parts_named(whole.label.text, asked) or _is_apart(part, whole, asked)
    return bool(kinds - own) and not known and names_the_whole(whole.label.text, asked)


def _is_apart(facet: Facet, other: Facet, asked: str) -> bool:
    one, two = facet.label.text, other.label.text
    alternatives = are_the_alternatives(one, two, asked) or are_with_and_without(one, two)
    return alternatives or are_apart(one, two) or are_two_parts(one, two, asked)


def _axes(group: list[Entry]) -> list[list[Facet]]:
    """The labels of each axis along which the figures differ."""
    found: dict[int, dict[str, Facet]] = defaultdict(dict)
    for facet in (f for entry in group for line in (entry.row, entry.column) if line for f in line.facets):
        if facet.own and facet.axis.role in ("other", "offence"):
            found[id(facet.axis)].setdefault(facet.label.text, facet)
    return [list(labels.values()) for labels in found.values()]


def _totalled(group: list[Entry], labels: list[Facet], of_more: frozenset[tuple[int, str, int]]) -> bool:
    """True where totals add up the lines of these labels, and not only those that cross them; that of a block, which is
    over all tables, adds up all its lines."""
    axis = labels[0].axis
    in_rows = any(facet.axis is axis for entry in group if entry.row for facet in entry.row.facets)
    kind = "row" if in_rows else "column"
    return all(any(of in (kind, OVER_ALL, OF_RECORDS) for _, of, _ in entry.covered - of_more) for entry in group)


def _unproved(group: list[Entry], odd: Facet, other: Facet, *, totalled: bool = False, whole: bool = False) -> Refusal:
    entry = next(e for e in group if any(odd in line.facets for line in (e.row, e.column) if line))
    first, second = odd.label.text, other.label.text
    heading = odd.axis.heading
    of_years = role_of_heading(heading) == "period" or find_periods(heading)
    heading = f" under the heading {heading!r}" if heading and not of_years else ""
    both = f"if all of them together are the answer: {SAY_COUNTS}"
    if totalled:
        say = f"{_ASK}; or, {both}."
    elif whole:
        say = f'Say in the sidecar which is the answer: take = ["{first}"] or take = ["{second}"]; or, {both}.'
    else:
        say = f"Ask the force whether they divide the offences: {both}; or take the line that is, by its label."
    return Refusal(
        entry.sheet,
        odd.token.cell.address,
        odd.token.cell.text,
        f"A total adds up {first!r} and {second!r}{heading}, and nothing says that {first!r} are offences asked for."
        if totalled
        else f"Nothing says that {first!r} and {second!r}{heading} are parts of one whole, and no total adds them up.",
        say,
    )
