"""Whether the figures are what the collection asks for: recorded offences, and those it names.

What belongs here: arrests, victims, calls, things of no known kind, and other offences in place of those asked for.
What does not: two figures that could both be the answer (`one_answer.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import key
from pipeline.reading.labels.understand import understand
from pipeline.reading.labels.wording import codes_in, kinds_of_offence, names_offence
from pipeline.reading.labels.words import patterns
from pipeline.reading.refusal import Refusal

_UNSOLVED = re.compile(r"\b(?:under|ongoing|awaiting|pending|live|open|not yet|no outcome|blank|none)\b", re.I)
_OTHER_SUBJECTS = ("victims", "suspects", "arrests", "charges", "outcomes", "investigations", "orders", "devices")
# Some forces call offences so: a title that says offences decides.
_LOOSE_SUBJECTS = ("incidents", "reports")
_SECTION = re.compile(r"\bs(?:s|ec(?:tion)?)?\.? ?\d|\bact\b|\b\d{1,3}[a-z]?/\d", re.I)
_JOINED = re.compile(r"\band\b|&|/|\bor\b|\bcombined\b", re.I)
_STEM = 5  # letters by which two words are of one kind: `dogs`, `theft` and `thefts`

Titles = dict[int, tuple[str, str]]


def asks_for(leaves: list[Entry], asked: str, titles: Titles) -> None:
    """Refuse figures that count something else than the collection asks for: arrests, calls, another offence.

    `asked` is what is known of the question: the collection's name, title and what it counts. Where that names no
    offences, or nothing at all, any subject will do. `titles`: what names a table as a whole, by its number.
    """
    if not patterns("subject")["offences"].search(asked):
        return
    if patterns("flag")["yes"].search(asked):
        _not_off_line(leaves, titles)
    _not_outcomes_alone(leaves, titles)
    _not_another_subject(leaves, asked, titles)
    _not_of_no_kind(leaves, asked, titles)
    _not_another_offence(leaves, asked, titles)


def _not_off_line(leaves: list[Entry], titles: Titles) -> None:
    for entry in leaves:
        title = next((title for title in titles.get(entry.table, ()) if patterns("flag")["no"].search(title)), None)
        if title is not None and entry.flag != "yes":
            raise _refused(
                entry,
                f"The collection asks for online offences, and the table is called {title!r}.",
                "Ask the force for the offences with an online flag.",
            )


def flag_can_be_told(leaves: list[Entry], flag: str | None, notes: list[tuple[str, str, str]]) -> None:
    """Refuse figures of all offences for a collection of flagged ones, where a note says that the force cannot tell
    them."""
    said = next((note for note in notes if patterns("no_flag")["words"].search(note[2])), None)
    if flag and said is not None and any(entry.flag != "yes" for entry in leaves):
        raise Refusal(
            *said,
            f"The collection counts offences with the {flag} flag, and the file says that it cannot tell them: "
            f"{said[2].strip()[:160]!r}.",
            "Ask the force for the flagged offences; or record in the request log that it does not hold them.",
        )


def _not_another_subject(leaves: list[Entry], asked: str, titles: Titles) -> None:
    subjects = patterns("subject")
    for entry in leaves:
        counted = _counted(entry, titles)
        if counted in _LOOSE_SUBJECTS:
            said = " ".join(titles.get(entry.table, ()))
            other = not (subjects["offences"].search(said) and understand(said).subject != counted)
        else:
            other = counted in _OTHER_SUBJECTS
        if other and not subjects[counted or ""].search(asked) and all(_counted(e, titles) == counted for e in leaves):
            raise _refused(
                entry,
                f"The figures count {counted}, and the collection asks for offences.",
                "Ask the force for the number of offences recorded; or, if these are the answer, take = "
                f'["{_name(entry)}"].',
            )


def _counted(entry: Entry, titles: Titles) -> str | None:
    """What a figure counts by its own labels, or else by its sheet's name or its title."""
    if entry.subject:
        return entry.subject
    sheet = understand(entry.sheet).subject
    if sheet and sheet != "reports":  # what a program calls its first sheet
        return sheet
    title = titles.get(entry.table, ("",))[0]
    return understand(title).subject if title and not entry.offence else None


