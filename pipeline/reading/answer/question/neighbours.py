"""Lines of a table of which some are what was asked for and others are not: `Cat` beside `Dog`.

What belongs here: lines that the question's words tell apart. What does not: offences that are told apart by their
names (`lines/asked_offence.py`), or one label alone (`more_or_less.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.reading.answer.question.asked import not_asked
from pipeline.reading.answer.question.asked_things import naming_labels
from pipeline.reading.answer.question.claimed import names_part
from pipeline.reading.answer.question.classes import class_said
from pipeline.reading.answer.question.classes_of_law import is_of_law
from pipeline.reading.answer.question.groups import kinds_asked_as_group
from pipeline.reading.answer.question.named_parts import are_one_part
from pipeline.reading.answer.question.same_meaning import in_words_of_question
from pipeline.reading.answer.question.words import (
    is_meant,
    is_named,
    make_question,
    says_subject,
    subject_of_question,
)
from pipeline.reading.entries.entry import Entry
from pipeline.reading.labels.districts import is_district
from pipeline.reading.labels.wording import codes_in, kinds_of_offence, names_offence, stems, words_of_kind
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.refusal import SAY_COUNTS, Refusal
from pipeline.reading.tables.line import Facet

_OTHER = re.compile(r"(?:all |any )?others?(?: [a-z]|$)", re.I)
_SEVERAL = 3
"""Words of which most are enough to know the offence by."""


def no_neighbour(leaves: list[Entry], asked: str, core: frozenset[str]) -> None:
    """Refuse lines without a word of the question among lines with one: `Cat` beside `Dog`.

    Some lines may share a word with the question by chance, `Special Constable` among the emergency workers: the word
    must be one that makes the question. `core` are the words that its title and what it counts share. Where these are
    the name of an offence, `burglary`, other lines of it bear other words.
    """
    shared = core
    core = core & stems(patterns("common")["among_lines"].sub(" ", asked)) & subject_of_question(asked)
    if shared and not core and kinds_of_offence(asked):
        return
    for labels in _lines(leaves, flagged=False):
        meant = [text for text in labels if is_meant(text, asked)]
        said = [text for text in meant if says_subject(text, asked, core)]
        others = (t for t in labels if t not in meant and not _is_of_group(t, asked))
        other = next((text for text in others if not _vouched(text, labels[text], asked)), None)
        if said and other is not None:
            raise _other_line(
                labels[other],
                f"{other!r} is not what the collection asks for, and {said[0]!r} beside it is: their sum is no answer.",
                meant,
                other,
                asked,
                core,
            )


def _is_of_group(text: str, asked: str) -> bool:
    """True for a kind or a class of offences in the group that a question asks for."""
    kinds = kinds_asked_as_group(asked)
    named = class_said(text) if kinds else None
    return bool(kinds) and frozenset() < (named.kinds if named else kinds_of_offence(text)) <= kinds


def _vouched(text: str, entry: Entry, asked: str) -> bool:
    """True for a line with a code, where the question goes by codes or the line's words name no offence."""
    return bool(entry.code) and (bool(codes_in(asked)) or not names_offence(text))


def no_half_of_it(leaves: list[Entry], asked: str, core: frozenset[str], whole_over: frozenset[int]) -> None:
    """Refuse lines without all the words that make the question beside lines with them: `Dog attacks` beside `Dog
    theft`, `Robbery with a knife` beside `Possession of a knife`. Another word of the question may stand for the rest:
    `Assault on a constable`, who is an emergency worker. A code vouches for an offence of another name only in the
    tables with the whole of what was asked over them, `whole_over`: `105A Assault without injury` may be on anybody.
    """
    others, over = make_question(asked).own - core, _over_all(leaves)
    for labels in _lines(leaves if core else [], flagged=True):
        words = {text: stems(in_words_of_question(text, asked)) for text in labels}
        whole = [text for text in labels if core <= words[text]]
        meant = [
            t for t in labels if t in whole or _named(t, asked, core) or _most_of_it(words[t], core, others, asked)
        ]
        coded = (t for t, e in labels.items() if e.code and (e.table in whole_over or _vouched(t, e, asked)))
        known = {*meant, *(text for text in coded if _is_of_no_kind(text, asked))}
        known |= {text for text in labels if _is_of_group(text, asked)}
        in_whole = (t for t, e in labels.items() if e.table in whole_over and e.covered and is_of_law(asked))
        known |= {text for text in in_whole if names_part(text, asked)}
        other = next((t for t in labels if t not in known and t not in over), None)
        if whole and other is not None:
            raise _other_line(
                labels[other],
                f"{other!r} is not what the collection asks for, as {whole[0]!r} beside it is: the sum is no answer.",
                meant,
                other,
                asked,
                core,
            )


