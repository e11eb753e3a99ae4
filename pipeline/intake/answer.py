"""What is kept of one reading: columns of plain values, small, quick to send, and safe to read back.

What belongs here: a reading as columns of `core` tables, and as bytes. What does not: reading (`job`), where answers
are kept (`cache`), or what they add up to (`rows`).

Bytes are JSON and not pickle: they come out of processes that opened files from outside, and out of a folder that
others can write to. Columns in which values repeat hold each value once: a million rows of one force say so once.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from pipeline.reading.model import Observation, Quarantined, Reading, StatedTotal

Columns = dict[str, list[Any]]

_OBSERVED = tuple(Observation.__dataclass_fields__)
_TOTALLED = tuple(StatedTotal.__dataclass_fields__)
_LARGEST = 2**63 - 1
_LASTS = b'{"lasts": true,'


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that one response gives to each table, without the columns that are the same for the whole file.

    `lasts` is false where another attempt could end otherwise: such an answer is not kept for the next refresh.
    """

    status: str
    layout: str
    reason: str
    tables: dict[str, Columns]
    lasts: bool = True


class Unsayable(ValueError):
    """A value that no table can hold. The message names it."""


def answer_of(reading: Reading, *, lasts: bool) -> Answer:
    """A reading as columns. Raises `Unsayable`."""
    tables: dict[str, Columns] = {
        "observations": _columns(reading.observations, _OBSERVED),
        "stated_totals": _columns(reading.totals, _TOTALLED),
        "hidden_content": {
            "kind": [one.kind for one in reading.findings],
            "source_sheet": [one.sheet or None for one in reading.findings],
            "place": [one.place for one in reading.findings],
            "possible_breach": [one.possible_breach for one in reading.findings],
            "reviewed": [reading.reviewed for _ in reading.findings],
        },
        "quarantine": _refusals(reading.quarantine),
    }
    return Answer(reading.status, reading.layout, reading.reason, tables, lasts)


def to_bytes(answer: Answer) -> bytes:
    """The answer as text. Raises `Unsayable`."""
    packed = {name: {key: _packed(values) for key, values in one.items()} for name, one in answer.tables.items()}
    # The text as it is: half a character of a damaged file is found here, and not when all files are laid together.
    try:
        return json.dumps({**_said_once(answer), "tables": packed}, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise Unsayable(f"a text with half a character in it: {error.object[error.start - 20 : error.end]!r}") from None


def from_bytes(content: bytes) -> Answer:
    """The answer that `to_bytes` wrote."""
    found = json.loads(content)
    found["tables"] = {
        name: {key: _unpacked(values) for key, values in one.items()} for name, one in found["tables"].items()
    }
    return Answer(**found)


def lasts(content: bytes) -> bool:
    """Whether the answer that `to_bytes` wrote lasts: it is said first, so that nothing else need be looked at."""
    return content.startswith(_LASTS)


def _said_once(answer: Answer) -> dict[str, Any]:
    return {"lasts": answer.lasts, "status": answer.status, "layout": answer.layout, "reason": answer.reason}


def _columns(records: Sequence[object], names: Sequence[str]) -> Columns:
    return {name: _plain(list(map(attrgetter(name), records))) for name in names}


def _plain(values: list[Any]) -> list[Any]:
    """Days as text, and whole numbers that a table can hold."""
    written = {value: value.isoformat() for value in set(values) if isinstance(value, date)}
    if written:
        return [written.get(value) for value in values]
    numbers = [value for value in values if isinstance(value, int)]
    if numbers and max(map(abs, numbers)) > _LARGEST:
        raise Unsayable(f"a count of {max(numbers, key=abs)}")
    return values


def _refusals(refused: Sequence[Quarantined]) -> Columns:
    return {
        "source_sheet": [one.sheet or None for one in refused],
        "source_cell": [one.cell or None for one in refused],
        "source_text": [one.text if one.cell else one.text or None for one in refused],
        "reason": [one.reason for one in refused],
        "suggestion": [one.suggestion or None for one in refused],
    }


def _packed(values: list[Any]) -> Any:
    """The values, or where they repeat each once (`of`), and which of them stands in each row (`at`)."""
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    if len(places) * 2 > len(values):
        return values
    return {"of": list(places), "at": [places[value] for value in values]}


def _unpacked(packed: Any) -> list[Any]:
    if isinstance(packed, list):
        return packed
    of = packed["of"]
    return [of[place] for place in packed["at"]]
