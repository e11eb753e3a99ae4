"""Figures of one district alone, where those of the force were asked for: `District | Dover`.

What belongs here: a place that is the only one on its axis, in all tables of the force. What does not: places that a
title or a file's name gives (`surroundings/part_of_force.py`), or several (`members_places.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces import force_names, force_of_label
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet


def no_place_alone(leaves: list[Entry]) -> None:
    """Refuse the figures of a force that are all of one district, which is not called as the force is."""
    found: dict[str, list[Facet | None]] = defaultdict(list)
    for leaf in leaves if not any(leaf.of_records for leaf in leaves) else ():
        facets = (f for line in (leaf.row, leaf.column) if line is not None for f in line.facets)
        found[leaf.force].append(next((f for f in facets if f.axis.family == "district" and not f.label.total), None))
    for force, places in found.items():
        first = places[0]
        if first is None or {place.label.text if place else "" for place in places} != {first.label.text}:
            continue
        text, cell = first.label.text, first.token.cell
        whole = force_of_label(text) == force or says("category", "any", text) or says("no_place", "words", text)
        # under a heading that was left from another table, or is that of the columns
        if whole or names_offence(text) or says("subject", "offences", text):
            continue
        raise Refusal(
            next(leaf.sheet for leaf in leaves if leaf.force == force),
            cell.address,
            cell.text,
            f"All figures are of {text!r} alone, a part of {force_names()[force]}.",
            f"Ask the force for the figures of all its districts; or, if these are of the whole force: {SAY_COUNTS}.",
        )
