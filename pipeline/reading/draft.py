"""The sidecar that would make a refused file readable, drafted for a person to finish.

What belongs here: turning the suggestions of a refusal into the keys that answer it. What does not: deciding anything.
Whatever might be wrong stands behind a `#`; an example cannot be used until somebody fills in what is true.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from pipeline.reading.model import Quarantined

_LABELS = re.compile(r'\b(take|total_labels) = \[("(.*?)")?\](?=[\s;.,]|$)')
_BETWEEN = '", "'
_NAMES = re.compile(r'\[names\] "(.*?)" = "([^"]*)"')
_COUNTS = re.compile(r'\bcounts = "[^"]*"')
_YEARS = re.compile(r'\byears = "(?:ending|starting|calendar)"')
_CELLS = re.compile(r'\bcells = "([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_STATE = re.compile(r"\bstate what it means in corrections\.toml\b")
_IGNORE = re.compile(r"\bignor(?:e|ing)\b", re.I)
# What a suggestion shows as an example, as a question.
_EXAMPLES = {
    "force": '"<force id>"',
    "period": '"<financial year, such as 2019/20>"',
    "covers": '"<first day to last day, such as 2018-04-01 to 2020-03-31>"',
    "hidden_content_reviewed": '{ by = "<name>", on = "<date, such as 2026-11-25>" }',
    "totals": '{ tolerance = 5, reason = "<why they differ>" }',
}
# Keys that say what the figures are: true or not, a draft that is saved as it stands must not say it.
_ANSWERS = {"take", "total_labels", "years", "totals", "counts"}
_TWO_ANSWERS = "could both be the answer"
_IGNORED = 10  # entries to leave something out, or to correct it, that are offered at most
_CHOOSE = "# If a line below is true, take its # away:"
_CHOOSE_NAME = "# If this is the force that is meant, take the # away here and before [names]:"


def draft_sidecar(refusals: list[Quarantined], file: str = "", tables: Sequence[str] = ()) -> str:
    """A TOML draft with the keys that would answer each reason; empty where no key would. `file` is the response, as
    an entry of corrections.toml names it, `tables` the lines that declare the tables found in it."""
    top: list[str] = []
    names: list[str] = []
    ignore: list[str] = []
    correct: list[str] = []
    answered: set[str] = set()
    for refusal in refusals:
        why = _comment(f"{_place(refusal)}{refusal.reason}")
        options = _options(refusal.suggestion)
        keys = {option.partition(" = ")[0] for option in options}
        if options and (len(options) > 1 or keys & _ANSWERS or _TWO_ANSWERS in refusal.reason):
            new = [f"# {option}" for option in options if f"# {option}" not in top]
            top += [why, *([_CHOOSE, *new] if new else [])] if why not in top else []
        elif options and not keys & answered:
            top += [why, *options]
            answered |= keys
        elif options and why not in top and options[0] not in top:
            top += [why, f"# {options[0]}"]
        for name, force in _NAMES.findall(refusal.suggestion):
            line = f"{_quoted(name)} = {_quoted(force)}"
            guess = not force.startswith("<")
            new = [why, _CHOOSE_NAME, f"# {line}"] if guess else [why, line]
            names += new if new[-1] not in names else []
        if _IGNORE.search(refusal.suggestion) and refusal.cell and ignore.count("# [[ignore]]") < _IGNORED:
            ignore += [
                *([why] if why not in [*top, *names] else []),
                f"# To leave out {_cells_of(refusal)}:",
                *_ignore(refusal),
            ]
        if _STATE.search(refusal.suggestion) and refusal.cell and correct.count("# [[correction]]") < _IGNORED:
            correct += [*([why] if why not in top else []), *_correction(refusal, file)]
    if tables and any("[[table]]" in refusal.suggestion for refusal in refusals):
        ignore += ["# If these are the tables, take away each # below, and mend what is not so:"]
        ignore += [f"# {line}" for line in tables]
    heading = "[names]" if any(not line.startswith("#") for line in names) else "# [names]"
    return "".join(f"{line}\n" for line in [*top, *([heading, *names] if names else []), *ignore, *correct])


def _options(suggestion: str) -> list[str]:
    """The top-level lines that a suggestion offers, each once."""
    found = [
        f"{name} = [{', '.join(_quoted(label) for label in labels.split(_BETWEEN)) if listed else ''}]"
        for name, listed, labels in _LABELS.findall(suggestion)
    ]
    found += [*_COUNTS.findall(suggestion), *_YEARS.findall(suggestion)]
    found += [f"{name} = {value}" for name, value in _EXAMPLES.items() if re.search(rf"\b{name} = ", suggestion)]
    return list(dict.fromkeys(found))


def _cells_of(refusal: Quarantined) -> str:
    """The cells that a suggestion names, or the one that is refused."""
    named = _CELLS.search(refusal.suggestion)
    return named.group(1) if named else refusal.cell


def _ignore(refusal: Quarantined) -> list[str]:
    """An entry that leaves out a cell, the line of a label or the cells that are named, as comments."""
    text, cells = refusal.text.strip(), _cells_of(refusal)
    by_label = text[:1].isalpha() and cells == refusal.cell
    lines = [
        "[[ignore]]",
        f"sheet = {_quoted(refusal.sheet)}",
        f"label = {_quoted(text)}" if by_label else f"cells = {_quoted(cells)}",
        'reason = "<why>"',
    ]
    return [f"# {line}" for line in lines]


def _correction(refusal: Quarantined, file: str) -> list[str]:
    """An entry that states what a cell means, as comments: its place is another file."""
    lines = [
        "[[correction]]",
        f"file = {_quoted(file or '<round>/<file>')}",
        f"sheet = {_quoted(refusal.sheet)}",
        f"cell = {_quoted(refusal.cell)}",
        f"expected = {json.dumps(refusal.text, ensure_ascii=False)}",
        'value = "<the number, or bounds such as 40-60>"',
        'reason = "<why>"',
        'date = "<the day it was found out, as 2020-09-21, without quotes>"',
        'who = "<who said so>"',
    ]
    return [f"# To state what {refusal.cell} means, in the collection's corrections.toml:", *(f"# {x}" for x in lines)]


def _place(refusal: Quarantined) -> str:
    place = "!".join(part for part in (refusal.sheet, refusal.cell) if part)
    return f"{place}: " if place else ""


def _comment(text: str) -> str:
    return f"# {_printable(text)}"


def _quoted(text: str) -> str:
    """A TOML string."""
    return json.dumps(_printable(text), ensure_ascii=False)


def _printable(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
