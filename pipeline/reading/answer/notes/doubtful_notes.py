"""Which notes are held to doubt, and the refusal: those below a table, and those on sheets of notes.

What belongs here: what stands where, and what its figures are. What does not: what one sentence may say (`doubts.py`),
or texts over a table, which are held to the question as titles are (`question/more_or_less.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading.answer.notes.doubts import Figures, says_what_they_hold
from pipeline.reading.answer.notes.weighed import doubt_of
from pipeline.reading.answer.titles.filters import filters_in
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.forces import names_of
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.labels.legend_lines import beside_legends
from pipeline.reading.labels.legends import legend_of, rounding_of
from pipeline.reading.labels.marks import mark_of_note
from pipeline.reading.labels.number_legends import legend_of_number
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.two_languages import english_half
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.handovers import without_handovers
from pipeline.reading.surroundings.notes import first_day_said
from pipeline.reading.surroundings.years_not_whole import says_every_year_part, years_said_part

_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\bfigs\.)(?<!\bincl\.)(?<!\bexcl\.)(?<!\bapprox\.)(?<!\bnos\.)(?<!\bss\.)(?<!\bsec\.)\s+", re.I
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|been|will|may|cannot|does|did|do)\b", re.I)
_WORDS = 3  # before the verb of a sentence that tells of something: not `There were ...`
_MEANING_ENDS = re.compile(r"(?<=\w)[,;.]\s+")
_LONGEST = 4000
_OF_FIGURES = re.compile(r"(?:['’]s?)? (?P<said>(?:figures?|data|numbers?|counts?|totals?)\b.*)$", re.I | re.S)
_NUMBER_OF_NOTE = re.compile(r"^\d (?=[A-Z])")


def no_doubts(
    leaves: list[Entry],
    begins: dict[int, tuple[str, int]],
    around: Surroundings,
    read: set[tuple[str, str]],
    remarks: set[tuple[str, str]],
) -> None:
    """Refuse figures of which a note below their table, or on a sheet of notes, may say that they are something else.

    `begins` is the sheet and the first row of each table, by its number; `read` are the places of notes that marks led
    to, `remarks` those of remarks beside figures, which are held to them already.
    """
    for number in sorted({leaf.table for leaf in leaves}):
        mine = [leaf for leaf in leaves if leaf.table == number]
        figures, forces = _figures(mine, around), frozenset(leaf.force for leaf in mine)
        sheet, first = begins[number]
        notes = around.notes_on(sheet, first)
        known = {(one.sheet, one.address) for one in filters_in(notes)} | {
            note[:2] for note in around.overlaps if not _says_how_often(clean(note[2]))
        }
        for note in notes:
            above = note[0] == sheet and int(re.sub(r"\D", "", note[1])) <= first
            of_title = above or note[:2] in around.titled
            held = says_what_they_hold(clean(note[2])) or _tells(note[2])
            if note[:2] in known or note[:2] in remarks or (of_title and not held):
                continue
            lines = english_half(note[2][:_LONGEST]).splitlines()
            for line in (part for whole in lines for part in beside_legends(whole)):
                marked = note[:2] in read and mark_of_note(line) is not None
                if not marked:
                    legend = legend_of(line) or legend_of_number(line) or legend_of(_SENTENCE.split(line)[0])
                    said = line if legend is None else _behind_its_meaning(line)
                    _says_nothing(note, said, _of_one(said, figures, forces), around)


def _tells(text: str) -> bool:
    """True for whole sentences, which are no title wherever they stand: `These figures were found to be wrong.`"""
    return all(
        said.endswith((".", "!")) and "?" not in said and _VERB.search(" ".join(said.split()[_WORDS:]))
        for said in _SENTENCE.split(clean(text))
    )


def _behind_its_meaning(legend: str) -> str:
    """What the line of a legend says after the meaning of its sign: `- = not held. Medway has been left out.`"""
    return " ".join(_MEANING_ENDS.split(legend, maxsplit=1)[1:])


def _of_one(line: str, figures: Figures, forces: frozenset[str]) -> Figures:
    """The figures of the one force that a note of several begins with: `Durham figures are provisional.`"""
    if figures.force or len(named := forces_in_text(line)) != 1 or not forces.issuperset(named):
        return figures
    begins = any(_opened(line).startswith(name) for name in names_of(named[0]))
    return replace(figures, force=named[0]) if begins else figures


def _opened(line: str) -> str:
    """A line without the number of a note before it: `1 Durham figures ...`."""
    return _NUMBER_OF_NOTE.sub("", line.strip())


def _of_the_force(said: str, force: str) -> str:
    """What a note says of the figures of a force, without its own name: `Durham's figures include ...`."""
    name = next((name for name in names_of(force) if said.startswith(name)), "") if force else ""
    rest = _OF_FIGURES.match(said[len(name) :]) if name else None
    return rest["said"] if rest is not None else said


def _says_how_often(said: str) -> bool:
    """True for what is said of a single count, and not of lines that overlap: `Each crime is counted twice.`"""
    return says("doubt", "counted_by", said) or says("claim", "altered", said)


def _says_nothing(note: tuple[str, str, str], line: str, figures: Figures, around: Surroundings) -> None:
    for sentence in map(without_handovers, _SENTENCE.split(_of_the_force(_opened(line), figures.force))):
        years = [year for year in years_said_part(sentence) if year is not None or mark_of_note(line) is None]
        elsewhere = years or first_day_said(sentence) is not None or rounding_of(sentence)
        if elsewhere and not says_what_they_hold(sentence) and not _of_each_year(sentence):
            continue  # heeded there
        if what := _of_each_year(sentence) or doubt_of(sentence, figures) or _is_one_of_several_pages(sentence, around):
            raise Refusal(
                *note,
                f"By a note, the figures may {what}: {sentence.strip()[:160]!r}.",
                "Ask the force; or, if the note changes nothing, leave it out of account with an [[ignore]] and its "
                f"reason; or, if the figures are the answer all the same: {SAY_COUNTS}.",
            )


def _of_each_year(sentence: str) -> str:
    """For `Figures run from 1 April to 31 December in each year`: what it means."""
    return "be of a part of each year" if says_every_year_part(sentence) else ""


def _figures(leaves: list[Entry], around: Surroundings) -> Figures:
    forces = {leaf.force for leaf in leaves}
    whole = [leaf.period.start.year for leaf in leaves if leaf.period.kind == "financial_year" and leaf.period.start]
    force = next(iter(forces)) if len(forces) == 1 else ""
    return Figures(around.asked, force, frozenset(whole), around.left_out)


def _is_one_of_several_pages(sentence: str, around: Surroundings) -> str:
    """For `Page 1 of 3` where no text is on page 3: what it may mean."""
    match = patterns("doubt")["page"].fullmatch(clean(sentence).strip(" -|"))
    if match is None or match["number"] == match["all"]:
        return ""
    pages = {page["number"] for _, _, text in around.notes for page in patterns("doubt")["page"].finditer(clean(text))}
    return "" if match["all"] in pages else "not be all there are"
