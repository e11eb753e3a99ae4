"""Whether the figures count the same thing in every year: offences in one and arrests in the next are no series.

What belongs here: years whose figures all count something else than those of other years. What does not: figures that
count it in every year (`question/asked.py`), or beside offences in the same year (`question/asked.py`,
`one_answer.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.question.asked import Titles, not_asked
from pipeline.reading.answer.question.victims import victims_divide
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry, scope_of
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.surroundings.table_context import TableContext


def same_in_each_year(leaves: list[Entry], asked: str, titles: Titles) -> None:
    """Refuse years of which all figures count arrests, victims or the like, where other years have others."""
    if not asks_for_offences(asked) or victims_divide(leaves, titles):
        return
    scopes: dict[object, list[Entry]] = defaultdict(list)
    for leaf in leaves:
        scopes[leaf.force, scope_of(leaf.period)].append(leaf)
    counted = {scope: {_counted(leaf, titles) for leaf in group} for scope, group in scopes.items()}
    for scope, group in scopes.items():
        subjects = counted[scope]
        if "offences" in subjects or all(other == subjects for other in counted.values()):
            continue
        subject = next((subject for subject in sorted(subjects) if not says("subject", subject, asked)), None)
        if subject is not None:
            raise not_asked(
                group[0],
                f"For {group[0].period.text.strip()} the figures count {subject}, and for other years something else: "
                "they are no series.",
                f"Ask the force for the offences of that year; or, if these are: {SAY_COUNTS}.",
            )


_NO_COUNTS = ("percentage", "rate", "scaled", "average", "estimate", "money")


def no_year_of_rates(leaves: list[Entry], contexts: list[TableContext]) -> None:
    """Refuse counts of some years beside rates or the like of another, of which no count stands there: what stands over
    the last year may be meant for all, as a unit right of a title is."""
    known = {leaf.period.start for leaf in leaves}
    for context in (c for c in contexts if any(leaf.table == c.number for leaf in leaves)):
        for line in (*context.table.columns, *context.table.rows):
            years = [p for p in line.periods if p.kind == "financial_year"]
            if line.measure not in _NO_COUNTS or len(years) != 1 or len(line.periods) > 1 or years[0].start in known:
                continue
            cell = next(f.token.cell for f in line.facets if f.label.measure)
            raise Refusal(
                context.table.sheet,
                cell.address,
                cell.text,
                f"Over {years[0].text.strip()} stands {clean(cell.text)!r}, and no count of that year stands beside "
                "it: it may be said of all years.",
                "Ask the force whether these are counts; if it is of that year alone, ignore its line in the sidecar "
                "with a reason; if the word says nothing, ignore its cell.",
            )


def _counted(leaf: Entry, titles: Titles) -> str:
    """What a figure counts by its labels, or else by the title of its table."""
    title = titles.get(leaf.table, ("",))[0]
    of_title = "" if family_of(title) or says("subject", "offences", title) else understand(title).subject
    return leaf.subject or of_title or "offences"
