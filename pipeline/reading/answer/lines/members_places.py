"""Whether the places that divide a force's figures are its own, and none of them lies within another.

What belongs here: districts, towns and nations as lines of a table. What does not: places that a title names
(`surroundings/part_of_force.py`), or lines that are no places (`members.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.lines.breakdown_lines import Lines
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.districts import forces_of_district
from pipeline.reading.labels.forces import force_names, force_of_label, nation_of, place_of_label
from pipeline.reading.labels.homes import homes_of, is_wider
from pipeline.reading.labels.text import key
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.line import Facet

_OF_WHICH = re.compile(r"^(?:of|from) (?:which|these|those)\b", re.I)
_COMPASS = re.compile(r"^(?:north|south|east|west|central)", re.I)  # names of regions, and of any division
_JOINED = re.compile(r"\s*(?:,|/|\+|&|\band\b)\s*", re.I)


def places_are_its_own(axes: list[Lines], declared: dict[int, str | None]) -> None:
    """Refuse lines that are known for another force's places, or for nations, where nobody says that all are areas of
    the force whose figures these are: `declared` by the sidecar, by a table's number. Several forces may have a town of
    one name, and one that covers several nations has places everywhere."""
    for lines in axes:
        force = lines.force
        if declared.get(lines.table) == force or not nation_of(force) or not _divides_by_place(lines):
            continue
        foreign = {text: other for text in lines.found if (other := _elsewhere(text, force))}
        own = [text for text in lines.found if force in forces_of_district(text)]
        small = says("no_place", "small", lines.axis.heading)
        if not foreign or (small and (own or len(foreign) < 2)) or (not lines.axis.heading and _is_doubtful(lines)):
            continue
        text, other = next(iter(foreign.items()))
        facet, entry = lines.found[text]
        raise Refusal(
            entry.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"{text!r} is not known for a part of {force_names()[force]}, but of {other}.",
            "Check that the right file was saved under this name, or ask the force; if all these are areas of its own, "
            f'say so in the sidecar: force = "{force}".',
        )


def no_place_in_another(axes: list[Lines]) -> None:
    """Refuse a place whose name is that of a district beside it with words added, as of a part of it, and one whose
    name joins those of others, unless a printed total adds them up."""
    for lines in axes:
        if says("no_place", "small", lines.axis.heading):
            continue
        keys = {key(text): text for text in lines.found}
        for text, (facet, entry) in lines.found.items():
            if entry.covered or entry.force in forces_of_district(text):
                continue
            if _OF_WHICH.match(text):
                raise _within(facet, entry, lines.others(text)[0])
            parts = [key(part) for part in _JOINED.split(text) if key(part)]
            known = len(parts) > 1 and all(part in keys for part in parts)
            within = known or any(
                f" {name} " in f" {key(text)} " and entry.force in forces_of_district(other)
                for name, other in keys.items()
                if other != text
            )
            if within:
                other = next(o for name, o in keys.items() if o != text and f" {name} " in f" {key(text)} ")
                raise _within(facet, entry, other)


def not_the_force_itself(axes: list[Lines], leaves: list[Entry]) -> None:
    """Refuse the force's own name among parts of it where it may be the whole that holds them: it is no less than their
    sum in any period, and no total adds all of them up. The county without its cities is often less. And refuse it
    beside a region that the force lies in."""
    for lines in axes:
        own = next((text for text in lines.found if force_of_label(text) == lines.force), None)
        if own is None or lines.found[own][1].covered or not _divides_by_place(lines):
            continue
        others = lines.others(own)
        wider = next((text for text in others if is_wider(text, lines.force)), None)
        parts = [text for text in others if lines.force in forces_of_district(text)]
        if wider is not None:
            raise _within(*lines.found[wider], own)
        if parts and len(parts) == len(others) and _is_no_less(lines, own, leaves):
            raise _within(*lines.found[own], parts[0])


def _is_no_less(lines: Lines, own: str, leaves: list[Entry]) -> bool:
    """True where one line is no less than the sum of all others, in every period."""
    sums: dict[object, list[int]] = {}
    for leaf in leaves:
        texts = {f.label.text for line in (leaf.row, leaf.column) if line for f in line.facets if f.axis is lines.axis}
        if leaf.table == lines.table and leaf.force == lines.force and texts:
            by_side = sums.setdefault((leaf.period.start, leaf.period.end), [0, 0])
            by_side[own in texts] += leaf.value.low or 0
    return all(whole >= parts for parts, whole in sums.values())


def _within(facet: Facet, entry: Entry, other: str) -> Refusal:
    return Refusal(
        entry.sheet,
        facet.token.cell.address,
        facet.token.cell.text,
        f"{facet.label.text!r} and {other!r} may hold the same offences, and no total adds them up.",
        "Ask the force; if each is counted apart, say so in the sidecar: total_labels = []; or ignore the line there "
        "with a reason.",
    )


def _divides_by_place(lines: Lines) -> bool:
    heading = lines.axis.heading.strip()
    return lines.axis.family == "district" or not heading or says("no_place", "heading", heading)


def _is_doubtful(lines: Lines) -> bool:
    """True for lines without a heading that are not all known for places."""
    return not all(
        forces_of_district(text) or force_of_label(text) or place_of_label(text) or says("category", "any", text)
        for text in lines.found
    )


def _elsewhere(text: str, force: str) -> str:
    """What a place is known for that is none of this force's: another force, or more than one; empty where it may be
    its own."""
    homes = forces_of_district(text)
    named = force_of_label(text)
    if force in homes or named == force or (named is None and not homes):
        place = None if homes or named else place_of_label(text)
        if place is None or place.kind not in ("nation", "region") or _COMPASS.match(text):
            return ""
        return "" if place.kind == "region" and force in homes_of(text) else place.name
    return " or ".join(force_names()[home] for home in sorted({*homes, *([named] if named else [])}))
