"""Whether the file's name says that it holds another thing than its tables seem to: `Kent robbery.xlsx`, `superseded`.

What belongs here: another offence, arrests and the like, a word that withdraws the file. What does not: the years
(`surroundings/years_agree.py`), forces and districts (`surroundings/`) in a file's name.
"""

from __future__ import annotations

import itertools
import re
from pathlib import PurePosixPath

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.words import Question, asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.ages import ages_in
from pipeline.reading.labels.forces import force_of_label
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.short_names import letters_in, spelled_out
from pipeline.reading.labels.wording import kinds_of_offence, stems
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.surroundings.table_context import TableContext

_OF_OTHERS = ("victims", "suspects", "arrests", "charges", "outcomes")
_BETWEEN = re.compile(r"[\W_]+")
_NUMBER_OF = re.compile(
    r"\bnumbers? of (?:\w+ )?(?:victims|suspects|offenders|arrests|charges|people|children)\b", re.I
)
_SHORT = 3  # letters of a word that may be anything
_ONLY = re.compile(r"\b((?:[a-z]+ ){1,3})only\b", re.I)


def no_file_of_else(leaves: list[Entry], contexts: list[TableContext], file_name: str, asked: str) -> None:
    """Refuse the figures of a file whose name says another thing, or less, than its tables do. What a table of the
    file is headed by is no other thing."""
    if not leaves or not asks_for_offences(asked):
        return
    stem = _BETWEEN.sub(" ", PurePosixPath(file_name).stem)
    if word := _other(stem, make_question(asked), contexts):
        raise not_asked(
            leaves[0],
            f"The file's name, {file_name!r}, says {word!r}, and its tables do not: the wrong file may have been sent, "
            "or saved under this name.",
            f"Ask the force whether this is the answer; if it is, {SAY_COUNTS}.",
        )


def _texts(contexts: list[TableContext]) -> list[str]:
    rows = [(c, row) for c in contexts for row in (*c.table.band.header_rows, *c.table.band.body_rows)]
    cells = [token for c, row in rows for token in c.table.band.grid.rows[row] if token.kind == "text"]
    return [token.cell.text for token in (*cells, *(t for c in contexts for t in c.table.band.titles))]


def _other(stem: str, question: Question, contexts: list[TableContext]) -> str:
    """The word of a file's name by which it holds something else; empty where there is none."""
    withdrawn = patterns("over")["withdrawn"].search(stem) or patterns("over")["no_crimes"].search(stem)
    if withdrawn is not None:
        return withdrawn.group()
    if (number := _NUMBER_OF.search(stem)) is not None and not says("subject", "victims", question.asked):
        return number.group()
    if not question.says(stem) and (question.own or kinds_of_offence(question.asked)) and kinds_of_offence(stem):
        return next(iter(sorted(kinds_of_offence(stem))))
    of_else = (one for one in letters_in(stem) if not stems(spelled_out(one)) & question.known)
    if spelled_out(stem) != stem and (letters := next(of_else, "")):
        return letters
    subject = first_of("subject", stem)
    found = patterns("subject")[subject].search(stem) if subject in _OF_OTHERS else None
    if found is not None and not any(
        says("subject", subject or "", text) for text in (question.asked, *_texts(contexts))
    ):
        return found.group()
    tables = " ".join(_texts(contexts)).casefold()
    ages = next((one.text for one in ages_in(stem) if one.sure and one.text.casefold() not in tables), "")
    if ages and not ages_in(question.asked) and not says("narrowing_asked", "child", question.asked):
        return ages
    flagged = () if says("flag", "yes", question.asked) else ("of_a_flag",)
    for name in ("of_no_offences", *flagged):
        things = patterns("over")[name].search(stem)
        if things is not None and things.group().casefold() not in f"{tables} {question.asked.casefold()}":
            return things.group()
    stem = without_forces(stem)
    only = [m[1].strip() for m in _ONLY.finditer(stem) if not says("caveat", "only_harmless", m.group())]
    part = next((said for said in only if question.unknown(said.casefold(), strict=True)), "")
    return part or _beside(stem, question, tables)


def _beside(stem: str, question: Question, tables: str) -> str:
    """The word right beside those of the question that neither they nor the `tables` have: `repeat shoplifters`, `dog
    bites`. A capital letter may be a name, unless small ones follow: `Antisemitic hate crime`."""
    for known in ("neutral", "document", "of_a_file"):
        stem = patterns("over")[known].sub(" , ", stem)
    words = stem.split()
    for one, other in itertools.pairwise(words):
        for word, near in ((one, other), (other, one)):
            small = word.islower() or (word is one and word.istitle() and near.islower())
            own = small and len(word) > _SHORT and word.casefold() not in tables
            force = force_of_label(word.title())  # whose figures they are is checked for itself: `beds_robbery.csv`
            if own and not force and question.says(near) and question.unknown(word.casefold()):
                return word
    return ""
