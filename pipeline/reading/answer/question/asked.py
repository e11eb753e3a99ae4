"""Whether the figures are what the collection asks for: offences recorded, with the flag that it counts.

What belongs here: arrests, victims, calls and outcomes in place of offences. What does not: other offences
(`lines/asked_offence.py`), or two figures that could both be the answer (`answer/one_answer.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.reading.answer.question.victims import counts_victims, divides_offences, victims_divide
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.sides import family_of
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import names_offence
from pipeline.reading.labels.words import first_of, patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet, Table
from pipeline.reading.tables.named_wholes import OFFENCES

_UNSOLVED = re.compile(r"\b(?:under|ongoing|awaiting|pending|live|open|not yet|no outcome|blank|none)\b", re.I)
_RECORDED_BY = re.compile(r"\b(?:recorded|reported)\b.*\bby\b", re.I)
_ALL_VICTIMS = re.compile(r"all victims", re.I)
_OUTCOMES_DATED = re.compile(r"\boutcomes? (?:was |were )?(?:recorded|assigned|given|in)\b", re.I)
_ALL_RECORDED = re.compile(
    r"^(?!.*\b(?:outcomes?|not|with|positive|result\w*|finali\w+|(?:un)?(?:detected|solved)|charged)\b)"
    r".*\b(?:recorded|offences|crimes)\b",
    re.I,
)
OTHER_SUBJECTS = ("victims", "suspects", "arrests", "charges", "outcomes", "investigations", "orders", "devices")
# Some forces call offences so: a title that says offences decides.
_LOOSE_SUBJECTS = ("incidents", "reports")

Titles = dict[int, tuple[str, str]]


def asks_for(leaves: list[Entry], asked: str, titles: Titles, tables: dict[int, Table]) -> None:
    """Refuse figures that count something else than the collection asks for: arrests, calls, another offence.

    `asked` is what is known of the question: the collection's name, title and what it counts. Where that names nothing
    that is counted, offences were asked for, of any kind. `titles`: what names a table as a whole, by its number.
    """
    if not asks_for_offences(asked):
        if thing_asked(asked) or first_of("subject", asked) is None:
            _not_another_subject(leaves, asked, titles)
        return
    if patterns("flag")["yes"].search(asked):
        _not_off_line(leaves, titles)
    _not_outcomes_alone(leaves, titles, tables)
    if not victims_divide(leaves, titles):
        _not_another_subject(leaves, asked, titles)


def _not_off_line(leaves: list[Entry], titles: Titles) -> None:
    for entry in leaves:
        title = next((title for title in titles.get(entry.table, ()) if patterns("flag")["no"].search(title)), None)
        if title is not None and entry.flag != "yes":
            raise not_asked(
                entry,
                f"The collection asks for online offences, and the table is called {title!r}.",
                f"Ask the force for the offences with an online flag; or, if these are: {SAY_COUNTS}.",
            )


def _not_another_subject(leaves: list[Entry], asked: str, titles: Titles) -> None:
    subjects = patterns("subject")
    for entry in leaves:
        counted = _counted(entry, titles)
        if counted in _LOOSE_SUBJECTS:
            if thing_asked(asked) != "offences":
                return  # an incident is reported
            said = " ".join(titles.get(entry.table, ()))
            loosely = subjects["offences"].search(said) and understand(said).subject != counted
            other = not loosely or any(says("over", "no_crimes", text) for text in entry.labels)
        else:
            other = counted in OTHER_SUBJECTS
        if counted == "outcomes" and _with_and_without_outcome(leaves):
            continue
        if other and not subjects[counted or ""].search(asked) and all(_counted(e, titles) == counted for e in leaves):
            raise not_asked(
                entry,
                f"The figures count {counted}, and the collection asks for {thing_asked(asked) or 'offences'}.",
                "Ask the force for the number of offences recorded; or, if these are the answer after all: "
                f"{SAY_COUNTS}.",
            )


def none_is_asked(leaves: list[Entry], asked: str) -> None:
    """Refuse figures of several things, none of which was asked for: no choice between arrests and charges is one of
    offences."""
    wanted = thing_asked(asked)
    found = {leaf.subject: leaf for leaf in leaves if leaf.subject in OTHER_SUBJECTS}
    # What became of offences may divide them, and a total says so.
    divided = any(leaf.covered or leaf.categories or leaf.subject not in found for leaf in leaves)
    if not wanted or len(found) < 2 or divided:
        return
    if any(says("subject", subject or "", asked) for subject in found):
        return
    what = " and ".join(sorted(filter(None, found)))
    raise not_asked(
        leaves[0],
        f"The figures count {what}, and the collection asks for {wanted}: none of them is the answer.",
        "Ask the force for the number of offences recorded. If it was one of these that was asked for, say in "
        "collection.toml what it counts.",
    )


@lru_cache(maxsize=256)
def thing_asked(asked: str) -> str:
    """What a question asks the number of: `offences`, or else `incidents` or `reports`; empty where it names none."""
    if asks_for_offences(asked):
        return "offences"
    return next((thing for thing in _LOOSE_SUBJECTS if says("subject", thing, asked)), "")


def _with_and_without_outcome(leaves: list[Entry]) -> bool:
    """True where offences with an outcome stand beside those without any: together they are all."""
    sides = {any(says("parts", "unsolved", label) for label in leaf.labels) for leaf in leaves}
    return sides == {True, False} and all(leaf.covered for leaf in leaves)


def totals_are_of_offences(leaves: list[Entry], tables: dict[int, Table], asked: str, titles: Titles) -> None:
    """Refuse figures that a printed total adds up and calls arrests, victims or the like: `Total arrests`. Of offences
    that their title divides by them, `All victims` are those against all."""
    if not asks_for_offences(asked):
        return
    for entry in leaves:
        for facet in totals_over(entry, tables):
            text = facet.label.text
            subject = first_of("subject", text)
            title = titles.get(entry.table, ("",))[0]
            if _ALL_VICTIMS.fullmatch(text.strip()) and divides_offences(title):
                continue
            if subject in OTHER_SUBJECTS and not says("subject", subject, asked) and not names_offence(text):
                raise Refusal(
                    entry.sheet,
                    facet.token.cell.address,
                    facet.token.cell.text,
                    f"The total of these figures is one of {subject}, and the collection asks for offences.",
                    f"Ask the force for the number of offences recorded; or, if these are: {SAY_COUNTS}.",
                )


def totals_over(entry: Entry, tables: dict[int, Table]) -> Iterator[Facet]:
    """The labels of the totals that a figure is a proved part of, as such."""
    for number, kind, index in entry.covered:
        table = tables.get(number)
        lines = (table.rows if kind == "row" else table.columns) if table else []
        yield from (f for line in lines if line.index == index for f in line.facets if f.label.total)


def _counted(entry: Entry, titles: Titles) -> str | None:
    """What a figure counts by its own labels, or else by its sheet's name or its title."""
    if any(map(counts_victims, entry.labels)):
        return "victims"
    if entry.subject:
        return entry.subject
    if any(says("subject", "offences", label) for label in entry.labels):
        return "offences"  # `All recorded burglary offences` on a sheet of outcomes
    sheet, title = understand(entry.sheet).subject, titles.get(entry.table, ("",))[0]
    if sheet == "victims" and divides_offences(title):
        return None  # it is by them that the offences are divided
    if sheet and sheet != "reports":  # what a program calls its first sheet
        return sheet
    return understand(title).subject if title and not entry.offence and not family_of(title) else None


