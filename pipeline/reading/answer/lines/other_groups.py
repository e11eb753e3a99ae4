"""Lines of offences from other groups of the counting rules than the one that was asked for: `Robbery` and `Burglary`
where sexual offences were, `Violence - online flagged` where those against children were.

What belongs here: a question for a group, or for what is within one by its name. What does not: a question for offences
that the law tells apart from all others (`asked_offence.py`), or for those of any name, as with a knife.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.words import asks_for_offences
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS
from pipeline.reference.offences.known import groups


def no_other_group(leaves: list[Entry], asked: str, above: dict[int, list[str]]) -> None:
    """Refuse a figure with the name of a group, or of an offence that the law tells apart from all others, which is in
    none of the groups that the question names; and one without a name of its own under such a title. Records are of
    what their list is of. `above` are the texts over each table and its sheet's name."""
    wanted = groups_asked(asked)
    if not wanted or not asks_for_offences(asked):
        return
    for leaf in leaves:
        labels = [facet.label.text for facet in naming_labels(leaf, flagged=True)]
        over = above.get(leaf.table, [])
        titled = any(says("group", name, text) for name in wanted for text in over)
        said = labels or ([] if titled else over)
        other = next((t for t in said if not leaf.of_records and _is_of_another(t, wanted, titled=titled)), None)
        if other is not None:
            raise not_asked(
                leaf,
                f"{clean(other)!r} is none of the {' or '.join(sorted(wanted))} that the collection asks for.",
                f"Ask the force for the offences that were asked for alone; or, if it is one: {SAY_COUNTS}.",
            )


@lru_cache(maxsize=256)
def groups_asked(asked: str) -> frozenset[str]:
    """The groups that a question names, itself or by what is within one; none where it names an offence that the law
    tells apart."""
    if kinds_of_offence(asked):
        return frozenset()
    return frozenset(name for name in groups() if name in patterns("group") and says("group", name, asked))


@lru_cache(maxsize=4096)
def _is_of_another(text: str, wanted: frozenset[str], *, titled: bool) -> bool:
    """True for a group's own name; and, unless `titled` by the group that was asked for, of which it may be another
    offence with the same word, for what the law tells apart: `Harassment, alarm or distress` is one of public order."""
    named = {name for name in groups() if name in patterns("group_named") and says("group_named", name, text)}
    kinds = kinds_of_offence(text)
    if named & wanted or any(groups()[name] & kinds for name in wanted) or any(says("group", g, text) for g in wanted):
        return False
    return bool(named) or (not titled and any(groups()[name] & kinds for name in groups().keys() - wanted))
