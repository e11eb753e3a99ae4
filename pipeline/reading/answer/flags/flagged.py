"""Which figures have the flag that the collection counts: by what names them, and by nothing else.

What belongs here: the flag on labels, headings, titles, sheets, the file's name and the request. What does not: the
words themselves (`labels/flag_words.py`), or choosing the flagged side of a split (`answer/statements.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.reading.answer.lines.strands import strand_of
from pipeline.reading.answer.question.asked import not_asked, totals_over
from pipeline.reading.answer.titles.filters import filters_in
from pipeline.reading.answer.two_answers import two_answers
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.flag_words import FlagWords
from pipeline.reading.labels.text import clean, key
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import Refusal
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.tables.line import Table

Above = dict[int, list[str]]
"""The texts over each table and its sheet's name, by its number."""

_LONGEST = 160
_SHORT = 60
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|cannot|could|may|might|should|will|do|does|did|please|introduced|became)\b",
    re.I,
)
# A sentence that says what its figures are, or was the request for them.
_OF_FIGURES = re.compile(
    r"\b(?:figures?|data|counts?|table|above|below|these|those|shown|following|results?|only|request\w*|ask(?:ed|ing)?|"
    r"please|how many|numbers?|provide|question|q\d+|search\w*|parameters?|criteria|filters?|extract\w*|"
    r"(?:included|counted) (?:only )?(?:when|where|if))\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:another|separate\w*|next|elsewhere|cannot|can not|could not|unable|not|introduced|excluded?|omitted|"
    r"handled by|available at)\b",
    re.I,
)
_OFFENCES = re.compile(r"\b(?:offences?|crimes?)\b", re.I)
# Verbs of a part of a title, which make no sentence of it: `where the victim is under 18`, `by month the crime was
# recorded`.
_NO_VERB = re.compile(
    r"\b(?:where|which|that|who|whose|when|if)\b.*|\b(?:is|are|was|were|has been|have been|has|have) (?:recorded|"
    r"reported|committed|added|applied|present|created|used)\b",
    re.I,
)
# A line of its own below or over the figures that says nothing else: `Online flag applied`.
_APPLIED = re.compile(r"\b(?:applied|added|used|present|set|ticked|only)\b", re.I)
_ENDS = re.compile(r"(?<=\w{3}\.)\s+(?=[A-Z])")
_ALL = re.compile(r"\W*(?:all|multiple items)\W*$", re.I)


def flag_can_be_told(
    leaves: list[Entry],
    words: FlagWords,
    above: Above,
    around: Surroundings,
    texts: list[str],
    tables: dict[int, Table],
) -> None:
    """Refuse figures of all offences for a collection of flagged ones: where a note says that the force cannot tell
    them, where what names the figures denies the flag, and where nothing that names them says it."""
    flag = words.name
    said = next((note for note in around.notes if patterns("no_flag")["words"].search(note[2])), None)
    if said is not None and any(entry.flag != "yes" for entry in leaves):
        raise Refusal(
            *said,
            f"The collection counts offences with the {flag} flag, and the file says that it cannot tell them: "
            f"{said[2].strip()[:160]!r}.",
            "Ask the force for the flagged offences; or record in the request log that it does not hold them; or, if "
            f'these are they: counts = "Offences with the {flag} flag".',
        )
    _once_flagged(leaves, words)
    say = f'counts = "Offences with the {flag} flag".'
    without = next((note for note in around.notes if _includes_without(note[2], words)), None)
    if without is not None:
        raise Refusal(
            *without,
            f"The collection counts offences with the {flag} flag, and a note says that others are among these: "
            f"{without[2].strip()[:160]!r}.",
            f"Ask the force for the flagged offences; or, if these are they, say so in the sidecar: {say}",
        )
    for entry in leaves:
        side, text = _said_of(entry, words, above, around, texts)
        if side is None:
            totals = (facet.label.text for facet in totals_over(entry, tables))  # `Total online flagged`
            side, text = next((("yes", total) for total in totals if words.side(total) == "yes"), (None, ""))
        if side in ("no", "both"):
            raise not_asked(
                entry,
                f"The collection counts offences with the {flag} flag, and {text!r} says that these are without it, or "
                "not of it alone.",
                f"Ask the force for the flagged offences; or, if these are they, say so in the sidecar: {say}",
            )
        if side is None:
            raise not_asked(
                entry,
                f"The collection counts offences with the {flag} flag, and no word of the file says so of these: they "
                "may be all offences.",
                f"Ask the force; or, if they have it, say so in the sidecar: {say}",
            )


