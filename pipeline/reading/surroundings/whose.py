"""Whose figures a table's are, where its axes do not say: its title, its sheet's name, the file's name, the log.

What belongs here: agreement between all who name a force. What does not: forces on an axis (`tables/axes.py`), or the
texts themselves (`context.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.forces import force_names, force_of_label, names_of, nation_of
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.text import key
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.of_another import is_contact
from pipeline.reading.tables.band import Band
from pipeline.reading.tables.line import Table

# Who took part, and where an Act is law: `(with Dorset Police)`, `the Emergency Workers (Scotland) Act`.
_IN_BRACKETS = re.compile(
    r"\((?:with|and|in partnership with|on behalf of)\b[^()]*\)|\([a-z ]+\)(?= (?:act|order|law)\b)", re.I
)
# Where another force is spoken of, and is not whose figures these are.
_MENTIONED = re.compile(
    r"\b(?:transfer\w*|border\w*|other (?:police )?forces?|formerly|compar\w*|similar|neighbour\w*|on behalf|hosted|"
    r"collaborat\w*|shared|merged|amalgamat\w*|request\w*|dear|thank|you|your|victims? (?:from|of)|with the)\b",
    re.I,
)
_LONGEST = 160
_BETWEEN_NAMES = re.compile(
    r"\b(?:police|constabulary|service|force|forces|and|the|of|heddlu|area|joint|response|reply|answer|foi|disclosure)\b"
)


def areas_of_force(band: Band, around: Surroundings) -> str:
    """Which names on the axes are parts of the force whose figures these are: nations where a force of several of
    them is named, every name where the sidecar says that it is theirs; else none."""
    if around.declared_force:
        return "" if nation_of(around.declared_force) else "all"
    named = around.named or next((found for t in band.titles if (found := forces_in_text(t.cell.text))), ())
    return "nations" if len(named) == 1 and not nation_of(named[0]) else ""


def force_of_table(table: Table, around: Surroundings) -> str | None:
    """The one force that a table without forces on its axes is about; None where nobody names one.

    Raises Refusal where title, sheet name, file name and request log do not agree, or a title names several.
    """
    if around.declared_force:
        return around.declared_force
    sources: list[tuple[str, str, str, tuple[str, ...]]] = []
    _not_of_several(table, around)
    sources += _titles_that_name(table)
    corner = [t for r in table.band.header_rows for c in table.band.label_columns if (t := table.band.grid.at(r, c))]
    for token in corner:  # `Kent Police, recorded crime` over the labels
        forces = forces_in_text(token.cell.text)
        if forces:
            sources.append(("the heading of its labels", token.cell.address, token.cell.text, forces))
            break
    sheet_forces = forces_in_text(table.sheet)
    if sheet_forces:
        sources.append(("the sheet's name", "", table.sheet, sheet_forces))
    if not any(source[0] == "its title" for source in sources):
        for text in around.titles_of(table.sheet):
            forces = forces_in_text(text)
            if forces:
                sources.append(("the title of the sheet", "", text, forces))
                break
    if not sources and not around.named:
        signed = around.signed_by()
        if signed:
            sources.append(signed)
    if around.named:
        sources.append((_NAMED_OUTSIDE, "", around.file_name, around.named))
    force = _agreed(table, sources)
    _no_title_of_others(table, force)
    return force


def _titles_that_name(table: Table) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The nearest title that names a force, and the nearest that is the name of one and nothing else, as a letterhead
    is. Who a team works with, `(with Dorset Police)`, is not whose figures they are."""
    titles = [
        (token.cell.address, token.cell.text, forces_in_text(_IN_BRACKETS.sub(" ", token.cell.text)))
        for token in table.band.titles
    ]
    named = [one for one in titles if one[2]]
    bare = [one for one in named if force_of_label(one[1])]
    return [("its title", *one) for one in dict.fromkeys([*named[:1], *bare[:1]])]


def _letterhead(text: str) -> tuple[str, ...]:
    """The forces of a line that holds their names and nothing else; empty for any other line."""
    forces = forces_in_text(text)
    rest = f" {key(text)} "
    for name in sorted((key(name) for force in forces for name in names_of(force)), key=len, reverse=True):
        rest = rest.replace(f" {name} ", "  ")
    return forces if forces and not _BETWEEN_NAMES.sub(" ", rest).strip() else ()


