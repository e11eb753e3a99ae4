"""The labels along one header row, one label column, or the section rows of a table.

What belongs here: what an axis is, whoever decides it. What does not: deciding it (`axes.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.reading.labels.understand import Label
from pipeline.reading.tables.tokens import Token


@dataclass(slots=True)
class Axis:
    """The labels along one header row, one label column, or the section rows of a table. `ages` forces the reading of
    `12-13` as ages, where another axis holds the years."""

    heading: str
    tokens: list[Token]
    role: str = "other"
    family: str = ""
    labels: dict[int, Label] = field(default_factory=dict)  # by id of token; set by settle
    ages: bool = False

    def label(self, token: Token) -> Label:
        return self.labels.get(id(token)) or token.label
