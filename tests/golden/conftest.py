"""Fixtures of the golden suite: `write` puts a small response file on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .build import Grid, Marks, text_table
from .writers import write_workbook


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """`write(grid or {sheet: grid}, "name.xls", merges=[...], ...)`: the file's path.

    The default name names Kent, so that a test about something else need not.
    """

    def _write(content: Grid | dict[str, Grid], name: str = "kent-police-foi.xlsx", **marks: object) -> Path:
        path = tmp_path / name
        if path.suffix.lower() in (".csv", ".tsv"):
            assert not isinstance(content, dict)
            delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
            path.write_bytes(text_table(content, delimiter).encode())
            return path
        sheets = content if isinstance(content, dict) else {"Sheet1": content}
        return write_workbook(path, sheets, Marks(**marks))  # type: ignore[arg-type]

    return _write


@pytest.fixture
def send(tmp_path: Path) -> Callable[[bytes | str, str], Path]:
    """`send(bytes, "name.csv")`: the bytes on disk under that name (text is written as UTF-8)."""

    def _send(content: bytes | str, name: str = "kent-police-foi.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return _send
