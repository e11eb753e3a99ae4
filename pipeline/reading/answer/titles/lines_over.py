"""Whether each short line over a table, and its sheet's name, leaves the figures what its title says: `Detected only`
under `Burglary offences recorded`, a sheet called `Robbery`.

What belongs here: lines that do not speak of what was asked, each word of them accounted for. What does not: those
that do (`question/more_or_less.py`), sentences (`notes/caveats.py`), or the periods they name
(`surroundings/years_agree.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.reading.answer.question.saying import bare, tails
from pipeline.reading.answer.question.words import Question, asks_for_offences, make_question
from pipeline.reading.answer.titles.chapters import Chapter
from pipeline.reading.answer.titles.filters import filters_in
from pipeline.reading.answer.titles.measures_named import without_measures
from pipeline.reading.answer.titles.said_too import says_recorded_offences_too
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.all_sides import without_all_sides
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.forces import nation_of, place_of_label
from pipeline.reading.labels.forces_named import without_forces
from pipeline.reading.labels.legends import legend_of
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.things_stolen import without_things_stolen
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.whole_force import without_all_parts
from pipeline.reading.labels.wording import acts_in, kinds_of_offence, without_breakdown
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext
from pipeline.reading.surroundings.years_not_whole import years_said_part
from pipeline.reading.tables.headed_as_offences import is_headed_as_offences

_LONGEST = 160
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # between the words of `DataSheet`
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# All that is said over a table which answers something else than the first one.
_BETWEEN = re.compile(r"[\W_]+")
_NUMBER_OF_REQUEST = re.compile(r"[a-z]{0,8}(?!(?:19|20)\d\d[a-z]*$)\d{3,}[a-z]{0,4}")
_LATER_QUESTION = re.compile(r"\W*q(?:uestion)?\W*(?:[2-9]|1\d)\W*$", re.I)
_NUMBER = re.compile(r"\d+")
# `Northern Division`, `Medway District`; not `Local Policing Area`.
_PART_OF_FORCE = re.compile(
    r"^(?P<name>(?:[A-Z][\w'’-]+ ){1,3})(?:Division|District|BCU|LP[AU]|Borough|Ward|Sector|Area Command)$"
)
_COMPASS = re.compile(r"\b(?:north|south|east|west|central|mid)(?:ern)?\b", re.I)
# By whom a sheet may divide what its headings call offences.
_CONCERNED = ("victims", "suspects")
_WORDS_OF_A_LINE = 8  # a longer text is a sentence, as is one that ends in a full stop and has more than:
_FEW_WORDS = 3
_OF_OTHERS = ("victims", "suspects", "arrests", "charges", "outcomes", "investigations", "orders", "devices")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line over a table, or the name of its sheet: `near` where it stands between the title and the table, or there
    is no title of what was asked; `of_offences` for the sheet of a table whose headings call its figures so."""

    text: str
    address: str
    near: bool
    of_offences: bool = False


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
            raise _refusal(context, _Line(later.cell.text, later.cell.address, near=True), clean(later.cell.text))
        chapter = Chapter(context.table, used[context.number], asked)
        lines = (line for line in _lines(context, question, leaf.force) if line.address not in filters)
        for line in (line for line in lines if not place or clean(line.text) != place):
            if flag is not None and flag.side(line.text) == "yes":
                continue  # what the flag leaves open is asked of the figures themselves
            if not chapter.is_called(line.text) and (word := _unknown(line, question, headings, leaf.force)):
                raise _refusal(context, line, word)


def _lines(context: TableContext, question: Question, force: str) -> Iterator[_Line]:
    titles, sheet = context.table.band.titles, context.table.sheet
    headed = is_headed_as_offences(context.table)
    first = next((n for n, token in enumerate(titles) if question.says(token.cell.text)), 1)
    for n, token in enumerate(titles):
        text, address = token.cell.text, token.cell.address
        if _is_reference(text, context.around.file_name):
            continue
        text = without_things_stolen(text, question.asked) if headed else text
        yield _Line(text, address, near=n < first)
        if len(text) <= _LONGEST and question.says(text) and not _is_told(text, question.asked):
            said = without_all_parts(without_measures(text, context.table), force)
            yield from (_Line(part, address, near=True) for part in tails(said, question))
    facets = (facet for line in (*context.table.columns, *context.table.rows) for facet in line.facets)
    if not _is_reference(sheet, context.around.file_name):
        yield _Line(sheet, "", near=True, of_offences=any(f.label.subject == "offences" for f in facets))


def _is_told(title: str, asked: str) -> bool:
    """True for a title that says nothing of figures, or says itself that its things are the offences asked for."""
    return says("over", "document", title) or says_recorded_offences_too(title, asked)


def _is_reference(text: str, file_name: str) -> bool:
    """True for a line or sheet that is the number of the request, which the file's name has too: `DJ2025-338`,
    `COL/20/588`."""
    said, stem = (_BETWEEN.sub("", one).casefold() for one in (text, file_name))
    return bool(_NUMBER_OF_REQUEST.fullmatch(said)) and said in stem


