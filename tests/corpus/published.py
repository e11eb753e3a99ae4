"""Spreadsheets that publishers made, read in place: where they are, and the figures that were checked by hand in them.

What belongs here: reading one of them with declarations given as TOML. What does not: the files, which are not part of
the project; a test that needs them is skipped where they are absent.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.declared.sidecar import make_sidecar
from pipeline.reading.formats.opening import open_workbook
from pipeline.reading.formats.workbook import Sheet
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no published spreadsheets at {FOLDER}")


def read(name: str, toml: str = "") -> Reading:
    path = FOLDER / name
    sidecar = make_sidecar(tomllib.loads(toml), path) if toml else None
    return read_response(path, collection="published", sidecar=sidecar)


def sheet(name: str, title: str) -> Sheet:
    """The visible cells of a sheet."""
    return next(one for one in open_workbook((FOLDER / name).read_bytes()).sheets if one.name == title)


def checked(name: str, figure: Any) -> Any:
    """A figure, if it is one that somebody checked by hand in that file."""
    known = json.loads((FOLDER / "facts.json").read_text(encoding="utf-8"))
    assert figure in [fact["expected"] for fact in known if fact["file"] == name], f"{figure} was not checked in {name}"
    return figure


def count(reading: Reading, force: str, financial_year: str) -> int | None:
    """The one figure of a force and year."""
    (found,) = [o for o in reading.observations if (o.force_id, o.financial_year) == (force, financial_year)]
    return found.count
