"""What a reply's text says of itself: that it replaces an earlier answer.

What belongs here: recognising that. What does not: the exemptions it names (`pipeline/reference`), or keeping any of
the text, which holds names.
"""

import re

_REPLACES = re.compile(
    r"\b(?:supersed(?:es?|ing)|replac(?:es?|ing)\s+(?:the|our|my|any|all)\b"
    r"|in place of (?:the|our|my) (?:previous|earlier)"
    r"|(?:corrected|amended|revised)\s+(?:version|copy|data|figures|response|spreadsheet|file|attachment|disclosure)"
    r"|(?:disregard|ignore|discard)\s+(?:the|our|my)\s+(?:previous|earlier|first|original))",
    re.I,
)


def says_it_supersedes(text: str) -> bool:
    """Whether a reply says of itself that it replaces an earlier one."""
    return _REPLACES.search(text) is not None
