"""A file named after a part of the force beside the force itself: `Metropolitan Police Camden`, `Darlington criminal
damage, Durham Constabulary`.

What belongs here: districts and towns in the name of a file. What does not: other forces there (`of_another.py`), or
parts in titles (`part_of_force.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.forces import force_names, names_of, nation_of
from pipeline.reading.labels.text import key
from pipeline.reading.labels.whole_force import without_all_parts
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings

_BETWEEN = re.compile(r"[\W_]+")
# By which a name that is an ordinary word too is that of a place.
_PLACE = r"(?: (?:Division|District|Borough|Bcu|Lpa|Lpu|City|Town|Ward|Area)\b)"
_OF = r"\b(?:City|Borough|District|Town) Of $"


def no_file_of_a_part(sheet: str, labels: Iterable[str], force: str | None, around: Surroundings) -> None:
    """Refuse the figures of one force in a file that is named after a part of it, but where a table has that part among
    its `labels`, or the name says that the whole force is meant."""
    if force is None or not nation_of(force) or around.declared_force:
        return
    part = _part_of_it(without_all_parts(Path(around.file_name).stem.replace("_", " "), force), force)
    if part and not any(key(part) in key(label) for label in labels):
        raise Refusal(
            sheet,
            "",
            around.file_name,
            f"The figures seem to be those of {force_names()[force]}, and {around.file_name[:120]!r} is named after a "
            f"part of it, {part!r}.",
            "Ask the force whether they are of all its area. If they are, say in the sidecar whose they are: force = "
            f'"{force}"; or rename the file.',
        )


@lru_cache(maxsize=4096)
def _part_of_it(stem: str, force: str) -> str:
    """The part of the force in the name of a file, before or after that of the force itself, which it may be joined to:
    `Kent and Medway` is the county, and `Bristol Avon and Somerset` the address."""
    said = _BETWEEN.sub(" ", stem.replace("&", " and ")).title()
    if says("whose", "whole", said):
        return ""
    own = "|".join(re.escape(key(name).title()) for name in names_of(force))
    for name in names_of(force):
        before, found, after = said.partition(key(name).title())
        for text in (after, before) if found else ():
            part = district_in(text, force)
            if part is None or re.search(rf"\b(?:{own})(?: Police)? And {part}\b|\b{part} And (?:{own})\b", said):
                continue
            first, _, rest = text.partition(part)
            word = patterns("no_place")["words_too"].fullmatch(part)
            plainly = re.search(_OF, first) or re.match(_PLACE, rest.rstrip())
            if (rest.strip() or text is after) and (plainly or not word):
                return part
    return ""
