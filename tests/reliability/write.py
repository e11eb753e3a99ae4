"""docs/reliability.md, made of what the suites counted: `python -m tests.reliability.write` after they have run.

What belongs here: how the figures are laid out, and what each suite is about. What does not: any figure. A suite that
has not run on this machine keeps the lines that the page already has of it.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from tests.reliability.results import FOLDER

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
SUITES = Path(__file__).with_name("suites.toml")
_SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.M | re.S)


def sections() -> list[dict[str, Any]]:
    """What the page consists of, in order: a title, what it is about, how to run it, and the names of its records."""
    found: list[dict[str, Any]] = tomllib.loads(SUITES.read_text(encoding="utf-8"))["section"]
    return found


def page(recorded: dict[str, dict[str, Any]], before: str = "") -> str:
    """The page with these figures; of sections without any, as it was `before`."""
    introduction = tomllib.loads(SUITES.read_text(encoding="utf-8"))["introduction"]
    old = {found["title"]: found["body"] for found in _SECTION.finditer(before)}
    parts = [f"# Reliability\n\n{introduction.strip()}\n"]
    for section in sections():
        named = [name for name in recorded if any(name.startswith(start) for start in section["records"])]
        rows = [(name, figure, value) for name in sorted(named) for figure, value in _flat(recorded[name])]
        if not rows and section["title"] in old:
            parts.append(f"## {section['title']}\n{old[section['title']].rstrip()}\n")
            continue
        said = [f"{section['about'].strip()}", f"Run it with `{section['run']}`."]
        table = ["| what | counted | |", "|---|---|---:|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)]
        body = "\n".join(table) if rows else "Not run yet."
        parts.append(f"## {section['title']}\n\n" + "\n\n".join([*said, body]) + "\n")
    return "\n".join(parts)


def _flat(figures: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    """Figures within figures as one list, each under its words."""
    rows: list[tuple[str, str]] = []
    for name, value in figures.items():
        words = f"{before}{name.replace('_', ' ')}"
        if isinstance(value, dict):
            rows += _flat(value, f"{words}: ")
        elif isinstance(value, list):
            rows.append((words, ", ".join(map(str, value))))
        else:
            rows.append((words, f"{value:,}" if isinstance(value, (int, float)) else str(value)))
    return rows


def main() -> None:
    recorded = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(page(recorded, before), encoding="utf-8")


if __name__ == "__main__":
    main()
