"""Figures that others have printed: the file `claims.csv` of a collection's raw folder, which is optional.

What belongs here: reading that file strictly. What does not: whether a figure is right
(`pipeline/measures/fact_checks`).
"""

import csv
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline.declared.errors import DeclarationError, did_you_mean
from pipeline.reference.financial_year import is_financial_year, previous, through
from schemas.vocabulary import AREA_LEVELS, CLAIM_MEASURES, CLAIM_QUALIFIERS

FILE_NAME = "claims.csv"
COLUMNS = ("source", "area", "period", "measure", "value", "qualifier")

# Needed only where a force and a region, or the regions of two schemes, share a name.
OPTIONAL = ("area_level", "scheme")


@dataclass(frozen=True, slots=True)
class Claim:
    """One printed figure. `row` counts from 1; `years` are the first and last of `period`, as `measure` needs them."""

    row: int
    source: str
    area: str
    period: str
    years: tuple[str, str]
    measure: str
    value: Decimal
    qualifier: str
    area_level: str | None = None
    scheme: str | None = None


def load_claims(raw_dir: Path, collection: str) -> tuple[Claim, ...]:
    """The claims of a collection; none when it has no `claims.csv`. Raises `DeclarationError` with line and column."""
    path = raw_dir / collection / FILE_NAME
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        header = list(reader.fieldnames or [])
        for column in COLUMNS:
            if column not in header:
                raise DeclarationError(
                    f"There is no column {column!r}.", path, "line 1", f"The header is: {','.join(COLUMNS)}"
                )
        for column in header:
            if column not in COLUMNS + OPTIONAL:
                raise DeclarationError(
                    "There is no such column.", path, column, did_you_mean(column, COLUMNS + OPTIONAL)
                )
        return tuple(_claim(path, reader.line_num, number, row) for number, row in enumerate(reader, start=1))


def period_of(text: str, measure: str) -> tuple[str, str]:
    """First and last year of a printed period; a change in one year is a change from the year before it.

    Raises ValueError for anything but `2019/20` or `2018/19 to 2019/20`.
    """
    match = re.fullmatch(r"(\d{4}/\d{2})(?:\s*(?:to|-|–|->)\s*(\d{4}/\d{2}))?", text.strip())
    if not match or not all(is_financial_year(year) for year in match.groups() if year):
        raise ValueError(f"{text!r} is not a period.")
    first, last = match[1], match[2] or match[1]
    if first == last and measure == "change_percent":
        first = previous(last)
    if not through(first, last):
        raise ValueError(f"{text!r} ends before it begins.")
    return first, last


def _claim(path: Path, line: int, number: int, row: dict[str, str]) -> Claim:
    if None in row or None in row.values():
        raise DeclarationError(
            "This row has too many values or too few.", path, f"line {line}", "Put quotes around a value with a comma."
        )
    written = {column: row.get(column, "").strip() for column in COLUMNS + OPTIONAL}
    for column, known in (
        ("measure", CLAIM_MEASURES), ("qualifier", CLAIM_QUALIFIERS), ("area_level", {"": "", **AREA_LEVELS}),
    ):  # fmt: skip
        if written[column] not in known:
            words = [word for word in known if word]
            raise DeclarationError(
                f"{written[column]!r} is no {column}.",
                path,
                f"line {line}, {column}",
                did_you_mean(written[column], words),
            )
    for column in ("source", "area"):
        if not written[column]:
            raise DeclarationError("This is empty.", path, f"line {line}, {column}", "Say who printed what of whom.")
    try:
        years = period_of(written["period"], written["measure"])
    except ValueError as error:
        raise DeclarationError(
            str(error), path, f"line {line}, period", "Write 2019/20, or 2018/19 to 2019/20."
        ) from error
    try:
        value = Decimal(written["value"].replace(",", ""))
    except InvalidOperation as error:
        raise DeclarationError(
            f"{written['value']!r} is not a number.", path, f"line {line}, value", "Write 427, or -6 for a fall of 6 %."
        ) from error
    if not value.is_finite():
        raise DeclarationError(f"{written['value']!r} is not a number.", path, f"line {line}, value")
    return Claim(
        number, written["source"], written["area"], written["period"], years, written["measure"], value,
        written["qualifier"], written["area_level"] or None, written["scheme"] or None,
    )  # fmt: skip