def _once_flagged(leaves: list[Entry], words: FlagWords) -> None:
    """Refuse a sum of lines that name the flag and nothing else, each in its own way: `Online flag` and `Cyber flag`,
    `Online flag - primary classification` and `- any classification`, or its initials and their opposite."""
    groups: dict[object, dict[str, Entry]] = {}
    for leaf in leaves:
        for said, beside in _names_in(leaf) if not leaf.covered else ():
            rest = key(patterns("no_flag")["versions"].sub(" ", words.without(said)))
            if not rest or words.in_short(said) or says("counted_again", "words", rest):
                place = (leaf.table, leaf.force, leaf.period.start, leaf.period.end, beside)
                groups.setdefault(place, {}).setdefault(said, leaf)
    for found in groups.values():
        if len(found) > 1:
            first, second, *_ = found.values()
            raise two_answers([first], [second], which="two names of one flag")


def _names_in(leaf: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All labels of a figure as one, and each of several, with those beside it."""
    labels = tuple(filter(None, leaf.labels))
    if labels:
        yield " ".join(labels), ()
    if len(labels) > 1:
        yield from ((label, (*labels[:n], *labels[n + 1 :])) for n, label in enumerate(labels))


@lru_cache(maxsize=4096)
def _includes_without(text: str, words: FlagWords) -> bool:
    """True for a note that figures include those without the flag: `Includes robberies without a knife`."""
    match = patterns("caveat")["includes"].search(text)
    return match is not None and words.side(text[match.end() :]) == "no"


def _said_of(
    entry: Entry, words: FlagWords, above: Above, around: Surroundings, texts: list[str]
) -> tuple[str | None, str]:
    """The side of the flag on which the nearest text that names a figure puts it, and that text."""
    if entry.flag:
        named = (label for label in entry.labels if words.side(label) or words.answer(label))
        return entry.flag, next(named, " / ".join(entry.labels))
    if says("strands", "question", words.name) and (strand := strand_of(entry)):
        return "yes", strand
    if entry.of_records:
        return next((("yes", text) for text in texts if words.mentioned(text)), (None, ""))
    for text in names_of(entry, above, around):
        if side := _names_flag(text, words):
            return side, clean(text)
    filters = _filters(entry.sheet, words, around)
    return next(filters, next((("yes", t) for _, _, t in around.notes if _of_the_figures(t, words)), (None, "")))


def _filters(sheet: str, words: FlagWords, around: Surroundings) -> Iterator[tuple[str, str]]:
    """What stands beside the flag's name over a table, as the filter of a pivot table: `Online flag | Y`."""
    for (name, _, text), (following, _, answer) in zip(around.notes, around.notes[1:], strict=False):
        if name == following == sheet and len(text) <= _SHORT and words.mentioned(text):
            if side := words.answer(answer) or ("both" if _ALL.match(answer) else None):
                yield side, f"{text}: {answer}"
    for one in filters_in([note for note in around.notes if note[0] == sheet]):  # `Filter: Online flag = Yes`
        if one.value and words.mentioned(one.name) and (side := words.answer(one.value)):
            yield ("no" if side == "yes" else "yes") if one.denied else side, one.text


def names_of(entry: Entry, above: Above, around: Surroundings) -> Iterator[str]:
    """The texts that name a figure, the nearest first: its labels, headings, titles and sheet, and the file's name."""
    for line in (entry.row, entry.column):
        for facet in line.facets if line is not None else ():
            yield facet.label.text
            yield facet.axis.heading
    yield from above.get(entry.table, ())
    yield from around.titles_of(entry.sheet)
    yield around.file_name


def is_sentence(text: str) -> bool:
    """True for a text with a verb of its own: a title has none, but for that of a part of it."""
    return _SENTENCE.search(_NO_VERB.sub(" ", clean(text))) is not None


@lru_cache(maxsize=4096)
def _names_flag(text: str, words: FlagWords) -> str | None:
    first, *more = _ENDS.split(clean(text), maxsplit=1)
    if is_sentence(text):
        if more and not is_sentence(first):
            return _names_flag(first, words)  # a title, and a sentence behind it
        return "yes" if _of_the_figures(text, words) else None
    return words.side(text)


@lru_cache(maxsize=4096)
def _of_the_figures(text: str, words: FlagWords) -> bool:
    """True for a sentence that says of the figures, or of the request, that they are of the flag."""
    if len(text) <= _SHORT and _APPLIED.search(text) and words.side(text) == "yes":
        return not key(patterns("neutral")["words"].sub(" ", words.without(text)))
    return any(
        words.side(part) == "yes"
        and _OF_FIGURES.search(part) is not None
        and _OFFENCES.search(part) is not None
        and not _ELSEWHERE.search(part)
        for part in re.split(r"(?<=[.;])\s|\n", text)
    )