def _not_of_no_kind(leaves: list[Entry], asked: str, titles: Titles) -> None:
    """Refuse one heading alone over all figures, of which nothing says that it is an offence or a count of them."""
    names = {entry.offence for entry in leaves}
    name = next(iter(names)) if len(names) == 1 else None
    if name is None or any(e.categories or e.code or e.subject or e.flag or e.of_records for e in leaves):
        return
    said = [name, *(text for entry in leaves[:1] for text in titles.get(entry.table, ()))]
    if patterns("unspecific")["words"].search(name) or _SECTION.search(name):
        return
    if any(names_offence(t) or patterns("subject")["offences"].search(t) or _alike(t, asked) for t in said):
        return
    raise _refused(
        leaves[0],
        f"Nothing says that {name!r} are offences: neither the heading, nor a title, nor what the collection asks for.",
        f'Ask the force what it counted; or, if these are the answer, take = ["{_name(leaves[0])}"].',
    )


def _alike(text: str, asked: str) -> bool:
    """True if a text shares a word with the question."""
    return bool(_stems(text) & _stems(asked))


def _stems(text: str) -> set[str]:
    words = key(patterns("generic")["words"].sub(" ", text)).split()
    return {word.rstrip("s")[:_STEM] for word in words if len(word) > 2}


def _not_another_offence(leaves: list[Entry], asked: str, titles: Titles) -> None:
    """Refuse an offence that the question does not name, beside those it names or in their place: the sum over both
    is no answer."""
    wanted, codes = kinds_of_offence(asked), codes_in(asked)
    mine = next((e for e in leaves if _is_asked(e, wanted, codes)), None)
    for entry in leaves:
        named = entry.offence or next((t for t in titles.get(entry.table, ()) if kinds_of_offence(t)), "")
        if wanted and _is_another(entry, wanted, titles):
            what = " and ".join(sorted(wanted))
        elif mine is not None and entry.code and codes and not _is_asked(entry, wanted, codes):
            what, named = f"Home Office code {' and '.join(sorted(codes))}", f"{entry.code} {named}".strip()
        else:
            continue
        said = mine.offence if mine is not None and mine.offence else _name(entry)
        raise _refused(
            entry,
            f"The collection asks for {what}, and {named!r} is another offence, or more than that.",
            f'Say in the sidecar which offences are the answer: take = ["{said}"].',
        )


def _is_asked(entry: Entry, wanted: frozenset[str], codes: frozenset[str]) -> bool:
    return _has_code(entry, codes) or any((k := kinds_of_offence(label)) and k <= wanted for label in entry.labels)


def _is_another(entry: Entry, wanted: frozenset[str], titles: Titles) -> bool:
    """True for an offence of another kind, by its own labels or else by its title, and for one joined to the kind that
    is asked for: `Stalking and harassment`."""
    said = [label for label in entry.labels if kinds_of_offence(label)] or [
        title for title in titles.get(entry.table, ()) if kinds_of_offence(title)
    ]
    kinds = [kinds_of_offence(text) for text in said]
    if not said or any(k <= wanted for k in kinds):
        return False
    joined = any(_JOINED.search(text) and not _SECTION.search(text) for text in said)
    return joined or not any(k & wanted for k in kinds)


def _has_code(entry: Entry, codes: frozenset[str]) -> bool:
    """True for a code that is among those asked for, or the class of one of them."""
    return any(
        own == code or own.startswith(f"{code}/") or code.startswith(f"{own}/")
        for own in codes_in(f"code {entry.code}" if entry.code else "")
        for code in codes
    )


def _not_outcomes_alone(leaves: list[Entry], titles: Titles) -> None:
    """Refuse outcomes under a heading of outcomes, where neither label nor title says that they are of all offences:
    those still investigated have none."""

    def an_outcome(entry: Entry) -> bool:
        named = any(patterns("subject")["offences"].search(title) for title in titles.get(entry.table, ()))
        return any(family == "outcome" for family, _ in entry.categories) and not entry.offence and not named

    if leaves and all(an_outcome(entry) for entry in leaves) and not any(_open(entry) for entry in leaves):
        raise _refused(
            leaves[0],
            "The figures are of outcomes, and nothing says that they are of all offences recorded.",
            "Ask the force for the number of offences recorded.",
        )


def _open(entry: Entry) -> bool:
    """True for the line of those without an outcome: with it, outcomes divide all offences."""
    return any(_UNSOLVED.search(text) for _, text in entry.categories)


def _name(entry: Entry) -> str:
    return entry.labels[-1] if entry.labels else entry.sheet


def _refused(entry: Entry, reason: str, suggestion: str) -> Refusal:
    return Refusal(entry.sheet, entry.address, entry.token.cell.text if entry.token else "", reason, suggestion)
