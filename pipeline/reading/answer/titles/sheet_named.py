"""The name of the one sheet of all figures, held as a title is: `Non crime hate`, `CCB - charged`, `Rape - N100
incidents`, `Violence w/o injury`, `Assault PCSO & staff`.

What belongs here: a sheet called by something else, or by more or less, than was asked, whatever its title says. What
does not: names without a word of the question (`lines_over.py`), or sheets that share an answer out.
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.against_question import opposite_of
from pipeline.reading.answer.question.all_crime import is_all_crime
from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.one_segment import parts_of
from pipeline.reading.answer.question.saying import bare, tails, why_not
from pipeline.reading.answer.question.words import Question, asks_for_offences, make_question
from pipeline.reading.answer.titles.narrowed import narrowings
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import counts_something_else, names_offence
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.surroundings.table_context import TableContext

_CALLS = re.compile(r"\b(?:calls|contacts|logs)\b", re.I)  # some forces call offences incidents, but not so
_TAIL = re.compile(r" - |[:(]")


def no_sheet_of_else(leaves: list[Entry], contexts: list[TableContext], asked: str, flag: str = "") -> None:
    """Refuse figures that all stand on one sheet, whose name is of something else than offences, or of more, less or
    the opposite of what was asked. What the headings of its table tell apart, its name may tell of, and of the `flag`
    that counts."""
    used = {leaf.table: leaf for leaf in leaves}
    own = [context for context in contexts if context.number in used]
    if len({context.table.sheet for context in own}) != 1 or not asks_for_offences(asked):
        return
    sheet, leaf = own[0].table.sheet, used[own[0].number]
    headings = " ".join(
        token.cell.text
        for context in own
        for row in (*context.table.band.header_rows, *context.table.band.body_rows)
        for token in context.table.band.grid.rows[row]
        if token.kind == "text"
    )
    question = make_question(asked).with_words(flag)
    name = clean(in_words(sheet))
    if why := _of_else(name, headings, asked) or _not_as_asked(name, headings, question, leaf.force):
        raise not_asked(
            leaf,
            f"By the name of the sheet, {sheet!r}, the figures are no answer: it {why}",
            f"Ask the force for the number of offences that were asked for; or, if these are: {SAY_COUNTS}.",
        )


def _of_else(name: str, headings: str, asked: str) -> str:
    """What a name says of charges, calls or what is no crime, that neither the question nor the headings do."""
    if says("code_heading", "left_out", name):
        return ""
    said = patterns("title")["beside_offences"].sub(" ", name)
    subject = first_of("subject", said) or ""
    if subject not in ("", "offences") and says("subject", subject, f"{asked} {headings}"):
        return ""
    counts = counts_something_else(said) or says("over", "no_crimes", said)
    if counts and not says("over", "no_crimes", asked):
        return "counts something else than offences."
    if not is_all_crime(asked) and any(is_all_crime(part.strip(" )")) for part in _TAIL.split(said)):
        return "is of all crime."
    told = (
        part
        for n, part in enumerate(_TAIL.split(said))
        if (says("subject", "incidents", part) and n) or _CALLS.search(part)
    )
    return "counts incidents." if any(not says("subject", "offences", part) for part in told) else ""


def _not_as_asked(name: str, headings: str, question: Question, force: str) -> str:
    """What a name that speaks of what was asked says against it, or more or less. Of several offences it is that of a
    chapter, of which the title says which: `Fraud and Forgery`."""
    if not question.says(name):
        return ""
    if against := opposite_of(name, question.asked):
        return f"is the opposite of what was asked: {against}."
    narrowing = next((phrase for _, phrase in narrowings([name], question.asked)), "")
    if narrowing and narrowing.casefold() not in headings.casefold():
        return f"says less than was asked: {narrowing!r}."
    known = question.with_words(headings)
    tail = next((said for said in tails(name, question) if _narrows(said, known)), "")
    if tail:
        return f"says more or less than was asked: {tail!r}."
    if any(names_offence(part) and not question.says(part) for part in parts_of(name)):
        return ""
    return why_not(name, known, force, of_all=True, whole=True)


def _narrows(tail: str, question: Question) -> bool:
    """True for what a name goes on with, `dwelling` or `attempts`, that neither the question nor a heading says."""
    attempts = says("over", "attempts", tail) and not says("over", "attempts", question.asked)
    return attempts or bool(question.unknown(patterns("over")["neutral"].sub(" ", bare(tail)).casefold(), strict=True))
