"""Whether the words over figures say more or less than was asked.

What belongs here: which texts speak for the figures, the one label of all of them or else those over a table. What
does not: what one text says (`saying.py`), lines that do not speak of what was asked (`titles/lines_over.py`), things
that are no offences (`asked_things.py`), or another offence beside the one asked for (`lines/asked_offence.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.groups import of_one_kind_of_group
from pipeline.reading.answer.question.one_segment import of_unknown
from pipeline.reading.answer.question.saying import bare, narrows, of_several_together, why_not
from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet

_LONGEST = 160
_INCLUDES = re.compile(r"\W*(?:this |also |all )?(?:includ(?:es?|ing)|incl|comprises?|comprising)\b", re.I)


def no_more_and_no_less(
    leaves: list[Entry], asked: str, above: dict[int, list[str]], flag: str = "", left_out: str = ""
) -> None:
    """Refuse figures of which the one label, or else a text over the table, says more or less than was asked.

    `above` are the texts over each table and its sheet's name, by its number; the words of the `flag` that counts are
    words of the question, and what is `left_out` of it may be left out of them.
    """
    question = make_question(asked).with_words(flag).without(left_out)
    for entry, text, of_all, whole in _sayings(leaves, question, above):
        if entry.subject == "offences":  # by a heading of its own, so that what stands beside it has another
            text = patterns("title")["beside_offences"].sub(" ", text)
        together = of_several_together(text, question)
        of_kinds = of_one_kind_of_group(text, asked) if whole else ""
        if why := together or why_not(text, question, entry.force, of_all=of_all, whole=whole) or of_kinds:
            raise _not_that(entry, text, why)
    for leaf, text in _titles_of_named(leaves, question, above):
        if why := narrows(text, question, leaf.force):
            raise _not_that(leaf, text, why)
    for text, leaf in _bare_labels(leaves).items():
        said = bare(in_words(text)).casefold()
        if not question.says(said) and not names_offence(said) and (word := question.unknown(said, joined=True)):
            raise _not_that(leaf, text, of_unknown(word))


def _not_that(entry: Entry, text: str, why: str) -> Refusal:
    return not_asked(
        entry,
        f"{clean(text)!r} {why}",
        f"Ask the force for what was asked and no more; or, if these are the answer: {SAY_COUNTS}.",
    )


def _bare_labels(leaves: list[Entry]) -> dict[str, Entry]:
    """The labels of offences that all figures share and that name none: `Offences (charged)`, `Solved offences`."""
    axes: dict[int, dict[str, tuple[Facet, Entry]]] = {}
    for leaf in leaves:
        for facet in (f for line in (leaf.row, leaf.column) if line for f in line.facets if f.own):
            if facet.axis.role in ("other", "offence"):
                axes.setdefault(id(facet.axis), {}).setdefault(facet.label.text, (facet, leaf))
    alone = {text: found for labels in axes.values() if len(labels) == 1 for text, found in labels.items()}
    return {text: leaf for text, (facet, leaf) in alone.items() if not _is_understood(facet)}


def _is_understood(facet: Facet) -> bool:
    label = facet.label
    known = label.period or label.force or label.flag or label.category
    return bool(known) or says("unspecific", "words", label.text) or not says("subject", "offences", label.text)


def _sayings(
    leaves: list[Entry], question: Question, above: dict[int, list[str]]
) -> Iterator[tuple[Entry, str, bool, bool]]:
    """The texts by which figures are of what was asked; whether they are of all figures, and whether these have no
    other name. Tables that share an answer out between them are each of a part."""
    labels = {f.label.text: leaf for leaf in leaves for f in naming_labels(leaf, flagged=True, totals=True)}
    for text, leaf in labels.items() if len(labels) == 1 else _alone_in_their_years(leaves):
        yield leaf, text, True, True
    if any(question.says(text) for text in labels):
        return
    found: dict[int, tuple[Entry, list[str]]] = {}
    scopes: dict[object, set[int]] = defaultdict(set)
    for leaf in leaves:
        scopes[leaf.force, scope_of(leaf.period)].add(leaf.table)
        if leaf.table not in found:
            *titles, sheet = above.get(leaf.table, [""])
            said = _titles_in(titles, question) or [sheet]
            found[leaf.table] = (leaf, said)
    names = {table: bare(said[0]) for table, (_, said) in found.items()}
    shared = {table for tables in scopes.values() if len({names[t] for t in tables}) > 1 for table in tables}
    nameless = not any(names_offence(text) for text in labels)
    for table, (leaf, said) in found.items():
        for text in said:
            yield leaf, text, table not in shared, table not in shared and nameless


def _titles_of_named(
    leaves: list[Entry], question: Question, above: dict[int, list[str]]
) -> Iterator[tuple[Entry, str]]:
    """The titles that speak of what was asked over figures whose one label does so too, and the name of the sheet of a
    table that has such a label or title."""
    labels = {facet.label.text for leaf in leaves for facet in naming_labels(leaf, flagged=True, totals=True)}
    named = len(labels) == 1 and question.says(next(iter(labels)))
    tables = {leaf.table: leaf for leaf in leaves}
    for leaf in tables.values():
        *titles, sheet = above.get(leaf.table, [""])
        titled = any(map(question.says, titles))
        said = _titles_in(titles, question) if named else []
        said += [sheet] if len(tables) == 1 and (named or titled) and question.says(sheet) else []
        yield from ((leaf, text) for text in said)


def _titles_in(texts: list[str], question: Question) -> list[str]:
    """The titles that speak of what was asked. What is included under one is no title, but a note on it."""
    said = [text for text in texts if len(text) <= _LONGEST and question.says(text)]
    return [text for text in said if not _INCLUDES.match(text)] or said


def _alone_in_their_years(leaves: list[Entry]) -> Iterator[tuple[str, Entry]]:
    """The labels that are the only ones of their years, where other years have others: a second table's own. Where
    nothing is held of a year, it is so of all of them."""
    scopes: dict[object, dict[str, Entry]] = defaultdict(dict)
    for leaf in (leaf for leaf in leaves if leaf.value.status not in ("not_held", "not_available")):
        named = scopes[leaf.force, scope_of(leaf.period)]
        named.update({facet.label.text: leaf for facet in naming_labels(leaf, flagged=True, totals=True)})
    beside = {text for named in scopes.values() if len(named) > 1 for text in named}
    alone = {text: leaf for named in scopes.values() if len(named) == 1 for text, leaf in named.items()}
    yield from ((text, leaf) for text, leaf in alone.items() if text not in beside)
