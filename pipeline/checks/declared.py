"""The list of checks: which stop a refresh, which only warn, and why.

What belongs here: reading `checks.toml`. What does not: the checks themselves (the modules beside this one).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Where it `stops`, nothing is written and what was published stays."""

    name: str
    about: str
    stops: bool
    why: str
    do: str
    shown_as: Literal["warning", "error"] = "error"

    @property
    def description(self) -> str:
        """All that a person needs who sees the check and has read nothing."""
        effect = "Stops the refresh" if self.stops else f"Does not stop the refresh ({self.shown_as})"
        return f"{self.about} {effect}: {self.why} If it fails: {self.do}"


@cache
def checks() -> Mapping[str, Check]:
    """All checks by name."""
    written = tomllib.loads(Path(__file__).with_name("checks.toml").read_text(encoding="utf-8"))
    return {name: Check(name, **keys) for name, keys in written.items()}
