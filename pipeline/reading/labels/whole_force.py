"""A title that names every part of the force: `all three CSPs: Cheltenham, Gloucester and Stroud`, `Hartlepool,
Middlesbrough, Redcar & Cleveland and Stockton`.

What belongs here: taking such a list out of a text, since it is the whole force and no part of it. What does not: what
a title of some parts means (`surroundings/part_of_force.py`), or the names of the counties, authorities and districts
that make up each force (`reference/parts.csv`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.reading.labels.forces import REFERENCE, force_of_label, names_of
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says

_NAME = r"[A-Z][\w'’.&-]*(?: (?:and |with |of |upon |on |the )?[A-Z][\w'’.-]*)*"
_LIST = rf"(?P<list>{_NAME}(?:, {_NAME})*(?:,| and|, and| &) {_NAME})"
_BETWEEN = re.compile(r", (?:and |& )?| (?:and|&) ")
_NUMBERS = ["both", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
_THE = re.compile(r"\bthe (?=[A-Z])")
_FEWEST = 2
_LEADING = re.compile(r"\W*\b(?:covers?|covering|(?:the )?counties of)$", re.I)
_LISTED = re.compile(
    r"(?:^|(?<=[(:]) ?|(?<=in )|(?<=across )|(?<=for )|(?<=- )|(?<=[Cc]overs )|(?<=[Cc]overing )|(?<=counties of ))"
    r"(?=(?P<list>[A-Z][^():;]*?)(?:\)|\W*$|[;:]))"
)


@lru_cache(maxsize=4096)
def without_all_parts(text: str, force: str) -> str:
    """A text without a list of parts that is said to be of all of them and names as many as it says, and without one
    of all the local authorities or counties of a force, or the force's name turned round, `London, City of`; any other
    as it is."""
    for name in (name for name in names_of(force) if "," in name):
        text = text.replace(name, "") if force else text
    said = clean(text)
    match = _all_of_them().search(said)
    if match is not None and _is_as_long_as_it_says(match):
        return f"{said[: match.start()]} {said[match.end() :]}".strip()
    found = next((span for span in _lists_in(said) if _are_all_authorities(said[slice(*span)], force)), None)
    if found is None:
        return text
    before = _LEADING.sub("", said[: found[0]].rstrip(" (:-"))
    return f"{before} {said[found[1] :].lstrip(' )')}".strip()


def authorities_of(force: str) -> tuple[str, ...]:
    """The names of the local authorities of a force, `and` written out."""
    return tuple(name for name, _ in _parts_of(force).get("authority", ()))


def is_of_whole(text: str, force: str) -> bool:
    """True for the name of a force, and for what says that it is of the whole of one."""
    return force_of_label(text) == force or says_whole(text)


def says_whole(text: str) -> bool:
    """True for what says that it is of the whole of a force, or of all tables: `GMP total`, `Kent (all divisions)`."""
    rest = without_forces(text).strip(" :.–-()")
    return patterns("whole_force")["of_all"].fullmatch(rest) is not None or says("whole_force", "titled", rest)


@cache
def _all_of_them() -> re.Pattern[str]:
    parts = patterns("whole_force")
    said, after = parts["all_parts"].pattern, parts["parts"].pattern
    before = parts["whole"].pattern
    return re.compile(
        rf"\(?(?i:{said})(?: ?[:(–-] ?|, | - | \()(?-i:{_LIST})\)?(?=\W*$|[,;:]| -)|"
        rf"(?i:{before})[ ,:–-]*\((?-i:{_LIST.replace('list', 'before')}) (?i:{after})\)"
    )


def _is_as_long_as_it_says(match: re.Match[str]) -> bool:
    names = _BETWEEN.split(match["list"] or match["before"])
    number = (match["number"] or "").casefold()
    if not number:
        return len(names) >= _FEWEST
    wanted = int(number) if number.isdigit() else _NUMBERS.index(number) + _FEWEST
    return len(names) == wanted


def _lists_in(text: str) -> Iterator[tuple[int, int]]:
    """Where lists of names stand in a text, the shortest beginnings last: `in Devon, Cornwall and Torbay`."""
    for match in _LISTED.finditer(text):
        yield match.span("list")


def _are_all_authorities(listed: str, force: str) -> bool:
    """True for the names of all local authorities of a force, all its districts, or all its counties, and no other."""
    return any(_are_all(listed, parts) for parts in _parts_of(force).values())


def _are_all(listed: str, names: tuple[tuple[str, str], ...]) -> bool:
    said = f" {_THE.sub('', listed.replace('&', 'and')).strip()} "
    found = set()
    for name, of in sorted(names, key=lambda pair: -len(pair[0])):
        rest = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", "|", said)
        if rest != said and of not in found:
            said = rest
            found.add(of)
    joined = re.sub(r"[|,\s]|\band\b", "", said)
    return len(found) >= _FEWEST and found == {of for _, of in names} and not joined


@cache
def _parts_of(force: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The parts of a force by their kind (counties, authorities, districts), each with the name of the reference."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    with (REFERENCE / "parts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            names = [row["part"], *filter(None, row["also"].split(";"))] if row["force_id"] == force else []
            pairs = tuple((name.replace("&", "and"), row["part"]) for name in names)
            found[row["kind"]] = (*found.get(row["kind"], ()), *pairs)
    return found
