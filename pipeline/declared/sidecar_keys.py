"""What may be declared about one response: the keys of a sidecar, their meaning and their checks.

What belongs here: the models alone; the reference in the docs is made from them. What does not: reading the file
(`sidecar`), how the reader uses it (`pipeline/reading`), or the collection's own settings (`collection`).
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from pipeline.declared.errors import DeclarationError
from pipeline.declared.values import CellRange, ForceId, Period, Sha256, who_and_when

_STRICT = ConfigDict(frozen=True, extra="forbid", strict=True)


class Origin(BaseModel):
    """Where a response came from. Nothing here changes how it is read, but a file of another SHA-256 is refused."""

    model_config = _STRICT
    foi_reference: str | None = Field(None, description="The force's reference number for the request.")
    received: date | None = Field(None, description="The day the response came.")
    outcome: str | None = Field(None, description="What the force's letter said: disclosed, partly refused, ...")
    licence: str | None = Field(None, description="The licence the force released it under.")
    url: str | None = Field(None, description="Where it can be downloaded.")
    sha256: Sha256 | None = Field(None, description="The file's SHA-256; a file that differs from it is refused.")
    transcribed_from: str | None = Field(None, description="The letter and page that this file was copied from.")
    note: str | None = Field(None, description="Anything else a reader of the figures should know.")


class Totals(BaseModel):
    """Printed totals that are known not to be the sum of their parts. A larger difference still refuses the file."""

    model_config = _STRICT
    tolerance: int = Field(ge=0, description="The largest difference to accept.")
    reason: str = Field(min_length=5, description="Why totals differ: joint incidents, rounding, ...")


class Ignore(BaseModel):
    """Cells to leave out, and why. Give `cells` or `label`, either of them on one `sheet` or on all; a `sheet` alone is
    left out whole. A rule that matches nothing refuses the file."""

    model_config = _STRICT
    sheet: str | None = Field(None, description="The sheet; every sheet if left out.")
    cells: CellRange | None = Field(None, description="A cell or range, such as `B7` or `A7:F9`.")
    label: str | None = Field(
        None,
        description="The label of a row, a column or a group of them, as it stands in the sheet: with it goes all that "
        "it names.",
    )
    reason: str = Field(
        min_length=5, description="Why it is left out: it is printed wherever the file is accounted for."
    )

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Ignore":
        if self.cells and self.label:
            raise DeclarationError(
                "Cells and a label in one entry.", "", "", "Say cells or label; make two entries of it."
            )
        if not (self.cells or self.label or self.sheet):
            raise DeclarationError("It does not say what to ignore.", "", "", "Give cells, a label or a sheet.")
        return self


class DeclaredTable(BaseModel):
    """One table of the file, where inference does not find it or finds it wrongly: then every table to be read is
    declared. It is checked as strictly as one that was found, and numbers outside are still reported."""

    model_config = _STRICT
    sheet: str | None = Field(None, description="The sheet it stands on; may be left out if there is only one.")
    range: CellRange = Field(description="The cells of the table, header, labels and values together: `A5:F20`.")
    header_rows: int = Field(1, ge=0, le=10, description="How many of its first rows are headers.")
    label_columns: int = Field(1, ge=0, le=10, description="How many of its first columns are labels.")
    force: ForceId | None = Field(None, description="Whose figures these are.")
    period: Period | None = Field(None, description="What all its figures are for.")
    counts: str | None = Field(
        None, min_length=3, description="What its figures count, in your own words, as the key of the same name does."
    )
    offence: str | None = Field(
        None,
        min_length=2,
        description="The offence that all its figures are of, where a title or nothing says so. Tables with different "
        "offences add up.",
    )
    breakdown: str | None = Field(
        None,
        min_length=2,
        description="What part of the count this table is: a district, a sex, an outcome. Tables with different parts "
        "add up.",
    )


class Sidecar(BaseModel):
    """Everything that may be declared about one response."""

    model_config = _STRICT
    origin: Origin | None = Field(None, description="Where the response came from.")
    hidden_content_reviewed: str | None = Field(
        None,
        min_length=5,
        description="Who looked at what the file hides, and when: without it such a file is refused. What is hidden is "
        "left out all the same.",
        examples=[
            'hidden_content_reviewed = { by = "J. Smith", on = 2020-09-01 }',
            'hidden_content_reviewed = "J. Smith, 1 September 2020"',
        ],
    )
    force: ForceId | None = Field(
        None, description="Whose figures these are, where nothing in the file says so.", examples=['force = "kent"']
    )
    period: Period | None = Field(
        None, description="What all figures are for, where nothing says so.", examples=['period = "2019/20"']
    )
    years: Literal["ending", "starting", "calendar"] | None = Field(
        None,
        description="What `2019` alone means: the financial year ending (2018/19) or starting then (2019/20), or the "
        "calendar year.",
        examples=['years = "ending"'],
    )
    covers: Period | None = Field(
        None,
        description="The dates that the figures are for: those that a list of records holds, so that its years can be "
        "known to be complete; or those of tables whose titles, sheet or file name say others.",
        examples=['covers = "2018-04-01 to 2020-03-31"'],
    )
    counts: str | None = Field(
        None,
        min_length=3,
        description="What the figures count, in your own words, where the file leaves it open or a title, heading or "
        "note seems to say something else. It stands in their place, and is held to what the collection asks for.",
        examples=['counts = "Offences of stalking with an online flag"'],
    )
    take: tuple[str, ...] = Field(
        (),
        description="The labels of the rows, columns, tables or sheets that are the answer; all others are left out. "
        "`Incidents > Total` means the `Total` under `Incidents`. Of a list of records, the column of dates that "
        "counts, or the offences.",
        examples=['take = "Online offences"', 'take = ["Rape", "Grooming"]', 'take = "Incidents > Total"'],
    )
    total_labels: tuple[str, ...] = Field(
        (),
        description="Labels that are totals, though they do not say so. An empty list says that nothing "
        "is: every line is a count of its own, though some happen to be the sum of others.",
        examples=['total_labels = "Everything"', "total_labels = []"],
    )
    rounded_to: int | None = Field(
        None,
        ge=2,
        le=100,
        description="The base to which all counts were rounded: each is then known to within half of it.",
        examples=["rounded_to = 5"],
    )
    names: dict[str, ForceId] = Field(
        default_factory=dict, description="The file's own names for forces, each with the force it means."
    )
    totals: Totals | None = Field(None, description="Totals that are known not to add up exactly.")
    ignore: tuple[Ignore, ...] = Field((), description="Cells to leave out, each with its reason.")
    layout: str | None = Field(
        None,
        description="The name of a layout in `collection.toml` that several files share.",
        examples=['layout = "vendor-export"'],
    )
    table: tuple[DeclaredTable, ...] = Field((), description="The tables of the file, where inference is not enough.")

    @field_validator("hidden_content_reviewed", mode="before")
    @classmethod
    def _by_and_on(cls, value: object) -> object:
        return who_and_when(value) if isinstance(value, dict) else value

    @field_validator("take", "total_labels", "ignore", "table", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, (str, dict)) else value

    @property
    def says_layout(self) -> bool:
        """True if anything here changes how the file is read."""
        whose_and_when = (self.force, self.period, self.years, self.covers)
        which = (self.counts, self.take, self.total_labels, self.says_no_totals, self.rounded_to, self.names)
        return any((*whose_and_when, *which, self.totals, self.ignore, self.layout, self.table))

    @property
    def says_no_totals(self) -> bool:
        """True where the list of labels that are totals was written, and is empty."""
        return not self.total_labels and "total_labels" in self.model_fields_set


NOTHING_DECLARED = Sidecar.model_validate({})
