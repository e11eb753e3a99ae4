"""Values that declarations share: ranges of cells, forces, periods, and what a draft left to be filled in.

What belongs here: what such a value must look like, and what to write instead. What does not: which key takes which
(`sidecar`, `collection`).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from pipeline.declared.errors import DeclarationError, did_you_mean, written_key
from pipeline.reference.financial_year import is_financial_year
from pipeline.reference.forces import forces

_RANGE = re.compile(r"^[A-Z]{1,3}[1-9]\d*(?::[A-Z]{1,3}[1-9]\d*)?$")
_DATES = re.compile(r"^(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)$")
_HASH = re.compile(r"^[0-9a-fA-F]{64}$")
_TO_BE_FILLED_IN = re.compile(r"^\s*<.*>\s*$")


def _cell_range(cells: str) -> str:
    if not _RANGE.match(cells):
        raise DeclarationError(f"{cells!r} is not a cell or a range of cells.", "", "", "Write it as B7 or A7:F9.")
    return cells


def _force_id(force: str) -> str:
    if force not in forces():
        raise DeclarationError(f"No force is called {force!r}.", "", "", did_you_mean(force, forces()))
    return force


def _period(text: str) -> str:
    if is_financial_year(text):
        return text
    found = _DATES.match(text)
    try:
        first, last = map(date.fromisoformat, found.groups() if found else ("", ""))
    except ValueError:
        say = "Write a financial year as 2019/20, any other period as 2019-01-01 to 2019-12-31."
        raise DeclarationError(f"{text!r} is no period.", "", "", say) from None
    if last < first:
        raise DeclarationError(f"{text!r} ends before it starts.", "", "", "Put the earlier date first.")
    return text


def _sha256(text: str) -> str:
    if not _HASH.match(text):
        raise DeclarationError(f"{text!r} is no SHA-256.", "", "", "It has 64 digits, as sha256sum prints it.")
    return text


CellRange = Annotated[str, AfterValidator(_cell_range)]
ForceId = Annotated[str, AfterValidator(_force_id)]
Sha256 = Annotated[str, AfterValidator(_sha256)]
Period = Annotated[str, AfterValidator(_period)]
"""A financial year, or two dates: what is declared has one meaning only, unlike what forces write."""


def all_filled_in(written: Any, file: Path, path: Sequence[int | str] = ()) -> None:
    """Raises `DeclarationError` at the first value that a draft left open, such as `<force id>`."""
    if isinstance(written, str) and _TO_BE_FILLED_IN.match(written):
        raise DeclarationError(
            f"{written.strip()!r} is still to be filled in.",
            file,
            written_key(path),
            "Put the true value, or take the line out.",
        )
    within = (
        written.items() if isinstance(written, Mapping) else enumerate(written) if isinstance(written, list) else ()
    )
    for key, value in within:
        all_filled_in(value, file, [*path, key])


def who_and_when(written: Mapping[str, Any]) -> str:
    """`{ by = "J. Smith", on = 2020-09-01 }` as the one text `J. Smith, 2020-09-01`. Raises `DeclarationError`."""
    say = 'Write it as { by = "J. Smith", on = 2020-09-01 }.'
    if set(written) != {"by", "on"}:
        raise DeclarationError(
            f"It says {', '.join(written) or 'nothing'}, and not by whom and on which day.", "", "", say
        )
    by, on = written["by"], written["on"]
    if not isinstance(by, str) or not by.strip():
        raise DeclarationError(f"{by!r} is nobody's name.", "", "", say)
    try:
        day = on if isinstance(on, date) else date.fromisoformat(str(on))
    except ValueError:
        raise DeclarationError(f"{on!r} is no date.", "", "", say) from None
    return f"{by.strip()}, {day:%Y-%m-%d}"
