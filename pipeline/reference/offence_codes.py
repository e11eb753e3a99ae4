"""The classes of the Home Office Counting Rules, and the kinds of offences that each holds.

What belongs here: `offence_codes.csv`, and one code looked up in it. What does not: codes in running text, or whether a
question asks for a kind (`reading/answer/coded.py`). Classes that hold several kinds are left out, `8` and `195`, and
so are those of which we are not sure.
"""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

_CODE = re.compile(r"(?:HO(?:CR)?\s*)?0*(?P<number>\d{1,3})(?P<letter>[A-Z]?)(?:\s*/\s*0*(?P<sub>\d{1,3})[A-Z]?)?$")


@cache
def _classes() -> dict[str, tuple[frozenset[str], str]]:
    with (Path(__file__).parent / "offence_codes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["code"]: (frozenset(row["kinds"].split("; ")), row["offence"]) for row in csv.DictReader(lines)}


@lru_cache(maxsize=4096)
def class_of(code: str) -> tuple[frozenset[str], str] | None:
    """The kinds and the name of the class of a code, `34B`, `34/2` or `034/02`; None for one that is not known."""
    found = _CODE.match(code.strip().upper())
    if found is None:
        return None
    number, letter, sub = found["number"], found["letter"], found["sub"]
    for known in (f"{number}{letter}/{sub}", f"{number}{letter}", number):
        if known in _classes():
            return _classes()[known]
    return None
