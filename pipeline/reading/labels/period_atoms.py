"""The smallest pieces of a period: a date, a month, a year, a financial year, a quarter.

What belongs here: the regular expression of every notation in use, and the atoms it finds in a text.
What does not: how atoms join into a period (`periods.py`).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date

# The month, and not the verb: `2019/20 may be revised`.
_MAY = (
    r"may(?!\s+(?:be|not|have|contain|differ|change|include|also|still|therefore|well|vary|appear|occur|span|relate|rise|"
    r"result|increase|fall|need|require|count|cover|represent|reflect|involve|hold)\b)"
)
_MONTH = (
    rf"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|{_MAY}|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec", "ion chw maw ebr mai meh gor aws med hyd tac rha"
_MONTHS = {name: number for language in _NAMES for number, name in enumerate(language.split(), 1)}
_ORDINAL = r"(?:st|nd|rd|th)?"
_SLASH = re.compile(r"^\s*/\s*$")
# After a digit that follows a slash: that of another date or year, `2019 / 1 April 2018`, `2019 / 2018/19`.
_NEXT = rf"(?:\d?{_ORDINAL}[\s.-]*(?:{_MONTH})\b|\d{{3}}\s*[/-]\s*\d)"
_QUARTERS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}

_ATOM = re.compile(
    rf"""
    (?<![\d/.-])(?P<iso>(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d))(?:[t ]\d\d:\d\d(?::\d\d)?)?(?!\d)
  | (?<![\d/.])(?P<num>(?P<num_d>\d{{1,2}})(?P<num_sep>[/.-])(?P<num_m>\d{{1,2}})(?P=num_sep)
      (?P<num_y>(?:19|20)?\d\d))(?![\d/])
  | (?<!\d)(?P<dmy>(?P<dmy_d>\d{{1,2}}){_ORDINAL}[\s.-]*(?:of\s+)?(?P<dmy_m>{_MONTH})\b[\s.,'-]*
      (?P<dmy_y>(?:19|20)\d\d|\d\d(?!{_ORDINAL}\s*(?:{_MONTH})\b)))(?!\d|\s*/\s*\d(?!{_NEXT}))
  | (?<!\d)(?P<dm>(?P<dm_d>\d{{1,2}}){_ORDINAL}[\s.-]*(?:of\s+)?(?P<dm_m>{_MONTH}))\b
  | \b(?P<mdy>(?P<mdy_m>{_MONTH})\s+(?P<mdy_d>\d{{1,2}}){_ORDINAL},?\s+(?P<mdy_y>(?:19|20)\d\d))(?!\d)
  | \b(?P<my>(?P<my_m>{_MONTH})[\s.,'/_-]*(?P<my_y>(?:19|20)\d\d|\d\d))
      (?!\d|\s*[/_]\s*\d(?!{_NEXT})|\s*-\s*\d\d(?!\d|\s*(?:{_MONTH})|[/.])|st|nd|rd|th)
  | (?<![\d/.-])(?P<ym>(?P<ym_y>(?:19|20)\d\d)[\s.,/_-]+(?P<ym_m>{_MONTH}))\b
  | (?<![\d/.])(?P<nmy>(?P<nmy_m>0[1-9]|1[0-2])[/-](?P<nmy_y>(?:19|20)\d\d))(?![\d/])
  | (?P<fyend>\b(?:(?:fy|f/y|financial\s+year|fiscal\s+year)\s*-?\s*(?:ending|ended|end|e)|fy/e)\s*
      (?P<fyend_y>(?:19|20)\d\d|\d\d))(?!\d|\s*[/-]\s*\d|\s*(?:{_MONTH}))
  | (?P<fyjoined>\bfy\s*(?P<fyj_a>\d\d)(?P<fyj_b>\d\d))(?!\d|\s*[/_-]\s*\d)
  | (?<![\w/.-])(?P<yfy>(?P<yfy_y>(?:19|20)\d\d)\s*(?:fy|f/y|financial\s+year)\b)
  | (?P<fyone>(?:\b(?:fy|f/y|financial\s+year|fiscal\s+year|fin\.?\s+year))[\s:'-]*(?P<fyone_y>(?:19|20)?\d\d))
      (?!\d|\s*[/_-]\s*\d)
  | (?<![\w/.-])(?P<fysix>(?P<fysix_a>20\d\d)(?P<fysix_b>\d\d))(?![\w/.-])
  | (?<![\d/.])(?<!\d-)(?P<fy>(?P<fy_a>(?:19|20)\d\d|\d\d)\s*(?P<fy_sep>[/_\\-])\s*(?P<fy_b>(?:19|20)\d\d|\d\d|\d))
      (?!\d|[/.,]\d|-\d)
  | (?P<q>\bq(?:uarter|tr)?\s*[.-]?\s*(?P<q_n>[1-4]|one|two|three|four)\b|\b
      (?P<q_w>1st|2nd|3rd|4th|first|second|third|fourth)\s+quarter\b)
  | \b(?P<cy>(?:cy|calendar\s+year)[\s:]*(?P<cy_y>(?:19|20)\d\d))(?!\d|\s*[/_-]\s*\d)
  | (?<![\w/.,-])(?P<y>(?:19[89]|20[0-4])\d)(?![\d/]|-\d|,\d|\.\d|[a-z])
  | \b(?P<m>{_MONTH})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a period: `start`/`end` when it fixes dates by itself, `year`/`month`/`quarter` when it does not."""

    kind: str
    begin: int
    stop: int
    start: date | None = None
    end: date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None


def full_year(text: str) -> int:
    """`19` is 2019 and `98` is 1998: two digits mean a year of the sixty up to 2039."""
    number = int(text)
    return number if number > 99 else number + (2000 if number < 40 else 1900)


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _month(text: str) -> int:
    return _MONTHS[text[:3].casefold()]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_atoms(text: str) -> list[Atom]:
    """Every atom of a cleaned text, left to right; a look-alike that is no real date is left out."""
    found: list[Atom] = []
    for match in _ATOM.finditer(text):
        atom = _atom(match)
        if atom is None:
            continue
        twice = found and _SLASH.match(text[found[-1].stop : atom.begin])
        both = _in_both_languages(found[-1], atom) if twice else None
        if both is not None:
            found.pop()
        found.append(both or atom)
    return found


def _in_both_languages(first: Atom, second: Atom) -> Atom | None:
    """The one day or month that two atoms name, with a slash between them: `Ebrill / April 2018`."""
    month = second.month or (second.start.month if second.start and second.kind in ("day", "month") else None)
    if first.kind not in ("month_name", "day_of_month") or first.month != month:
        return None
    day = second.day or (second.start.day if second.start and second.kind == "day" else None)
    if first.day == day or first.day is None:
        return replace(second, begin=first.begin)
    if day is not None or first.day is None:
        return None
    if second.kind == "month_name":
        return replace(first, stop=second.stop)
    whole = _day(second.start.year, second.start.month, first.day) if second.start else None
    return Atom("day", first.begin, second.stop, start=whole, end=whole) if whole else None


def _atom(match: re.Match[str]) -> Atom | None:
    kind = match.lastgroup or ""
    named = {name: value for name, value in match.groupdict().items() if value is not None}
    begin, stop = match.span()
    for prefix in ("iso", "num", "dmy", "mdy"):
        if prefix in named:
            month_text = named[f"{prefix}_m"]
            month = int(month_text) if month_text.isdigit() else _month(month_text)
            day = _day(full_year(named[f"{prefix}_y"]), month, int(named[f"{prefix}_d"]))
            return Atom("day", begin, stop, start=day, end=day) if day else None
    if "dm" in named:
        return Atom("day_of_month", begin, stop, month=_month(named["dm_m"]), day=int(named["dm_d"]))
    for prefix in ("my", "ym", "nmy"):
        if prefix in named:
            month_text = named[f"{prefix}_m"]
            month = int(month_text) if month_text.isdigit() else _month(month_text)
            year = full_year(named[f"{prefix}_y"])
            return Atom("month", begin, stop, start=date(year, month, 1), end=month_end(year, month))
    if "fyend" in named:
        return financial_year_atom(full_year(named["fyend_y"]) - 1, begin, stop)
    if "fyjoined" in named:
        first, second = int(named["fyj_a"]), int(named["fyj_b"])
        if (first + 1) % 100 == second:
            return financial_year_atom(full_year(named["fyj_a"]), begin, stop)
        return Atom("ambiguous_year", begin, stop, year=int(f"{named['fyj_a']}{named['fyj_b']}"))
    if "fysix" in named:
        return _year_pair(named["fysix_a"], named["fysix_b"], begin, stop)
    if "yfy" in named:
        return Atom("ambiguous_year", begin, stop, year=int(named["yfy_y"]))
    if "fyone" in named:
        return Atom("ambiguous_year", begin, stop, year=full_year(named["fyone_y"]))
    if "fy" in named:
        return _year_pair(named["fy_a"], named["fy_b"], begin, stop, named["fy_sep"])
    if "q" in named:
        word = (named.get("q_n") or named.get("q_w") or "").casefold()
        return Atom("quarter", begin, stop, quarter=int(word[0]) if word[0].isdigit() else _QUARTERS[word])
    if "cy" in named:
        year = int(named["cy_y"])
        return Atom("calendar_year", begin, stop, start=date(year, 1, 1), end=date(year, 12, 31))
    if "y" in named:
        return Atom("year", begin, stop, year=int(named["y"]))
    return Atom("month_name", begin, stop, month=_month(match.group())) if kind else None


def financial_year_atom(first_year: int, begin: int = 0, stop: int = 0) -> Atom:
    """The financial year that starts on 1 April of `first_year`."""
    return Atom("financial_year", begin, stop, start=date(first_year, 4, 1), end=date(first_year + 1, 3, 31))


def _year_pair(first: str, second: str, begin: int, stop: int, separator: str = "") -> Atom | None:
    """`2018/19`, `18-19`, `2018/2019`, `2018/9` are financial years; `2015/20` and `2015-2020` spans of years."""
    year = full_year(first)
    if int(second) == (year + 1) % 10 ** len(second) or int(second) == year + 1:
        # A lone digit only follows a four-digit year: `2018/9`, never `8/9`.
        return financial_year_atom(year, begin, stop) if len(second) > 1 or len(first) == 4 else None
    if len(first) == 4 and len(second) == 4 and int(second) > year:
        return Atom("span", begin, stop, start=date(year, 1, 1), end=date(int(second), 12, 31))
    if len(first) == 4 and len(second) == 2 and separator == "-" and 1 <= int(second) <= 12:
        return Atom("month", begin, stop, start=date(year, int(second), 1), end=month_end(year, int(second)))
    # `2018/20` and `2019/18` name years, but not which twelve months.
    return Atom("ambiguous_year", begin, stop, year=year) if len(first) == 4 and len(second) > 1 else None
