"""What became of offences, added up without those of which nothing has become yet: `Arrests`, `Charges`, `Total`.

What belongs here: lines all of which are such, whatever title and total stand over them, and one line of those alone
that ended, `Crimes finalised`. What does not: one line of arrests or charges (`question/asked.py`), or outcomes among
which those without one stand (`known_parts.py`).
"""

from __future__ import annotations

from collections import defaultdict

from pipeline.reading.answer.lines.known_parts import is_end
from pipeline.reading.answer.question.asked import OTHER_SUBJECTS, not_asked
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.words import first_of, says
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reading.tables.line import Facet

_ENDS = frozenset(OTHER_SUBJECTS) - {"victims", "suspects"}


def no_ends_alone(leaves: list[Entry], asked: str) -> None:
    """Refuse lines each of which is of arrests, charges or other ends, and none of what is left."""
    if not asks_for_offences(asked) or any(says("subject", subject, asked) for subject in _ENDS):
        return
    axes: dict[tuple[int, int], dict[str, tuple[Facet, Entry]]] = defaultdict(dict)
    for leaf in leaves:
        for facet in (f for line in (leaf.row, leaf.column) if line is not None for f in line.facets):
            if facet.own and facet.axis.role not in ("period", "force"):
                axes[leaf.table, id(facet.axis)].setdefault(facet.label.text, (facet, leaf))
    for lines in axes.values():
        if all(map(_is_an_end, lines)) if len(lines) > 1 else any(map(_is_of_the_ended, lines)):
            facet, leaf = next(iter(lines.values()))
            raise not_asked(
                leaf,
                f"The figures are of what became of offences ({', '.join(map(repr, lines))}), and none is of those "
                "without any of these: they are not all that were recorded.",
                f"Ask the force for the number of offences recorded; or, if all of them together are: {SAY_COUNTS}.",
            )


def _is_an_end(text: str) -> bool:
    rest = any(says("parts", name, text) for name in ("left_over", "unsolved")) or says("category", "any", text)
    return not rest and (first_of("subject", text) in _ENDS or is_end(text))


def _is_of_the_ended(text: str) -> bool:
    """True for `Crimes finalised`, and not for `Offences (solved and unsolved)`."""
    solved, unsolved = (says("parts", name, text) for name in ("outcome", "unsolved"))
    return says("qualifier", "ended", text) and solved != unsolved and first_of("subject", text) == "offences"
