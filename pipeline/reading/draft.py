"""The sidecar that would make a refused file readable, drafted for a person to finish.

What belongs here: turning the reasons of a refusal into the keys that answer them. What does not: deciding anything:
every line of a draft is a question, and applies only when somebody saves it.
"""

from __future__ import annotations

import re

from pipeline.reading.model import Quarantined

_KEYS = re.compile(
    r"\b((?:force|period|years|take|covers|dates|total_labels|rounded_to|hidden_content_reviewed|totals|ignore) = "
    r"(?:\[[^\]]*\]|\{[^}]*\}|\"[^\"]*\")|"
    r"\[names\] \"[^\"]+\" = \"[^\"]*\")"
)


def draft_sidecar(refusals: list[Quarantined]) -> str:
    """A TOML draft with one commented block for each reason, and the key that would answer it."""
    lines: list[str] = []
    seen: set[str] = set()
    names: list[str] = []
    for refusal in refusals:
        place = "!".join(part for part in (refusal.sheet, refusal.cell) if part)
        why = f"# {place + ': ' if place else ''}{refusal.reason}"
        for found in _KEYS.findall(refusal.suggestion):
            line = found.removeprefix("[names] ")
            name = line.split(" = ")[0]
            if name in seen and name != line and not found.startswith("[names]"):
                continue
            if found.startswith("[names] "):
                names += [why, line] if line not in names else []
                continue
            # The first answer stands; the others wait behind it.
            lines += [why, line] if why not in lines else [f"# or: {line}"]
            seen.add(name)
    # Keys of the top level come before tables, as TOML needs it.
    return "\n".join([*lines, *(["[names]", *names] if names else [])]) + "\n" if lines or names else ""
