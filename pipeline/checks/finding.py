"""What a check found.

What belongs here: the finding, and the columns by which a person finds the cell. What does not: any check.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

# What every table of failures has, so that a person finds the place: empty where a check is about no cell.
PLACE = ("file", "sheet", "cell", "text", "rule")
_NAMES = {"source_file": "file", "source_sheet": "sheet", "source_cell": "cell", "source_text": "text"}


@dataclass(frozen=True, slots=True)
class Finding:
    """`said` is a sentence without the text of any cell: it may be sent to people. `rows` are the failures, if any."""

    said: str
    rows: list[dict[str, str]] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.rows


def rows_of(frame: "pd.DataFrame", rule: str | None = None, /, **renamed: str) -> list[dict[str, str]]:
    """Rows of a table as failures: with the place, and the columns that are asked for by `new_name="column"`.

    The rule is one for all of them, or stands in a column: `rule="column"`.
    """
    found = []
    for row in frame.to_dict("records"):
        place = {name: _text(row.get(column)) for column, name in _NAMES.items()}
        more = {name: _text(row.get(column)) for name, column in renamed.items()}
        found.append({**place, "rule": rule or "", **more})
    return found


def _text(value: Any) -> str:
    import pandas as pd

    return "" if value is None or pd.isna(value) else str(value)
