"""The period that a table's title, its sheet's name or the file's name gives it.

What belongs here: telling a period from a date of a letter, an Act or a reference number. What does not: reading a
notation (`labels/periods.py`).
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pipeline.reading.labels.period import Period
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.line import Table
from pipeline.reading.tables.tokens import Token

_NOT_DATING = re.compile(
    r"\b(?:prior to|before|excluding|excl\.?|except|other than|up to|since|after|until|compar\w+ (?:with|to)|"
    r"reference|published|"
    r"population|plan|budget(?: year)?|version|strategy|policy|counting rules|hocr|copyright)"
    r"\s*(?:the |fy |financial year |in )*$",
    re.I,
)
_ONWARDS = re.compile(r"\W*(?:on-?wards?|to (?:date|(?:the )?present|now))\b", re.I)
_AFTER_REFERENCE = re.compile(
    r"(?:\bfoi[a-z]*|\bref(?:erence)?|\brequest)(?:\s*(?:no|number|ref(?:erence)?|request))*[\s:#./-]*$", re.I
)

_REFERENCE = re.compile(r"^\W*(?:foi\w*|ref\w*|request)\W*\d[\w/-]*|\b(?:foi|ref)[\s:#-]*\d+[\w/-]*", re.I)


def period_of_table(table: Table, around: Surroundings) -> Period | None:
    """The one period that a table without periods on its axes is about: from the heading of its labels, its title, its
    sheet's name, the sheet's title, the file's name."""
    if around.declared_period is not None:
        _agrees_with_title(table, around.declared_period)
        return around.declared_period
    corner = _corner_period(table)
    if corner is None:
        return _period_around(table, around)
    token, period = corner
    other = next(((t, p) for t in table.band.titles if (p := _only(_years_named(t.cell.text))) is not None), None)
    if other is not None and other[1].financial_year != period.financial_year:
        raise Refusal(
            table.sheet,
            token.cell.address,
            token.cell.text,
            f"The heading says {period.text!r} and the title {other[1].text!r}.",
            'Say which is right in the sidecar: period = "2019/20".',
        )
    return period


def _corner_period(table: Table) -> tuple[Token, Period] | None:
    """The period in the heading of the labels: `Shoplifting 2022/23` over months."""
    band = table.band
    left = min(band.value_columns)
    for token in (t for r in band.header_rows for t in band.grid.rows[r] if t.cell.column < left):
        period = _title_period(table, token.cell.address, token.cell.text)
        if period is not None and period.start is not None:
            return token, period
    return None


def _period_around(table: Table, around: Surroundings) -> Period | None:
    for token in table.band.titles:
        period = _title_period(table, token.cell.address, token.cell.text)
        if period is not None:
            _agrees_with_names(table, token, period, around)
            return period
    from_sheet = _only(find_periods(table.sheet))
    if from_sheet is not None:
        return from_sheet
    for text in around.titles_of(table.sheet):
        period = _title_period(table, "", text)
        if period is not None:
            return period
    return _file_name_period(around.file_name)


def _agrees_with_names(table: Table, token: Token, period: Period, around: Surroundings) -> None:
    """Refuse the year of a title where the sheet's or the file's name has another; a file's may be that in which it was
    sent."""
    of_file = _file_name_period(around.file_name)
    if of_file and of_file.start and around.round_ is not None and of_file.start.year >= around.round_:
        of_file = None
    for what, named in (("sheet's", _only(find_periods(table.sheet))), ("file's", of_file)):
        other = named.financial_year if named is not None else None
        if other and period.financial_year and other != period.financial_year:
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"The title says {period.financial_year} and the {what} name {other}.",
                'Say which is right in the sidecar: period = "2019/20" under a [[table]] for this sheet.',
            )


def _agrees_with_title(table: Table, declared: Period) -> None:
    """Refuse a declared year where the table's title and its sheet's name know another, and not that one: a sidecar
    copied from last year's file."""
    if declared.financial_year is None:
        return
    for token in table.band.titles[:3]:
        part = next((p for p in find_periods(token.cell.text) if p.kind == "month_range" and not p.twelve_from), None)
        if part is not None and not is_noise(token.cell.text, part):
            raise Refusal(
                table.sheet,
                token.cell.address,
                token.cell.text,
                f"The sidecar says period = {declared.financial_year!r}, and the title names a part of a year: "
                f"{part.text!r}.",
                'Say that part of it in the sidecar: period = "2018-04-01 to 2018-12-31"; if the title is wrong, write '
                "that into corrections.toml.",
            )
    title = next(((t, p) for t in table.band.titles if (p := _only(_years_named(t.cell.text))) is not None), None)
    if title is None:
        return
    token, period = title
    named = {period.financial_year, *(p.financial_year for p in find_periods(table.sheet))}
    if declared.financial_year not in named:
        raise Refusal(
            table.sheet,
            token.cell.address,
            token.cell.text,
            f"The sidecar says period = {declared.financial_year!r}, but the title says {period.financial_year}.",
            "Correct the sidecar, or check that it lies beside the right file. If the title is wrong, write that into "
            "corrections.toml.",
        )


def _years_named(text: str) -> tuple[Period, ...]:
    return tuple(p for p in find_periods(text) if p.kind == "financial_year" and not (p.weak or is_noise(text, p)))


def _title_period(table: Table, address: str, text: str) -> Period | None:
    """The period a title names. Dates of letters, Acts and references name none; two different years are a refusal."""
    label = understand(text)
    if label.period is not None and not label.rest and label.period.kind != "day":
        return label.period
    found = [
        p
        for p in find_periods(text)
        if p.kind in ("financial_year", "calendar_year", "part_year", "quarter", "span", "ambiguous")
        and not (p.weak or is_noise(text, p))
    ]
    distinct = list({(p.kind, p.start, p.end): p for p in found}.values())
    if len(distinct) > 1:
        raise Refusal(
            table.sheet,
            address,
            text,
            f"The title names more than one period: {', '.join(p.text for p in distinct)}.",
            'Say which one the figures are for in the sidecar: period = "2019/20".',
        )
    return distinct[0] if distinct else None


def is_noise(text: str, period: Period) -> bool:
    """A bare year in a sentence (`Freedom of Information Act 2000`), a date cut from a longer one, a reference
    number."""
    cleaned = clean(text)
    if period.bare and (
        len(cleaned) > 80
        or re.search(r"\b(?:act|regulations?|since|version|iso)\b[^.]{0,20}$", cleaned[: period.begin], re.I)
    ):
        return True
    if period.kind == "ambiguous" and not re.match(r"f", period.text, re.I):
        return True
    if _NOT_DATING.search(cleaned[: period.begin]) or _ONWARDS.match(cleaned[period.stop :]):
        return True
    return bool(_AFTER_REFERENCE.search(cleaned[: period.begin]))


def _only(periods: tuple[Period, ...]) -> Period | None:
    useful = [p for p in periods if p.kind not in ("day", "month_name", "quarter_name", "month_range")]
    return useful[0] if len(useful) == 1 else None


def _file_name_period(file_name: str) -> Period | None:
    """A financial year in a file's name; years inside a request's reference number do not count."""
    found = find_periods(without_reference(PurePosixPath(file_name).stem))
    return _only(tuple(p for p in found if p.kind in ("financial_year", "calendar_year")))


def without_reference(stem: str) -> str:
    """A file's name without its extension, its words apart and without the reference number of a request."""
    return _REFERENCE.sub(" ", re.sub(r"(?<!\d)_|_(?!\d)|(?<=[a-z])(?=\d)", " ", stem, flags=re.I))
