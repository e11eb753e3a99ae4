"""What a test may say about a file and its sidecar: refused without it, right with it, or refused even with it.

What belongs here: reading a file with declarations given as the TOML that a person would write. What does not: building
files (`tests/golden`).
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.declared.corrections import Correction
from pipeline.declared.sidecar import make_sidecar, sidecar_path
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response
from tests.golden.expect import Count, force_years
from tests.golden.ledger import ledger_complete

Layouts = Mapping[str, dict[str, Any]]


def read(
    path: Path,
    toml: str = "",
    *,
    layouts: Layouts | None = None,
    corrections: Sequence[Correction] = (),
    ledger: bool = True,
) -> Reading:
    """The reading of a file with this sidecar, of which every non-empty cell is accounted for (none that is hidden)."""
    sidecar = make_sidecar(tomllib.loads(toml), sidecar_path(path), layouts) if toml else None
    reading = read_response(path, round_=2020, sidecar=sidecar, corrections=corrections)
    for refusal in reading.quarantine:
        assert refusal.reason.strip()
        assert refusal.suggestion.strip()
    if ledger and reading.ledger:
        ledger_complete(reading, path)
    return reading


def right(path: Path, toml: str, counts: Mapping[Any, Count], *, layouts: Layouts | None = None) -> Reading:
    """Accepted whole, and exactly these: keys `2018/19` (of Kent) or (force, year)."""
    reading = read(path, toml, layouts=layouts)
    assert (reading.status, reading.quarantine) == ("accepted", [])
    assert force_years(reading) == {(("kent", key) if isinstance(key, str) else key): n for key, n in counts.items()}
    return reading


def refused(path: Path, toml: str, saying: str, cell: str | None = None, suggesting: str = "") -> Reading:
    """No number is used; one refusal stands at the cell and says and suggests this."""
    reading = read(path, toml)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert any(
        (cell is None or entry.cell == cell)
        and re.search(saying, entry.reason, re.I)
        and re.search(suggesting, entry.suggestion, re.I)
        for entry in reading.quarantine
    ), reading.quarantine
    return reading


def needed(
    path: Path, toml: str, counts: Mapping[Any, Count], refusal: str, *, layouts: Layouts | None = None
) -> Reading:
    """Refused without the sidecar, saying so; right with it, and called a declared layout."""
    refused(path, "", refusal)
    reading = right(path, toml, counts, layouts=layouts)
    assert reading.layout == "declared"
    return reading
