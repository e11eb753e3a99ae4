"""The answers of `query-cookbook.md`, made anew: `.venv/bin/python -m docs.make_cookbook`.

What belongs here: running the page's queries on the shipped responses and putting the answers below them. What does
not: questions and queries, which are written by hand in the page.
"""

import atexit
import contextlib
import functools
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
from rich.console import Console

from commands.results import print_table

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "query-cookbook.md"
SHOWN_ROWS = 12
# A query or a program, and below it the answer, if there is one yet. `varies`: the answer is another one in every run.
BLOCK = re.compile(
    r"^```(?P<language>sql|python)(?P<varies> varies)?\n(?P<code>.*?)^```\n(?P<answer>\n```text\n.*?^```\n)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question of the page, with its query and the answer printed there."""

    question: str
    language: str
    code: str
    answer: str
    varies: bool

    def answered(self, warehouse: Path) -> str:
        """What the query answers there, as `foi sql` prints it, or what the program prints."""
        return _asked(self.code, warehouse) if self.language == "sql" else _run(self.code, warehouse)

    def agrees(self, answer: str) -> bool:
        """Whether the page says this; where answers vary, whether its columns and number of rows are these."""
        if not self.varies:
            return self.answer == answer
        ours, theirs = self.answer.splitlines(), answer.splitlines()
        return len(ours) == len(theirs) and ours[:1] != [] and ours[0].split() == theirs[0].split()


def recipes(text: str) -> list[Recipe]:
    """The recipes of a page, in its order."""
    return [_recipe(found) for found in BLOCK.finditer(text)]


def made_anew(text: str, warehouse: Path) -> str:
    """The page with today's answers; one that varies stays while its columns do."""

    def answered(found: re.Match[str]) -> str:
        recipe = _recipe(found)
        answer = recipe.answered(warehouse)
        if recipe.agrees(answer):
            return found[0]
        return f"{found[0].removesuffix(found['answer'] or '')}\n```text\n{answer}```\n"

    return BLOCK.sub(answered, text)


def _recipe(found: re.Match[str]) -> Recipe:
    answer = (found["answer"] or "").removeprefix("\n```text\n").removesuffix("```\n")
    question = found.string[: found.start()].rpartition("\n### ")[2].partition("\n")[0]
    return Recipe(question, found["language"], found["code"], answer, bool(found["varies"]))


def _asked(query: str, warehouse: Path) -> str:
    printed = io.StringIO()
    with duckdb.connect(str(warehouse / "foi.duckdb"), read_only=True) as connection:
        if "last_release." in query:
            connection.execute(f"ATTACH '{_last_release()}' AS last_release (READ_ONLY)")
        print_table(connection.execute(query), Console(file=printed, width=1000, highlight=False), SHOWN_ROWS)
    return _without_trailing_spaces(printed.getvalue())


@functools.cache
def _last_release() -> Path:
    """The shipped responses as they were published before the newest round of any collection came."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(shutil.copytree(ROOT / "data/raw", Path(folder, "raw")))
        rounds = sorted(path for path in raw.glob("*/*") if path.is_dir())
        shutil.rmtree(max(rounds, key=lambda path: path.name))
        _refresh(raw, Path(folder, "warehouse"))
        kept = Path(tempfile.mkdtemp(), "foi.duckdb")
        atexit.register(shutil.rmtree, kept.parent)
        return Path(shutil.copy(Path(folder, "warehouse/foi.duckdb"), kept))


def _refresh(raw: Path, warehouse: Path) -> None:
    command = [sys.executable, "-m", "commands.main", "refresh", "--raw", str(raw), "--warehouse", str(warehouse)]
    if subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL).returncode:
        sys.exit("The page stays as it is: the shipped responses could not be published.")


def _run(program: str, warehouse: Path) -> str:
    """In a folder where the paths that the program names lead to the warehouse."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "data", "warehouse")
        place.parent.mkdir()
        place.symlink_to(warehouse.resolve())
        run = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    return _without_trailing_spaces(run.stdout)


def _without_trailing_spaces(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


@contextlib.contextmanager
def _shipped() -> Iterator[Path]:
    """The shipped responses, published for the moment."""
    with tempfile.TemporaryDirectory() as folder:
        _refresh(ROOT / "data/raw", Path(folder))
        yield Path(folder)


if __name__ == "__main__":
    with _shipped() as published:
        PAGE.write_text(made_anew(PAGE.read_text(encoding="utf-8"), published), encoding="utf-8")
