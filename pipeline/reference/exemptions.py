"""The exemptions of the Freedom of Information Act 2000, and those that a text names.

What belongs here: `exemptions.csv`, and finding a section in running text. What does not: what a request came to.
"""

import csv
import re
from functools import cache
from pathlib import Path

# `section 40(2)`, `Section 12`, `s.31(1)(a)`, `sections 40 and 44`
_SUBSECTION = r"(?:\s{0,2}\(\w{1,3}\)){0,3}"
_SECTIONS = re.compile(
    rf"\b(?:sections?|sec\.?|s\.?)\s{{0,3}}(\d{{1,2}}{_SUBSECTION}(?:\s{{0,3}}(?:,|and|&)\s{{0,3}}\d{{1,2}}{_SUBSECTION})*)",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w(])(\d{1,2})(?=\W|$)")
# A denial, such as "we are not relying on section 12", would be misread: such a sentence names none.
_DENIED = re.compile(r"\b(?:not|never|no longer)\b[^.;\n]{0,40}$", re.I)


@cache
def known_exemptions() -> dict[int, str]:
    """Section of the Freedom of Information Act 2000 -> what it exempts: those under which a request may be refused."""
    with (Path(__file__).parent / "exemptions.csv").open(encoding="utf-8", newline="") as lines:
        return {int(row["section"]): row["exempts"] for row in csv.DictReader(lines)}


def exemptions_named(text: str) -> tuple[str, ...]:
    """The exemptions that a reply names, as `section 12`, in the order of their sections; other sections of the Act
    (the right to ask, the deadline, the notice itself) are none."""
    found: set[int] = set()
    for match in _SECTIONS.finditer(text):
        if _DENIED.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        found |= {int(number) for number in _NUMBER.findall(match.group(1))}
    return tuple(f"section {number}" for number in sorted(found & known_exemptions().keys()))
