"""How forces word things: notations of a financial year, lists of offences, months.

What belongs here: text that appears in a sample response. What does not: where it stands (`layouts/`), and
which response uses which wording (`responses.csv`).
"""

from collections.abc import Callable
from dataclasses import dataclass

COUNTED = "Recorded sexual offences against children (under 18) with an online crime flag"
ILLUSTRATIVE_NOTE = (
    "Sample response: some of the figures on this page are illustrative and were not supplied by the force."
)
MONTHS = (
    "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "January", "February", "March",
)  # fmt: skip
QUARTERS = ("Q1 (Apr-Jun)", "Q2 (Jul-Sep)", "Q3 (Oct-Dec)", "Q4 (Jan-Mar)")


@dataclass(frozen=True, slots=True)
class Offence:
    """One kind of offence: the force's label, the Home Office code, and the first year it could be recorded."""

    label: str
    code: str = ""
    since: str = ""


# Sexual communication with a child became an offence on 3 April 2017, so earlier years hold none.
PLAIN = (
    Offence("Sexual assault"),
    Offence("Causing or inciting sexual activity with a child"),
    Offence("Sexual grooming"),
    Offence("Sexual communication with a child", since="2017/18"),
    Offence("Indecent images of children"),
)
COUNTING_RULES = (
    Offence("Sexual assault on a male child under 13", "17B"),
    Offence("Sexual assault on a female child under 13", "20B"),
    Offence("Sexual activity involving a child under 13", "21"),
    Offence("Sexual activity involving a child under 16", "22B"),
    Offence("Sexual communication with a child", "71/17", since="2017/18"),
    Offence("Sexual grooming", "88A"),
)
ACT_SECTIONS = (
    Offence("SOA 2003 s.8 - Causing or inciting a child under 13 to engage in sexual activity"),
    Offence("SOA 2003 s.10 - Causing or inciting a child to engage in sexual activity"),
    Offence("SOA 2003 s.12 - Causing a child to watch a sexual act"),
    Offence("SOA 2003 s.15 - Meeting a child following sexual grooming"),
    Offence("SOA 2003 s.15A - Sexual communication with a child", since="2017/18"),
    Offence("PCA 1978 s.1 - Indecent photographs of children"),
)
BROAD = (Offence("Contact offences"), Offence("Grooming offences"), Offence("Image offences"))

OFFENCE_LISTS: dict[str, tuple[Offence, ...]] = {
    "plain": PLAIN,
    "counting_rules": COUNTING_RULES,
    "act_sections": ACT_SECTIONS,
    "broad": BROAD,
}


def _years(year: str) -> tuple[int, int]:
    first = int(year[:4])
    return first, first + 1


def _short(year: int) -> str:
    return f"{year % 100:02d}"


def _notation(write: Callable[[int, int], str]) -> Callable[[str], str]:
    return lambda year: write(*_years(year))


YEAR_NOTATIONS: dict[str, Callable[[str], str]] = {
    "slash": _notation(lambda a, b: f"{a}/{_short(b)}"),
    "hyphen": _notation(lambda a, b: f"{a}-{_short(b)}"),
    "en_dash": _notation(lambda a, b: f"{a}\N{EN DASH}{_short(b)}"),
    "full": _notation(lambda a, b: f"{a}/{b}"),
    "fy_short": _notation(lambda a, b: f"FY {_short(a)}/{_short(b)}"),
    "fy": _notation(lambda a, b: f"FY {a}/{_short(b)}"),
    "period": _notation(lambda a, b: f"1 April {a} to 31 March {b}"),
    "ending": _notation(lambda a, b: f"Year ending March {b}"),
    "month_span": _notation(lambda a, b: f"Apr {_short(a)} - Mar {_short(b)}"),
    "month_words": _notation(lambda a, b: f"April {a} - March {b}"),
    # The one that is no financial year: `year` is then a calendar year, such as `2016`.
    "calendar": lambda year: f"January to December {year}",
}


def month_labels(year: str) -> list[str]:
    """The twelve months of a financial year, each with its own calendar year."""
    first, second = _years(year)
    return [f"{month} {first if place < 9 else second}" for place, month in enumerate(MONTHS)]
