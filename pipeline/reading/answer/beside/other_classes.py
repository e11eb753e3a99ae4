"""Lines that are classes of the counting rules, of which some are of what was asked for: `46 Shoplifting` beside `44
Theft of a pedal cycle`.

What belongs here: tables whose every line is a class that we know, so that none can hold what another does. What does
not: lines without a class (`called_as_asked.py`), or codes that are not of what was asked (`lines/coded.py`).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from pipeline.reading.answer.beside.another_offence import is_class_of_its_own
from pipeline.reading.answer.beside.called_as_asked import Above, gathers, is_among, is_called_as_asked, is_of_offences
from pipeline.reading.answer.question.classes import class_of_line, kinds_asked, side_of
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import asks_for_offences, make_question, subject_of_question
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.wording import stems
from pipeline.reading.labels.words import says
from pipeline.reading.tables.axis import Axis
from pipeline.reading.tables.line import Facet
from pipeline.reference.offences.known import OffenceClass, numbers_of


def of_other_classes(
    entries: list[Entry], asked: str, core: frozenset[str], above: Above, notes: list[str]
) -> list[Entry]:
    """The figures of classes that were not asked for, on an axis of classes among which are all that were. Not where
    what was asked may be of any class, under a flag or the word of a motive, or a title gathers what it names; and not
    where by `notes` one is among another. `above` are the texts over each table."""
    told = kinds_asked(asked) and not any(says(*named, asked) for named in (("flag", "yes"), ("over", "attempts")))
    if not asks_for_offences(asked) or not told:
        return []
    axes: dict[tuple[int, int], dict[str, tuple[Facet, list[Entry]]]] = defaultdict(dict)
    for entry in entries:
        if entry.subject in (None, "offences") and not entry.flag and not entry.of_records:
            for facet in _naming(entry):
                axes[entry.table, id(facet.axis)].setdefault(facet.label.text, (facet, []))[1].append(entry)
    found: list[Entry] = []
    for (table, _), lines in axes.items():
        axis = next(facet.axis for facet, _ in lines.values())
        if gathers(above.get(table, []), asked) or not is_of_offences(axis, asked) or _has_total_of_it(axis, asked):
            continue
        classes = {text: class_of_line(text, facet.label.code or "") for text, (facet, _) in lines.items()}
        named = {text for text in lines if is_called_as_asked(text, asked, core) or _is_its_whole_name(text, asked)}
        asked_for = {text: "asked" if text in named else side_of(one, asked) for text, one in classes.items()}
        if "other" in asked_for.values():
            own = {text for text, (f, _) in lines.items() if is_class_of_its_own(text, f.label.code or "", asked)}
            asked_for |= dict.fromkeys(own - named, "other")
        known = set(asked_for.values()) == {"asked", "other"}
        of_it = [one for text, one in classes.items() if one is not None and asked_for[text] == "asked"]
        numbers = {one.number for one in of_it}
        among = any(is_among(note, text, asked) for note in notes for text in lines)
        if known and not among and (named or (_numbers_asked(asked) <= numbers and not _one_letter(of_it))):
            found += [entry for text, side in asked_for.items() if side == "other" for entry in lines[text][1]]
    return found


def _is_its_whole_name(text: str, asked: str) -> bool:
    """True for a name of the kind that was asked for, whole, and for no word more: `Bicycle theft`."""
    whole = kinds_asked(text) == kinds_asked(asked) and not says("parts", "left_over", text)
    return whole and not make_question(asked).unknown(text.casefold(), strict=True)


def _naming(entry: Entry) -> list[Facet]:
    lines = [line for line in (entry.row, entry.column) if line is not None]
    return [
        facet
        for line in lines
        for facet in line.facets
        if facet.axis.role in ("other", "offence") and facet.label.rest and not facet.label.total
    ]


def _has_total_of_it(axis: Axis, asked: str) -> bool:
    """True where a total has the name of what was asked for: it says itself what it holds (`beside_its_total.py`). Of
    the theft of bicycles, `All theft offences` is none."""
    labels = (axis.label(token) for token in axis.tokens)
    told = subject_of_question(asked)
    of_it = (label.text for label in labels if label.total and make_question(asked).says(label.text))
    return any(told & stems(in_words_of_question(text, asked)) for text in of_it)


def _one_letter(found: list[OffenceClass]) -> bool:
    """True for one class alone of a number of which letters tell several apart: possession of cannabis, `92E`, and not
    of other drugs, `92D`."""
    return len(set(found)) == 1 and not found[0].divided and len(numbers_of(found[0].kinds)[found[0].number]) > 1


@lru_cache(maxsize=256)
def _numbers_asked(asked: str) -> frozenset[str]:
    """The numbers of all classes that a question asks for: of homicide, murder's and manslaughter's."""
    numbers = numbers_of(kinds_asked(asked))
    return frozenset(n for n, classes in numbers.items() if any(side_of(one, asked) == "asked" for one in classes))
