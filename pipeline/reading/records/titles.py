"""What the titles of a list of records say of it: that it counts arrests, is of one town, or is only a part of a list.

What belongs here: titles of lists, held to what those of tables are held to. What does not: their words against the
question (`answer/`), or the periods they state (`whole_years.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.forces import nation_of
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import counts_something_else, of_what_is_counted
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.file_of_part import no_file_of_a_part
from pipeline.reading.surroundings.of_another import of_no_other
from pipeline.reading.surroundings.part_of_force import called_whole
from pipeline.reading.tables.tokens import Token

_LONGEST = 160
# Of a list that goes on elsewhere, or was cut: `page 1 of 2`, `first 80 records`, `part 2/3`.
_CUT = re.compile(
    r"\b(?:page|part|sheet|file|section|volume|batch) \d+ ?(?:of|/) ?(?!1\b)\d+\b|"
    r"\b(?:first|last|latest|top|most recent|random|sample of) \d[\d,]*\b"
    r"(?! (?:months?|years?|quarters?|days?|weeks?|financial|calendar|full|complete))|"
    r"\b(?:first|last|latest|most recent|sample of|selection of|examples? of) "
    r"(?:the )?(?:records?|rows|entries|lines|offences|crimes)\b|"
    r"\b(?:truncated|extract only|limited to \d+ (?:rows|records)|"
    r"continued (?:on|in|overleaf|below)|to be continued|(?:row|record) limit)\b",
    re.I,
)


def calls_itself_whole(sheet: str, over: list[Token], around: Surroundings) -> None:
    """Refuse a list of which a text above, the nearest first, or its sheet's name says that it is none of all
    offences recorded."""
    titles = [(token.cell.address, token.cell.text) for token in over if len(token.cell.text) <= _LONGEST]
    named = {force for _, text in titles for force in forces_in_text(text)} | set(around.named)
    force = around.declared_force or (next(iter(named)) if len(named) == 1 else None)
    _of_the_force_declared(sheet, titles, around)
    for address, text in (*titles, ("", sheet)):
        said = clean(text)
        if counts_something_else(of_what_is_counted(said)):
            raise Refusal(
                sheet,
                address,
                text,
                f"The title says that the list is of something else than offences: {said!r}.",
                f"Ask the force for the number of offences; or, if this is the answer after all: {SAY_COUNTS}.",
            )
        if _CUT.search(said):
            raise Refusal(
                sheet,
                address,
                text,
                f"{said!r} says that the list is not whole: more records stand elsewhere.",
                "Ask the force for all records in one list, or for counts by financial year; or, if these are all "
                f"after all: {SAY_COUNTS}.",
            )
    of_no_other(sheet, titles, force, around)
    no_file_of_a_part(sheet, (), force, around)
    called_whole(sheet, titles, [], force, around.asked)


def _of_the_force_declared(sheet: str, titles: list[tuple[str, str]], around: Surroundings) -> None:
    """Refuse a force said for a list that a title, or its sheet's name, calls another's."""
    declared = around.declared_force
    named = next(((a, t, f) for a, t in (*titles, ("", sheet)) if (f := forces_in_text(t))), None)
    if declared is None or named is None or declared in named[2] or not nation_of(declared):
        return
    address, text, forces = named
    raise Refusal(
        sheet,
        address,
        text,
        f"The sidecar says force = {declared!r}, and this list is called one of {forces[0]!r}: {text.strip()[:99]!r}.",
        "Correct the sidecar, or check that it lies beside the right file; if the line is wrong, ignore it there with "
        "a reason.",
    )
