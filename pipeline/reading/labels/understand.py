"""What a label says, all at once: its period, force, measure, flag, category, and the wording that is left.

What belongs here: `understand(text)` and its patterns (`vocabulary/headers.toml`). What does not: how neighbouring
labels change a reading (an axis of age bands makes `15-16` an age): that is `tables/axes.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.reading.labels.forces import Place, force_of_label, place_of_label
from pipeline.reading.labels.period import Period
from pipeline.reading.labels.period_edges import with_its_edges
from pipeline.reading.labels.periods import find_periods
from pipeline.reading.labels.text import clean, note_markers, without_marker
from pipeline.reading.labels.wording import names_offence, specific, subject_of, without_periods
from pipeline.reading.labels.words import first_of, patterns, says

_CODE = re.compile(
    r"^\(?(\d{1,3}[A-Z]?/\d{1,2}[A-Z]?|\d{1,3}[A-Z])\)?\s*[-:.]?\s+(?=[A-Za-z])|\s*\((\d{1,3}[A-Z]?/\d{1,2}[A-Z]?|"
    r"\d{1,3}[A-Z])\)\s*$"
)
WHOLE_CODE = re.compile(r"^(?:HO(?:CR)?\s*)?\d{1,3}[A-Z]?(?:\s*/\s*\d{1,3}[A-Z]?)?$", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """The meaning of one label. `rest` is the wording that names an offence or a category, empty for words that
    every table uses; `several_periods` is true where it names more than one year (a change between them)."""

    text: str
    period: Period | None = None
    several_periods: bool = False
    force: str | None = None
    place: Place | None = None
    total: bool = False
    partial_total: bool = False
    measure: str | None = None
    subject: str | None = None
    flag: str | None = None
    subset: bool = False
    category: str | None = None
    code: str | None = None
    rest: str = ""
    markers: tuple[str, ...] = ()

    @property
    def derived(self) -> bool:
        """True for a percentage, rate, rank, change, cumulative sum or average: never a count."""
        return self.measure is not None


@lru_cache(maxsize=65536)
def understand(raw: str) -> Label:
    """The meaning of a label, by itself."""
    text = clean(_UNDERSCORE.sub(" ", raw))
    if not text:
        return Label("")
    bare = without_marker(without_number(text))
    periods = _meant(bare, find_periods(bare))
    remainder = re.sub(
        r"^[\s(]*(?:fy|f/y|financial years?|fiscal years?)\b[\s:-]*", "", without_periods(bare, periods), flags=re.I
    )
    code_match = _CODE.search(remainder)
    code = next((group for group in code_match.groups() if group), None) if code_match else None
    wording = remainder = (_CODE.sub("", remainder) if code_match else remainder).strip(" -:;,._/\\|")
    if wording.count("(") != wording.count(")"):
        wording = remainder = wording.strip("()[] ")
    force, place = force_of_label(remainder or text), place_of_label(remainder or text)
    if patterns("category")["any"].match(wording):
        place = None  # `U/K` among categories is unknown, not the United Kingdom
    total = bool(patterns("total")["words"].search(wording)) and len(wording) <= 80
    if total and not force:
        force, place = _named_total(wording, place)
    flag_words = patterns("flag")
    flag = "no" if flag_words["no"].search(wording) else "yes" if flag_words["yes"].search(wording) else None
    if flag and (answer := _ANSWER.search(wording)):  # `Online flag: No`
        flag = "yes" if answer.group(1)[0].casefold() in "yt" else "no"
    measure = _measure(bare, periods)
    period = periods[0] if len(periods) == 1 else None
    return Label(
        text=text,
        period=period if period is None or total or measure else with_its_edges(bare, period),
        several_periods=len(periods) > 1 or any(p.kind == "span" for p in periods),
        force=force,
        place=None if force else place,
        total=total,
        partial_total=bool(patterns("total")["partial"].search(wording)),
        measure=measure,
        subject=subject_of(wording),
        flag=flag,
        subset=bool(patterns("subset")["words"].search(wording)),
        category=None if text.casefold() == "no." else first_of("category", wording),
        code=code,
        rest=specific(wording, force is not None or place is not None) or _letter(text),
        markers=tuple(note_markers(text)),
    )


def without_number(text: str) -> str:
    """A text without the number of a question before it: `Q2: How many`."""
    return _QUESTION.sub("", text)


_QUESTION = re.compile(
    r"^q(?:uestion)?\s*\d{1,2}\s*(?:[.:)-]+\s+(?=\D{4})|[.:)-]*\s*(?=\D.*\?\s*$)|\s+(?=(?:how|what|which|please|can|"
    r"could|would|does|did|is|are|the (?:total )?number|total number|number of|list|provide|a breakdown|of (?:these|"
    r"those))\b))|^\d{1,2}[.)]\s+(?=[A-Za-z]{3})",
    re.I,
)
_UNDERSCORE = re.compile(r"(?<=[A-Za-z])_|_(?=[A-Za-z])")
_ANSWER = re.compile(r"[\s:=(-](yes|no|y|n|true|false)\W*$", re.I)
# A heading over years: twelve months and the March that they end with, or a year and its first and last month.
_YEARS_TO_MARCH = re.compile(
    r"\b(?:years?|yrs?|fy|f/y|(?:12|twelve)[\s-]*(?:months?|mths?))[\s(,:-]*(?:ending|ended|end|(?:up )?to)?(?: the)?"
    r"(?: end)?(?: of)?\s+(?:31(?:st)?\s+)?mar(?:ch)?\W*$",
    re.I,
)
_YEAR_OF_MONTHS = re.compile(r"^\W*(?:\w+ )?(?:years?|yrs?|fy|f/y)\b", re.I)


def _heads_years(text: str, periods: tuple[Period, ...]) -> bool:
    if any(p.month is None or p.start is not None for p in periods):
        return False
    twelve = len(periods) == 1 and periods[0].twelve_from is not None
    return bool(_YEARS_TO_MARCH.search(text) or (twelve and _YEAR_OF_MONTHS.match(text)))


def _meant(text: str, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods that a label means, without the years and months inside an offence's wording (`PCA 1978 s.1`)."""
    if periods and _heads_years(text, periods):
        return ()
    if not any(p.bare or p.weak or p.kind in ("month_name", "ambiguous", "month", "day") for p in periods):
        return periods
    wording = without_periods(text, periods)
    for flag in patterns("flag").values():
        wording = flag.sub(" ", wording)
    if not specific(wording.strip(" -:;,.()"), False):
        return periods
    if names_offence(wording):  # `Offences under the Act of 1956 (pre May 2004)`
        return tuple(p for p in periods if p.kind in ("financial_year", "quarter", "part_year") and not p.weak)
    return tuple(
        p
        for p in periods
        if not (p.bare or p.weak or p.kind == "month_name" or (p.kind == "ambiguous" and p.month is not None))
    )


def _measure(bare: str, periods: tuple[Period, ...]) -> str | None:
    """What kind of figure a short label announces; `2019/20 YTD` announces a part of a year, not a running total."""
    measure = first_of("measure", bare) if len(bare) <= 90 else None
    if says("measure", "compared", bare):
        return "compared"
    if measure and names_offence(bare) and not patterns("offence")["measured"].search(bare):
        return None  # `Assault on a police officer`
    return None if measure == "cumulative" and periods and "cumulative" not in bare.casefold() else measure


def _named_total(wording: str, place: Place | None) -> tuple[str | None, Place | None]:
    """The force or place of `Kent total`, `Total - England and Wales`."""
    inner = re.sub(r"\b(?:grand|sub)?[- ]?totals?\b|\ball forces\b", "", wording, flags=re.I).strip(" -:,()")
    if not inner:
        return None, place
    return force_of_label(inner), place_of_label(inner) or place


def _letter(text: str) -> str:
    """A letter that ends the label or is all of it names something, `A` or `Division A`, though `a` among words is one
    of those that every table uses."""
    return text if re.search(r"^[A-Za-z]$|^\D* [A-Z]$", text) else ""
