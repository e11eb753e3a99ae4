"""Tables that share one thing out between them: a sheet per offence, a table per sex.

What belongs here: when tables add up to one answer instead of stating it twice. What does not: the choice where they
do not (`statements.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.entry import Entry
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import patterns
from pipeline.reading.one_answer import names_offence


def merge_shares(groups: list[list[Entry]], titles: dict[int, str]) -> list[list[Entry]]:
    """Tables that share one thing out between them (a sheet per offence, a table per sex) are one group, their
    titles its labels."""
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
    if () in families and all(offence_words.search(t) and not _says_part_or_all(t) for t in texts):
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
    """Tables of different offences under different titles (`Contact offences`, `Image offences`) add up to one
    answer."""
    offences = [{key(entry.offence or "") for entry in group} for group in groups]
    disjoint = sum(map(len, offences)) == len(set().union(*offences))
    specific = all(names_offence(entry.offence or "") for group in groups for entry in group)
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
