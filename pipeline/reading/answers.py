"""What the tables of one file yield together: each figure once, and what the file as a whole answers.

What belongs here: joining them. What does not: reading any table (`all_tables.py`), or any check's own work
(`answer/`).
"""

from __future__ import annotations

from pipeline.reading.answer.beside.another_question import of_another_question
from pipeline.reading.answer.beside.details import details_agree
from pipeline.reading.answer.beside.left_out import left_out
from pipeline.reading.answer.beside.numbered_tables import under_other_questions
from pipeline.reading.answer.beside.other_tables import tables_of_else
from pipeline.reading.answer.beside.superseded import superseded_tables
from pipeline.reading.answer.calculated import counted_not_calculated
from pipeline.reading.answer.flags.flag_of_labels import mark_flags
from pipeline.reading.answer.gathered import Answers, Names
from pipeline.reading.answer.question.asked import none_is_asked
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.answer.rules import is_what_was_asked
from pipeline.reading.answer.safeguards import (
    are_titled_alike,
    nothing_overlaps,
    of_the_force_declared,
    said_by_others,
    untouched_by_refused,
)
from pipeline.reading.answer.sidecar.taken import taken_is_what_was_asked
from pipeline.reading.answer.sidecar.vouched import parts_of_one_whole
from pipeline.reading.answer.stated_again import table_called_the_whole, table_of_the_whole
from pipeline.reading.answer.stated_alone import figures_alone_agree, sentences_agree
from pipeline.reading.answer.statements import Chosen, choose
from pipeline.reading.answer.titles.corner import named_in_corner, texts_in_corners
from pipeline.reading.answer.titles.filters import everything
from pipeline.reading.entries.from_table import joint_lines
from pipeline.reading.entries.observing import observation_of
from pipeline.reading.entries.stated_totals import (
    are_what_is_counted,
    check_totals_over_tables,
    scope_over_tables,
    totals_of,
)
from pipeline.reading.labels.all_sides import without_all_sides
from pipeline.reading.labels.flag_words import flag_words
from pipeline.reading.labels.left_out import without_left_out
from pipeline.reading.labels.remarks import defines
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.table_context import TableContext

_PART_OF_TOTAL = "a part of what another table states; they add up to it"


def join_tables(answers: Answers) -> None:
    """The observations of all proved tables together, each figure once; none where they contradict each other."""
    names = _names(answers)
    try:
        _as_declared(answers)
        beside = {} if answers.take else _beside(answers, names)
        chosen = _choose(answers, names, beside)
        _settle_refused(answers, chosen, beside)
        counted_not_calculated(chosen.leaves, answers.contexts)
        if not answers.take:  # else a person said what the answer is
            is_what_was_asked(answers, chosen, names)
        nothing_overlaps(chosen.leaves, answers.around)
    except Refusal as refusal:
        answers.refusals.append(refusal.entry)
        for context in answers.contexts:
            answers.ledger.refuse_band(context.table.band, refusal.entry.reason)
        for records in answers.lists.values():
            answers.ledger.refuse_sheet(records.sheet, refusal.entry.reason)
        return
    _account(answers, chosen, beside)
    try:
        figures_alone_agree(answers.ledger, answers.observations)
        if not answers.take:
            sentences_agree(answers.ledger, answers.observations, answers.around.asked)
    except Refusal as refusal:
        answers.refusals.append(refusal.entry)
        answers.observations = []


def _as_declared(answers: Answers) -> None:
    """What the sidecar says of whose figures these are, and which, agrees with what the file calls them."""
    of_the_force_declared(answers.contexts, answers.around.file_name)
    if answers.take:
        taken_is_what_was_asked(answers.contexts, answers.entries, answers.around.asked)


