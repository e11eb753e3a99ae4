"""The forces that the name of a file gives, in words, run together, or by their first letters.

What belongs here: the name of a file alone. What does not: forces in any other text (`forces_named.py`), first letters
joined to a name (`initials.py`), or what follows from them (`surroundings/whose.py`).
"""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.reading.labels.forces import names_of
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.initials import forces_by_initials, named_beside

_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")  # between the words of `WestMidlandsPolice`
_LETTERS = re.compile(r"(?<![A-Za-z&])[A-Z&]{2,5}(?![A-Za-z&])")


def forces_of_file_name(source_file: str) -> tuple[str, ...]:
    """Forces in the file's own name; its folders name the collection and the round."""
    plain, apart = _stem(source_file), _RUN_TOGETHER.sub(" ", _stem(source_file))
    named = dict.fromkeys(force for text in (plain, apart) for force in forces_in_text(text.upper()))
    beside = named_beside(plain.upper(), tuple(name for force in named for name in names_of(force)))
    return (*named, *sorted(beside - set(named)))


def shared_letters(source_file: str) -> tuple[str, tuple[str, ...]]:
    """The first letters in a file's name that several forces share, and these: `WMP` of West Midlands and of West
    Mercia. Empty where there are none."""
    found = ((letters, forces_by_initials(letters)) for letters in _LETTERS.findall(_stem(source_file)))
    return next(((letters, tuple(sorted(forces))) for letters, forces in found if len(forces) > 1), ("", ()))


def _stem(source_file: str) -> str:
    return Path(source_file).stem.replace("_", " ").replace("-", " ")
