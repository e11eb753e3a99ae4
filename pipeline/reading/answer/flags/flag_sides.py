"""Which figures are on the flagged side of a split, where the collection counts offences with a flag.

What belongs here: tables and lines told apart as flagged and not flagged. What does not: whether figures are of the
flag at all (`flagged.py`), or the choice between what is left (`answer/statements.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.reading.answer.one_answer import wording_of
from pipeline.reading.entries.entry import Entry, identity_of, scope_of
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.words import patterns, says

_JOINING = re.compile(r"\b(?:as|with|have|had|an?|the)\b", re.I)  # `Of which flagged as online`


def flag_by_title(entries: list[Entry], titles: dict[int, tuple[str, str]], flag: FlagWords) -> None:
    """Where tables are told apart as flagged and not flagged by their titles or sheets, so are their figures."""
    sides = {number: flags for number, said in titles.items() if len(flags := _flags_named(said, flag)) == 1}
    if {flag for flags in sides.values() for flag in flags} == {"yes"}:
        sides |= {number: {"no"} for number in _of_all_offences(entries, set(sides), titles)}
    if {flag for flags in sides.values() for flag in flags} != {"yes", "no"}:
        return
    for entry in entries:
        entry.flag = entry.flag or next(iter(sides.get(entry.table, ())), None)


def _of_all_offences(entries: list[Entry], flagged: set[int], titles: dict[int, tuple[str, str]]) -> Iterator[int]:
    """The tables that state the same lines as a flagged one, and no less in any of them, under the same title without
    the flag: `All child sexual offences`."""
    tables: dict[int, dict[object, Entry]] = defaultdict(dict)
    for entry in entries:
        tables[entry.table][entry.force, identity_of(entry)] = entry
    for number in tables.keys() - flagged:
        for other in flagged & tables.keys():
            own, part = tables[number], tables[other]
            says_all = any(says("title", "of_all", text) for text in titles.get(number, ()))
            if says_all and own.keys() == part.keys() and all(_is_no_less(own[one], part[one]) for one in own):
                yield number
                break


def _is_no_less(whole: Entry, part: Entry) -> bool:
    return whole.value.high is None or (part.value.low or 0) <= whole.value.high


def _flags_named(said: tuple[str, str], flag: FlagWords) -> set[str]:
    return {side for text in said if (side := flag.side(text)) is not None}


def by_flag(entries: list[Entry], flag: FlagWords) -> tuple[list[Entry], list[tuple[Entry, str]]]:
    """Only the flagged side of a split, and what was set aside, with the sentence that says so."""
    kept, aside = [], []
    flagged_scopes = {(e.force, scope_of(e.period)) for e in entries if e.flag == "yes"}
    for entry in entries:
        if (
            entry.flag != "yes"
            and (entry.force, scope_of(entry.period)) in flagged_scopes
            and (entry.flag == "no" or _flag_matters(entry, entries, flag))
        ):
            aside.append((entry, f"not on the {flag.name} side of the split, which is what the collection counts"))
        else:
            kept.append(entry)
    return kept, aside


def _flag_matters(entry: Entry, entries: list[Entry], flag: FlagWords) -> bool:
    """True if a flagged entry says the same thing as this one but for the flag."""

    def wording(labels: tuple[str, ...]) -> str:
        return wording_of(tuple(map(flag.without, labels)))

    said = wording(entry.labels)
    scope = [e for e in entries if (e.force, scope_of(e.period)) == (entry.force, scope_of(entry.period))]
    alone = sum(e.flag is None for e in scope) == 1
    return any(
        e.flag == "yes"
        and (
            wording(e.labels) in ("", said)
            or _without_of_which(e, flag) == said
            or (alone and _says_only_of_which(e, flag))
        )
        for e in scope
    )


def _says_only_of_which(entry: Entry, flag: FlagWords) -> bool:
    """True for `Of which cyber-enabled`: a part of whatever stands above, told by its flag alone."""
    return not _without_of_which(entry, flag)


def _without_of_which(entry: Entry, flag: FlagWords) -> str:
    """What the labels say besides the flag and `of which`: `Rape` of `Rape | Of which flagged online`."""
    plain = (_JOINING.sub(" ", patterns("subset")["words"].sub(" ", label)) for label in entry.labels)
    return wording_of(tuple(map(flag.without, plain)))
