"""From proved tables to the file's own statement of each force and year, each number once.

What belongs here: choosing between tables that say the same thing in two ways. What does not: reading one table
(`entries/from_table.py`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pipeline.reading.answer.agreeing import agree_in_detail, not_of_other_lines, without_parts_of_years
from pipeline.reading.answer.flags.flag_not_asked import is_of_a_flag_not_asked
from pipeline.reading.answer.flags.flag_sides import by_flag, flag_by_title
from pipeline.reading.answer.one_answer import are_added_up, one_thing_only
from pipeline.reading.answer.shares import merge_shares
from pipeline.reading.answer.stated_again import set_aside_agrees, tables_stated_again
from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import OVER_ALL, Entry, bounds, identity_of, scope_of
from pipeline.reading.labels.flag_words import FlagWords


@dataclass(slots=True)
class Chosen:
    """The entries that count, and those that were proof of them (each with the sentence that says so)."""

    leaves: list[Entry] = field(default_factory=list)
    proofs: list[tuple[Entry, str]] = field(default_factory=list)
    set_aside: list[tuple[Entry, str]] = field(default_factory=list)


def choose(
    entries: list[Entry],
    titles: dict[int, tuple[str, str]],
    flag: FlagWords | None,
    shares: set[int],
    parts: set[int],
    *,
    asked: str,
    takes_flagged: bool,
) -> Chosen:
    """Each force and period once. `titles`: what names a table as a whole (its title or sheet), by table number;
    `shares`: the tables that a total over several tables proves to be parts of one whole, `parts` those that the
    sidecar says are; `asked` is what is known of the question, and `takes_flagged` that of the two sides of its flag
    the flagged one is the answer.

    Raises Refusal where two numbers could both be the answer.
    """
    chosen = Chosen()
    if flag:
        flag_by_title(entries, titles, flag)
    if flag and takes_flagged:
        entries, chosen.set_aside = by_flag(entries, flag)
    again = tables_stated_again(entries)
    by_scope: dict[tuple[str, object], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_scope[entry.force, scope_of(entry.period)].append(entry)
    for scope in by_scope.values():
        groups: dict[tuple[int, tuple[str, ...]], list[Entry]] = defaultdict(list)
        for entry in scope:
            groups[entry.table, entry.family].append(entry)
        joined = _with_added_up_joined(list(groups.values()))
        _choose_group(_with_parts_joined(joined, parts), titles, chosen, shares, parts, again, asked)
    set_aside_agrees(chosen.leaves, [entry for entry, _ in chosen.set_aside])
    for group in _leaf_groups(chosen.leaves):
        one_thing_only(group, parts, flag_asked=bool(flag) or not is_of_a_flag_not_asked(group, asked))
    return chosen


def _with_added_up_joined(groups: list[list[Entry]]) -> list[list[Entry]]:
    """The figures of one table that a printed total adds up as one group, whatever each of them is called: `Police`
    names no offence, and `Other` does."""
    joined: list[list[Entry]] = []
    for group in groups:
        beside = next((j for j in joined if j[0].table == group[0].table and are_added_up(j, group)), None)
        if beside is not None:
            beside += group
        else:
            joined.append(group)
    return joined


def _with_parts_joined(groups: list[list[Entry]], parts: set[int]) -> list[list[Entry]]:
    """The declared parts of one whole as one group, where each is divided in one way."""
    joined = [group for group in groups if group[0].table in parts]
    if len({group[0].table for group in joined}) < len(joined):
        return groups
    others = [group for group in groups if group[0].table not in parts]
    return [[entry for group in joined for entry in group], *others] if joined else groups


def _choose_group(
    groups: list[list[Entry]],
    titles: dict[int, tuple[str, str]],
    chosen: Chosen,
    shares: set[int],
    parts: set[int],
    again: set[frozenset[int]],
    asked: str,
) -> None:
    if len(groups) > 1 and all(entry.table in shares for group in groups for entry in group):
        names = {group[0].table: titles.get(group[0].table, ("", ""))[0] for group in groups}
        apart = len(set(names.values())) == len(names) and all(names.values())
        for entry in (entry for group in groups for entry in group):
            entry.covered |= {(0, OVER_ALL, 0)}
            entry.categories = (*entry.categories, ("part", names[entry.table])) if apart else entry.categories
        groups = [[entry for group in groups for entry in group]]
    # A list of records says again what a table counts: the two never share an answer out between them.
    tables, lists = ([g for g in groups if g[0].of_records == listed] for listed in (False, True))
    groups = [*merge_shares(tables, titles, again, asked), *merge_shares(lists, titles, again, asked)]
    whole = [without_parts_of_years(group) for group in groups]
    groups = [years for years, _ in whole]
    chosen.proofs += [proof for _, proofs in whole for proof in proofs]
    if len(groups) == 1:
        _once_each(groups[0], chosen)
        return
    best = max(groups, key=lambda g: (_exact_periods(g), not g[0].of_records, _is_exact(g), len(g), -g[0].table))
    chosen_low, chosen_high = bounds(best)
    for group in groups:
        if group is best:
            continue
        low, high = bounds(group)
        agree_in_detail(best, group)
        if not {entry.table for entry in best} <= parts:  # of which another table is the whole
            not_of_other_lines(best, group)
        apart = (high is not None and high < chosen_low) or (chosen_high is not None and low > chosen_high)
        exact_both = None not in (high, chosen_high) and low == high and chosen_low == chosen_high
        if apart or (not exact_both and not _complete(group)):
            raise two_answers(best, group)
        for entry in group:
            chosen.proofs.append((entry, f"the same figures as at {best[0].address}, divided another way; they agree"))
        if exact_both and {entry.table for entry in best} <= parts:  # and this is their sum
            for entry in best:
                entry.covered |= {(0, OVER_ALL, 0)}
    _once_each(best, chosen)


def _exact_periods(group: list[Entry]) -> bool:
    return all(entry.period.kind == "financial_year" for entry in group)


def _is_exact(group: list[Entry]) -> bool:
    """True for figures that tell one number, though others that divide it are withheld."""
    low, high = bounds(group)
    return low == high


def _complete(group: list[Entry]) -> bool:
    return all(entry.value.status != "blank" for entry in group)


def _once_each(group: list[Entry], chosen: Chosen) -> None:
    """The same offence and categories stated twice for one force and period must agree, and counts once."""
    seen: dict[object, Entry] = {}
    for entry in group:
        identity = identity_of(entry)
        earlier = seen.get(identity)
        if earlier is None or (
            entry.covered & earlier.covered and entry.table == earlier.table and entry.labels != earlier.labels
        ):
            seen.setdefault(identity, entry)
            chosen.leaves.append(entry)
        elif entry.table == earlier.table and entry.value.high != 0:
            raise two_answers([earlier], [entry], which="two lines of one name")
        elif (earlier.value.low, earlier.value.high, earlier.value.status) == (
            entry.value.low,
            entry.value.high,
            entry.value.status,
        ):
            chosen.proofs.append((entry, f"states again what stands at {earlier.sheet}!{earlier.address}; they agree"))
        else:
            raise two_answers([earlier], [entry])


def _leaf_groups(leaves: list[Entry]) -> list[list[Entry]]:
    groups: dict[object, list[Entry]] = defaultdict(list)
    for entry in leaves:
        groups[entry.force, entry.period.start, entry.period.end].append(entry)
    return list(groups.values())
