"""Whether the offences are those that the collection names, by its words and codes.

What belongs here: another offence beside the one asked for or in its place. What does not: things that are no offences
(`question/asked_things.py`), lines that divide what was asked (`question/neighbours.py`), or arrests, victims and the
like (`question/asked.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.asked import Titles, not_asked
from pipeline.reading.answer.question.asked_things import (
    SECTION,
    naming_labels,
    no_things,
    no_things_alone,
    not_by_its_title,
    not_of_no_kind,
)
from pipeline.reading.answer.question.claimed import names_part
from pipeline.reading.answer.question.classes import codes_asked, kinds_of_codes
from pipeline.reading.answer.question.groups import kinds_of_listed_groups
from pipeline.reading.answer.question.named_parts import are_one_part, parts_named
from pipeline.reading.answer.question.neighbours import (
    is_other_of_its_kind,
    no_half_of_it,
    no_neighbour,
    no_other_things,
)
from pipeline.reading.answer.question.same_meaning import in_its_words, in_words_of_question
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import (
    asks_for_offences,
    is_meant,
    make_question,
    says_subject,
    subject_of_question,
)
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.wording import (
    codes_in,
    kinds_of_offence,
    names_offence,
    of_what_is_counted,
    stems,
    words_of_kind,
)
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS

_JOINED = re.compile(r"\band\b|&|/|\bor\b|\bcombined\b", re.I)


def names_what_is_asked(
    leaves: list[Entry], asked: str, titles: Titles, flag: str | None, core: frozenset[str]
) -> None:
    """Refuse figures of offences that the question does not name, and of things that nothing calls an offence.

    `asked` and `titles` are as for `asks_for`. Offences with a flag may be of any name: the flag says which.
    `core` are the words that the question's title and what it counts share.
    """
    no_things_alone(leaves)
    if not asks_for_offences(asked):
        return
    not_of_no_kind(leaves, asked)
    not_by_its_title(leaves, titles)
    no_things(leaves, asked)
    _not_another_offence(leaves, asked, titles)
    _not_under_another_title(leaves, asked, titles, core)
    if not flag and not patterns("flag")["yes"].search(asked):
        tables = {entry.table for entry in leaves}
        whole = frozenset(n for n in tables if any(_names_it_all(t, asked, core) for t in titles.get(n, ())[:1]))
        no_neighbour([e for e in leaves if e.table not in whole], asked, core)
        no_other_things(leaves, asked, core, whole)
        no_half_of_it([e for e in leaves if not _is_gathered(e, titles)], asked, core, whole)
        _not_in_its_place(leaves, asked, titles)
    elif not flag:  # lines that each are of a flag are of another where they have not its words
        no_half_of_it([e for e in leaves if e.flag == "yes"], asked, core, frozenset())


def _names_it_all(title: str, asked: str, core: frozenset[str]) -> bool:
    """True for a title with every word that tells what was asked for from other offences, and with no other offence
    joined to it: under it, lines may have any name."""
    told = frozenset(word for word in core if not patterns("neutral")["words"].fullmatch(word))
    said = in_words_of_question(bare(title), asked)
    all_told = told <= stems(said) or bool(kinds_of_offence(title) & kinds_of_offence(asked))
    speaks = says_subject(title, asked) or (bool(told) and not subject_of_question(asked))  # `Child sexual offences`
    return speaks and all_told and not make_question(asked).unknown(said.casefold(), joined=True)


def _is_gathered(entry: Entry, titles: Titles) -> bool:
    """True under a title that gathers offences of any name, as a flag does: `Crimes with a stalking keyword`."""
    return any(patterns("within")["words"].search(title) for title in titles.get(entry.table, ()))


def _not_in_its_place(leaves: list[Entry], asked: str, titles: Titles) -> None:
    """Refuse figures of which the only name, on a label or over the table, is that of another offence. Several offences
    divide what was asked for, `Assault` and `Threats` with a knife; but not one that the law tells apart from others,
    where no name speaks of it."""
    naming = (facet.label.text for leaf in leaves for facet in naming_labels(leaf, totals=True))
    labels = dict.fromkeys(text for text in naming if not says("all_crime", "words", text))
    said = [*labels, *dict.fromkeys(text for leaf in leaves for text in titles.get(leaf.table, ()) if text)]
    if not (subject_of_question(asked) or kinds_of_offence(asked)):
        return
    if len(labels) > 1 and (not kinds_of_offence(asked) or any(_may_divide(text, asked) for text in labels)):
        return
    kind = next((text for text in labels if kinds_of_offence(text) and not is_meant(text, asked)), None)
    if kind is None and any(is_meant(text, asked) for text in said):
        return
    other = kind or next((text for text in said if names_offence(of_what_is_counted(text))), None)
    if other is not None and not any(entry.code for entry in leaves):
        raise not_asked(
            leaves[0],
            f"The figures are of {other!r}, and the collection asks for something else.",
            f"Ask the force for the offences that were asked for; or, if these are the answer: {SAY_COUNTS}.",
        )


def _may_divide(text: str, asked: str) -> bool:
    """True for the name of no offence, or of a part of the one that was asked for."""
    part = names_part(text, asked) and bool(stems(text) & stems(asked))  # `Theft of a van`, of vehicles
    return not names_offence(text) or is_meant(text, asked) or part


def _not_another_offence(leaves: list[Entry], asked: str, titles: Titles) -> None:
    """Refuse an offence that the question does not name, beside those it names or in their place: the sum over both
    is no answer."""
    named_too = kinds_of_codes(asked) | kinds_of_listed_groups(asked)
    wanted, codes = kinds_of_offence(asked) | named_too, codes_in(asked) | codes_asked(asked)
    mine = next((e for e in leaves if _is_asked(e, wanted, codes)), None)
    for entry in leaves:
        named = entry.offence or next((t for t in titles.get(entry.table, ()) if kinds_of_offence(t)), "")
        if wanted and _is_another(entry, wanted, titles, asked):
            what = " and ".join(sorted(kinds_of_offence(asked) or wanted))
        elif mine is not None and _codes_of(entry) and codes and not _is_asked(entry, wanted, codes):
            what, named = f"Home Office code {' and '.join(sorted(codes))}", f"{entry.code or ''} {named}".strip()
        else:
            continue
        those = (e for e in leaves if _is_asked(e, wanted, codes) or any(parts_named(t, asked) for t in e.labels))
        chosen = [label for label in dict.fromkeys(map(_innermost, those)) if label]
        takes = ", ".join(f'"{label}"' for label in chosen) if not are_one_part(chosen, asked) else ""
        raise not_asked(
            entry,
            f"The collection asks for {what}, and {named!r} is another offence, or more than that.",
            f"Say in the sidecar which lines are the answer: take = [{takes}]; or, if all are: {SAY_COUNTS}."
            if takes
            else "Ask the force for the offences that were asked for; a file that answers another question belongs to "
            f"another collection; or, if these are the answer after all: {SAY_COUNTS}.",
        )


def _not_under_another_title(leaves: list[Entry], asked: str, titles: Titles, core: frozenset[str]) -> None:
    """Refuse figures without a name of their own under the title, or on the sheet, of another offence, beside a table
    under a title of the one that was asked for: their sum is of both."""
    question = make_question(asked)
    tables = {leaf.table: leaf for leaf in leaves}

    def is_of_it(text: str) -> bool:
        return question.says(text) and not is_other_of_its_kind(text, asked, core)

    if len(tables) < 2 or not any(is_of_it(text) for table in tables for text in titles.get(table, ())):
        return
    for table, leaf in tables.items():
        said = [text for text in titles.get(table, ()) if text]
        if any(map(is_of_it, said)) or any(naming_labels(leaf, flagged=True)):
            continue
        other = next((t for t in said if names_offence(t) or says("subject", "offences", t)), None)
        if other is not None and question.unknown(other, joined=True) and not district_in(other, leaf.force):
            raise not_asked(
                leaf,
                f"This table is of {other!r}, and others are of what the collection asks for: their sum is of both.",
                f"Say in the sidecar which table is the answer; or, if all are: {SAY_COUNTS}.",
            )


def _innermost(entry: Entry) -> str:
    """The label that names the offence of a figure, from the inside out, or else its code."""
    named = next((facet.label.text for facet in reversed(list(naming_labels(entry)))), "")
    lines = [line for line in (entry.row, entry.column) if line is not None and not named]
    return named or next((f.label.text for line in lines for f in line.facets if f.label.code), "")


def _is_asked(entry: Entry, wanted: frozenset[str], codes: frozenset[str]) -> bool:
    return _has_code(entry, codes) or any((k := kinds_of_offence(label)) and k <= wanted for label in entry.labels)


def _is_another(entry: Entry, wanted: frozenset[str], titles: Titles, asked: str) -> bool:
    """True for an offence of another kind, by its own labels or else by its title, and for one joined to the kind that
    is asked for: `Stalking and harassment`."""
    said = [label for label in (*entry.labels, entry.offence or "") if kinds_of_offence(label)] or [
        title for title in titles.get(entry.table, ()) if kinds_of_offence(title)
    ]
    if any(kinds_of_offence(t) & wanted and patterns("within")["words"].search(t) for t in titles.get(entry.table, ())):
        return False
    kinds = [_kinds_by_other_words(in_its_words(text, asked), asked) for text in said]
    if not said or any(k <= wanted for k in kinds):
        return False
    joined = any(_JOINED.search(text) and not SECTION.search(text) for text in said)
    return joined or not any(k & wanted for k in kinds)


def _kinds_by_other_words(text: str, asked: str) -> frozenset[str]:
    """The kinds of offences that a text names, but for those that it names by one word which the question has too:
    `Trafficking`, where trafficking of drugs was asked for."""
    kinds, own = kinds_of_offence(text), stems(asked)
    words = {kind: stems(" ".join(words_of_kind(text, kind))) for kind in kinds - kinds_of_offence(asked)}
    return kinds - {kind for kind, named in words.items() if len(named) == 1 and named <= own}


def _codes_of(entry: Entry) -> frozenset[str]:
    return frozenset().union(*map(codes_in, entry.labels), codes_in(f"code {entry.code}" if entry.code else ""))


def _has_code(entry: Entry, codes: frozenset[str]) -> bool:
    """True for a code that is among those asked for, or the class of one of them."""
    return any(
        own == code or own.startswith(f"{code}/") or code.startswith(f"{own}/")
        for own in _codes_of(entry)
        for code in codes
    )
