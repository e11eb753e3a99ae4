"""Every table of the warehouse, in the order in which they can be filled.

What belongs here: where each model is published, and which columns point to which table.
What does not: columns and rules (the models), or what is made of them (`ddl`, `describe`, `validate`).
"""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandera.pandas as pa

from schemas import core, figures, findings, measures, meta, reference, windows
from schemas.fields import TableModel
from schemas.only_pandas import without_other_frames

without_other_frames()


@dataclass(frozen=True)
class ForeignKey:
    """`columns` of a table hold values of `referred` in the table named `table` (`schema.name`)."""

    columns: tuple[str, ...]
    table: str
    referred: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One published table."""

    schema: str
    name: str
    model: type[TableModel]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def full_name(self) -> str:
        return f"{self.schema}.{self.name}"

    @cached_property
    def pandera(self) -> pa.DataFrameSchema:
        return self.model.to_schema()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.pandera.columns)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell rows apart, missing values counting as equal; empty where rows have no key."""
        return next((check.statistics["key"] for check in self.pandera.checks if "key" in (check.statistics or {})), ())

    @property
    def has_primary_key(self) -> bool:
        """Whether the database can keep the key: no column of it may be missing."""
        return bool(self.key) and not any(self.pandera.columns[name].nullable for name in self.key)

    def sql_type(self, column: str) -> str:
        return str(self._declared(column)["sql_type"])

    def unit(self, column: str) -> str:
        """What one of it is; empty where the column is no quantity."""
        return str(self._declared(column)["unit"])

    def words(self, column: str) -> Mapping[str, str]:
        """The closed list of the column's values with their meanings; empty where it has none."""
        words: Mapping[str, str] = self._declared(column)["words"]
        return words

    def is_nullable(self, column: str) -> bool:
        return bool(self.pandera.columns[column].nullable)

    def column_comment(self, column: str) -> str:
        """Meaning, unit, and what null means, in one text."""
        unit = self.unit(column)
        return f"{self.pandera.columns[column].description}" + (f" Unit: {unit}." if unit else "")

    def _declared(self, column: str) -> Mapping[str, Any]:
        return self.pandera.columns[column].metadata or {}

    @property
    def description(self) -> str:
        return " ".join((inspect.getdoc(self.model) or "").split())


class UnknownTable(LookupError):
    """No table of that name is declared."""


_FORCE = ForeignKey(("force_id",), "reference.police_forces", ("force_id",))
_FILE = ForeignKey(("source_file",), "core.responses", ("source_file",))
_STATED = ("source_file", "force_id", "financial_year")
_STATEMENT = ForeignKey(_STATED, "core.statements", _STATED)
_CURRENT = ("collection", "force_id", "financial_year")
_FORCE_YEAR = ForeignKey(_CURRENT, "core.force_years", _CURRENT)
_TABLE_NAME = ("table_schema", "table_name")

TABLES: tuple[Table, ...] = (
    Table("reference", "police_forces", reference.PoliceForces),
    Table("reference", "areas", reference.Areas, (_FORCE,)),
    Table("core", "responses", core.Responses),
    Table("core", "requests", core.Requests, (_FORCE,)),
    Table("core", "observations", figures.Observations, (_FORCE, _FILE)),
    Table("core", "stated_totals", figures.StatedTotals, (_FORCE, _FILE)),
    Table("core", "statements", figures.Statements, (_FORCE, _FILE)),
    Table("core", "force_years", figures.ForceYears, (_FORCE, _STATEMENT)),
    Table("core", "quarantine", core.Quarantine),
    Table("core", "hidden_content", core.HiddenContent, (_FILE,)),
    Table("measures", "annual_changes", measures.AnnualChanges),
    Table("measures", "five_year_totals", windows.FiveYearTotals),
    Table("measures", "cumulative_totals", windows.CumulativeTotals),
    Table("measures", "revisions", measures.Revisions, (_FORCE,)),
    Table("measures", "coverage", measures.Coverage, (_FORCE,)),
    Table("measures", "rates", findings.Rates, (_FORCE, _FORCE_YEAR)),
    Table("measures", "ranks", findings.Ranks, (_FORCE,)),
    Table("measures", "sentences", findings.Sentences),
    Table("measures", "plausibility", findings.Plausibility, (_FORCE,)),
    Table("measures", "claims", findings.Claims),
    Table("meta", "tables", meta.Tables),
    Table("meta", "columns", meta.Columns, (ForeignKey(_TABLE_NAME, "meta.tables", _TABLE_NAME),)),
    Table("meta", "publication", meta.Publication),
)


def table(full_name: str) -> Table:
    """The table of that name, such as `core.observations`."""
    for candidate in TABLES:
        if candidate.full_name == full_name:
            return candidate
    raise UnknownTable(f"no table {full_name!r} is declared; there are {', '.join(one.full_name for one in TABLES)}")
