"""What a question leaves out: `Criminal damage, arson not included`, `Burglary (excluding attempts)`.

What belongs here: taking it out of the question, so that none of its words are asked for, and the names of figures that
hold it all the same. What does not: what a response leaves out (`saying.py`, `notes/leaving_out.py`).
"""

from __future__ import annotations

import re

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import of_what_is_counted, stems
from pipeline.reading.labels.words import says
from pipeline.reading.refusal import SAY_COUNTS

_WHO = r"(?:(?:that were |which were )?(?:recorded|reported|committed)\b|by the (?:force|police)\b)"
_LEFT_OUT = re.compile(
    r"[,;(\s–-]+(?:but )?(?:exclud(?:es|ing|ed)|excl\b\.?|(?:does |do )?not includ(?:ing|e)|other than|"
    rf"except(?:ing| for)?|but not|(?<=\()not(?= [a-z])|apart from)\s+(?P<after>[^();.]+?)(?=\s+{_WHO}|[();.]|$)\)?|"
    r"[,;(–-]\s*(?P<before>[^,();.]+?) (?:(?:is|are|to be) )?(?:not included|excluded|left out|not counted)\b\)?",
    re.I,
)


def without_left_out(question: str) -> tuple[str, str]:
    """The question without what it leaves out, and what that is; empty where it leaves nothing out."""
    out = [match["after"] or match["before"] for match in _LEFT_OUT.finditer(question)]
    return _LEFT_OUT.sub(" ", question).strip(), "; ".join(out)


def nothing_left_out_is_in(leaves: list[Entry], asked: str, left_out: str, above: dict[int, list[str]]) -> None:
    """Refuse figures with a name of what the question leaves out, or with no name of what it asks for under a text that
    has one; unless the text leaves it out too."""
    words, question = stems(left_out) - stems(asked), make_question(asked)
    texts: dict[str, Entry] = {}
    for leaf in leaves if words else ():
        names = [facet.label.text for facet in naming_labels(leaf, flagged=True, totals=True)]
        over = above.get(leaf.table, [])
        if any(map(question.says, names)):  # under `Criminal damage and arson`
            over = [text for text in over if says("caveat", "includes", text)]
        texts |= {text: leaf for text in (*names, *over) if text not in texts}
    for text, leaf in texts.items():
        if words & stems(of_what_is_counted(without_left_out(text)[0])):
            raise not_asked(
                leaf,
                f"{clean(text)!r} holds what the collection leaves out: {left_out!r}.",
                f"Ask the force for figures without it; or, if it is not in these: {SAY_COUNTS}.",
            )