def _names(answers: Answers) -> Names:
    contexts, lists, around = answers.contexts, answers.lists, answers.around
    return Names(
        {c.number: _titles_of(c) for c in contexts}
        | {n: records.titles(answers.around) for n, records in lists.items()},
        {c.number: _above(c) for c in contexts} | {n: records.above() for n, records in lists.items()},
        {c.number: (c.table.sheet, c.table.band.first_row) for c in contexts}
        | {n: (records.sheet, records.header_row) for n, records in lists.items()},
        flag_words(answers.flag, around.asked) if answers.flag else None,
    )


def _beside(answers: Answers, names: Names) -> dict[int, str]:
    """The tables that are none of what was asked, by number, and why."""
    beside = details_agree(answers.entries, answers.details) | superseded_tables(answers.entries, names.above)
    rest = {number: found for number, found in answers.entries.items() if number not in beside}
    others = of_another_question(rest, names.above, answers.around.asked)
    beside |= dict.fromkeys(others, "answers another question than that for offences")
    rest = {number: found for number, found in answers.entries.items() if number not in beside}
    called = {c.number: _called(c, names) for c in answers.contexts}
    total = table_called_the_whole([entry for found in rest.values() for entry in found], called)
    if total is not None:
        return beside | dict.fromkeys(rest.keys() - {total}, _PART_OF_TOTAL)
    vouched = {c.number for c in answers.contexts if c.around.counts}
    if names.words or vouched:  # offences with a flag may be of any name, as may those that a sidecar says are all
        return beside
    rest = {number: found for number, found in answers.entries.items() if number not in beside}
    beside |= under_other_questions(rest, names.above, answers.around.asked, answers.core)
    rest = {number: found for number, found in rest.items() if number not in beside}
    beside |= tables_of_else(rest, names.above, answers.around.asked, answers.core)
    rest = {number: found for number, found in rest.items() if number not in beside}
    told_apart = answers.sidecar.table or any(context.around.breakdown for context in answers.contexts)
    whole = None if told_apart else table_of_the_whole([entry for found in rest.values() for entry in found])
    named = whole is not None and answers.core <= stems(" ".join(names.above[whole]))
    parts = [number for number in rest if named and number != whole]
    return beside | dict.fromkeys(parts, _PART_OF_TOTAL)


def _called(context: TableContext, names: Names) -> list[str]:
    """What may say that a table is of all others: its corner, its titles, the one heading over its figures, also
    without the words of the flag."""
    columns = context.proof.columns
    heads = [facet.label.text for facet in columns[0].facets] if len(columns) == 1 else []
    titles = context.table.band.titles[:1] if not context.around.breakdown else []  # a sidecar says what it is
    nearest = [token.cell.text for token in titles]
    said = [*texts_in_corners(context.table), *names.titles[context.number], *nearest, *heads]
    return [*said, *(names.words.without(text) for text in said if names.words)]


def _choose(answers: Answers, names: Names, beside: dict[int, str]) -> Chosen:
    """Each figure once, without those that count something beside the offences that were asked for."""
    contexts = [context for context in answers.contexts if context.number not in beside]
    shares = check_totals_over_tables(contexts, answers.entries)
    leaves = [e for number in sorted(answers.entries) if number not in beside for e in answers.entries[number]]
    asked = answers.around.asked
    aside = left_out(leaves, answers, names)
    apart = {id(entry) for entry, _ in aside}
    leaves = [leaf for leaf in leaves if id(leaf) not in apart]
    if not answers.take:
        vouched = {c.number for c in contexts if c.around.counts}
        none_is_asked([leaf for leaf in leaves if leaf.table not in vouched], answers.around.asked)
    parts = parts_of_one_whole(leaves, {c.number: c.around for c in contexts})
    if names.words:
        mark_flags(leaves, names.words, names.above, {c.number: c.table.band.grid for c in contexts})
    chosen = choose(leaves, names.titles, names.words, shares, parts, asked=asked, takes_flagged=answers.takes_flagged)
    chosen.set_aside += aside
    return chosen


