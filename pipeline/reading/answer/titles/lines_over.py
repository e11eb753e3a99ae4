"""Whether each short line over a table, and its sheet's name, leaves the figures what its title says: `Detected only`
under `Burglary offences recorded`, a sheet called `Robbery`.

What belongs here: which lines stand over figures and are held to the question. What does not: what one of them says
(`one_line.py`), those that speak of what was asked (`question/more_or_less.py`), sentences (`notes/caveats.py`), or the
periods they name (`surroundings/years_agree.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pipeline.reading.answer.flags.flagged import is_sentence
from pipeline.reading.answer.notes.of_years_without import says_why_not_held
from pipeline.reading.answer.question.against_question import side_asked
from pipeline.reading.answer.question.saying import tails
from pipeline.reading.answer.question.victims import divides_offences
from pipeline.reading.answer.question.words import Question, asks_for_offences, make_question
from pipeline.reading.answer.titles.chapters import Chapter
from pipeline.reading.answer.titles.filters import filters_in
from pipeline.reading.answer.titles.measures_named import without_measures
from pipeline.reading.answer.titles.one_line import LONGEST, WORD, Line, unknown_in, words_of
from pipeline.reading.answer.titles.said_too import says_recorded_offences_too
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.left_out import without_left_out
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.remarks import says_not_held
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.things_stolen import without_things_stolen
from pipeline.reading.labels.two_languages import in_english, unasked
from pipeline.reading.labels.whole_force import without_all_parts
from pipeline.reading.labels.wording import kinds_of_offence, stems
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.tables.headed_as_offences import is_headed_as_offences

_FEWEST_LETTERS = 3  # two are those of anything
_BETWEEN = re.compile(r"[\W_]+")
_NUMBER_OF_REQUEST = re.compile(r"[a-z]{0,8}(?!(?:19|20)\d\d[a-z]*$)\d{3,}[a-z]{0,4}")
_TOLD_REFERENCE = re.compile(
    r"(?:(?:your|our|the|this|case|log|no\.?|number) ){0,3}"
    r"(?:foia?|request|disclosure|ref(?:erence)?\.?|reply|response)"
    r"(?:[ :.#-]{1,3}(?:no\.?|number|ref(?:erence)?\.?|id|request)){0,2}[ :.#-]{0,3}(?:[a-z]{1,6}[ /.-]){0,3}[a-z]{0,6}"
    r"\d[\da-z]*(?:[/. -]\w+){0,4}",
    re.I,
)
# All that is said over a table which answers something else than the first one.
_LATER_QUESTION = re.compile(r"\W*q(?:uestion)?\W*(?:[2-9]|1\d)\W*$", re.I)


def no_other_line(
    leaves: list[Entry], contexts: list[TableContext], asked: str, flag: FlagWords | None, *, declared: bool
) -> None:
    """Refuse figures under a line, or on a sheet, of which a word is neither of the question, nor of the table's own
    headings, nor one that says nothing of figures. Tables that share an answer out between them are each of a part,
    which such a line names;
    those of the places of a force are all under the lines over the first of them, unless they were `declared`."""
    question = make_question(asked)
    if not asks_for_offences(asked) or not (question.own or kinds_of_offence(asked) or flag):
        return
    used: dict[int, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        used[leaf.table].append(leaf)
    scopes = {number: {(e.force, scope_of(e.period)) for e in entries} for number, entries in used.items()}
    for context in (c for c in contexts if c.number in used):
        leaf = used[context.number][0]
        shared = any(scopes[context.number] & scope for number, scope in scopes.items() if number != context.number)
        place = context.around.breakdown if not declared else ""  # of which the lines over it say nothing
        if shared and not place:
            continue
        headings = _headings(context)
        filters = {
            f.address for f in filters_in(context.around.notes_on(context.table.sheet, context.table.band.first_row))
        }
        later = len(used) > 1 and next(
            (t for t in context.table.band.titles if _LATER_QUESTION.match(t.cell.text)), None
        )
        if later and not any(question.says(token.cell.text) for token in context.table.band.titles):
            raise _refusal(context, Line(later.cell.text, later.cell.address, near=True), clean(later.cell.text))
        chapter = Chapter(context.table, used[context.number], asked)
        lines = (line for line in _lines(context, question, leaf.force) if line.address not in filters)
        for line in (line for line in lines if not (place and _is_called(line.text, place))):
            for name in ("blacked_out", "no_crimes_too"):
                if told := patterns("over")[name].search(clean(line.text)):
                    raise _refusal(context, line, told.group())
            rest, out = without_left_out(clean(line.text))
            if out and not rest:
                if question.without(context.around.left_out).leaves_out(out):
                    continue
                if question.says(out) and not says("caveat", "harmless_out", out):
                    raise _refusal(context, line, out, why="leaves out what was asked for")
            if (
                says_not_held(line.text)
                or says_why_not_held(line.text, used[context.number])
                or chapter.is_called(line.text)
            ):
                continue
            said, known = line, headings
            if flag is not None and flag.side(line.text) == "yes":
                said, known = replace(line, text=flag.without(in_words(line.text))), frozenset[str]()
                if in_english(line.text, asked) != line.text and (word := unasked(line.text, asked)):
                    raise _refusal(context, line, word)
                if _has_its_words(said.text, question) or is_sentence(line.text):
                    continue  # what the flag leaves open is asked of the figures themselves
            if word := unknown_in(said, question, known, leaf.force):
                raise _refusal(context, line, word)


def _is_called(text: str, place: str) -> bool:
    """True for the name of a place, with or without the kind of place it is: `Hartlepool district`."""
    said = clean(text).replace("&", "and")
    names = (said, " ".join(patterns("part_of_force")["heading"].sub(" ", said).split()))
    whole = place.replace("&", "and")
    return whole in names or whole.startswith(f"{said} and ")  # `Cornwall`, of `Cornwall and Isles of Scilly`


def _has_its_words(text: str, question: Question) -> bool:
    """True for a text with a word of the question, or for another name of whom the offences are against: `CSA`."""
    text = in_english(text, question.asked)
    words = stems(patterns("neutral")["words"].sub(" ", text.casefold()))
    return bool(words & question.known) or question.says(text) or side_asked(text, question.asked) == "own"


def _lines(context: TableContext, question: Question, force: str) -> Iterator[Line]:
    titles, sheet = context.table.band.titles, context.table.sheet
    headed = is_headed_as_offences(context.table)
    first = next((n for n, token in enumerate(titles) if question.says(token.cell.text)), 1)
    for n, token in enumerate(titles):
        text, address = token.cell.text, token.cell.address
        if _is_reference(text, context.around.file_name):
            continue
        text = without_things_stolen(text, question.asked) if headed else text
        yield Line(text, address, near=n < first)
        if len(text) <= LONGEST and question.says(text) and not _is_told(text, question.asked):
            said = without_all_parts(without_measures(text, context.table), force)
            yield from (Line(part, address, near=True) for part in tails(said, question))
    facets = (facet for line in (*context.table.columns, *context.table.rows) for facet in line.facets)
    if not (_is_reference(sheet, context.around.file_name) or _is_short_for(sheet, context)):
        called = any(divides_offences(token.cell.text) for token in titles)
        yield Line(sheet, "", near=True, of_offences=called or any(f.label.subject == "offences" for f in facets))


def _is_told(title: str, asked: str) -> bool:
    """True for a title that says nothing of figures, or says itself that its things are the offences asked for."""
    return says("over", "document", title) or says_recorded_offences_too(title, asked)


def _is_reference(text: str, file_name: str) -> bool:
    """True for a line or sheet that is the number of the request: one that the file's name has too, `DJ2025-338`, or
    that says so: `Your request COL/20/588`."""
    said, stem = (_BETWEEN.sub("", one).casefold() for one in (text, file_name))
    if _TOLD_REFERENCE.fullmatch(text.strip()) and not find_periods(text):
        return True
    return bool(_NUMBER_OF_REQUEST.fullmatch(said)) and said in stem


def _is_short_for(sheet: str, context: TableContext) -> bool:
    """True for a sheet with the first letters of words of the table's title, or of the file's name: `KEC` of
    `Knife enabled crime`."""
    said = [*(token.cell.text for token in context.table.band.titles), in_words(context.around.file_name)]
    letters = ["".join(word[0] for word in WORD.findall(text)).casefold() for text in said]
    of_a_flag = says("over", "flag_letters", sheet)
    return len(sheet) >= _FEWEST_LETTERS and not of_a_flag and any(sheet.casefold() in one for one in letters)


def _headings(context: TableContext) -> frozenset[str]:
    """The words over the columns of a table: a sheet of `Breeds` has a column of each breed; and their first letters:
    a sheet of `DA flag` has one of the `Domestic abuse flag`."""
    band = context.table.band
    heads = [t for row in band.header_rows for t in band.grid.rows[row] if t.kind == "text" and not t.label.total]
    texts = [token.cell.text for token in heads]  # but that of a total is of all that the title says
    letters = ("".join(word[0] for word in WORD.findall(text)) for text in texts if says("flag", "yes", text))
    return words_of([*texts, *(said[:n] for said in letters for n in range(2, len(said)))])


def _refusal(context: TableContext, line: Line, word: str, why: str = "") -> Refusal:
    what = "a line over the table" if line.address else "the name of the sheet"
    settle = "ignore the line with an [[ignore]] and its reason, or " if line.address else ""
    said = (
        f"{why}: {word!r}" if why else f"says something of the figures that was not asked for: {word!r} is no word of "
    )
    return Refusal(
        context.table.sheet,
        line.address,
        line.text,
        f"{clean(line.text)!r}, {what}, {said}{'' if why else 'the question'}.",
        f"Ask the force what the figures count; or, if these are the answer: {settle}{SAY_COUNTS}.",
    )