def _not_outcomes_alone(leaves: list[Entry], titles: Titles, tables: dict[int, Table]) -> None:
    """Refuse outcomes under a heading of outcomes, where neither label nor title says that they are of all offences:
    those still investigated have none. A title of what was recorded, by outcome, says so with a total that does too,
    `Recorded burglaries by outcome` over `Total recorded`, or with figures called offences; beside what was not solved,
    `Total offences` says so under the name of any."""
    unsolved = any(says("parts", "unsolved", text) for entry in leaves for _, text in entry.categories)

    def an_outcome(entry: Entry) -> bool:
        said, totals = titles.get(entry.table, ()), [f.label.text for f in totals_over(entry, tables)]
        named = any(patterns("subject")["offences"].search(title) for title in said)
        if any(_RECORDED_BY.search(title) and names_offence(title) for title in said):
            called = any(OFFENCES.fullmatch(label) for label in entry.labels)
            named = named or called or any(map(_ALL_RECORDED.search, totals))
        if unsolved and any(map(names_offence, said)) and not any(map(_OUTCOMES_DATED.search, said)):
            named = named or any(_ALL_RECORDED.search(t) and says("subject", "offences", t) for t in totals)
        return any(family == "outcome" for family, _ in entry.categories) and not entry.offence and not named

    if leaves and all(an_outcome(entry) for entry in leaves) and not any(_open(entry) for entry in leaves):
        raise not_asked(
            leaves[0],
            "The figures are of outcomes, and nothing says that they are of all offences recorded.",
            f"Ask the force for the number of offences recorded; or, if these are: {SAY_COUNTS}.",
        )


def _open(entry: Entry) -> bool:
    """True for the line of those without an outcome: with it, outcomes divide all offences."""
    return any(_UNSOLVED.search(text) for _, text in entry.categories)


def not_asked(entry: Entry, reason: str, suggestion: str) -> Refusal:
    """The refusal of a figure that is not what was asked for."""
    return Refusal(entry.sheet, entry.address, entry.token.cell.text if entry.token else "", reason, suggestion)
