"""Every rule that holds the figures of a file to its question, in the order in which a refusal is the plainest.

What belongs here: the order, and which figures each rule is handed. What does not: any rule's own work, or the figures
that a sidecar vouches for.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace

from pipeline.reading.answer.beside.numbered_parts import no_part_is_missing
from pipeline.reading.answer.beside.of_those import no_part_of_others
from pipeline.reading.answer.beside.part_asked import no_part_was_asked
from pipeline.reading.answer.each_year import no_year_of_rates, same_in_each_year
from pipeline.reading.answer.flags.flag_not_asked import no_side_alone
from pipeline.reading.answer.flags.flagged import flag_can_be_told
from pipeline.reading.answer.flags.flagged_offence import of_the_offence_asked
from pipeline.reading.answer.flags.nothing_names_it import something_names_it
from pipeline.reading.answer.gathered import Answers, Names
from pipeline.reading.answer.lines.added_up import parts_of_something
from pipeline.reading.answer.lines.ages_asked import no_one_older, no_suspects_ages
from pipeline.reading.answer.lines.all_narrowed import not_all_narrowed
from pipeline.reading.answer.lines.asked_offence import names_what_is_asked
from pipeline.reading.answer.lines.breakdown_lines import lines_of
from pipeline.reading.answer.lines.coded import codes_are_of_it, no_codes_unexplained
from pipeline.reading.answer.lines.ends_alone import no_ends_alone
from pipeline.reading.answer.lines.grouped import no_group_unproved
from pipeline.reading.answer.lines.halves import no_half_alone
from pipeline.reading.answer.lines.members import each_is_a_member
from pipeline.reading.answer.lines.members_places import no_place_in_another, not_the_force_itself, places_are_its_own
from pipeline.reading.answer.lines.named_nowhere import each_word_is_named
from pipeline.reading.answer.lines.named_totals import no_total_of_more
from pipeline.reading.answer.lines.odd_lines import no_odd_line
from pipeline.reading.answer.lines.one_place import no_place_alone
from pipeline.reading.answer.lines.other_groups import no_other_group
from pipeline.reading.answer.lines.outside_total import none_outside_its_total
from pipeline.reading.answer.lines.overlapping_bands import no_bands_overlap
from pipeline.reading.answer.lines.part_alone import no_part_alone
from pipeline.reading.answer.lines.parts_of_years import years_have_all_parts
from pipeline.reading.answer.lines.strands import no_other_strand, no_sum_of_strands
from pipeline.reading.answer.lines.things_taken import named_by_what_was_taken
from pipeline.reading.answer.lines.under_total import held_under_their_totals
from pipeline.reading.answer.lines.under_whole import in_their_place, texts_of
from pipeline.reading.answer.lines.versions import no_versions_added
from pipeline.reading.answer.notes.noted import notes_leave_them
from pipeline.reading.answer.notes.of_years_without import without_notes_of_years_without
from pipeline.reading.answer.question.against_question import no_opposite
from pipeline.reading.answer.question.all_crime import no_all_crime
from pipeline.reading.answer.question.asked import asks_for, totals_are_of_offences
from pipeline.reading.answer.question.asked_questions import asks_what_was_asked
from pipeline.reading.answer.question.asked_without import nothing_left_out_is_in
from pipeline.reading.answer.question.both_languages import halves_agree
from pipeline.reading.answer.question.more_or_less import no_more_and_no_less
from pipeline.reading.answer.question.qualified import as_narrow_as_asked, texts_of_file
from pipeline.reading.answer.question.wider_names import no_wider_name
from pipeline.reading.answer.statements import Chosen
from pipeline.reading.answer.titles.beside_years import no_words_beside_years
from pipeline.reading.answer.titles.corner import no_corner_of_else
from pipeline.reading.answer.titles.file_named import no_file_of_else
from pipeline.reading.answer.titles.filter_dates import years_are_searched
from pipeline.reading.answer.titles.filters import no_filters
from pipeline.reading.answer.titles.headings import no_heading_of_else
from pipeline.reading.answer.titles.lines_over import no_other_line
from pipeline.reading.answer.titles.measures_named import without_measures
from pipeline.reading.answer.titles.narrowed import no_title_narrows
from pipeline.reading.answer.titles.one_heading import no_one_heading_of_else
from pipeline.reading.answer.titles.particulars import no_particular_narrows
from pipeline.reading.answer.titles.sheet_named import no_sheet_of_else
from pipeline.reading.answer.titles.title_of_else import no_title_of_else
from pipeline.reading.entries.entry import Entry
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.named_wholes import OFFENCES
from pipeline.reading.tables.recorded_too import without_those_solved


def is_what_was_asked(answers: Answers, chosen: Chosen, names: Names) -> None:
    """Hold figures to the question, but for those of which the sidecar says what they count: by their own names, or
    by that of the line that they are all the parts of."""
    said = {c.number for c in answers.contexts if c.around.counts}
    said |= set(answers.lists) if answers.around.counts else set()
    unsaid = [leaf for leaf in chosen.leaves if leaf.table not in said]
    no_total_of_more(unsaid, {c.number: c.table for c in answers.contexts}, answers.around.asked, answers.core)
    plain, wholes = (
        in_their_place(unsaid, answers.contexts, answers.around.asked, plain=plain) for plain in (True, False)
    )
    for these in (plain, wholes) if len(wholes) < len(plain) else (plain,):
        parts = texts_of(unsaid) - texts_of(these)
        _hold(these, answers, chosen, names, parts)


def _hold(unsaid: list[Entry], answers: Answers, chosen: Chosen, names: Names, parts: Set[str]) -> None:
    around, asked = without_notes_of_years_without(answers.around, unsaid), answers.around.asked
    everything = texts_of_file(answers.contexts, names.above, answers.texts, around.file_name, parts)
    flag = names.words.name if names.words else ""
    # A list has a title over the offences that it names line by line, and both must be what was asked for.
    as_titled = [replace(e, row=None, labels=(e.sheet,)) for e in unsaid if e.of_records and e.row is not None]
    tables = {c.number: c.table for c in answers.contexts}
    held = held_under_their_totals(unsaid, tables, asked, names.above)
    held = named_by_what_was_taken(held, answers.lists, asked)
    names = replace(names, above=_above_counts(names.above, tables))
    halves_agree(unsaid, answers.contexts)
    no_part_is_missing(unsaid, answers.contexts)
    for these, as_held in ((unsaid, held), (as_titled, as_titled)):
        asks_for(these, asked, names.titles, tables)
        no_opposite(these, asked, answers.core, names.above, names.words)
        no_suspects_ages(these, asked, names.above)
        _either(these, as_held, lambda e: names_what_is_asked(e, asked, names.titles, answers.flag, answers.core))
        asks_what_was_asked(these, asked)
        _either(these, as_held, lambda e: no_more_and_no_less(e, asked, names.above, flag, around.left_out))
        same_in_each_year(these, asked, names.titles)
    nothing_left_out_is_in(unsaid, asked, around.left_out, names.above)
    no_other_group(unsaid, asked, names.above)
    no_part_alone(unsaid, asked, names.above)
    if not names.words:
        something_names_it(held, asked, names.above, around, answers.lists)
        each_word_is_named(held, everything, names.titles, asked, answers.core)
    no_all_crime(unsaid, names.above, asked)
    no_title_of_else(unsaid, names.above, asked)
    no_one_heading_of_else([leaf for leaf in unsaid if not leaf.of_records], asked, flag)
    as_narrow_as_asked(unsaid, everything, names.above, asked)
    codes_are_of_it(unsaid, asked, names.titles, answers.contexts)
    no_codes_unexplained(unsaid, asked, names.above)
    no_year_of_rates(unsaid, answers.contexts)
    axes = lines_of(leaf for leaf in unsaid if not leaf.of_records)
    no_other_strand(unsaid, asked, names.above)
    no_sum_of_strands(axes, asked)
    totals_are_of_offences(unsaid, tables, asked, names.titles)
    none_outside_its_total(unsaid, tables, asked)
    no_part_was_asked(unsaid, tables, asked, names.above)
    no_ends_alone(unsaid, asked)
    no_half_alone(unsaid, names.above, asked)
    not_all_narrowed(unsaid, asked)
    years_have_all_parts(unsaid)
    no_title_narrows(unsaid, names.above, f"{asked} {flag}")
    no_part_of_others(unsaid, names.above, asked)
    if not names.words:
        no_side_alone(unsaid, asked)
    else:
        flag_can_be_told(unsaid, names.words, names.above, around, answers.texts, tables)
        of_the_offence_asked(unsaid, names.words, asked, answers.core, names.above, around)
    each_is_a_member(axes)
    no_odd_line(axes)
    no_heading_of_else(axes, asked)
    no_corner_of_else(unsaid, answers.contexts, asked)
    no_words_beside_years(unsaid, asked, flag)
    no_one_older(unsaid, tables, asked, names.above)
    no_place_alone(unsaid)
    places_are_its_own(axes, {c.number: c.around.declared_force for c in answers.contexts})
    if not answers.sidecar.says_no_totals:  # by which each line is a count of its own
        beside, named = _totals_of_more(answers, chosen), _totals_called_offences(tables)
        _either(unsaid, held, lambda e: parts_of_something(e, asked, names.above, beside, named))
        no_place_in_another(axes)
        not_the_force_itself(axes, unsaid)
        no_bands_overlap(axes)
        no_versions_added(axes, asked)
        no_group_unproved(unsaid, answers.contexts)
    no_filters(unsaid, names.begins, around, names.words)
    no_particular_narrows(unsaid, answers.contexts, asked, names.words)
    years_are_searched(unsaid, names.begins, around)
    notes_leave_them(unsaid, answers.contexts, names.begins, around)
    no_file_of_else(unsaid, answers.contexts, around.file_name, asked)
    no_sheet_of_else([leaf for leaf in unsaid if not leaf.of_records], answers.contexts, asked, flag)
    no_other_line(unsaid, answers.contexts, asked, names.words, declared=bool(answers.sidecar.table))
    if not names.words:
        no_wider_name(unsaid, names.above, everything, asked, answers.core)


def _above_counts(above: dict[int, list[str]], tables: dict[int, Table]) -> dict[int, list[str]]:
    """The texts over each table, of its counts alone: not of the changes and the rates that it has beside them, nor of
    what became of the offences."""

    def of_counts(text: str, table: Table) -> str:
        return without_measures(without_those_solved(text, table), table)

    return {n: [of_counts(t, tables[n]) for t in said] if n in tables else said for n, said in above.items()}


def _totals_of_more(answers: Answers, chosen: Chosen) -> frozenset[tuple[int, str, int]]:
    """The totals that add up more than the figures that were chosen, and so prove no sum of these alone."""
    own = set(map(id, chosen.leaves))
    others = (entry for found in answers.entries.values() for entry in found if id(entry) not in own)
    return frozenset(total for entry in others for total in entry.covered)


def _totals_called_offences(tables: dict[int, Table]) -> frozenset[tuple[int, str, int]]:
    """The totals that say what they add up: `Recorded offences`, of those charged and those not."""
    return frozenset(
        (number, kind, line.index)
        for number, table in tables.items()
        for kind, lines in (("row", table.rows), ("column", table.columns))
        for line in lines
        if line.total and any(facet.own and OFFENCES.fullmatch(facet.label.text) for facet in line.facets)
    )


def _either(leaves: list[Entry], held: list[Entry], rule: Callable[[list[Entry]], None]) -> None:
    """Hold figures to a rule by their own names, or else by those of the totals that they are held under."""
    try:
        rule(leaves)
    except Refusal:
        if all(one is other for one, other in zip(leaves, held, strict=True)):
            raise
        rule(held)
