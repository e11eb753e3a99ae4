"""Names under which attachments are laid into a round's folder.

What belongs here: a safe name made of the force and the name a stranger chose. What does not: whether a file of that
name is there already (`lay_out`).
"""

import re
import unicodedata

from pipeline.inbox.nested import INSIDE

# Room for a suffix and `.toml` within the 255 bytes that file systems allow.
LONGEST = 120
BETWEEN = "--"


def safe_name(force_id: str, name: str) -> str:
    """`kent--FOI-1234-figures.xlsx`: the force, so that the file says whose it is, and the name as it was sent, of
    which only letters, digits, dots, hyphens and underscores are left."""
    last = name.split(INSIDE)[-1].replace("\\", "/").rpartition("/")[2]
    text = unicodedata.normalize("NFKC", last)
    text = re.sub(r"[^\w.\-]+", "-", text).strip("-._")
    stem, dot, suffix = text.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, suffix = text, ""
    stem = re.sub(r"-{2,}", "-", stem)[:LONGEST].strip("-._") or "unnamed"
    # A name that file managers hide or that we use ourselves would be passed over.
    return f"{force_id}{BETWEEN}{stem}" + (f".{suffix}" if suffix else "")


def numbered(name: str, number: int) -> str:
    """`kent--figures-2.xlsx` for the second file of that name."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{number}.{suffix}" if dot else f"{name}-{number}"
