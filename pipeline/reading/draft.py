"""The sidecar that would make a refused file readable, drafted for a person to finish.

What belongs here: turning the reasons of a refusal into the keys that answer them. What does not: deciding anything: every
line of a draft is a question, and applies only when somebody saves it.
"""

from __future__ import annotations

import re

from pipeline.reading.model import Quarantined

_KEYS = re.compile(
    r"\b((?:force|period|years|take|covers|dates|total_labels|rounded_to|hidden_content_reviewed|totals|ignore) = (?:\[[^\]]*\]|\{[^}]*\}|\"[^\"]*\")|"
    r"\[names\] \"[^\"]+\" = \"[^\"]*\")"
)


def draft_sidecar(refusals: list[Quarantined]) -> str:
    """A TOML draft with one commented block for each reason, and the key that would answer it."""
    lines: list[str] = []
    seen: set[str] = set()
    for refusal in refusals:
        place = "!".join(part for part in (refusal.sheet, refusal.cell) if part)
        for found in _KEYS.findall(refusal.suggestion):
            if found in seen:
                continue
            seen.add(found)
            lines.append(f"# {place + ': ' if place else ''}{refusal.reason}")
            if found.startswith("[names] "):
                lines += ["[names]", found.removeprefix("[names] ")]
            else:
                lines.append(found)
    if not lines:
        return ""
    # Keys of the top level come before tables, as TOML needs it.
    split = lines.index("[names]") - 1 if "[names]" in lines else len(lines)
    return "\n".join([*lines[:split], *lines[split:]]) + "\n"
