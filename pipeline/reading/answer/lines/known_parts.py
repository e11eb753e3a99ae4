"""Whether a line can be a part of the offences asked for: by its own name, or by what its table is divided by.

What belongs here: one label among its neighbours. What does not: which lines are added up (`added_up.py`), or the words
themselves (`labels/vocabulary/`).
"""

from __future__ import annotations

from pipeline.reading.answer.question.asked_things import SECTION
from pipeline.reading.answer.question.claimed import names_part
from pipeline.reading.answer.question.classes import is_class_asked
from pipeline.reading.answer.question.classes_of_law import is_of_law
from pipeline.reading.answer.question.kinds_in_brackets import has_kinds
from pipeline.reading.answer.question.kinds_listed import is_listed_kind
from pipeline.reading.answer.question.words import make_question
from pipeline.reading.labels.districts import district_in, is_district
from pipeline.reading.labels.opposites import has_opposite
from pipeline.reading.labels.sides import family_of, is_of_no_side
from pipeline.reading.labels.text import clean, in_words
from pipeline.reading.labels.wording import kinds_of_offence, names_offence, role_of_heading
from pipeline.reading.labels.words import first_of, says
from pipeline.reading.tables.line import Facet

_SIDES_BY_LAW = (
    ("burglary", "residential", "business"),
    ("robbery", "personal", "business"),
    ("drug possession", "cannabis", "other_drugs"),
)


def no_known_part(labels: list[Facet], asked: str, force: str) -> Facet | None:
    """The first of the lines that no total adds up which is no known part: nor the opposite of another, `Non-resi`."""
    texts = [facet.label.text for facet in labels]
    return next((f for f in labels if not _is_known(f, texts, asked, force)), None)


def _is_known(facet: Facet, texts: list[str], asked: str, force: str) -> bool:
    text = facet.label.text
    if says("parts", "uncounted", text):
        return False
    opposed = has_opposite(text, texts) or _is_a_side_by_law(text, texts, asked)
    return _is_part(facet, asked, force) or (opposed and not says("parts", "never", text))


def _is_a_side_by_law(text: str, texts: list[str], asked: str) -> bool:
    """True for one of the two kinds of which the law says that they are all of an offence, beside the other:
    `Residential` and `Business` burglary, `Personal` and `Business` robbery."""
    wanted = kinds_of_offence(asked)
    for kind, one, other in _SIDES_BY_LAW:
        sides = [[said for said in texts if says("opposite", side, said)] for side in (one, other)]
        if any(says("opposite", side, asked) for side in (one, other)):
            continue  # one of them was asked for
        if kind in wanted and all(sides) and (text in sides[0]) != (text in sides[1]):
            return True
    return False


def _is_part(facet: Facet, asked: str, force: str) -> bool:
    """True for the name of an offence, a category, a place, or a part of the question."""
    label = facet.label
    understood = label.category or label.flag or label.code or label.period or label.force or label.place
    return bool(
        understood
        or not label.text
        or names_offence(label.text)
        or says("subject", "offences", label.text)
        or make_question(asked).says(label.text)
        or (not has_kinds(asked) and is_listed_kind(label.text, asked))
        or is_class_asked(label.text, asked)
        or SECTION.search(label.text)
        or district_in(label.text, force)
        or says("parts", "people_or_places", label.text)
        or says("category", "any", label.text)
        or is_of_no_side(label.text)
    )


def no_part_of_total(labels: list[Facet], asked: str, force: str) -> Facet | None:
    """The first of the lines that a printed total adds up which may be no part of the offences: its sum is proved, and
    nothing else."""
    return next(iter(no_parts_of_total(labels, asked, force)), None)


def no_parts_of_total(labels: list[Facet], asked: str, force: str) -> list[Facet]:
    """All such lines."""
    texts = [facet.label.text for facet in labels]
    ends = {says("parts", "unsolved", text) for text in texts if is_end(text)}
    places = sum(is_district(text, force) for text in texts)
    return [f for f in labels if not _is_of_total(f, texts, ends == {True, False}, places, asked, force)]


def _is_of_total(facet: Facet, texts: list[str], all_ends: bool, places: int, asked: str, force: str) -> bool:
    text = facet.label.text
    if says("parts", "never", text) or says("parts", "uncounted", text):
        return False
    if family_of(text) or is_of_no_side(text) or says("parts", "of_total", text) or has_opposite(text, texts):
        return True
    if _is_a_side_by_law(text, texts, asked):
        return True
    if is_end(text):
        return all_ends
    if first_of("subject", text) not in (None, "offences"):
        return False
    if is_of_law(asked) and names_part(text, asked):
        return True
    return _is_part(facet, asked, force) or places * 2 >= len(texts)  # an area that no list of districts has


def says_what_is_no_part(text: str) -> bool:
    """True for a line of incidents, or of what no force counts, whatever the heading says that lines are."""
    return first_of("subject", text) in ("incidents", "investigations") or says("parts", "uncounted", text)


def is_end(text: str) -> bool:
    """True for what became of offences: charges and the like, or nothing yet."""
    if first_of("subject", text) == "offences":
        return False
    return says("parts", "outcome", text) or says("parts", "unsolved", text)


def says_by_what(heading: str, above: list[str], asked: str) -> bool:
    """True where the heading of a column of labels, or a text over the table, says what the offences are divided by;
    `Year` heads others."""
    if heading and role_of_heading(heading) != "period":
        said = clean(in_words(heading))
        if says("heading", "divides", said) or names_offence(said) or make_question(asked).says(said):
            return True
    return any(says("parts", "divided_by", text) for text in above)
