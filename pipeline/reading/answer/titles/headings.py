"""What the heading over a column of labels says that its lines are: sentences, suspects, the ten worst streets.

What belongs here: a heading by which the lines count something else, or a part, whatever their own names. What does
not: headings that say nothing of it over lines of unknown names (`lines/added_up.py`), or one line under its heading
(`lines/members.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.lines.breakdown_lines import Lines
from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.one_segment import of_unknown
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.labels.sides import is_of_no_side
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import role_of_heading
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal

# A heading of places, and what stands in brackets or behind a dash after it.
_OF_PLACES = re.compile(
    r"(?:(?:police|policing|local) )?(?:areas?|districts?|divisions?|boroughs?|wards?|beats?|sectors?|bcus?|lp[au]s?|"
    r"towns?|stations?|locations?)(?: name)?(?: ?\(| [-–] |: ?)(?P<beside>[^()]{3,60})\)?$",
    re.I,
)


def no_heading_of_else(axes: list[Lines], asked: str) -> None:
    """Refuse lines under a heading by which they are no offences, or not all that were asked for."""
    for lines in axes if asks_for_offences(asked) else ():
        heading = clean(in_words(lines.axis.heading))
        if word := _narrowing_word(heading, asked):
            facet, entry = next(iter(lines.found.values()))
            raise not_asked(
                entry,
                f"The heading {heading!r} {of_unknown(word)}",
                f"Ask the force for all of the offences that were asked for; or, if these are: {SAY_COUNTS}.",
            )
        what = _what(heading, lines) if heading and role_of_heading(heading) != "period" else ""
        if what and not says("heading", what, asked):
            facet, entry = next(iter(lines.found.values()))
            raise Refusal(
                entry.sheet,
                facet.token.cell.address,
                facet.token.cell.text,
                f"By the heading {heading!r}, the lines are {_SAID[what]}, and the collection asks for offences.",
                f"Ask the force for the number of offences recorded; or, if these are: {SAY_COUNTS}.",
            )


_SAID = {
    "court": "of what courts did",
    "ends": "those with one kind of outcome alone",
    "suspects": "of suspects, of whom an offence may have several or none",
    "frequency": "no offences, but how many had how many",
    "worst": "a choice of them",
    "others": "of something else",
}


def _narrowing_word(heading: str, asked: str) -> str:
    """What a heading of places says beside them that the question does not: `District (night time economy)`."""
    beside = _OF_PLACES.match(heading)
    said = bare(beside["beside"]).casefold() if beside else ""
    return make_question(asked).unknown(patterns("over")["neutral"].sub(" ", said), joined=True)


def _what(heading: str, lines: Lines) -> str:
    for kind in ("worst", "frequency", "court", "others"):
        if says("heading", kind, heading):
            return kind
    open_ended = any(
        entry.covered or is_of_no_side(text) or _is_without(text) for text, (_, entry) in lines.found.items()
    )
    if says("heading", "suspects", heading):
        return "" if open_ended else "suspects"
    if says("heading", "ends", heading) and all(patterns("parts")["outcome"].search(text) for text in lines.found):
        return "" if any(map(_is_without, lines.found)) else "ends"
    return ""


def _is_without(text: str) -> bool:
    """True for a line of offences without an outcome, or without a suspect."""
    return says("parts", "unsolved", text)