def _subject(text: str) -> tuple[str, ...]:
    """The forces whose offences a title is about: `Kent Police and Essex Police: burglary offences`."""
    short = len(text) <= _LONGEST and not _MENTIONED.search(text)
    about = names_offence(text) or says("subject", "offences", text)
    return forces_in_text(_IN_BRACKETS.sub(" ", text)) if short and about else ()


def no_title_of_another(table: Table, on_axes: set[str]) -> None:
    """Refuse figures of the forces on the axes of a table whose letterhead, or whose title, is of none of them."""
    for token in table.band.titles:
        text = token.cell.text
        names = _letterhead(text) or _subject(text)
        if names and not on_axes & set(names) and not is_contact(text):
            raise Refusal(
                table.sheet,
                token.cell.address,
                text,
                f"The file does not agree on the force: the table gives figures for {', '.join(sorted(on_axes))}, and "
                f"this line over it names {', '.join(names)}.",
                _TO_CORRECT,
            )


def _not_of_several(table: Table, around: Surroundings) -> None:
    """Refuse a table under the names of two forces, where no line and no sheet is of one alone: the file's name does
    not divide its figures."""
    titles = [(token.cell.address, token.cell.text) for token in table.band.titles]
    titles += [("", text) for text in around.titles_of(table.sheet)]
    heads = [(address, text, names) for address, text in titles if (names := _letterhead(text) or _subject(text))]
    joint = next((head for head in heads if len(head[2]) > 1), None)
    if joint is None or any(len(names) == 1 for *_, names in heads) or forces_in_text(table.sheet):
        return
    address, text, forces = joint
    both = " and ".join(force_names()[force] for force in forces)
    raise Refusal(
        table.sheet,
        address,
        text,
        f"The file names more than one force, {both}, and nothing divides its figures between them.",
        'Ask for the figures of each force; or say whose they are in the sidecar: force = "<force id>".',
    )


def _no_title_of_others(table: Table, force: str | None) -> None:
    """Refuse a table of one force under a title that names others and not it, however near its own name is."""
    for token in table.band.titles if force else ():
        text = token.cell.text
        names = forces_in_text(_IN_BRACKETS.sub(" ", text))
        if names and force not in names and len(text) <= _LONGEST and not _MENTIONED.search(text):
            others = " and ".join(force_names()[name] for name in names)
            raise Refusal(
                table.sheet,
                token.cell.address,
                text,
                f"The figures seem to be those of {force_names()[force or '']}, and the title names {others}.",
                _TO_CORRECT,
            )


_NAMED_OUTSIDE = "the file's name or the request log"
_TO_SETTLE = (
    'Say whose figures these are in the sidecar: force = "<force id>"; or, if the file is of several forces, under a '
    "[[table]] for each; or ask the force if the wrong file was sent."
)
_TO_CORRECT = (
    "Ask the force if the wrong file was sent. If the file is of several forces, say whose each table is under a "
    '[[table]]: force = "<force id>"; if one of these texts is wrong, ignore its cell in the sidecar with a reason, or '
    "rename the file or sheet."
)


def _agreed(table: Table, sources: list[tuple[str, str, str, tuple[str, ...]]]) -> str | None:
    if not sources:
        return None
    common = set(sources[0][3])
    for _, _, _, forces in sources[1:]:
        common &= set(forces)
    inside = [
        of
        for where, _, text, of in sources
        if where != _NAMED_OUTSIDE and not (is_contact(text) or _MENTIONED.search(text))
    ]
    if len(common) == 1 and not (inside and all(len(forces) > 1 for forces in inside)):
        return next(iter(common))
    names = force_names()
    said = "; ".join(f"{where} says {' and '.join(names[f] for f in forces)}" for where, _, _, forces in sources)
    _, address, text, _ = sources[0]
    several = "names more than one force" if common else "does not agree on the force"
    raise Refusal(
        table.sheet,
        address,
        text,
        f"The file {several}: {said}.",
        _TO_SETTLE if common else _TO_CORRECT,
        whole_file=not common,
    )
