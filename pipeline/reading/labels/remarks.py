"""Sentences that are no names of figures, wherever they stand: what a word means, a fact of law, what is not held.

What belongs here: one text by its grammar. What does not: notes that tell of figures (`answer/notes/`).
"""

from __future__ import annotations

import re

from pipeline.reading.labels.text import clean
from pipeline.reading.labels.wording import names_offence

# Not of figures: `The figures are for arrests.`
_DEFINES = re.compile(
    r"^(?:an? |the )?[\"']?"
    r"(?!(?:figures?|data|tables?|numbers?|counts?|totals?|offences?|crimes?|above|below)\b)"
    r"(?P<what>[a-z][\w' -]{1,40}?)[\"']? (?:means|is (?:an? |any |the |some|defined |as |\d))"
    r"[^:.]{0,120}(?:\.(?:\s|$)|$)",
    re.I,
)
_NOT_HELD = re.compile(
    r"^(?P<what>[\w' -]{3,40}?) (?:(?:is|are|was|were) )?not (?:held|recorded|available|kept)"
    r"(?: (?:centrally|separately|electronically|by us|in a searchable (?:form|format)))?\.?$",
    re.I,
)


def defines(text: str) -> bool:
    """True for a sentence that says what something is: `A child is a person under 18.`"""
    found = _DEFINES.match(clean(text))
    return found is not None and not names_offence(found["what"])


def says_not_held(text: str) -> bool:
    """True for a line by which something beside the offences is not held: `Make of vehicle not held centrally`."""
    found = _NOT_HELD.match(clean(text))
    return found is not None and not names_offence(found["what"])
