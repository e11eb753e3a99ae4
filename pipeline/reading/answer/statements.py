"""From proved tables to the file's own statement of each force and year, each number once.

What belongs here: choosing between tables that say the same thing in two ways. What does not: reading one table
(`entries/from_table.py`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pipeline.reading.answer.one_answer import one_thing_only, wording_of
from pipeline.reading.answer.shares import merge_shares
from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry, bounds, identity_of, scope_of
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import patterns


@dataclass(slots=True)
class Chosen:
    """The entries that count, and those that were proof of them (each with the sentence that says so)."""

    leaves: list[Entry] = field(default_factory=list)
    proofs: list[tuple[Entry, str]] = field(default_factory=list)
    set_aside: list[tuple[Entry, str]] = field(default_factory=list)


def choose(
    entries: list[Entry], titles: dict[int, tuple[str, str]], flag: FlagWords | None, shares: set[int], parts: set[int]
) -> Chosen:
    """Each force and period once. `titles`: what names a table as a whole (its title or sheet), by table number;
    `shares`: the tables that a total over several tables proves to be parts of one whole, `parts` those that the
    sidecar says are.

    Raises Refusal where two numbers could both be the answer.
    """
    chosen = Chosen()
    if flag:
        _flag_by_title(entries, titles, flag)
    entries = _by_flag(entries, flag, chosen)
    by_scope: dict[tuple[str, object], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_scope[entry.force, scope_of(entry.period)].append(entry)
    for scope in by_scope.values():
        groups: dict[tuple[int, tuple[str, ...]], list[Entry]] = defaultdict(list)
        for entry in scope:
            groups[entry.table, entry.family].append(entry)
        _choose_group(_with_parts_joined(list(groups.values()), parts), titles, chosen, shares)
    for group in _leaf_groups(chosen.leaves):
        one_thing_only(group)
    return chosen


def _with_parts_joined(groups: list[list[Entry]], parts: set[int]) -> list[list[Entry]]:
    """The declared parts of one whole as one group, where each is divided in one way."""
    joined = [group for group in groups if group[0].table in parts]
    if len({group[0].table for group in joined}) < len(joined):
        return groups
    others = [group for group in groups if group[0].table not in parts]
    return [[entry for group in joined for entry in group], *others] if joined else groups


def _flag_by_title(entries: list[Entry], titles: dict[int, tuple[str, str]], flag: FlagWords) -> None:
    """Where tables are told apart as flagged and not flagged by their titles or sheets, so are their figures."""
    sides = {number: flags for number, said in titles.items() if len(flags := _flags_named(said, flag)) == 1}
    if {flag for flags in sides.values() for flag in flags} != {"yes", "no"}:
        return
    for entry in entries:
        entry.flag = entry.flag or next(iter(sides.get(entry.table, ())), None)


def _flags_named(said: tuple[str, str], flag: FlagWords) -> set[str]:
    return {side for text in said if (side := flag.side(text)) is not None}


def _by_flag(entries: list[Entry], flag: FlagWords | None, chosen: Chosen) -> list[Entry]:
    """With a declared flag (`online`) only the flagged side of a flagged / not flagged split counts."""
    if not flag:
        return entries
    kept = []
    flagged_scopes = {(e.force, scope_of(e.period)) for e in entries if e.flag == "yes"}
    for entry in entries:
        if (
            entry.flag != "yes"
            and (entry.force, scope_of(entry.period)) in flagged_scopes
            and (entry.flag == "no" or _flag_matters(entry, entries, flag))
        ):
            chosen.set_aside.append(
                (entry, f"not on the {flag.name} side of the split, which is what the collection counts")
            )
        else:
            kept.append(entry)
    return kept


def _flag_matters(entry: Entry, entries: list[Entry], flag: FlagWords) -> bool:
    """True if a flagged entry says the same thing as this one but for the flag."""

    def wording(labels: tuple[str, ...]) -> str:
        return wording_of(tuple(map(flag.without, labels)))

    said = wording(entry.labels)
    scope = [e for e in entries if (e.force, scope_of(e.period)) == (entry.force, scope_of(entry.period))]
    alone = sum(e.flag is None for e in scope) == 1
    return any(
        e.flag == "yes" and (wording(e.labels) in ("", said) or (alone and _says_only_of_which(e))) for e in scope
    )


def _says_only_of_which(entry: Entry) -> bool:
    """True for `Of which cyber-enabled`: a part of whatever stands above, told by its flag alone."""
    return not wording_of(tuple(patterns("subset")["words"].sub(" ", label) for label in entry.labels))


def _choose_group(
    groups: list[list[Entry]], titles: dict[int, tuple[str, str]], chosen: Chosen, shares: set[int]
) -> None:
    if len(groups) > 1 and all(entry.table in shares for group in groups for entry in group):
        for entry in (entry for group in groups for entry in group):
            entry.covered |= {(0, "over all tables", 0)}
        groups = [[entry for group in groups for entry in group]]
    # A list of records says again what a table counts: the two never share an answer out between them.
    tables, lists = ([g for g in groups if g[0].of_records == listed] for listed in (False, True))
    groups = [*merge_shares(tables, titles), *merge_shares(lists, titles)]
    groups = [_without_parts_of_years(group, chosen) for group in groups]
    if len(groups) == 1:
        _once_each(groups[0], chosen)
        return
    best = max(groups, key=lambda g: (_exact_periods(g), not g[0].of_records, len(g), -g[0].table))
    chosen_low, chosen_high = bounds(best)
    for group in groups:
        if group is best:
            continue
        low, high = bounds(group)
        _agree_in_detail(best, group)
        _not_of_other_lines(best, group)
        apart = (high is not None and high < chosen_low) or (chosen_high is not None and low > chosen_high)
        exact_both = None not in (high, chosen_high) and low == high and chosen_low == chosen_high
        if apart or (not exact_both and not _complete(group)):
            raise two_answers(best, group)
        for entry in group:
            chosen.proofs.append((entry, f"the same figures as at {best[0].address}, divided another way; they agree"))
    _once_each(best, chosen)


def _without_parts_of_years(group: list[Entry], chosen: Chosen) -> list[Entry]:
    """The figures of a year without those of its quarters or months, which must be its parts: `Apr-Jun` beside
    `Year`."""
    years = [entry for entry in group if entry.period.kind == "financial_year"]
    parts = [entry for entry in group if entry.period.kind in ("month", "quarter")]
    if not years or not parts:
        return group
    year_low, year_high = bounds(years)
    low, high = bounds(parts)
    days = {(e.period.start, e.period.end) for e in parts if e.period.start and e.period.end}
    whole = years[0].period
    assert whole.start is not None and whole.end is not None
    covers = sum((end - start).days + 1 for start, end in days) == (whole.end - whole.start).days + 1
    if not covers or (high is not None and high < year_low) or (year_high is not None and low > year_high):
        raise two_answers(years, parts, which="a year and parts of it")
    for entry in parts:
        chosen.proofs.append((entry, "a part of its year, which is stated too; they agree"))
    return years


def _agree_in_detail(best: list[Entry], group: list[Entry]) -> None:
    """Raise Refusal at the first figure that two tables with the same lines state differently."""
    by_identity = {identity_of(entry): entry for entry in best}
    for entry in group:
        other = by_identity.get(identity_of(entry))
        if (
            other is not None
            and entry.family
            and (other.value.low, other.value.high) != (entry.value.low, entry.value.high)
        ):
            raise two_answers([other], [entry])


def _not_of_other_lines(best: list[Entry], group: list[Entry]) -> None:
    """Refuse two tables of different lines under one heading, as other districts are, or side by side, whose sums
    happen to be the same."""
    if group[0].table == best[0].table or not best[0].family:
        return
    identities, headings, rows = (
        [{of(entry) for entry in entries} for entries in (best, group)]
        for of in (identity_of, _heading_of_lines, lambda entry: (entry.sheet, entry.row.index if entry.row else None))
    )
    alike = headings[0] == headings[1] != {""} or rows[0] == rows[1]
    if alike and not identities[0] & identities[1]:
        raise two_answers(best, group, which="tables of different lines with the same sum")


def _heading_of_lines(entry: Entry) -> str:
    heading = entry.row.facets[-1].axis.heading if entry.row and entry.row.facets else ""
    return "" if role_of_heading(heading) == "period" else key(heading)


def _exact_periods(group: list[Entry]) -> bool:
    return all(entry.period.kind == "financial_year" for entry in group)


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
