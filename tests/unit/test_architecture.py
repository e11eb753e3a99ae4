"""Who may import whom, and that every module says what belongs in it.

What belongs here: rules over the source as a whole. What does not: behaviour.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("schemas", "pipeline", "assets_defs", "commands", "samples")
# A room may import the rooms named here, and itself.
MAY_IMPORT = {
    "schemas": set(),
    "pipeline": {"schemas"},
    "assets_defs": {"schemas", "pipeline"},
    "commands": {"schemas", "pipeline", "assets_defs"},
    "samples": {"schemas", "pipeline"},
}
LONGEST = 250
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_only_those_below_them(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if _room(path) == room
        for name in _imported(path)
        if name.split(".")[0] in set(ROOMS) - MAY_IMPORT[room] - {room}
    ]
    assert wrong == []


def test_only_the_graph_and_the_command_know_dagster() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if _room(path) in ("schemas", "pipeline", "samples")
        for name in _imported(path)
        if name.split(".")[0].startswith("dagster")
    ]
    assert wrong == []


def test_asset_modules_keep_their_annotations() -> None:
    """Dagster reads them: `from __future__ import annotations` would turn them into text."""
    assert [
        path.name for path in MODULES if _room(path) == "assets_defs" and "__future__" in set(_imported(path))
    ] == []


def test_modules_say_what_belongs_in_them_and_what_does_not() -> None:
    silent = []
    for path in MODULES:
        text = " ".join((ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split())
        wanted = ["What belongs here:"] if path.name == "__init__.py" else ["What belongs here:", "What does not:"]
        if (text and not all(phrase in text for phrase in wanted)) or (not text and path.name != "__init__.py"):
            silent.append(str(path.relative_to(ROOT)))
    assert not silent, "\n".join(silent)


def test_modules_can_be_read_in_one_go() -> None:
    """Most have 60 to 150 lines. One that grows beyond this does two things: split it."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}
