"""What a Pandera check says in words, as the SQL of a CHECK, and as limits in the terms of Table Schema.

What belongs here: the one place that knows Pandera's check objects: those of columns, and those of `rules`.
What does not: which checks a table has (the models), or where the words, the SQL and the limits are printed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandera.pandas as pa


def quoted(name: str) -> str:
    """An identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """A number or text in SQL."""
    if isinstance(value, (int, float)):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def _at_least(column: str, minimum: Any) -> str:
    return f"{column} >= {literal(minimum)}"


# For each of Pandera's own checks that `fields` uses: its SQL and its words, from the check's parameters.
_COLUMN_CHECKS: dict[str, tuple[Callable[[str, dict[str, Any]], str], Callable[[dict[str, Any]], str]]] = {
    "greater_than_or_equal_to": (
        lambda column, given: _at_least(column, given["min_value"]),
        lambda given: f"at least {given['min_value']}",
    ),
    "in_range": (
        lambda column, given: f"{column} BETWEEN {literal(given['min_value'])} AND {literal(given['max_value'])}",
        lambda given: f"from {given['min_value']} to {given['max_value']}",
    ),
    "isin": (
        lambda column, given: f"{column} IN ({', '.join(literal(one) for one in given['allowed_values'])})",
        lambda given: f"one of {', '.join(f'`{one}`' for one in given['allowed_values'])}",
    ),
    "str_length": (
        lambda column, given: _at_least(f"length({column})", given["min_value"]),
        lambda given: "not an empty text",
    ),
}

# The same checks as constraints of a Table Schema field.
_LIMITS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "greater_than_or_equal_to": lambda given: {"minimum": given["min_value"]},
    "in_range": lambda given: {"minimum": given["min_value"], "maximum": given["max_value"]},
    "isin": lambda given: {"enum": list(given["allowed_values"])},
    "str_length": lambda given: {"minLength": given["min_value"]},
}


def column_sql(column: str, check: "pa.Check") -> str:
    """The SQL of a check of one column."""
    return _COLUMN_CHECKS[str(check.name)][0](quoted(column), check.statistics or {})


def column_words(check: "pa.Check") -> str:
    """A check of one column in words that go after `must be`."""
    return _COLUMN_CHECKS[str(check.name)][1](check.statistics or {})


def column_limits(check: "pa.Check") -> dict[str, Any]:
    """A check of one column as constraints of a Table Schema field."""
    return _LIMITS[str(check.name)](check.statistics or {})


def rule_sql(check: "pa.Check") -> str | None:
    """The SQL of a rule over a row, None for a rule over several rows."""
    return (check.statistics or {}).get("sql")


def rule_words(check: "pa.Check") -> str:
    return str(check.error)


def statistic(check: "pa.Check", name: str) -> tuple[str, ...] | None:
    """What a rule carries as `key`, `unique`, `columns` (its columns) or `pattern` (column, expression), if it does."""
    return (check.statistics or {}).get(name)
