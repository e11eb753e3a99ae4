"""Whether a table holds counts of offences at all, by its title, its sheet's name and the headings over its labels.

What belongs here: refusing rates, thousands, arrests, columns that nothing heads. What does not: what single figures
count by their own labels (`answer/question/asked.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.all_sides import without_all_sides
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.left_out import without_left_out
from pipeline.reading.labels.remarks import defines
from pipeline.reading.labels.sides import category_of, family_of, is_of_no_side
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.things_stolen import without_things_stolen
from pipeline.reading.labels.two_languages import english_half
from pipeline.reading.labels.understand import understand, without_number
from pipeline.reading.labels.wording import MAY_BE_COUNTED, counts_something_else, of_what_is_counted
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.refusal import SAY_COUNTS, SAY_PARTS, Refusal
from pipeline.reading.tables.headed_as_offences import is_headed_as_offences
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.proof import Proof
from pipeline.reading.tables.recorded_too import without_those_solved

_BY_VICTIM = re.compile(r"\b(?:offences|crimes)\b.*\bby\b.*\b(?:sex|gender|age|victims?)\b", re.I)
_BY_OFFICERS = re.compile(r"\bby (?:[\w'’]+ ){0,3}officers\b", re.I)
_WHO = re.compile(r"(?:victims?|complainants?)\b", re.I)  # `Victim: hospital staff`
_NEXT_SENTENCE = re.compile(r"(?<=[a-z]{3})\.\s+[A-Z].*$", re.S)
_PER_MONTH = re.compile(r"\bper month\b", re.I)
_HUNDRED = 100
_FEW = 2  # parts that may make a hundred by chance
_SHARES = re.compile(r"\b(?:distribution|shares?|proportions?|split)\b", re.I)


def counts_at_all(table: Table, proof: Proof, titles: list[str], asked: str, *, said: bool) -> None:
    """Refuse a table of rates or percentages alone, and a column of numbers that nothing heads beside columns that
    are headed. `titles` are those of the sheet. Where the sidecar
    has `said` what the figures count, titles and headings do not say it."""
    derived = [line for line in (*table.columns, *table.rows) if line.measure]
    if derived and not (proof.rows and proof.columns):
        facet = next(f for f in derived[0].facets if f.label.measure)
        raise Refusal(
            table.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The table holds no counts, only figures of another kind ({derived[0].measure}): {facet.label.text!r}.",
            "Ask the force for the numbers of offences themselves"
            + (
                f'; or, if these are counts after all: take = ["{facet.label.text}"].'
                if facet.label.measure in MAY_BE_COUNTED
                else "."
            ),
            no_counts=True,
        )
    if not said:
        if not derived:
            _title_counts(table)
        _title_denies(table, titles, asked)
        _corner_denies(table)
        _not_percentages(table, proof)
    bare = next((c for c in proof.columns if not c.facets), None)
    headed = any(c.facets for c in proof.columns)
    token = next((t for r in proof.rows if bare and (t := table.token(r, bare)) is not None), None)
    if headed and token is not None:
        raise Refusal(
            table.sheet,
            token.cell.address,
            token.cell.text,
            "The numbers of this column have no heading: nothing says what they count.",
            "Ask the force; or ignore the column in the sidecar with a reason.",
        )


def _not_percentages(table: Table, proof: Proof) -> None:
    """Refuse a table of percentages alone: each is shown as one, or each total is 100, though nothing says so."""
    values = [token for row in proof.rows for c in proof.columns if (token := table.token(row, c)) is not None]
    if values and all(token.value is not None and token.value.kind == "percent" for token in values):
        raise Refusal(
            table.sheet,
            values[0].cell.address,
            values[0].cell.text,
            "Each cell of the table holds a percentage, which is no count of offences.",
            f"Ask the force for the numbers of offences; if they are counts after all: {SAY_COUNTS}.",
            no_counts=True,
        )
    covered = {**proof.covered_rows, **proof.covered_columns}
    many = max((len(parts) for parts in covered.values()), default=0)
    totals = [
        *(table.token(row, c) for row in table.rows if row.index in proof.covered_rows for c in proof.columns),
        *(table.token(r, c) for c in table.columns if c.index in proof.covered_columns for r in proof.rows),
    ]
    stated = [token for token in totals if token is not None]
    told = any(_SHARES.search(token.cell.text) for token in table.band.titles)
    enough = many > 1 and bool(stated) if told else many > _FEW and len(stated) > 1
    if enough and all(token.value is not None and token.value.count == _HUNDRED for token in stated):
        raise Refusal(
            table.sheet,
            stated[0].cell.address,
            stated[0].cell.text,
            "Each total is 100, as those of percentages are, and nothing says that they are counts.",
            f"Ask the force for the numbers of offences; if they are counts after all: {SAY_COUNTS}.",
            no_counts=True,
        )


def _corner_denies(table: Table) -> None:
    """Refuse a table whose lines are, by the heading over their labels, devices, arrests or the like."""
    band = table.band
    left = min(band.value_columns)
    for token in [t for r in band.header_rows[::-1] for t in band.grid.rows[r] if t.cell.column < left][:1]:
        text = clean(token.cell.text)
        if len(text) <= 60 and counts_something_else(text):
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"The heading says that the lines count something else than offences: {text!r}.",
                f"Ask the force for the number of offences; or, if this is the answer after all: {SAY_COUNTS}.",
            )


def _title_denies(table: Table, titles: list[str], asked: str) -> None:
    """Refuse a table whose title says that it counts something else: arrests, devices, offences that were not
    recorded. Below offences by the sex of the victim, `Female victims` are offences against them."""
    for token in table.band.titles[:1]:
        text = _NEXT_SENTENCE.sub("", clean(token.cell.text))
        if defines(text):
            continue
        of, last = category_of(text)  # `Rape - sex of victim: not recorded`
        not_known = is_of_no_side(text) or is_of_no_side(last)
        if (family_of(text) or not_known) and any(_BY_VICTIM.search(title) for title in titles):
            continue
        of_those_asked = family_of(last) and says("subject", "victims", asked)  # `Rape - male victims`, if theirs
        said = of if of and (is_of_no_side(last) or of_those_asked) else text
        said = of_what_is_counted(english_half(without_number(without_all_sides(said, asked))))
        said = without_things_stolen(said, asked) if is_headed_as_offences(table) else said
        said = without_those_solved(said, table)
        alone = without_forces(said).strip(" ,:;.-–—")  # `Kent Police - arrests for robbery`
        if len(text) <= 120 and (counts_something_else(said) or counts_something_else(alone)):
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"The title says that the table counts something else than offences: {text!r}.",
                f"Ask the force for the number of offences; or, if this is the answer after all: {SAY_COUNTS}; or, "
                f"{SAY_PARTS}.",
                no_offences=not not_known,
            )


def _by_its_months(table: Table, title: str) -> bool:
    """True for `Offences per month` over a table by months, which is no rate."""
    if first_of("measure", _PER_MONTH.sub(" ", clean(title))) is not None:
        return False
    return any(p.kind in ("month", "month_name") for line in (*table.rows, *table.columns) for p in line.periods)


def _measure_of(title: str) -> str | None:
    """What kind of figures a title names; `as published` is said of counts too."""
    measure = understand(_BY_OFFICERS.sub("", patterns("stated_again")["words"].sub("", clean(title)))).measure
    return None if measure == "reference" and _WHO.match(clean(title)) else measure


_NO_CHARGE = re.compile(r"\b(?:no|without|free of|any) (?:charge|fee|cost)\b", re.I)


def _title_counts(table: Table) -> None:
    """Refuse a table whose title says that its figures are rates, percentages, averages or thousands."""
    sheet = understand(table.sheet)
    if sheet.measure in ("rate", "percentage") and not re.search(r"\b(?:numbers?|counts?|and)\b|&", table.sheet, re.I):
        raise Refusal(
            table.sheet,
            "",
            table.sheet,
            f"The sheet's name says that the figures are no plain counts ({sheet.measure}): {table.sheet!r}.",
            f"Ask the force for the numbers of offences; if they are counts after all: {SAY_COUNTS}.",
            no_counts=True,
        )
    for token in table.band.titles[:2]:
        label, text = token.label, token.cell.text
        if _NO_CHARGE.search(text) or not without_left_out(clean(text))[0]:
            continue
        if (
            len(text) <= 100
            and _measure_of(text) not in (None, "change", "rank")
            and not re.search(r"\b(?:numbers?|counts?)\b(?! of offences per)", text, re.I)
            and not _by_its_months(table, text)
        ):
            raise Refusal(
                table.sheet,
                token.cell.address,
                text,
                f"The title says that the figures are no plain counts ({label.measure}): {text.strip()!r}.",
                f"Ask the force for the numbers of offences; if they are counts after all: {SAY_COUNTS}.",
                no_counts=True,
            )
