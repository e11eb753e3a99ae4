"""Whether a short note may say that figures are of a part of the force: `Medway has been left out`.

What belongs here: the places of a force, named in a note or not. What does not: whatever else a note may say
(`doubts.py`), or the places (`labels/districts.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.districts import district_in
from pipeline.reading.labels.forces import names_of
from pipeline.reading.labels.words import says

_LONGEST = 15  # words
_COMPASS = "north|south|east|west|mid|central"
_HOLDS = re.compile(r"\b(?:includ\w+|contain\w*|covers?|comprise\w*|with)\b", re.I)


def speaks_of_a_place(said: str, force: str, words: int) -> bool:
    """True for a short note that says something of a part of the force: `Medway has been left out`."""
    if not force or words > _LONGEST or says("doubt", "address", said) or says("doubt", "every_place", said):
        return False
    own = next((name for name in names_of(force) if said.startswith(name)), "")
    if own and _HOLDS.match(said[len(own) :].strip()):
        return False  # `Kent includes Medway`
    part = any(re.search(rf"\b(?:{_COMPASS}) {re.escape(place)}\b", said, re.I) for place in _places(force))
    named = part or district_in(said, force) is not None or says("doubt", "places", said)
    return named and says("doubt", "said_of", said)


def _places(force: str) -> set[str]:
    """The names of a force without what it is: `Kent`; none of those with a point of the compass of their own."""
    names = {re.sub(r"\s(?:police|constabulary)\b.*", "", name, flags=re.I) for name in names_of(force)}
    return {name for name in names if not re.match(_COMPASS, name, re.I)}
