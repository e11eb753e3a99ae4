"""Short notes that may say anything of figures: `Three months are missing`, `Medway has been left out`, `Top 100`.

What belongs here: one note that is not known to be innocent, and speaks of time, of places, of what is missing, of more
or of other numbers. What does not: which notes are held to it (`doubtful_notes.py`), sentences whose grammar says what
figures are (`caveats.py`), notes that marks lead to (`marked_notes.py`), or the words (`labels/vocabulary/notes.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reading.answer.notes.claims import holds_what_is_known, unknown_claim
from pipeline.reading.answer.notes.doubtful_places import speaks_of_a_place
from pipeline.reading.answer.notes.innocent import is_whole, not_innocent
from pipeline.reading.answer.question.words import Question, make_question
from pipeline.reading.labels.ages import ages_in
from pipeline.reading.labels.period import UNDATED, Period, financial_year_start
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import kinds_of_offence, names_offence
from pipeline.reading.labels.words import patterns, says
from pipeline.reading.surroundings.trends import tells_a_trend

_WORDS = 25
_WHAT_THEY_HOLD = ("among", "not_every", "counted_by")  # in a sentence of any length
_FEW = 10
_THE_FEWEST = 5
_MAY = re.compile(r"\bmay\b(?= [a-z])")  # no month, written so
_MAY_BE = re.compile(r"\b(?:might|can|could)\b", re.I)
_BEFORE_APRIL = re.compile(
    r"\b(?:from|since|in|on|after|before|prior to|at|until)(?: the)?(?: start of)?(?: 1(?:st)?)?\s*$", re.I
)
_BEFORE_MARCH = re.compile(r"\b(?:to|until|till|ending|ended|end of|by|up to)\b[^.;]{0,12}$", re.I)
_HOLDS = re.compile(r"\b(?:includ\w+|contain\w*|covers?|comprise\w*|with)\b", re.I)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been|may|can|does|do|did|will|see|find)\b", re.I)
_CRITERION = re.compile(r"\b(?:ages?|sex|gender|ethnicity|nationality|relationship|name)\b", re.I)
_NUMBER = re.compile(r"\d+")
_PARTS = re.compile(r",|;|&|\band\b|\bor\b")
_DIVIDED = re.compile(r"\b(?:by|of|table)\b", re.I)  # `Age of suspect` is a heading
_THIS_IS = re.compile(
    r"^(?:this|these|those|they|it|(?:the|these|all) (?:figures?|data|numbers?|offences|crimes))(?: above| shown)? "
    r"(?:is|are)(?: for| of)? (?:all |only |the )*(?P<what>.+)$",
    re.I,
)


# Sentences that name times, and say nothing of the times of figures.
_OF_TIMES = (
    ("innocent", "dated"),
    ("innocent", "rules"),
    ("doubt", "commenced"),
    ("doubt", "none_recorded"),
    ("doubt", "explained"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a note is held against: the question, the force, the first calendar years of the whole financial years, and
    what the question leaves out."""

    asked: str
    force: str
    years: frozenset[int]
    left_out: str = ""

    @property
    def question(self) -> Question:
        return make_question(self.asked)


def doubt_by_rule(sentence: str, figures: Figures) -> str:
    """What a note may say of the figures by a rule, in words that follow `the figures may`; empty for one that says
    nothing."""
    said = _MAY.sub("might", patterns("caveat")["lead"].sub("", clean(sentence)).strip())
    words = len(said.split())
    if not said or says("doubt", "another_table", said) or tells_a_trend(said):
        return ""
    if says("caveat", "excludes", said) and says("caveat", "none_of_it", said):
        return ""
    if what := unknown_claim(said, figures.asked, figures.force):
        return what
    if says("doubt", "letter", said):
        return ""
    known = holds_what_is_known(said, figures.asked, figures.force)
    if says_what_they_hold(said) and not known:
        return "count something else than was asked for"
    if words > _WORDS:
        return ""
    if not not_innocent(said, figures.asked, figures.force):
        return ""
    if _speaks_of_a_part_of_a_year(said, figures, words):
        return "be of a part of a year, or of more than one"
    if says("doubt", "scaled", said) or says("doubt", "restated", said):
        return "be other numbers than those counted"
    if says("doubt", "cut", said) or says("doubt", "more", said):
        return "not be all there are"
    if _is_missing(said, figures.question, words):
        return "not be all there are"
    if speaks_of_a_place(said, figures.force, words):
        return "be of a part of the force"
    counts_else = (not known or says("doubt", "held_too", said)) and _counts_else(said, figures.question, words)
    return "count something else than was asked for" if counts_else else ""


