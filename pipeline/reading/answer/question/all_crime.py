"""All crime in place of what was asked for: `All recorded crime`, `Total crime (excl. fraud)`.

What belongs here: figures named so by their own label, under whatever title, or by the only text over them that says
what is counted. What does not: all crime beside what was asked for (`beside/wider_wholes.py`, `beside/of_those.py`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.saying import bare
from pipeline.reading.answer.question.words import asks_for_offences, make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, without_breakdown
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS


def no_all_crime(leaves: list[Entry], above: dict[int, list[str]], asked: str) -> None:
    """Refuse figures of all crime where some offences were asked for. `above` are the texts over each table, and its
    sheet's name."""
    question = make_question(asked)
    some = question.own or kinds_of_offence(asked) or names_offence(asked)
    if not asks_for_offences(asked) or not some or is_all_crime(asked):
        return
    for leaf in leaves:
        labels = [facet.label.text for line in (leaf.row, leaf.column) if line is not None for facet in line.facets]
        if any(map(question.says, labels)):
            continue
        texts = above.get(leaf.table, [])
        named = any(map(question.says, texts)) or (
            any(names_offence(clean(text)) for text in texts) and not any(map(is_all_crime, texts))
        )
        over = [] if named else texts  # `Total crimes` may be of what a title names
        said = next((t for t in labels if is_all_crime(t, "words" if over or not texts else "alone")), "")
        said = said or next(filter(is_all_crime, over), "")
        if said:
            raise not_asked(
                leaf,
                f"{clean(said)!r} is more than was asked: every offence that the force records.",
                f"Ask the force for those that were asked for; or, if these are the answer: {SAY_COUNTS}.",
            )


@lru_cache(maxsize=4096)
def is_all_crime(text: str, name: str = "alone") -> bool:
    """True for such a name, whatever years, forces and places stand with it."""
    return says("all_crime", name, bare(without_breakdown(clean(text))).strip(" -–:,()") or text)
