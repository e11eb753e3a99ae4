"""From proved tables to the file's own statement of each force and year, each number once.

What belongs here: choosing between tables that say the same thing in two ways, joining tables that share out one thing
(a sheet per offence), and refusing where two numbers could both be the answer. What does not: reading one table.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pipeline.reading.labels.periods import Period
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import patterns
from pipeline.reading.labels.values import Value
from pipeline.reading.tables.axes import Refusal
from pipeline.reading.tables.lines import Line
from pipeline.reading.tables.tokens import Token

BLANK = Value("missing", "blank", None, 0, None)


@dataclass(slots=True)
class Entry:
    """One leaf value with everything that is known of it. `token` is None for an empty cell of the table, `covered`
    the printed totals that it is a proved part of (table, row or column, index)."""

    sheet: str
    address: str
    table: int
    token: Token | None
    value: Value
    force: str
    period: Period
    offence: str | None
    code: str | None
    categories: tuple[tuple[str, str], ...]
    flag: str | None
    subject: str | None
    labels: tuple[str, ...]
    row: Line | None = None
    column: Line | None = None
    covered: frozenset[tuple[int, str, int]] = frozenset()

    @property
    def family(self) -> tuple[str, ...]:
        """The ways in which this value is a part of something: `offence`, `sex`, `age`, ..."""
        return (("offence",) if self.offence else ()) + tuple(sorted({family for family, _ in self.categories}))


@dataclass(slots=True)
class Chosen:
    """The entries that count, and those that were proof of them (each with the sentence that says so)."""

    leaves: list[Entry] = field(default_factory=list)
    proofs: list[tuple[Entry, str]] = field(default_factory=list)
    set_aside: list[tuple[Entry, str]] = field(default_factory=list)


def choose(entries: list[Entry], titles: dict[int, str], flag: str | None, shares: set[int]) -> Chosen:
    """Each force and period once. `titles`: what names a table as a whole (its title or sheet), by table number;
    `shares`: the tables that a total over several tables proves to be parts of one whole.

    Raises Refusal where two numbers could both be the answer.
    """
    chosen = Chosen()
    entries = _by_flag(entries, flag, chosen)
    by_scope: dict[tuple[str, object], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_scope[entry.force, _scope(entry.period)].append(entry)
    for (force, _), scope in by_scope.items():
        groups: dict[tuple[int, tuple[str, ...]], list[Entry]] = defaultdict(list)
        for entry in scope:
            groups[entry.table, entry.family].append(entry)
        _choose_group(list(groups.values()), titles, chosen, shares)
    for group in _leaf_groups(chosen.leaves):
        _one_thing_only(group)
    return chosen


def _scope(period: Period) -> object:
    """Months and quarters are compared under the financial year they belong to; other periods by themselves."""
    if period.kind in ("month", "quarter") and period.start is not None:
        return period.start.year if period.start.month >= 4 else period.start.year - 1
    if period.kind == "financial_year" and period.start is not None:
        return period.start.year
    return (period.kind, period.start, period.end)


def _by_flag(entries: list[Entry], flag: str | None, chosen: Chosen) -> list[Entry]:
    """With a declared flag (`online`) only the flagged side of a flagged / not flagged split counts."""
    if not flag:
        return entries
    kept = []
    flagged_scopes = {(e.force, _scope(e.period)) for e in entries if e.flag == "yes"}
    for entry in entries:
        if (
            entry.flag != "yes"
            and (entry.force, _scope(entry.period)) in flagged_scopes
            and (entry.flag == "no" or _flag_matters(entry, entries))
        ):
            chosen.set_aside.append(
                (entry, f"not on the {flag} side of the split, which is what the collection counts")
            )
        else:
            kept.append(entry)
    return kept


def _flag_matters(entry: Entry, entries: list[Entry]) -> bool:
    """True if a flagged entry says the same thing as this one but for the flag."""
    wording = _wording(entry.labels)
    return any(
        e.flag == "yes" and _scope(e.period) == _scope(entry.period) and (not (w := _wording(e.labels)) or w == wording)
        for e in entries
    )


def _choose_group(groups: list[list[Entry]], titles: dict[int, str], chosen: Chosen, shares: set[int]) -> None:
    if len(groups) > 1 and all(entry.table in shares for group in groups for entry in group):
        for entry in (entry for group in groups for entry in group):
            entry.covered |= {(0, "over all tables", 0)}
        groups = [[entry for group in groups for entry in group]]
    groups = _merge_shares(groups, titles)
    if len(groups) == 1:
        _once_each(groups[0], chosen)
        return
    best = max(groups, key=lambda g: (_exact_periods(g), len(g), -g[0].table))
    chosen_low, chosen_high = _bounds(best)
    for group in groups:
        if group is best:
            continue
        low, high = _bounds(group)
        _agree_in_detail(best, group)
        apart = (high is not None and high < chosen_low) or (chosen_high is not None and low > chosen_high)
        exact_both = None not in (high, chosen_high) and low == high and chosen_low == chosen_high
        if apart or (not exact_both and not _complete(group)):
            raise _two_answers(best, group)
        for entry in group:
            chosen.proofs.append((entry, f"the same figures as at {best[0].address}, divided another way; they agree"))
    _once_each(best, chosen)


def _agree_in_detail(best: list[Entry], group: list[Entry]) -> None:
    """Raise Refusal at the first figure that two tables with the same lines state differently."""
    by_identity = {_identity(entry): entry for entry in best}
    for entry in group:
        other = by_identity.get(_identity(entry))
        if (
            other is not None
            and entry.family
            and (other.value.low, other.value.high) != (entry.value.low, entry.value.high)
        ):
            raise _two_answers([other], [entry])


def _identity(entry: Entry) -> tuple[object, ...]:
    """What makes two figures statements of the same thing."""
    categories = tuple(key(text) for _, text in entry.categories)
    return (
        entry.period.start,
        entry.period.end,
        key(entry.offence or ""),
        entry.code,
        categories,
        entry.flag,
        entry.subject,
    )


def _exact_periods(group: list[Entry]) -> bool:
    return all(entry.period.kind == "financial_year" for entry in group)


def _complete(group: list[Entry]) -> bool:
    return all(entry.value.status != "blank" for entry in group)


def _bounds(group: list[Entry]) -> tuple[int, int | None]:
    low = sum(entry.value.low or 0 for entry in group)
    highs = [entry.value.high for entry in group]
    return low, None if any(h is None for h in highs) else sum(h for h in highs if h is not None)


def _merge_shares(groups: list[list[Entry]], titles: dict[int, str]) -> list[list[Entry]]:
    """Tables that share one thing out between them (a sheet per offence, a table per sex) are one group, their titles its labels."""
    by_table: dict[int, list[list[Entry]]] = defaultdict(list)
    for group in groups:
        by_table[group[0].table].append(group)
    if len(by_table) < 2 or any(len(g) > 1 for g in by_table.values()):
        return groups
    names = {table: titles.get(table, "") for table in by_table}
    families = {group[0].family for group in groups}
    if len(families) != 1 or len(set(map(key, names.values()))) != len(names):
        return groups
    offence_words, sex, age = patterns("offence")["words"], patterns("category")["sex"], patterns("category")["age"]
    texts = list(names.values())
    if families == {("offence",)}:
        return _joined_if_disjoint(groups, texts)
    if "offence" not in families and all(offence_words.search(t) and not _says_part_or_all(t) for t in texts):
        for group in groups:
            for entry in group:
                entry.offence = names[entry.table]
    elif all(sex.match(t) for t in texts) or all(age.match(t) for t in texts):
        family = "sex" if sex.match(texts[0]) else "age"
        for group in groups:
            for entry in group:
                entry.categories = (*entry.categories, (family, names[entry.table]))
    else:
        return groups
    return [[entry for group in groups for entry in group]]


def _joined_if_disjoint(groups: list[list[Entry]], titles: list[str]) -> list[list[Entry]]:
    """Tables of different offences under different titles (`Contact offences`, `Image offences`) add up to one answer."""
    offences = [{key(entry.offence or "") for entry in group} for group in groups]
    disjoint = sum(map(len, offences)) == len(set().union(*offences))
    specific = all(_specific(entry.offence or "") for group in groups for entry in group)
    if disjoint and specific and not any(_says_part_or_all(title) or not title for title in titles):
        return [[entry for group in groups for entry in group]]
    return groups


def _says_part_or_all(text: str) -> bool:
    flag, total, subset = patterns("flag"), patterns("total"), patterns("subset")
    return bool(
        flag["yes"].search(text)
        or flag["no"].search(text)
        or total["words"].search(text)
        or subset["words"].search(text)
    )


def _once_each(group: list[Entry], chosen: Chosen) -> None:
    """The same offence and categories stated twice for one force and period must agree, and counts once."""
    seen: dict[object, Entry] = {}
    for entry in group:
        identity = _identity(entry)
        earlier = seen.get(identity)
        if earlier is None or (
            entry.covered & earlier.covered and entry.table == earlier.table and entry.labels != earlier.labels
        ):
            seen.setdefault(identity, entry)
            chosen.leaves.append(entry)
        elif (earlier.value.low, earlier.value.high, earlier.value.status) == (
            entry.value.low,
            entry.value.high,
            entry.value.status,
        ):
            chosen.proofs.append((entry, f"states again what stands at {earlier.sheet}!{earlier.address}; they agree"))
        else:
            raise _two_answers([earlier], [entry])


def _leaf_groups(leaves: list[Entry]) -> list[list[Entry]]:
    groups: dict[object, list[Entry]] = defaultdict(list)
    for entry in leaves:
        groups[entry.force, entry.period.start, entry.period.end].append(entry)
    return list(groups.values())


def _one_thing_only(group: list[Entry]) -> None:
    """Refuse a sum over different things: all offences beside the online ones, offences beside victims, a part beside its whole."""
    if len(group) < 2:
        return
    flags = {entry.flag for entry in group}
    if flags == {"yes", "no"} or ("no" in flags and len(flags) > 1):
        raise _two_answers(*_split(group, lambda e: e.flag == "yes"), which="flagged and not flagged")
    whole = bool(frozenset.intersection(*(entry.covered for entry in group)))
    if "yes" in flags and len(flags) > 1 and not whole:
        plain = {_wording(e.labels) for e in group if e.flag is None}
        for entry in group:
            wording = _wording(entry.labels)
            if entry.flag == "yes" and (not wording or wording in plain):
                raise _two_answers(*_split(group, lambda e: e.flag == "yes"), which="all offences and the online ones")
    subjects = {entry.subject for entry in group if entry.subject}
    _one_whole(group, whole)
    if len(subjects) > 1 and not whole and not all(entry.offence and _specific(entry.offence) for entry in group):
        subject = group[0].subject
        raise _two_answers(*_split(group, lambda e: e.subject == subject), which="different things")
    parts = [entry for entry in group if patterns("subset")["words"].search(entry.offence or "")]
    if parts:
        raise _two_answers(*_split(group, lambda e: e not in parts), which="a whole and a part of it")


def _one_whole(group: list[Entry], whole: bool) -> None:
    """Refuse groups that each have a total of their own, and none over all, unless they are kinds of offences."""
    totals = {entry.covered for entry in group if entry.covered}
    if whole or len(totals) < 2 or any(not entry.covered for entry in group):
        return
    first = group[0].covered
    others = [entry for entry in group if not entry.covered & first]
    if (
        others
        and not all(_specific(entry.offence or "") or entry.code for entry in group)
        and len({entry.offence for entry in group}) > 1
    ):
        raise _two_answers(
            [e for e in group if e not in others], others, which="groups with a total each and none over both"
        )


def _specific(offence: str) -> bool:
    return bool(patterns("offence")["words"].search(offence))


def _wording(labels: tuple[str, ...]) -> str:
    """What the labels say besides flags and general words: empty for `Online flagged offences`."""
    text = " ".join(labels)
    for name in ("no", "yes"):
        text = patterns("flag")[name].sub(" ", text)
    return key(patterns("generic")["words"].sub(" ", text))


def _split(group: list[Entry], first) -> tuple[list[Entry], list[Entry]]:  # type: ignore[no-untyped-def]
    return [e for e in group if first(e)], [e for e in group if not first(e)]


def _two_answers(first: list[Entry], second: list[Entry], which: str = "two figures") -> Refusal:
    one, other = (first or second)[0], (second or first)[0]

    def shown(entries: list[Entry]) -> str:
        low, high = _bounds(entries)
        total = str(low) if low == high else f"{low} or more" if high is None else f"{low} to {high}"
        label = " / ".join(entries[0].labels) or "(no label)"
        more = f" and {len(entries) - 1} more cells" if len(entries) > 1 else ""
        return f"{total} ({label}, {entries[0].sheet}!{entries[0].address}{more})"

    period = one.period.financial_year or one.period.text
    if (one.sheet, one.address) == (other.sheet, other.address):
        said = shown(first or second)
    else:
        said = f"{shown(first)} or {shown(second)}"
    label = next((text for text in other.labels if text and text not in one.labels), other.sheet)
    return Refusal(
        other.sheet,
        other.address,
        other.token.cell.text if other.token else "",
        f"For {one.force}, {period}, {which} could both be the answer: {said}.",
        f'Say which one was asked for in the sidecar: take = ["{label}"].',
    )
