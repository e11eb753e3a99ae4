"""Corrections as data: `corrections.toml` of a collection, one entry for each cell that is known to be wrong.

What belongs here: the keys of an entry and reading the file strictly. What does not: applying an entry to a cell
(`pipeline/reading/declarations/cells`). The raw file itself is never edited.
"""

import datetime
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.declared.errors import DeclarationError, from_validation
from pipeline.declared.values import all_filled_in

FILE_NAME = "corrections.toml"


class Correction(BaseModel):
    """One cell's correction: `expected` is the raw text it must still hold, so that a correction cannot outlive its
    fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    file: str = Field(description="The response, as `<round>/<file>`.")
    sheet: str | None = Field(None, description="The sheet; needed unless the file has only one.")
    cell: str = Field(pattern=r"^[A-Z]{1,3}[1-9]\d*$", description="The cell, such as `B7`.")
    expected: str = Field(description="The text the cell holds now.")
    value: int | Annotated[str, Field(pattern=r"\S")] = Field(
        description="The count or text to read instead. (A cell to be read as empty is ignored in the sidecar.)"
    )
    reason: str = Field(min_length=5, description="Why the cell is wrong.")
    date: datetime.date = Field(description="The day it was found out.")
    who: str = Field(min_length=2, description="Who said so: the force's letter, a person.")


class _Corrections(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    correction: list[Correction] = []


def load_corrections(raw_dir: Path, collection: str) -> tuple[Correction, ...]:
    """The corrections of a collection, in file order; none where it has no `corrections.toml`. Raises
    `DeclarationError`."""
    path = raw_dir / collection / FILE_NAME
    if not path.is_file():
        return ()
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeclarationError(f"This is not valid TOML: {error}.", path, "", "Texts go in quotes.") from error
    all_filled_in(written, path)
    try:
        return tuple(_Corrections(**written).correction)
    except ValidationError as error:
        raise from_validation(error, path, _Corrections) from error
