"""A line of more than was asked beside the one that is called exactly what was asked: `All crime` beside `Dog theft`,
`All theft offences` over `Of which: dog theft`.

What belongs here: leaving such a line out before the table is proved, for it is no total of its neighbours. What does
not: the line that is asked for among others (`called_as_asked.py`), a whole that is the answer itself (`of_which.py`,
`whole_by_name.py`), or all crime in its place (`question/all_crime.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.reading.answer.beside.beside_its_name import is_left_over
from pipeline.reading.answer.beside.called_as_asked import is_called_as_asked, tells_offences_apart
from pipeline.reading.answer.question.asked import OTHER_SUBJECTS
from pipeline.reading.answer.question.classes_of_law import classes_in
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import asks_for_offences, make_question, subject_of_question
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import MAY_BE_COUNTED, kinds_of_offence, names_offence, stems, without_kind
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.said_parts import without_of_which
from pipeline.reading.tables.sums import CellAt, exact_count
from pipeline.reference.offences.known import groups

_ALL = re.compile(r"^(?:all|total)\b\W*", re.I)
_HATE = stems("hate")
WIDER = "more than what was asked for, which stands beside it"


def leave_wider_wholes_out(table: Table, asked: str, core: frozenset[str]) -> None:
    """Mark as no answer each line of more than was asked that is no less, in any place, than the one line with the name
    of what was asked, and is not the sum of its neighbours. `core` are the words that the question's title and what it
    counts share."""
    if not asks_for_offences(asked) or says("flag", "yes", asked) or says("all_crime", "words", asked):
        return
    titled = any(make_question(asked).says(token.cell.text) for token in table.band.titles)
    rows, columns = table.rows, table.columns
    _mark(rows, columns, lambda row, column: table.token(row, column), (asked, core), titled)
    _mark(columns, rows, lambda column, row: table.token(row, column), (asked, core), titled)


def _mark(
    lines: list[Line], across: list[Line], at: CellAt, question: tuple[str, frozenset[str]], titled: bool
) -> None:
    for group, named in named_groups(lines, *question):
        for line in group:
            if line.children or not _is_wider(line, *question, part=named.subset, titled=titled):
                continue
            others = [other for other in (*group, named) if other is not line]
            if is_no_less(line, named, across, at) and not _is_sum(line, others, across, at):
                line.measure = WIDER


def named_groups(lines: list[Line], asked: str, core: frozenset[str]) -> Iterator[tuple[list[Line], Line]]:
    """The lines of each year and force of which one alone is called exactly what was asked: the others, and that one.
    Lines of rates, changes and the like are among neither, unless their words may be those of a count."""
    groups: dict[object, list[Line]] = {}
    for line in lines:
        if not line.measure or line.measure in MAY_BE_COUNTED:
            groups.setdefault((line.periods, line.forces), []).append(line)
    for group in groups.values():
        named = [line for line in group if _is_asked(line, asked, core)]
        if len(named) == 1:
            yield [line for line in group if line is not named[0]], named[0]


def _is_asked(line: Line, asked: str, core: frozenset[str]) -> bool:
    text = own_label(line)
    return (
        bool(text)
        and not (line.total or line.measure or line.flag)
        and is_called_as_asked(without_of_which(text), asked, core)
    )


def _is_wider(line: Line, asked: str, core: frozenset[str], *, part: bool, titled: bool) -> bool:
    text = own_label(line)
    if not text or line.subset or line.flag or line.measure:
        return False
    return is_wider(text, asked, core, part=part, titled=titled)


def own_label(line: Line) -> str:
    """The one label by which a line has a name; empty for one of several, or of a category."""
    own = [f for f in line.facets if f.own and f.label.text and not f.label.period and not f.label.force]
    if len(own) != 1 or own[0].axis.role not in ("other", "offence") or line.categories:
        return ""
    return own[0].label.text


@lru_cache(maxsize=4096)
def is_wider(text: str, asked: str, core: frozenset[str], *, part: bool, titled: bool) -> bool:
    """True for the name of more than what was asked: all crime; offences alone, which under a title of what was asked
    may be all of these; what has only words of many offences, and not that of the question, `Theft offences`; and all
    of another name, `All violence against the person`. Where the line that is asked for is said to be a `part` of it,
    what is joined to it, `Stalking and harassment`, and nothing by which that part may be less than all of its name."""
    if says("all_crime", "words", text):
        return True
    if is_left_over(text) or first_of("subject", text) in (*OTHER_SUBJECTS, "incidents", "reports"):
        return False
    if says("all_crime", "offences", text):
        return not titled
    question, own = make_question(asked), stems(in_words_of_question(text, asked))
    told = (core & subject_of_question(asked)) or question.own
    if not (names_offence(text) or classes_in(_ALL.sub("", text)) or says("strands", "question", text)):
        return False
    joined = kinds_of_offence(text) - kinds_of_offence(asked)
    if part and kinds_of_offence(text) > kinds_of_offence(asked) > frozenset():
        for kind in joined:
            text = without_kind(text, kind)
        return not question.unknown(clean(text).casefold(), joined=True, narrowing=True)
    if told <= own or (joined and joined < kinds_of_offence(text)):
        return False
    if (
        not joined
        and not stems(_without_common(text))
        and not question.unknown(clean(text).casefold(), joined=True, narrowing=True)
    ):
        return True
    if (part and not tells_offences_apart(asked)) or told & own:
        return False
    return (says("all_crime", "all", text) and _is_of_the_law(text)) or (part and _is_group(text))


def _is_group(text: str) -> bool:
    """True for the name of a group of the counting rules, and no word more: `Sexual offences`."""
    said = stems(patterns("neutral")["words"].sub(" ", text))
    return any(said == stems(patterns("neutral")["words"].sub(" ", group)) for group in groups())


def _is_of_the_law(text: str) -> bool:
    """True for a name of a group or a kind of offences of the counting rules, and not for that of a flag, of which the
    lines beside it may be parts: `All domestic abuse offences`."""
    if classes_in(_ALL.sub("", text)) - kinds_of_offence(text):
        return True
    for kind in kinds_of_offence(text):
        text = without_kind(text, kind)
    return stems(patterns("neutral")["words"].sub(" ", text)) <= stems(" ".join(groups()))


def _without_common(text: str) -> str:
    return patterns("common")["words"].sub(" ", patterns("neutral")["words"].sub(" ", text))


def is_no_less(line: Line, named: Line, across: list[Line], at: CellAt) -> bool:
    """True where each place of the one line that is asked for has a count, and the other has no lower one."""
    found = False
    for other in across:
        if other.measure or at(named, other) is None:
            continue
        token, own = at(named, other), exact_count(at(line, other))
        most = token.value.high if token is not None and token.value is not None else None
        if most is None or own is None or own < most:
            return False
        found = True
    return found


def _is_sum(line: Line, others: list[Line], across: list[Line], at: CellAt) -> bool:
    counts = [(exact_count(at(line, o)), [exact_count(at(part, o)) or 0 for part in others]) for o in across]
    return len(others) > 1 and all(own == sum(parts) for own, parts in counts)