def _settle_refused(answers: Answers, chosen: Chosen, beside: dict[int, str]) -> None:
    """Tables of something else than offences are left out where the others state offences; the rest stay refused."""
    kept = [context for context in answers.contexts if context.number not in beside]
    bands = [context.table.band for context in kept]
    corners = (band.grid.at(row, column) for band in bands for row in band.header_rows for column in band.label_columns)
    over = [token.cell.text for token in (*corners, *(t for band in bands for t in band.titles)) if token is not None]
    for band, refused in answers.of_else:
        if (
            said_by_others(band, chosen.leaves, over)
            and not are_titled_alike(band, bands)
            and not says("title", "another_question", answers.around.asked)
        ):
            answers.ledger.set_aside(band, f"counts no offences: {refused.text.strip()[:80]!r}")
        else:
            answers.refusals.append(refused)
            answers.refused.append(band)
    untouched_by_refused(answers.refused, answers.refusals, chosen.leaves)


def _account(answers: Answers, chosen: Chosen, beside: dict[int, str]) -> None:
    """What became of every figure, in the ledger; the observations and the totals that prove them."""
    contexts, entries, ledger = answers.contexts, answers.entries, answers.ledger
    for context in contexts:
        if context.number in beside:
            ledger.set_aside(context.table.band, beside[context.number])
            continue
        if answers.take:
            ledger.set_aside(context.table.band, "not among what the sidecar takes")
        ledger.table(context)
    proofs = {entry.table for entry, _ in chosen.proofs} - {entry.table for entry in chosen.leaves}
    for number, records in answers.lists.items():
        records.account(ledger, proof=number in proofs)
    for entry, why in chosen.proofs:
        if not entry.of_records:
            ledger.set(entry.sheet, entry.address, "total", why)
    for entry, why in chosen.set_aside:
        ledger.set(entry.sheet, entry.address, "ignored", why)
    answers.observations += [observation_of(entry) for entry in chosen.leaves]
    kept = [context for context in contexts if context.number not in beside]
    answers.refusals += [line for context in kept for line in joint_lines(context)]
    aside, shared = frozenset(id(entry) for entry, _ in chosen.set_aside), scope_over_tables(chosen.leaves)
    answers.totals += [t for c in kept if entries[c.number] for t in totals_of(c, entries[c.number], aside, shared)]
    are_what_is_counted(answers.totals, chosen.leaves)


def _titles_of(context: TableContext) -> tuple[str, str]:
    """What may name a table as a whole: what the sidecar calls it, or the wording of its nearest short title, and of
    its sheet's name."""
    if context.around.offence:
        return context.around.offence, ""
    asked = context.around.asked
    titles = (token.cell.text for token in context.table.band.titles if not _names_nothing(token.cell.text, context))
    texts = [*named_in_corner(context.table), *titles, *context.around.listed_as(context.table.sheet)]
    labels = [understand(without_all_sides(text, asked)) for text in texts]
    title = next((label.rest for label in labels if label.rest and len(label.text) <= 160), "")
    return title, understand(context.table.sheet).rest


def _above(context: TableContext) -> list[str]:
    """The texts over a table, the nearest first, what they were filtered by, and its sheet's name. Those at the head of
    a sheet are over each of the parts that stand on it one under another."""
    band = context.table.band
    filters = [p.said for p in band.particulars if p.kind == "filter" and not everything(p.value.cell.text)]
    told = (token.cell.text for token in band.titles if not _names_nothing(token.cell.text, context))
    titles = (without_all_sides(text, context.around.asked) for text in told)
    listed = context.around.listed_as(context.table.sheet)
    own = [*named_in_corner(context.table), *filter(None, titles), *listed]
    head = context.around.titles_of(context.table.sheet) if context.around.breakdown else []
    return [*own, *(text for text in head if text not in own), *filters, context.table.sheet]


def _names_nothing(text: str, context: TableContext) -> bool:
    """True for a sentence over a table that says what a word means, or only leaves out what the question does too:
    `Attempts are not counted`."""
    rest, out = without_left_out(clean(text))
    question = make_question(context.around.asked).without(context.around.left_out)
    return defines(text) or (bool(out) and not rest and question.leaves_out(out))
