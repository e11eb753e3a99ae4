"""What the long suites (fuzzing, faults, kills) counted, written where the page of reliability figures finds it.

One JSON file per suite, `build/reliability/<name>.json`: figures only, so that the page is produced and never typed.
What is measured stands in the suites; how it is shown, with the page.
"""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "build" / "reliability"


def record(name: str, figures: dict[str, Any]) -> Path:
    """Keep the figures of one suite, in place of those of its last run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{name}.json"
    file.write_text(json.dumps(figures, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return file
