"""The refusals of figures whose force nobody names, or several do, or that are of a place in one's area.

What belongs here: their words, with the forces whose first letters the file's name has. What does not: finding the
force (`surroundings/whose.py`), or those letters (`labels/file_names.py`).
"""

from __future__ import annotations

from pipeline.reading.labels.file_names import shared_letters
from pipeline.reading.labels.forces import force_names
from pipeline.reading.refusal import Refusal


def not_of_one_force(sheet: str, cell: str, text: str, forces: list[str], file_name: str) -> Refusal:
    letters, shared = shared_letters(file_name)
    may_be = f", where {letters!r} may be {' or '.join(force_names()[force] for force in shared)}" if shared else ""
    return Refusal(
        sheet,
        cell,
        text,
        f"{len(forces)} forces are named for this figure: {', '.join(forces)}."
        if forces
        else "Nothing says whose figures these are: no force in the table, its title, the sheet's name or the file's "
        f"name{may_be}.",
        f"Say it in the sidecar: {_one_of(shared)}.",
    )


def part_of_a_force(sheet: str, cell: str, text: str, place: str) -> Refusal:
    return Refusal(
        sheet,
        cell,
        text,
        f"{place!r} is no police force, and lies in the area of one: this may be a part of its figures.",
        "Ask the force; or, if the line counts for nothing here, ignore it in the sidecar with an [[ignore]] of its "
        "cells and the reason.",
    )


def _one_of(forces: tuple[str, ...]) -> str:
    said = " or ".join(f'force = "{force}"' for force in forces)
    return said or 'force = "<force id>", for example force = "kent"'
