"""Notes by which figures are of the force's own area and no more: `Includes Swindon` of Wiltshire, `Figures are for the
Durham Constabulary area only`, `This response covers North Yorkshire and the City of York`.

What belongs here: one sentence made of such words alone, and of the names of the force and its local authorities. What
does not: any other place of a force (`doubtful_places.py`), or lists of all its parts in titles
(`labels/whole_force.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.forces import names_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.whole_force import authorities_of
from pipeline.reading.labels.words import patterns, says

_LONGEST = 25  # words


def is_of_own_area(sentence: str, force: str) -> bool:
    """True where all that is said is that figures hold a local authority of the force among others, or are of the
    force. `Figures for Swindon`, or `Swindon only`, are of one of them."""
    said = clean(sentence).replace("&", "and").strip(" .")
    if not force or len(said.split()) > _LONGEST:
        return False
    rest, own = _without(said, names_of(force))
    rest, parts = _without(rest, authorities_of(force))
    if not (own or parts) or patterns("area_of_note")["words"].sub(" ", rest).strip(" ,:;()-"):
        return False
    return own if says("area_of_note", "limits", rest) else own or says("area_of_note", "holds", rest)


def _without(said: str, names: tuple[str, ...]) -> tuple[str, bool]:
    """A text without these names, and whether it has any of them; the longest are taken first."""
    found = False
    for name in sorted(names, key=len, reverse=True):
        said, many = re.subn(rf"(?<![\w-]){re.escape(name)}(?![\w-])", " ", said)
        found = found or bool(many)
    return said, found
