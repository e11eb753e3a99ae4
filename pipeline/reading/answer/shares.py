"""Tables that share one thing out between them: a sheet per offence, a table per sex.

What belongs here: when tables add up to one answer instead of stating it twice. What does not: the choice where they
do not (`statements.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.beside.beside_things import is_of_things_taken
from pipeline.reading.answer.beside.listed_kinds import are_the_listed_kinds
from pipeline.reading.answer.beside.of_those import without_its_number
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import make_question, subject_of_question
from pipeline.reading.answer.stated_again import not_stated_twice
from pipeline.reading.entries.entry import Entry, bounds
from pipeline.reading.labels.districts import is_district
from pipeline.reading.labels.opposites import has_opposite
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.questions import asks_how_many
from pipeline.reading.labels.sides import category_of, family_of, is_of_no_side, sexes_told_apart
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.wording import (
    names_offence,
    of_what_is_counted,
    stems,
    without_breakdown,
    without_periods,
)
from pipeline.reading.labels.words import patterns, says

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WITH_OR_WITHOUT = re.compile(r"\bwith(?:out)?\b", re.I)
_NARROWING = re.compile(r"\b(?:with|(?<!engage )in|at|during|using)\b", re.I)
# What is done, by which `Causing or inciting a child to engage in sexual activity` is no part of `Sexual activity`:
_DOING = re.compile(
    r"\b(?:causing|inciting|arranging|facilitating|paying|controlling|engaging|meeting|taking|making|distributing|"
    r"possessing|communicating|threatening|sharing)\b",
    re.I,
)


def merge_shares(
    groups: list[list[Entry]], titles: dict[int, tuple[str, str]], again: set[frozenset[int]], asked: str
) -> list[list[Entry]]:
    """Tables that share one thing out between them (a sheet per offence, a table per sex) are one group, their
    titles its labels. `again` are the pairs of tables with the same sums, which may state one thing twice.

    Raises Refusal where nothing tells which of the two they are.
    """
    if len({group[0].table for group in groups}) < len(groups):
        return groups
    if (listed := _joined_as_listed(groups, titles, asked)) is not None:
        return listed
    for which in (0, 1):  # by their titles, else by their sheets' names
        names = _categories({group[0].table: titles.get(group[0].table, ("", ""))[which] for group in groups})
        divided = any(family_of(name) for name in names.values())
        shares = [
            g for g in groups if _names_share(names[g[0].table]) or (divided and is_of_no_side(names[g[0].table]))
        ]
        others = [group for group in groups if group not in shares]
        joined = _joined(shares, names, asked) if len(shares) > 1 else None
        if joined is not None:
            return [joined, *others]
        if not others and len(shares) > 1:
            return groups
    whole = {group[0].table: titles.get(group[0].table, ("", ""))[0] for group in groups}
    if _continued(groups):
        return _joined_if_disjoint(groups, ["continued"])
    if {group[0].family for group in groups} == {("offence",)} and len(set(map(key, whole.values()))) == len(groups):
        joined_up = _joined_if_disjoint(groups, list(whole.values()))
        if len(joined_up) == 1:
            not_stated_twice(groups, again)
        return joined_up
    return groups


def _categories(names: dict[int, str]) -> dict[int, str]:
    """The sexes or the ages in which titles end, or the sexes they name, where they are the same but for these; else
    the titles."""
    if sexes := sexes_told_apart(names.values()):
        return dict(zip(names, sexes, strict=True))
    parts = {table: category_of(name) for table, name in names.items()}
    same = len({key(of) for of, _ in parts.values()}) == 1 and all(said for _, said in parts.values())
    return {table: said for table, (_, said) in parts.items()} if same else names


def _joined_as_listed(
    groups: list[list[Entry]], titles: dict[int, tuple[str, str]], asked: str
) -> list[list[Entry]] | None:
    """Tables that are named by the kinds the question lists, each divided in the same way, as one group, beside those
    that say they are of all; None where there are none."""
    for which in (0, 1) if len(groups) > 1 else ():
        names = {group[0].table: titles.get(group[0].table, ("", ""))[which] for group in groups}
        shares = [group for group in groups if not patterns("total")["words"].search(names[group[0].table])]
        divided = [{(key(e.offence or ""), e.categories, e.flag, e.subject) for e in group} for group in shares]
        if (
            len(shares) > 1
            and all(one == divided[0] for one in divided)
            and all(not e.offence or is_district(e.offence, e.force) for e in shares[0])
            and are_the_listed_kinds(tuple(names[group[0].table] for group in shares), asked)
        ):
            for entry in (entry for group in shares for entry in group):
                if entry.offence:
                    entry.categories = (*entry.categories, ("district", entry.offence))
                entry.offence = _full_name(names[entry.table], titles[entry.table][0])
            return [[e for group in shares for e in group], *(group for group in groups if group not in shares)]
    return None


def _full_name(name: str, title: str) -> str:
    """The name of a kind, with the title where it is a word of a sheet alone: `Burglary offences - Residential`."""
    return name if names_offence(name) or not title else f"{title} - {name}"


@lru_cache(maxsize=4096)
def _names_share(name: str) -> bool:
    """True for a name that can be one share: an offence, a sex, an age."""
    things = not names_offence(patterns("offence")["objects"].sub(" ", name)) and is_of_things_taken(name)
    plain = names_offence(name) and not things and not _says_part_or_all(name)
    return plain or bool(family_of(name))


def _joined(shares: list[list[Entry]], names: dict[int, str], asked: str) -> list[Entry] | None:
    """The shares as one group with their names as labels; None where they are not of one kind or not distinct."""
    own = [names[group[0].table] for group in shares]
    opposed = all(has_opposite(name, own) and not says("parts", "confirmed", name) for name in own)
    alike = len(set(map(_offence_of, own))) < len(own) and not opposed
    if alike or len({group[0].family for group in shares}) != 1 or _name_all_of_it(own, asked):
        return None
    if not any(map(family_of, own)) and _hold_each_other(own, asked):
        return None
    families = {family_of(name) for name in own if not is_of_no_side(name)}
    family = families.pop() if len(families) == 1 else ""
    divided = "offence" not in shares[0][0].family and says("flag", "yes", asked)  # offences of any name are of it
    if not family and shares[0][0].family and not divided and not _say_no_offence(shares, asked):
        return None
    for entry in (entry for group in shares for entry in group):
        if family:
            entry.categories = (*entry.categories, (family, names[entry.table]))
        else:
            entry.offence = names[entry.table]
    return [entry for group in shares for entry in group]


def _name_all_of_it(names: list[str], asked: str) -> bool:
    """True where two of the names are of all that was asked for, in other words: `Stalking offences (class 8Q)` and
    `Offences of stalking (Protection from Harassment Act 1997)` are no shares of it."""
    question, told = make_question(asked), subject_of_question(asked)
    said = [bare(_IN_BRACKETS.sub(" ", of_what_is_counted(name))).casefold() for name in names]
    whole = [text for text in said if told and told <= stems(text) and not question.unknown(text, strict=True)]
    return len(whole) > 1


def _say_no_offence(shares: list[list[Entry]], asked: str) -> bool:
    """True where all figures have one label that only says what was asked for: `Offences flagged online`."""
    labels = {entry.offence or "" for group in shares for entry in group}
    label = labels.pop() if len(labels) == 1 else ""
    return bool(label) and not names_offence(label) and not make_question(asked).unknown(label.casefold(), strict=True)


@lru_cache(maxsize=4096)
def _offence_of(name: str) -> frozenset[str]:
    """The words of a name that tell one offence from another: `Burglary recorded` and `Burglary by outcome` are one."""
    once = patterns("stated_again")["words"].sub("", clean(name))
    bare = without_breakdown(without_periods(once, find_periods(once)))
    return stems(patterns("neutral")["words"].sub(" ", bare)) or frozenset({key(name)})


def _hold_each_other(names: list[str], asked: str) -> bool:
    """True where one name is another with words more, `Shoplifting` and `Shoplifting with violence`, and for questions
    that each ask for a part: nothing shows that those `in supermarkets` and those `in petrol stations` are all."""
    if len(names) == 2 and len({key(_WITH_OR_WITHOUT.sub("with", name)) for name in names}) == 1:
        return False  # `Knife crime with injury` and `Knife crime without injury`
    words = [(_offence_of(name), stems(" ".join(_DOING.findall(name)))) for name in names]
    if any(one < other and did == does for one, did in words for other, does in words):
        return True
    question = make_question(asked)
    of_it = [name for name in names if question.says(name)]
    return any(_narrows(name) and question.unknown(bare(name).casefold(), strict=True) for name in of_it)


def _narrows(name: str) -> bool:
    return asks_how_many(name) or _NARROWING.search(name) is not None


def _continued(groups: list[list[Entry]]) -> bool:
    """True for parts of one table side by side: under the same header row, with the same headings, and not the same
    number in all."""

    def frame(entry: Entry) -> object:
        if entry.row is None or entry.column is None or not entry.row.facets or not entry.column.facets:
            return None
        return (entry.sheet, entry.column.facets[-1].token.cell.row, key(entry.row.facets[-1].axis.heading))

    frames = [{frame(entry) for entry in group} for group in groups]
    headings = [{tuple(key(f.label.text) for f in e.column.facets) for e in g if e.column} for g in groups]
    alike = len(set().union(*frames)) == 1 and frames[0] != {None} and all(h == headings[0] for h in headings)
    return alike and len({bounds(group) for group in groups}) == len(groups)


def _joined_if_disjoint(groups: list[list[Entry]], titles: list[str]) -> list[list[Entry]]:
    """Tables of different offences under different titles (`Contact offences`, `Image offences`) add up to one
    answer."""
    offences = [{key(entry.offence or "") for entry in group} for group in groups]
    disjoint = sum(map(len, offences)) == len(set().union(*offences)) and not _name_each_other(groups)
    specific = all(names_offence(entry.offence or "") for group in groups for entry in group)
    if disjoint and specific and not any(_says_part_or_all(t) or _is_of_things(t) or not t for t in titles):
        return [[entry for group in groups for entry in group]]
    return groups


def _name_each_other(groups: list[list[Entry]]) -> bool:
    """True where a line of one table bears the whole name of one of another: `Stalking and harassment offences`, and
    `Harassment`."""
    names = [{_offence_of(entry.offence or "") for entry in group} for group in groups]
    return any(
        one <= other
        for n, mine in enumerate(names)
        for m, others in enumerate(names)
        if n != m
        for one in mine
        for other in others
    )


def _is_of_things(title: str) -> bool:
    """True for a question for things, `Q2) How many vehicles were recovered?`, whatever its lines are called."""
    return is_of_things_taken(without_its_number(clean(title)).rstrip(" ?.:"))


def _says_part_or_all(text: str) -> bool:
    flag, total, subset = patterns("flag"), patterns("total"), patterns("subset")
    return bool(
        flag["yes"].search(text)
        or flag["no"].search(text)
        or total["words"].search(text)
        or subset["words"].search(text)
    )
