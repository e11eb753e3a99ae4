"""Figures that stand alone beside their label, outside every table: `Total offences recorded 2018/19: | 56` over the
list of these.

What belongs here: such a figure of a whole year, held against what the tables and lists of the file state for it. What
does not: totals of a table (`tables/proof.py`) or below a list (`records/stated.py`), or numbers of which nothing says
what they are (`ledger.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.words import make_question
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Observation
from pipeline.reading.refusal import Refusal
from pipeline.reading.tables.tokens import Token
from pipeline.reference.financial_year import end_date, of_date, start_date, through

_COUNTED = re.compile(
    r"(?<![\d/,.-])(\d{1,3}(?:,\d{3})+|\d{2,6})(?![\d/,-]) (?:\w+ ){0,3}?"
    r"(?:offences|crimes|robberies|burglaries|thefts)\b",
    re.I,
)
_OF_SOME = re.compile(
    r"\b(?:of (?:these|those|which|them)|with(?:out)?|where|who|whose|not|no|only|approximately|around|about)\b", re.I
)
_NEAR = 2
"""How many times a number may differ that is meant to be the same."""


def figures_alone_agree(ledger: Ledger, observations: list[Observation]) -> None:
    """Account for them as totals. Raises Refusal for one that is not what the file states for its year elsewhere."""
    for sheet, line in ledger.unclaimed_lines():
        year = _year_told(line)
        numbers = [token for token in line if token.kind == "number" and token.value and token.value.count is not None]
        if not year or len(numbers) != 1:
            continue
        cell, stated = numbers[0].cell, numbers[0].value.count if numbers[0].value else None
        of_year = [o for o in observations if o.financial_year == year or o.period_start == start_date(year)]
        low = sum(seen.count_low or 0 for seen in of_year)
        bounds = [seen.count_high for seen in of_year]
        high = None if None in bounds else sum(bound or 0 for bound in bounds)
        if not of_year or stated is None:
            continue
        if stated < low or (high is not None and stated > high):
            raise Refusal(
                sheet,
                cell.address,
                cell.text,
                f"Beside {line[0].cell.text.strip()!r} stands {stated:,}, and the figures of {year} elsewhere in the "
                f"file add up to {low:,}.",
                "Ask the force which is right; if this number is no figure, ignore the cell in the sidecar, with a "
                "reason.",
            )
        ledger.set(sheet, cell.address, "total", "agrees with its parts")


def sentences_agree(ledger: Ledger, observations: list[Observation], asked: str) -> None:
    """Refuse a file of which a sentence states another number of offences for its years than its tables: `Kent Police
    recorded 3,887 robberies from 2016/17 to 2019/20`. A number far from theirs is of something else."""
    question = make_question(asked)
    exact = [seen for seen in observations if seen.financial_year]
    if len({seen.force_id for seen in exact}) != 1 or any(seen.count is None for seen in observations):
        return
    for sheet, cell in ledger.sentences():
        said = _COUNTED.findall(cell.text)
        covered = _years_covered(cell.text)
        if len(said) != 1 or not covered or not question.says(cell.text) or _OF_SOME.search(cell.text):
            continue
        stated = int(said[0].replace(",", ""))
        counts = {year: sum(o.count or 0 for o in exact if o.financial_year == year) for year in covered}
        total = sum(counts.values())
        known = all(any(o.financial_year == year for o in exact) for year in covered)
        if known and stated != total and total / _NEAR <= stated <= total * _NEAR:
            raise Refusal(
                sheet,
                cell.address,
                cell.text,
                f"The sentence states {stated:,} for {' to '.join(dict.fromkeys((covered[0], covered[-1])))}, and the "
                f"figures add up to {total:,}.",
                "Ask the force which is right; if the sentence is of something else, ignore its cell in the sidecar, "
                "with a reason.",
            )


def _years_covered(text: str) -> tuple[str, ...]:
    """The financial years that a sentence speaks of: one, or those from the first to the last of a run."""
    periods = [period for period in find_periods(text) if period.start and period.end]
    if len(periods) != 1 or periods[0].start is None or periods[0].end is None:
        return ()
    first, last = of_date(periods[0].start), of_date(periods[0].end)
    whole = periods[0].start == start_date(first) and periods[0].end == end_date(last)
    return through(first, last) if whole else ()


def _year_told(line: list[Token]) -> str:
    """The one financial year that the labels of a line name, where they speak of a total or of offences; else empty."""
    labels = [token.label for token in line if token.kind == "text"]
    years = {label.period.financial_year for label in labels if label.period}
    told = any(label.total or label.subject in (None, "offences") for label in labels)
    return next(iter(years)) or "" if len(years) == 1 and told else ""