def no_other_things(leaves: list[Entry], asked: str, core: frozenset[str], whole_over: frozenset[int]) -> None:
    """Refuse `Other parts` beside `Catalytic converters`, whatever title stands over both: what is other than all that
    was asked for is none of it. `Other sharp instruments` are, where the question names them. `Other` alone may be a
    part of it that a total adds up, in the tables with the whole of what was asked over them, `whole_over`."""
    told, question = core & subject_of_question(asked), make_question(asked)
    for labels in _lines(leaves if told else [], flagged=False, whole_over=whole_over):
        words = {text: stems(in_words_of_question(text, asked)) for text in labels}
        mine = [t for t in labels if told & words[t] and not question.unknown(t.casefold(), joined=True, strict=True)]
        rest = (t for t in labels if _OTHER.match(t) and not told & words[t] and not _is_of_group(t, asked))
        other = next((t for t in rest if not words[t] <= question.known or not words[t] - stems("other")), None)
        if mine and other is not None:
            reason = (
                f"{other!r} are other than {mine[0]!r}, which is what the collection asks for: the sum is no answer."
            )
            raise _other_line(labels[other], reason, mine, other, asked, core)


def _named(text: str, asked: str, core: frozenset[str]) -> bool:
    """True for a line with a code, a section or a kind of offence that the question names."""
    return is_named(text, asked) and not is_other_of_its_kind(text, asked, core)


def is_other_of_its_kind(text: str, asked: str, core: frozenset[str]) -> bool:
    """True for an offence of the kind that was asked for without the words that tell one from others of its kind:
    `Business burglary`, where residential burglary was asked for."""
    told = core & subject_of_question(asked) - _words_of_kinds(asked)
    return bool(told) and not _is_of_no_kind(text, asked) and not told & stems(in_words_of_question(text, asked))


def _is_of_no_kind(text: str, asked: str) -> bool:
    return not kinds_of_offence(text) & kinds_of_offence(asked)


@lru_cache(maxsize=256)
def _words_of_kinds(asked: str) -> frozenset[str]:
    return stems(" ".join(word for kind in kinds_of_offence(asked) for word in words_of_kind(asked, kind)))


def _most_of_it(words: frozenset[str], core: frozenset[str], others: frozenset[str], asked: str) -> bool:
    """True for words that make the question but for one of three that others do not share: `mutilate her own
    genitalia`. Of two, another word of the question must stand for the one that is missing."""
    if core & words and others & words:
        return True
    own = core & subject_of_question(asked)
    return len(own) >= _SEVERAL and len(own & words) * 3 >= len(own) * 2


def _lines(leaves: list[Entry], *, flagged: bool, whole_over: frozenset[int] | None = None) -> list[dict[str, Entry]]:
    """The labels that name something, of one axis at a time, each with a figure of its line; not the name of a place
    over offences. With `whole_over` also those that say `Other` alone, unless a total adds them up in such a table."""
    axes: dict[int, dict[str, Entry]] = {}
    for entry in leaves:
        lines = [line for line in (entry.row, entry.column) if line is not None]
        others = (f for line in lines for f in line.facets if f.own and _OTHER.fullmatch(f.label.text))
        doubtful = whole_over is not None and not (entry.covered and entry.table in whole_over)
        for facet in (*naming_labels(entry, flagged=flagged), *(others if doubtful else ())):
            if facet.own or not _is_place(facet, entry.force):
                axes.setdefault(id(facet.axis), {}).setdefault(facet.label.text, entry)
    return list(axes.values())


def _over_all(leaves: list[Entry]) -> frozenset[str]:
    """The labels that stand over every figure, and so beside none: they say less than those below them."""
    over = [{f.label.text for f in naming_labels(leaf, flagged=True) if not f.own} for leaf in leaves]
    return frozenset.intersection(*map(frozenset, over)) if over else frozenset()


def _is_place(facet: Facet, force: str) -> bool:
    text = facet.label.text
    return not names_offence(text) and (is_district(text, force) or says("parts", "people_or_places", text))


def _other_line(entry: Entry, reason: str, meant: list[str], other: str, asked: str, core: frozenset[str]) -> Refusal:
    """The refusal of a line that is not what was asked for, and how to take those that are. Of lines that only share a
    word with the question, some may stand for less than it: they are no answer without the others."""
    told = core & subject_of_question(asked)
    whole = all(told <= stems(in_words_of_question(text, asked)) for text in meant)
    if meant and (whole or names_offence(other)) and not are_one_part(meant, asked):
        chosen = ", ".join(f'"{text}"' for text in meant)
        which = f"Say in the sidecar which lines are the answer: take = [{chosen}]; or, if all are: {SAY_COUNTS}."
    else:
        which = f"If all lines together are the answer, say so in the sidecar: {SAY_COUNTS}; or name those that are."
    return not_asked(entry, reason, which)
