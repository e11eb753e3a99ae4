"""Titles, sheets and file names that name somebody else's area, though no other force by a name that settles it.

What belongs here: the places, regions and initials of other forces, names of police forces that are not known, and
words for several forces at once. What does not: two forces that are both known by name (`whose.py`), or a part of the
force itself (`part_of_force.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from pipeline.reading.labels.forces import force_names, force_of_label, nation_of, place_of_label
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.homes import homes_of, is_wider, joined_names
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.whole_force import without_all_parts
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings

_IN_BRACKETS = re.compile(r"\((?:with|and|in partnership with|on behalf of)\b[^()]*\)", re.I)
_BY_POLICE = re.compile(
    r"\b(?:recorded|reported|logged|held|provided|supplied|made|received|investigated|data|figures|response|reply) "
    r"(?:by|from) (?:the )?((?:[A-Z][\w'&-]*[ -](?:of |and |& )?)+)(?:Police|Constabulary|POLICE|CONSTABULARY)\b"
    r"(?! (?:Area|District|Station|Team|Region|Division|Officer|Staff|Unit|Beat|Sector|Command))|"
    r"^((?:[A-Z][\w'&-]*[ -]){1,3})(?:Police|Constabulary)(?: (?:Force|Service|Area))?$"
)
_BY = re.compile(r"\b(?:recorded|reported|held|provided|supplied|investigated) (?:by|from) (?:the )?([A-Z].*)$")
_OF_RULES = {"home office", "ons", "office for national statistics", "ministry of justice", "college of policing"}
_REGION = re.compile(r"\b((?:[A-Z][\w&]+ )*[A-Z][\w&]+) region\b", re.I)
_CONTACT = re.compile(
    r"\b(?:information|disclosure|foi|freedom|legal|records|access|data protection)\b.*"
    r"\b(?:team|unit|department|dept|office|bureau|services|manager|management|officer)\b",
    re.I,
)
_ENDS = re.compile(r" - |[,:;()|]")
_INITIALS = re.compile(r"\b[A-Z]{3,4}\b")


def of_no_other(sheet: str, titles: Iterable[tuple[str, str]], force: str | None, around: Surroundings) -> None:
    """Refuse figures of one force under a title (with its cell), on a sheet, or in a file, that is named after the area
    of another, or after more than that force's."""
    if force is None or not nation_of(force):
        return
    if around.declared_force:  # which settles names of several, but none that is another's alone
        named = [(address, text) for address, text in (*titles, ("", sheet)) if _is_anothers(text, force)]
        for address, text in named:
            raise _another(sheet, address, text, force, _why(text, force, frozenset()))
        return
    titles = list(titles)
    with_others = frozenset(around.named) - {force} if force in around.named else frozenset()
    if forces_in_text(sheet) == (force,):  # its own sheet under a joint letterhead
        with_others |= {other for _, text in titles for other in forces_in_text(text)} - {force}
    for address, text in (*titles, ("", sheet)):
        if why := _why(text, force, with_others):
            raise _another(sheet, address, text, force, why)
    stem = Path(around.file_name).stem
    said = re.sub(r"[\W_]+", " ", stem).title()
    why = _joined(stem, force, with_others) or _joined(said, force, with_others) or _unsettled(stem, force)
    if why := why or next((of for name in _regions(said) if (of := _of_region(name, force))), ""):
        raise _another(sheet, "", around.file_name, force, why)


def is_contact(text: str) -> bool:
    """True for the line of a team that answers requests, which several forces may share."""
    return _CONTACT.search(text) is not None


def _is_anothers(text: str, force: str) -> bool:
    homes = homes_of(text)
    return bool(homes) and force not in homes and force_of_label(text) is None


def _another(sheet: str, address: str, text: str, force: str, why: str) -> Refusal:
    return Refusal(
        sheet,
        address,
        text,
        f"The figures seem to be those of {force_names()[force]}, and {text.strip()[:120]!r} {why}.",
        f'Ask the force whose they are. If they are its alone, say so in the sidecar: force = "{force}"; if the line '
        "has nothing to do with the figures, ignore it there with a reason, or rename the file or sheet.",
    )