def says_what_they_hold(said: str) -> bool:
    """True for a sentence by which others are among the figures, some are not, or something else was counted; not for
    what no force counts, or may count as well."""
    return any(says("doubt", how, said) for how in _WHAT_THEY_HOLD) and not says("innocent", "beside", said)


def _speaks_of_a_part_of_a_year(said: str, figures: Figures, words: int) -> bool:
    if _is_of_else(said.split(maxsplit=1)[0]):
        return False  # of `Outcomes`, which are given when they are
    found = find_periods(said)
    years = {p.start.year for p in found if p.kind == "financial_year" and p.start}
    if _HOLDS.search(said) and (len(years) > 1 or (years and not years & figures.years)):
        return True
    if words <= _FEW + _THE_FEWEST and says("doubt", "spans", said) and not says("doubt", "spans_of_else", said):
        return True
    if says("doubt", "part_of_year", said) and says("doubt", "not_whole", said):
        return True
    if any(says(*kind, said) for kind in _OF_TIMES):
        return False
    if says("doubt", "system", said) and not says("doubt", "system_not_whole", said):
        return False
    if words > _THE_FEWEST and not says("doubt", "of_figures", said):
        return False  # `Operation Sceptre was in May 2018`
    return any(_is_inside(p, said, figures.years) for p in found)


def _is_inside(period: Period, said: str, years: frozenset[int]) -> bool:
    """True for a day, month or quarter within one of the years, and neither its beginning nor its end."""
    before, start, end = said[: period.begin], period.start, period.end
    if is_whole(period):
        return False
    if period.kind == "ambiguous" and period.doubt:  # `2019/20 stops at January`
        return bool(years) and period.month != 3
    if period.kind in UNDATED or (period.kind == "ambiguous" and period.month and period.day):
        opens = period.month == 4 and _BEFORE_APRIL.search(before)
        ends = period.month == 3 and _BEFORE_MARCH.search(before)
        return bool(years) and not period.text[0].islower() and not opens and not ends
    if period.kind not in ("day", "month", "quarter", "part_year", "span") or start is None or end is None:
        return False
    if not {financial_year_start(start), financial_year_start(end)} & years:
        return False
    if period.kind in ("day", "month") and (start.month, start.day) == (4, 1) and _BEFORE_APRIL.search(before):
        return False
    return not ((end.month, end.day) == (3, 31) and _BEFORE_MARCH.search(before))


def _is_missing(said: str, question: Question, words: int) -> bool:
    """True for a few words by which figures, or a part of them, are not there; not for what is told beside them."""
    match = patterns("doubt")["missing"].search(said) if words <= _FEW else None
    if match is None or says("doubt", "of_else", said):
        return False
    before = re.split(r"[(:,;]", said[: match.start()])[-1]
    return not (names_offence(before) and not question.says(before))


def _counts_else(said: str, question: Question, words: int) -> bool:
    active = patterns("doubt")["counting"].search(said)
    what = active["what"] if active is not None else ""
    if says("caveat", "others", what) and not says("subject", "offences", what):
        return True
    if any(says("doubt", kind, said) for kind in ("counted", "held_too", "other_day", "other_source")):
        return True
    ended = says("caveat", "ended_in", said) and not _MAY_BE.search(said)
    if words <= _FEW and (ended or says("doubt", "narrowed", said)):
        return True
    if (shown := patterns("doubt")["shown"].search(said)) is not None and _is_of_else(shown["what"]):
        return True
    if kinds_of_offence(question.asked) and (said.casefold().startswith("includ") or says("doubt", "added", said)):
        if any(names_offence(part) and not question.says(part) for part in _PARTS.split(said)):
            return not says("caveat", "harmless_in", said)
    this = _THIS_IS.search(said) if words <= _FEW else None
    if this is not None and names_offence(this["what"]):
        return not question.says(this["what"]) or bool(question.unknown(this["what"], narrowing=True))
    heading = _VERB.search(said) or _DIVIDED.search(said) or says("caveat", "excludes", said)
    return words <= _THE_FEWEST and not heading and _is_of_else(said) and not _is_criterion(said, question)


def _is_criterion(said: str, question: Question) -> bool:
    """True for what a search asked of people, `Victim age`, and for the ages of the question itself, however said."""
    if not (numbers := set(_NUMBER.findall(said))):
        return _CRITERION.search(said) is not None
    ages, asked = ([(one.first, one.last) for one in ages_in(text)] for text in (said, question.asked))
    return numbers <= set(_NUMBER.findall(question.asked)) or (bool(ages) and set(ages) == set(asked))


def _is_of_else(said: str) -> bool:
    """True for words that name another thing counted, and no offences before it."""
    other, offences = (patterns("caveat")[name].search(said) for name in ("others", "offences"))
    return other is not None and (offences is None or other.start() < offences.start())
