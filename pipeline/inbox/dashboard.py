"""The dashboard of a batch export: one row to each request, with the state the site shows.

What belongs here: that CSV file. What does not: the folders of the export (`batch_export`).
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

DASHBOARD = re.compile(r"batch-\d+-[^/\\]*dashboard-[^/\\]*\.csv")
COLUMNS = ("request_url", "authority_name", "number_of_replies", "request_status")


@dataclass(frozen=True, slots=True)
class DashboardRow:
    """`number_of_replies` is None where the cell is no number."""

    request_url: str
    authority_name: str
    number_of_replies: int | None
    request_status: str


def read_dashboard(content: bytes) -> Iterator[DashboardRow]:
    """The rows. Raises `ValueError` where a column is missing."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig", errors="replace"), newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
    if missing:
        raise ValueError(f"there is no column {missing[0]!r}. A dashboard has the columns {', '.join(COLUMNS)}.")
    for row in reader:
        url, authority, replies, status = ((row[column] or "").strip() for column in COLUMNS)
        if url or authority:
            yield DashboardRow(
                url, authority, int(replies) if replies.isascii() and replies.isdigit() else None, status
            )


def url_title(url: str) -> str:
    """The last part of a request's address, which names its folder too."""
    return url.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]
