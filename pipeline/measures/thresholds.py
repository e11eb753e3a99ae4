"""Where words and doubts begin: `thresholds.toml`, each value with its reason beside it.

What belongs here: handing that file out. What does not: what is done beyond a threshold.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pipeline.measures.run import FOLDER


@cache
def thresholds(part: str) -> Mapping[str, Any]:
    """One part of the file: `sentences`, `plausibility` or `claims`."""
    return MappingProxyType(tomllib.loads((FOLDER / "thresholds.toml").read_text(encoding="utf-8"))[part])
