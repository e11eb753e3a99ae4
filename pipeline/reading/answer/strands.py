"""Hate crime told by its strands alone: one offence may have several, so that their sum is no number of offences.

What belongs here: strands as the lines of a table without a total. What does not: the flag itself (`flagged.py`), or
notes that lines overlap (`safeguards.py`).
"""

from __future__ import annotations

from pipeline.reading.answer.breakdown_lines import Lines
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS, Refusal

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


def strand_of(entry: Entry) -> str:
    """The label by which a figure is of one strand among others, and so of hate crime; empty for none."""
    for facet in (f for line in (entry.row, entry.column) if line is not None for f in line.facets):
        if says("strands", "words", facet.label.text):
            beside = {facet.axis.label(token).text for token in facet.axis.tokens}
            if sum(says("strands", "words", text) for text in beside) >= _SURELY:
                return facet.label.text
    return ""
