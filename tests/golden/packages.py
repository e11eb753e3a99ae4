"""Workbooks changed after they were written: parts of the package replaced, added, lied about.

What belongs here: what no spreadsheet library writes. What does not: ordinary workbooks (`writers.py`).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

Change = Callable[[str], str]


def changed(path: Path, part: str, change: Change) -> Path:
    """The package with one of its XML parts changed."""
    parts = unpacked(path)
    before = parts[part].decode()
    after = change(before)
    assert after != before, f"nothing to change in {part}"
    return packed(path, parts | {part: after.encode()})


def added(path: Path, **new: str | bytes) -> Path:
    """The package with more parts: `xl__embeddings__book1_xlsx` is `xl/embeddings/book1.xlsx`."""
    named = {re.sub(r"_(?=[a-z]+$)", ".", name.replace("__", "/")): content for name, content in new.items()}
    return packed(path, unpacked(path) | {name: _bytes(content) for name, content in named.items()})


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def on_sheet(change: Change) -> Callable[[Path], Path]:
    """Changes the first sheet of an .xlsx."""
    return lambda path: changed(path, "xl/worksheets/sheet1.xml", change)


def in_content(change: Change) -> Callable[[Path], Path]:
    """Changes the content of an .ods."""
    return lambda path: changed(path, "content.xml", change)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