def _headings(context: TableContext) -> frozenset[str]:
    """The words over the columns of a table: a sheet of `Breeds` has a column of each breed; and their first letters:
    a sheet of `DA flag` has one of the `Domestic abuse flag`."""
    band = context.table.band
    heads = [t for row in band.header_rows for t in band.grid.rows[row] if t.kind == "text" and not t.label.total]
    texts = [token.cell.text for token in heads]  # but that of a total is of all that the title says
    letters = ("".join(word[0] for word in _WORD.findall(text)) for text in texts if says("flag", "yes", text))
    return _words([*texts, *(said[:n] for said in letters for n in range(2, len(said)))])


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.rstrip("s") for text in texts for word in _WORD.findall(text.casefold()))


def _is_known(word: str, known: frozenset[str]) -> bool:
    """True for a word of the headings, and for another one of what they count: `charges` over `Charged`."""
    subject = first_of("subject", word)
    return word.rstrip("s") in known or (subject is not None and says("subject", subject, " ".join(sorted(known))))


def _unknown(line: _Line, question: Question, known: frozenset[str], force: str) -> str:
    """What a line says of the figures beyond what was asked; empty where it says nothing of them. `known` are words of
    the table itself."""
    text = clean(_CAMEL.sub(" ", without_all_parts(line.text, force).replace("_", " ")))
    text = without_all_sides(text, question.asked)
    words = text.split()
    if not text or len(text) > _LONGEST or question.says(text) or says("over", "introduces", without_forces(text)):
        return ""
    if says("over", "document", text):
        return _shown_below(text, question)
    if len(words) > _WORDS_OF_A_LINE or (text.endswith(".") and len(words) > _FEW_WORDS):
        return ""
    if says("caveat", "figures", text) or years_said_part(text) or says("filter", "head", text) or legend_of(text):
        return ""  # a note, or filters, which are read one by one
    if kinds_of_offence(text) - kinds_of_offence(question.asked) or _is_of_a_flag(text, question.asked, known):
        return text
    if not line.near or acts_in(text):
        return ""
    own = patterns("over")["neutral"].sub(" ", without_breakdown(bare(text))).casefold()
    own = _WORD.sub(lambda word: " " if _is_known(word.group(), known) else word.group(), own)
    heads = _words([text]) <= known  # `Outcome` over a column of that name
    if word := question.unknown(own, strict=True):
        return word
    divides = line.of_offences and understand(text).subject in _CONCERNED
    return "" if heads or divides else _another_thing(text, question, known, force)


def _shown_below(text: str, question: Question) -> str:
    """What a line of a letter calls the figures, where these are no offences: `Please see below the arrests`."""
    shown = patterns("over")["shows"].search(text)
    subject = first_of("subject", shown["what"]) if shown is not None else None
    other = subject in _OF_OTHERS and not says("subject", subject or "", question.asked)
    return shown["what"] if shown is not None and other else ""


def _is_of_a_flag(text: str, asked: str, known: frozenset[str]) -> bool:
    """True for the first letters of a flag, `DA`, alone or with words that every sheet has, where they are not those of
    the question's own words, nor of the table's headings, which divide its figures by it."""
    found = patterns("over")["flag_letters"].fullmatch(text)
    letters = "".join(word[0] for word in _WORD.findall(asked)).casefold()
    return found is not None and found["letters"].casefold() not in letters and not known & _words([found["letters"]])


def _another_thing(text: str, question: Question, known: frozenset[str], force: str) -> str:
    """A line that names arrests, a part of the victims, a flag, a region, or crimes that are none, in known words.
    Arrests that have a column of their own are no matter of the others."""
    if family_of(text):  # one sex, or one of those ages that were asked for: `lines/halves.py`
        return text if set(_NUMBER.findall(text)) - set(_NUMBER.findall(question.asked)) else ""
    label, place = understand(text), place_of_label(text)
    asked = f"{question.asked} {' '.join(sorted(known))}"
    subject = label.subject in _OF_OTHERS and not says("subject", label.subject or "", asked)
    elsewhere = place is not None and place.kind in ("region", "nation") and place.name not in nation_of(force)
    flag = label.flag and not says("flag", "yes", question.asked)
    part = _PART_OF_FORCE.match(bare(text))
    if part and (_COMPASS.search(part["name"]) or question.unknown(part["name"], strict=True)):
        return text
    attempts = says("over", "attempts", text) and not says("over", "attempts", question.asked)
    return text if subject or elsewhere or label.category or flag or attempts or says("over", "no_crimes", text) else ""


def _refusal(context: TableContext, line: _Line, word: str) -> Refusal:
    what = "a line over the table" if line.address else "the name of the sheet"
    settle = "ignore the line with an [[ignore]] and its reason, or " if line.address else ""
    return Refusal(
        context.table.sheet,
        line.address,
        line.text,
        f"{clean(line.text)!r}, {what}, says something of the figures that was not asked for: {word!r} is no word of "
        "the question.",
        f"Ask the force what the figures count; or, if these are the answer: {settle}{SAY_COUNTS}.",
    )
