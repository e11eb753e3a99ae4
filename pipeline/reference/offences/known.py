"""The offences that the reader knows, and the classes of the Home Office Counting Rules with the offences each holds.

What belongs here: the files of this folder, and one offence or one code looked up in them. What does not: codes in
running text, or whether a question asks for an offence (`reading/answer/lines/coded.py`).

`classes.csv` has a class or a code on each line, with the offences of the TOML files that it is of, its official name,
its group, and where that was found: the hierarchy of offences that the ONS made of the Home Office's open data (its
repository `dp-hierarchy-builder`, 2018), chapters of the counting rules (2007, 2010, 2021), the tables of recorded
crime, the offence group classification of 2023, what a force published. `its classes` stands beside the number of
classes that are told apart by letters, `unconfirmed` beside what none of these had. Classes that hold several offences
are left out, `8` and `195`, and so are those of which we are not sure.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pipeline.reference.patterns import compiled

_FOLDER = Path(__file__).parent
_SMALL = frozenset(["a", "an", "the", "etc", "offences", "motor"])  # `a motor vehicle` and `vehicle` are one
_CODE = re.compile(r"(?:HO(?:CR)?\s*)?0*(?P<number>\d{1,3})(?P<letter>[A-Z]?)(?:\s*/\s*0*(?P<sub>\d{1,3})[A-Z]?)?$")


@dataclass(frozen=True, slots=True)
class OffenceClass:
    """A class of the counting rules: the offences that it is of, its official name, and its group; `divided` where its
    letters are classes of their own. `number` is that of its code, without letters."""

    number: str
    kinds: frozenset[str]
    name: str
    group: str
    divided: bool


@dataclass(frozen=True, slots=True)
class SameMeaning:
    """Words that mean the same as a question's own: where the `question` has them, what is `said` is what is `meant`,
    `unless` a text says that it means less, or something else, by the same phrase."""

    question: re.Pattern[str]
    unless: re.Pattern[str] | None
    said: re.Pattern[str]
    meant: str


@dataclass(frozen=True, slots=True)
class Offence:
    """What is known of one offence. By its `named` words it is told apart from all others, and never a part of one;
    `law` are names that the law has for it, without these words. `asked` is a question for all offences of its classes,
    `with_parts` one for what may have the `parts`, words that may be told of it and count;
    `less` are names of one such part, which is not all of it, `none` those of another offence that has words of this
    one: possession of drugs with intent to supply them. `anywhere` is one whose
    things are taken in the course of others too, a bicycle in a burglary. `same` are other words for it,
    `short` the letters that forces' systems have for it, each with the words they stand for."""

    named: re.Pattern[str] | None
    law: tuple[re.Pattern[str], ...]
    asked: re.Pattern[str] | None
    with_parts: re.Pattern[str] | None
    parts: re.Pattern[str] | None
    less: tuple[re.Pattern[str], ...]
    none: tuple[re.Pattern[str], ...]
    anywhere: bool
    same: tuple[SameMeaning, ...]
    short: dict[str, str]


@cache
def offences() -> dict[str, Offence]:
    """All offences that are known, by their names."""
    files = (tomllib.loads(file.read_text("utf-8")) for file in sorted(_FOLDER.glob("*.toml")))
    return {name: _offence(dict(fields)) for file in files for name, fields in file.items()}


def _offence(fields: dict[str, Any]) -> Offence:
    one = {name: compiled(fields.pop(name)) for name in ("named", "asked", "with_parts", "parts") if name in fields}
    law = tuple(map(compiled, fields.pop("law", ())))
    less, none = (tuple(map(compiled, fields.pop(name, ()))) for name in ("less", "none"))
    same = tuple(_same(line) for line in fields.pop("same", ()))
    anywhere, short = fields.pop("anywhere", False), dict(fields.pop("short", {}))
    if fields:
        raise ValueError(f"A table of {_FOLDER.name} has fields that nothing reads: {', '.join(fields)}")
    return Offence(
        one.get("named"),
        law,
        one.get("asked"),
        one.get("with_parts"),
        one.get("parts"),
        less,
        none,
        anywhere,
        same,
        short,
    )


def _same(line: dict[str, str]) -> SameMeaning:
    unless = compiled(line["unless"]) if "unless" in line else None
    return SameMeaning(compiled(line["question"]), unless, compiled(line["said"]), line["meant"])


@cache
def _classes() -> dict[str, OffenceClass]:
    with (_FOLDER / "classes.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: OffenceClass(
                re.split("[A-Z/]", row["code"])[0],
                frozenset(row["kinds"].split("; ")),
                row["offence"],
                row["group"],
                row["source"] == "its classes",
            )
            for row in csv.DictReader(lines)
        }


@cache
def groups() -> dict[str, frozenset[str]]:
    """The names of the groups that the classes are in, each with the kinds of offences in it."""
    found: dict[str, frozenset[str]] = {}
    for one in _classes().values():
        found[one.group] = found.get(one.group, frozenset()) | one.kinds
    return found


@lru_cache(maxsize=256)
def with_wider(kinds: frozenset[str]) -> frozenset[str]:
    """These kinds of offences, and those that hold every class of one of them, and others too: of possession of drugs,
    drugs."""
    of_kind: dict[str, set[str]] = {}
    for code, one in _classes().items():
        for kind in one.kinds:
            of_kind.setdefault(kind, set()).add(code)
    return kinds | {
        wider for wider in of_kind for kind in kinds if of_kind.get(kind, set()) < of_kind[wider] and kind in of_kind
    }


def numbers_of(kinds: frozenset[str]) -> dict[str, list[OffenceClass]]:
    """The classes of these kinds of offences and of no other, by their numbers; without those of the classification of
    2023, which has a second code for classes that have one."""
    found: dict[str, list[OffenceClass]] = {}
    for code, one in _classes().items():
        if one.kinds <= kinds and code not in _second_codes():
            found.setdefault(one.number, []).append(one)
    return found


@cache
def _second_codes() -> frozenset[str]:
    with (_FOLDER / "classes.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["code"] for row in csv.DictReader(lines) if row["source"].endswith("2023"))


@cache
def _by_name() -> dict[str, OffenceClass]:
    return {_comparable(one.name): one for one in reversed(_classes().values())}


def class_named(name: str) -> OffenceClass | None:
    """The class of an official name, whatever its marks and articles; None for any other text."""
    return _by_name().get(_comparable(name))


def _comparable(name: str) -> str:
    return " ".join(word for word in re.findall(r"[a-z0-9]+", name.casefold()) if word not in _SMALL)


@lru_cache(maxsize=4096)
def class_of(code: str) -> OffenceClass | None:
    """The class of a code, `34B`, `34/2` or `034/02`; None for one that is not known."""
    found = _CODE.match(code.strip().upper())
    if found is None:
        return None
    number, letter, sub = found["number"], found["letter"], found["sub"]
    for known in (f"{number}{letter}/{sub}", f"{number}{letter}", number):
        if known in _classes():
            return _classes()[known]
    return None
