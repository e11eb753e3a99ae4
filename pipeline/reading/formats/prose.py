"""Lines of a letter around its tables: those that may say what the figures are, and those that are about people.

What belongs here: leaving out salutations, signatures, contact details and page numbers, which say nothing of the
figures and name people. What does not: reading any format (`word_document`, `pdf_document`).
"""

from __future__ import annotations

import re

_ABOUT_PEOPLE = re.compile(
    r"^\s*(?:dear\b|yours\b|kind(?:est)? regards|regards\b|best wishes|sincerely\b|from:|to:|cc:|sent:|tel(?:ephone)?\b"
    r"|phone\b|mobile\b|e-?mail\b|address\b|sgt\b|pc \d|dc \d|mr\b|mrs\b|ms\b|miss\b|dr\b)",
    re.I,
)
_CONTACT = re.compile(r"\S+@\S+\.\S+|\b0\d{2,4}[ \-]?\d{3,4}[ \-]?\d{3,4}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*$", re.I)


def says_nothing_of_figures(line: str) -> bool:
    """True for a line that names people or ways to reach them."""
    return bool(_ABOUT_PEOPLE.match(line) or _CONTACT.search(line))


def is_page_number(line: str) -> bool:
    """True for `2`, `Page 2` and `Page 2 of 3`: only where such a line stands first or last on a page."""
    return bool(_PAGE_NUMBER.match(line))