@lru_cache(maxsize=4096)
def _why(raw: str, force: str, with_others: frozenset[str]) -> str:
    """What a title says of another area, as the end of a sentence; empty where it says nothing of the kind."""
    text = _IN_BRACKETS.sub(" ", clean(without_all_parts(raw, force)))
    if is_contact(text) or force_of_label(text) == force:  # `London, City of` is no part of London
        return ""
    if said := patterns("whose")["several"].search(text):
        return f"is of several forces: {said.group()!r}"
    if force_of_label(text) is None and (homes := homes_of(text)):
        if not homes & {force, *with_others}:
            return f"is the name of {_names(homes)}"
        if is_wider(text, force):
            return "is the name of more than that force's area"
    if agency := agency_of(text):
        return f"is of {agency}"
    nations = None if says("over", "document", text) else patterns("whose")["nations"].search(text)
    if nations and force not in forces_in_text(text):
        return f"is of more than one force: {nations.group().strip()!r}"
    for match in _BY_POLICE.finditer(text):
        name = (match.group(1) or match.group(2)).strip(" -")
        if _is_a_name(name) and not forces_in_text(f"{name} Police") and force_of_label(name) is None:
            return f"names a police force that is not known: {name!r}"
    for segment in [*_ENDS.split(text), *_regions(text)]:
        if region := _of_region(segment.strip(), force):
            return region
    return _joined(text, force, with_others) or _unsettled(text, force)


def _of_region(name: str, force: str) -> str:
    place = place_of_label(name)
    wide = place is not None and place.kind in ("region", "joint") and _is_elsewhere_or_wider(name, force)
    return f"is of {place.name}" if place is not None and wide else ""


def _regions(text: str) -> Iterator[str]:
    """What stands before `Region`, of as many words as its name may have: `South East Region`."""
    for match in _REGION.finditer(text):
        words = match.group(1).split()
        yield from (f"{' '.join(words[at:])} Region" for at in range(len(words)))


def agency_of(text: str) -> str:
    """The body, no force of the gazetteer, that a title is the name of or says that it is by."""
    for name in (text, *(match.group(1) for match in _BY.finditer(text))):
        if found := patterns("whose")["bodies"].search(name):
            return found.group()
        place = place_of_label(name)
        if place is not None and place.kind == "agency" and key(place.name) not in _OF_RULES:
            return place.name
    return ""


def _is_elsewhere_or_wider(name: str, force: str) -> bool:
    homes = homes_of(name)
    return bool(homes) and (force not in homes or is_wider(name, force))


def _is_a_name(name: str) -> bool:
    """True for words of which one at least is none of those that titles have whatever was asked."""
    return bool(re.search(r"\w", patterns("neutral")["words"].sub(" ", key(name))))


@lru_cache(maxsize=4096)
def _joined(text: str, force: str, with_others: frozenset[str]) -> str:
    """That this force's area is joined to another's, `Kent and Teesside`, and not to that of a force whose file it is
    too."""
    for pair in joined_names(text):
        homes = [homes_of(name) for name in pair]
        other = next((name for name, of in zip(pair, homes, strict=True) if not of & {force, *with_others}), None)
        if other is not None and any(force in of for of in homes):
            return f"names {other!r} beside it"
    return ""


def _unsettled(text: str, force: str) -> str:
    """That initials stand there which other forces use."""
    for initials in _INITIALS.findall(text):
        place = place_of_label(initials)
        other = place is not None and place.kind in ("ambiguous", "joint") and place.homes
        own = place is not None and force in place.homes and force in forces_in_text(text)  # `BCH-Beds`
        if other and place is not None and not own and (force not in place.homes or place.kind == "joint"):
            return f"has the initials {initials!r}, of {_names(frozenset(place.homes))}"
    return ""


def _names(homes: frozenset[str]) -> str:
    names = [force_names()[home] for home in sorted(homes)]
    return " or ".join(names) if len(names) < 4 else f"the area of {len(names)} forces"
