"""The one heading or the one line over all figures, every word of it held to the question: `Keyless thefts`, `Calls for
service`, `No crimed`, `Burglary - attempted`.

What belongs here: a label that all figures share, for which no neighbour speaks. What does not: longer names that
speak of what was asked (`question/more_or_less.py`), lines beside others (`lines/odd_lines.py`), or things and people
(`question/asked_things.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import SECTION
from pipeline.reading.answer.question.one_segment import of_unknown
from pipeline.reading.answer.question.same_meaning import in_its_words
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import Question, asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces import nation_of
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.tables.line import Facet
from pipeline.reference.offences.known import groups

_LONGEST = 5  # words: a longer name is a sentence


def no_one_heading_of_else(leaves: list[Entry], asked: str, flag: str = "") -> None:
    """Refuse figures of which the one heading, or the one line, says that they are no offences, cancelled ones, those
    tried only, or something of which neither the question nor the `flag` that counts has a word."""
    if not asks_for_offences(asked):
        return
    question = make_question(asked).with_words(flag)
    for text, (facet, leaf) in _shared(leaves).items():
        if why := _why_not(clean(in_words(text)), facet, leaf.force, question):
            raise not_asked(
                leaf,
                f"All figures are of {clean(text)!r}: {why}",
                f"Ask the force for the offences recorded; or, if these are the answer: {SAY_COUNTS}.",
            )


def _shared(leaves: list[Entry]) -> dict[str, tuple[Facet, Entry]]:
    """The labels that are the only ones of their axis, of no period, force, age or the like."""
    axes: dict[int, dict[str, tuple[Facet, Entry]]] = {}
    for leaf in leaves:
        for facet in (f for line in (leaf.row, leaf.column) if line is not None for f in line.facets):
            axes.setdefault(id(facet.axis), {}).setdefault(facet.label.text, (facet, leaf))
    alone = [labels for labels in axes.values() if len(labels) == 1]
    return {text: found for labels in alone for text, found in labels.items() if _names(found[0])}


def _names(facet: Facet) -> bool:
    label, axis = facet.label, facet.axis
    known = label.period or label.force or label.place or label.category or label.code or label.total or label.flag
    return not (known or axis.family) and axis.role in ("other", "offence")


def _why_not(text: str, facet: Facet, force: str, question: Question) -> str:
    if says("one_heading", "no_crimes", text) and not says("subject", "incidents", question.asked):
        return "what is told to the police, or done by them, may be no offence."
    if says("parts", "uncounted", text) or says("one_heading", "cancelled", text):
        return "these are no offences any more."
    if says("one_heading", "attempts", text) and not says("over", "attempts", question.asked):
        return "those that were done are not among them."
    if not names_offence(question.asked) or says("flag", "yes", question.asked):
        return ""  # of any offence, or of those with a flag, which may be of any name
    if says("one_heading", "breaches", text) and not says("one_heading", "breaches", question.asked):
        return "this is another offence."
    counts = any(says(table, name, text) for table, name in (("unspecific", "words"), ("one_heading", "counts")))
    if facet.label.subject or SECTION.search(text) or counts or text.casefold() in groups():
        return ""  # `Violence against the person` over an offence of that group
    said = bare(in_its_words(text, question.asked)).casefold()
    in_welsh = nation_of(force) == "Wales" and not names_offence(said)
    if len(said.split()) > _LONGEST or question.says(said) or in_welsh:
        return ""
    return of_unknown(question.unknown(said, joined=True)).removeprefix("says ")
