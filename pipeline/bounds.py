"""How much of anything one response, or one batch of replies, may have: `bounds.toml`, read once.

What belongs here: the numbers. What does not: what is said of a file that goes beyond one (where it is measured).
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class File:
    bytes: int
    path_bytes: int


@dataclass(frozen=True, slots=True)
class Package:
    parts: int
    uncompressed_bytes: int
    ratio: int
    ratio_from_bytes: int


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: int
    cells: int
    sheet_area: int
    area_always: int
    area_per_cell: int
    text_characters: int


@dataclass(frozen=True, slots=True)
class Reading:
    computing_seconds: float
    seconds: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Inbox:
    members: int
    attachment_bytes: int
    text_bytes: int
    nesting: int
    nested_files: int
    nested_bytes: int


_TOLD = tomllib.loads(Path(__file__).with_name("bounds.toml").read_text(encoding="utf-8"))

FILE = File(**_TOLD["file"])
PACKAGE = Package(**_TOLD["package"])
WORKBOOK = Workbook(**_TOLD["workbook"])
READING = Reading(**_TOLD["reading"])
INBOX = Inbox(**_TOLD["inbox"])
