"""The one way from a published database to a page: each file of `sql/` gives records of one kind.

What belongs here: opening the database and running the queries. What does not: which figures are shown where.

The database is named by its path alone, so that a page can be made of any warehouse file: a release kept aside, or one
whose small numbers are protected.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from pipeline.reporting import records

_FOLDER = Path(__file__).parent / "sql"
Record = TypeVar("Record")


class Warehouse:
    """A published database, opened read-only."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def publication(self) -> records.Publication:
        (found,) = self._rows("publication", records.Publication)
        return found

    def collections(self) -> list[records.Collection]:
        return self._rows("collections", records.Collection)

    def years(self, collection: str) -> list[records.Year]:
        return self._rows("years", records.Year, collection=collection)

    def changes(self, collection: str, financial_year: str) -> list[records.Change]:
        return self._rows("changes", records.Change, collection=collection, financial_year=financial_year)

    def force_years(self, collection: str) -> list[records.ForceYear]:
        return self._rows("force_years", records.ForceYear, collection=collection)

    def cells(self, collection: str) -> list[records.Cell]:
        return self._rows("cells", records.Cell, collection=collection)

    def totals(self, collection: str, financial_year: str) -> list[records.Total]:
        return self._rows("totals", records.Total, collection=collection, financial_year=financial_year)

    def sentences(self, collection: str) -> list[records.Sentence]:
        return self._rows("sentences", records.Sentence, collection=collection)

    def revisions(self, collection: str) -> list[records.Revision]:
        return self._rows("revisions", records.Revision, collection=collection)

    def rounds(self, collection: str) -> list[records.Round]:
        return self._rows("rounds", records.Round, collection=collection)

    def sources(self, collection: str) -> list[records.Source]:
        return self._rows("sources", records.Source, collection=collection)

    def doubts(self, collection: str) -> list[records.Doubt]:
        return self._rows("doubts", records.Doubt, collection=collection)

    def _rows(self, name: str, kind: type[Record], **parameters: Any) -> list[Record]:
        result = self._connection.execute(_sql(name), parameters)
        columns = [column[0] for column in result.description or ()]
        return [kind(**dict(zip(columns, row, strict=True))) for row in result.fetchall()]


@contextmanager
def open_warehouse(database: Path) -> Iterator[Warehouse]:
    """The database of any path; whoever refreshes meanwhile is not disturbed."""
    with duckdb.connect(str(database), read_only=True) as connection:
        yield Warehouse(connection)


@cache
def _sql(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
