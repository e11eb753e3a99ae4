"""Hate crime told by its strands alone: one offence may have several, so that their sum is no number of offences; and
the line of the one strand that was asked for.

What belongs here: strands as the lines of a table. What does not: the flag itself (`flags/flagged.py`), or notes that
lines overlap (`answer/safeguards.py`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.answer.lines.breakdown_lines import Lines
from pipeline.reading.answer.question.asked import OTHER_SUBJECTS, not_asked
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet

_LEAST = 2
_SURELY = 3
"""Strands side by side that are those of hate crime, whatever else the file says."""


def no_sum_of_strands(axes: list[Lines], asked: str) -> None:
    """Refuse the sum of strands where hate crimes were asked for and not their strands, unless a printed total adds
    them up, or the heading says that each offence has one of them."""
    asks = says("strands", "question", asked) and not says("strands", "by_strand", asked)
    for lines in axes if asks else ():
        named = [text for text in lines.found if says("strands", "words", text)]
        if len(named) < _LEAST or says("strands", "one_each", clean(lines.axis.heading)):
            continue
        if all(entry.covered for _, entry in lines.found.values()):
            continue
        facet, entry = lines.found[named[0]]
        raise Refusal(
            entry.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"The hate crimes are told by strand alone ({', '.join(map(clean, named))}): one offence may have several, "
            "so that the sum of the strands may count it more than once.",
            "Ask the force for the number of hate crimes, each counted once; or, if each offence has one strand here, "
            f"say so in the sidecar: {SAY_COUNTS}.",
        )


def of_other_strands(entries: list[Entry], asked: str) -> list[Entry]:
    """The figures of other strands than the one that was asked for, on an axis of which one label is of that alone, for
    the same force and period. Beside three strands, any other line is of another; not one of several together."""
    wanted = strand_asked(asked)
    axes: dict[tuple[int, int], dict[str, list[Entry]]] = {}
    for entry in entries if wanted else ():
        for facet in _facets(entry):
            axes.setdefault((entry.table, id(facet.axis)), {}).setdefault(facet.label.text, []).append(entry)
    found: dict[int, Entry] = {}
    for lines in axes.values():
        mine = [text for text in lines if _is_strand_alone(text, wanted, asked)]
        several = sum(len(strands_in(text)) == 1 for text in lines) > _SURELY
        others = [t for t in lines if _is_another_strand(t, wanted) or (several and t not in mine and _is_rest(t))]
        if len(mine) == 1 and others:
            stated = {(e.force, e.period.start, e.period.end) for e in lines[mine[0]]}
            aside = (e for t in others for e in lines[t] if (e.force, e.period.start, e.period.end) in stated)
            found |= {id(entry): entry for entry in aside}
    return list(found.values())


def no_other_strand(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse figures of another strand than the one that was asked for, or of several; and of that strand where neither
    its label nor a text over it says that they are hate crimes, and no more than that. `above` are the texts over each
    table, and its sheet's name."""
    wanted = strand_asked(asked)
    for leaf in leaves if wanted else ():
        _not_under_several(leaf, above.get(leaf.table, []), wanted)
    facets = [(leaf, f) for leaf in leaves if wanted for f in _facets(leaf)]
    axes = {id(f.axis) for _, f in facets if wanted in strands_in(f.label.text)}
    for leaf, facet in facets:
        text = facet.label.text
        if strands_in(text) - {wanted} or (id(facet.axis) in axes and not _is_strand_alone(text, wanted, asked)):
            why = f"is not the strand of hate crime that the collection asks for alone, {wanted}"
        elif id(facet.axis) in axes and not _are_hate_crimes([text, *above.get(leaf.table, [])]):
            why = "stands under no text that says of hate crimes, and of nothing else, that they are counted"
        else:
            continue
        raise Refusal(
            leaf.sheet,
            facet.token.cell.address,
            facet.token.cell.text,
            f"{clean(text)!r} {why}.",
            f"Ask the force for the hate crimes of that strand; or, if these are the answer: {SAY_COUNTS}.",
        )


def _not_under_several(leaf: Entry, texts: list[str], wanted: str) -> None:
    """Refuse figures without a strand of their own under a text that names others as well: `all strands (race,
    religion, disability)`."""
    over = next((text for text in texts if wanted in strands_in(text) and len(strands_in(text)) > 1), None)
    if over is None or any(strands_in(facet.label.text) for facet in _facets(leaf)):
        return
    others = ", ".join(sorted(strands_in(over) - {wanted}))
    raise not_asked(
        leaf,
        f"{clean(over)[:160]!r} names other strands of hate crime too ({others}), and the collection asks for one "
        f"alone: {wanted}.",
        f"Ask the force for the hate crimes of that strand; or, if these are the answer: {SAY_COUNTS}.",
    )


def _facets(entry: Entry) -> list[Facet]:
    found = (f for line in (entry.row, entry.column) if line is not None for f in line.facets)
    return [f for f in found if f.label.text and not f.label.total and f.axis.role not in ("period", "force")]


def _are_hate_crimes(texts: list[str]) -> bool:
    said = [text for text in map(clean, texts) if says("strands", "question", text)]
    others = (*OTHER_SUBJECTS, "incidents", "reports")
    return bool(said) and all(
        says("subject", "offences", text) and not any(says("subject", other, text) for other in others) for text in said
    )


@lru_cache(maxsize=4096)
def strands_in(text: str) -> frozenset[str]:
    """The strands of hate crime that a text names."""
    return frozenset(name for name, words in patterns("strand").items() if words.search(clean(text)))


def strand_asked(asked: str) -> str:
    """The one strand that a question of hate crime is of; empty for one of all of it, or of several."""
    strands = strands_in(asked) if says("strands", "question", asked) else frozenset()
    return next(iter(strands)) if len(strands) == 1 else ""


@lru_cache(maxsize=4096)
def _is_strand_alone(text: str, wanted: str, asked: str) -> bool:
    """True for `Disability` and `Disability hate crime`; not for `Learning disability` or `Disability (other)`."""
    plain = patterns("strand")[wanted].sub(" ", clean(text)) if wanted else ""
    left = says("parts", "left_over", plain) or says("strands", "several", plain)
    return strands_in(text) == {wanted} and not left and not make_question(asked).unknown(plain.casefold(), strict=True)


def _is_another_strand(text: str, wanted: str) -> bool:
    return bool(strands_in(text)) and wanted not in strands_in(text) and not says("strands", "several", text)


def _is_rest(text: str) -> bool:
    unknown = says("category", "any", text) and not says("strands", "other", text)
    return not strands_in(text) and not says("strands", "several", text) and not unknown


def strand_of(entry: Entry) -> str:
    """The label by which a figure is of one strand among others, and so of hate crime; empty for none."""
    for facet in (f for line in (entry.row, entry.column) if line is not None for f in line.facets):
        if says("strands", "words", facet.label.text):
            beside = {facet.axis.label(token).text for token in facet.axis.tokens}
            if sum(says("strands", "words", text) for text in beside) >= _SURELY:
                return facet.label.text
    return ""
