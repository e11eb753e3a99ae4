"""Lines that say plainly that they are no offences, beside the one that is called exactly what was asked: `NRM
referrals` beside `Modern slavery`.

What belongs here: leaving such a line out before the table is proved: a total that holds it is none of what was asked.
What does not: arrests, charges and victims (`beside_its_name.py`), things taken (`beside_things.py`), or offences
(`called_as_asked.py`, `wider_wholes.py`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.answer.beside.wider_wholes import WIDER, named_groups, own_label
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.tables.line import Line, Table
from pipeline.reading.tables.sums import CellAt, exact_count

NONE = "no offences, and what was asked for stands beside it"


def leave_none_of_it_out(table: Table, asked: str, core: frozenset[str]) -> None:
    """Mark as no answer each line that is named by what no offence is: a referral, a fire, an order, a non-crime.
    `core` are the words that the question's title and what it counts share."""
    if not asks_for_offences(asked):
        return
    titled_none = any(map(says_of_none, (token.cell.text for token in table.band.titles)))
    for lines, across, at in (
        (table.rows, table.columns, lambda row, column: table.token(row, column)),
        (table.columns, table.rows, lambda column, row: table.token(row, column)),
    ):
        for group, named in named_groups(lines, asked, core):
            if titled_none and not says("subject", "offences", own_label(named)):
                continue  # under `Fires attended`; but `Hate crimes` are that under `Hate occurrences` too
            for line in group:
                if not (line.total or line.children or line.subset) and is_none_of_it(own_label(line), asked):
                    line.measure = NONE
            none = [line for line in group if line.measure == NONE]
            for total in (line for line in group if none and line.total):
                if says("none_of_it", "wider", own_label(total)) and _is_sum(total, [named, *none], across, at):
                    total.measure = WIDER


def _is_sum(total: Line, parts: list[Line], across: list[Line], at: CellAt) -> bool:
    """True for a total that is everywhere the sum of these lines: of offences, and of what is none."""
    sums = [(exact_count(at(total, other)), [exact_count(at(part, other)) for part in parts]) for other in across]
    return all(None not in counts and whole == sum(count or 0 for count in counts) for whole, counts in sums)


@lru_cache(maxsize=4096)
def says_of_none(text: str) -> bool:
    """True for a title of what is no offence, by which the line of the name that was asked for is none either: `Fires
    attended`, `Domestic abuse incidents`."""
    return not says("subject", "offences", text) and (
        patterns("none_of_it")["words"].search(clean(text)) is not None or first_of("subject", text) is not None
    )


@lru_cache(maxsize=4096)
def is_none_of_it(text: str, asked: str) -> bool:
    """True for a name whose main word is of what is no offence, and none that was asked for."""
    if not text or says("parts", "left_over", patterns("none_of_it")["no_crime"].sub(" ", text)):
        return False
    said = patterns("none_of_it")["words"].search(clean(text))
    if said is None or stems(" ".join(filter(None, said.groups()))) & make_question(asked).known:
        return False
    plain = patterns("none_of_it")["no_crime"].sub(" ", text)
    return not (says("subject", "offences", plain) or patterns("none_of_it")["joined"].search(plain))
