"""What the labels of years say beside them: `2018/19 knife` over the robberies of each district.

What belongs here: words that the labels of all periods share, by which the figures are of a part. What does not: what
labels without a period say (`question/more_or_less.py`), or periods that are no financial years (`surroundings/`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.one_segment import of_unknown
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.refusal import SAY_COUNTS


def no_words_beside_years(leaves: list[Entry], asked: str, flag: str) -> None:
    """Refuse figures of which the labels of all periods have the same words, with one that the question has not. Words
    that differ divide the figures. Those of the `flag` that counts are words of the question."""
    if not asks_for_offences(asked):
        return
    question = make_question(asked).with_words(flag)
    said: dict[str, tuple[str, Entry]] = {}
    for leaf in leaves:
        for facet in (f for line in (leaf.row, leaf.column) if line is not None for f in line.facets):
            if facet.label.period is not None:
                said.setdefault(bare(facet.label.text).casefold(), (facet.label.text, leaf))
    if len(said) != 1:
        return
    words, (text, leaf) = said.popitem()
    if word := question.unknown(words, joined=True):
        raise not_asked(
            leaf,
            f"{clean(text)!r} {of_unknown(word)}",
            f"Ask the force for what was asked and no more; or, if these are the answer: {SAY_COUNTS}.",
        )
