"""Shipped responses damaged in thousands of ways: nothing ends the run, nothing hangs, and no number is made up.

What belongs here: what must hold for every damaged file. What does not: the damage (`mutations.py`). Whatever is found
here becomes a golden test. A failure keeps the file under `build/reliability/fuzz/`, and its seed makes it again.
"""

import hashlib
import json
import random
import re
import secrets
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pipeline.bounds import READING
from pipeline.declared.collection import Collection
from pipeline.intake.answer import from_bytes
from pipeline.intake.files import FoundFile
from pipeline.intake.job import Job
from pipeline.intake.read_all import Readers, local_processes, read_all
from pipeline.reading.model import cell_address
from tests.conftest import SHIPPED
from tests.fuzz.mutations import Mutation, mutate
from tests.reliability.results import FOLDER, record

pytestmark = pytest.mark.fuzz
FIXED_SEED, FIXED, FRESH = 20201125, 2000, 500
LIMITS = replace(READING, seconds=60.0)
SETTINGS = Collection(name="fuzz")


def test_damaged_responses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh = secrets.randbelow(2**32)
    with capsys.disabled():
        print(f"\nFuzzing with seed {FIXED_SEED} ({FIXED} files) and fresh seed {fresh} ({FRESH} files).")  # noqa: T201
    sources = sorted(p for p in SHIPPED.rglob("*") if p.suffix in (".xlsx", ".xls", ".ods", ".csv") and _is_response(p))
    originals = _read(tmp_path / "originals", [(path, Mutation(path.read_bytes(), "none")) for path in sources])
    known = dict(zip(sources, originals, strict=True))
    damaged = [*_damaged(sources, FIXED_SEED, FIXED), *_damaged(sources, fresh, FRESH)]
    answers = _read(tmp_path / "damaged", damaged)
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    for number, ((path, mutation), answer) in enumerate(zip(damaged, answers, strict=True)):
        outcome = _outcome(answer)
        outcomes[outcome] += 1
        complaint = _complaint(outcome, answer) or _made_up(path, mutation, known[path], answer)
        if complaint:
            wrong.append(f"{number}, {mutation.way} of {path.name}: {complaint}")
            _keep(number, path, mutation, complaint)
    record(
        "fuzz",
        {
            "mutations": len(damaged),
            "fixed_seed": FIXED_SEED,
            "fresh_seed": fresh,
            "responses": len(sources),
            "ways": dict(Counter(mutation.way for _, mutation in damaged)),
            "outcomes": dict(outcomes),
            "faults": len(wrong),
        },
    )
    assert not wrong, "\n".join(wrong[:20])
    assert outcomes["quarantined"] > 0.2 * len(damaged), "the damage does no harm: it tests nothing"
    assert outcomes["accepted"] + outcomes["partly_accepted"] > 0.02 * len(damaged), "nothing survives: it tests little"


def _is_response(path: Path) -> bool:
    return path.name not in ("requests.csv", "claims.csv")


def _damaged(sources: list[Path], seed: int, number: int) -> list[tuple[Path, Mutation]]:
    rng = random.Random(seed)
    found = []
    for _ in range(number):
        path, other = rng.choice(sources), rng.choice(sources)
        found.append((path, mutate(rng, path.read_bytes(), other.read_bytes())))
    return found


def _read(folder: Path, files: list[tuple[Path, Mutation]]) -> list[Any]:
    """What a refresh makes of them: read by real processes that may die, under names that name the force."""
    jobs = []
    for number, (path, mutation) in enumerate(files):
        name = f"fuzz/2020/{number}/{path.name}"
        target = folder / name
        target.parent.mkdir(parents=True)
        target.write_bytes(mutation.content)
        sha256 = hashlib.sha256(mutation.content).hexdigest()
        jobs.append(Job(folder, FoundFile("fuzz", 2020, name, "response", sha256, len(mutation.content)), SETTINGS))
    found = dict(read_all(jobs, Readers(lambda count: local_processes(count, LIMITS))))
    return [from_bytes(found[number]) for number in range(len(jobs))]


def _outcome(answer: Any) -> str:
    if "The reader failed" in answer.reason:
        return "failed"
    if "ended the process" in answer.reason:
        return "died"
    return "hung" if "was not read within" in answer.reason else str(answer.status)


def _complaint(outcome: str, answer: Any) -> str:
    return f"{outcome}: {answer.reason}" if outcome in ("failed", "died", "hung") else ""


def _made_up(path: Path, mutation: Mutation, original: Any, answer: Any) -> str:
    """Why a number has no proof: it neither stood in the original nor stands in its cell as another program sees it, or
    the total that the file prints for it denies it."""
    seen = _rows(answer, "observations")
    stated = {_statement(row) for row in _rows(original, "observations")}
    new = [row for row in seen if row["count"] is not None and _statement(row) not in stated]
    if not new:
        return ""
    cells = _cells(path, mutation.content)
    totals = {(t["force_id"], t["financial_year"]) for t in _rows(original, "stated_totals") if t["agrees"]}
    for row in new:
        if ":" in row["source_cell"]:
            continue  # counted over many rows
        shown = cells.get((row["source_sheet"], row["source_cell"]), cells.get(("", row["source_cell"])))
        if shown is None or not _says(shown, row["count"]):
            return f"{row['source_cell']} is {shown!r}, and was read as {row['count']}"
        if mutation.way == "texts" and mutation.old.isdigit() and (row["force_id"], row["financial_year"]) in totals:
            if not _still_summed(row, answer):
                return f"{row['source_cell']} was read as {row['count']}, though a printed total denies it"
    return ""


def _still_summed(row: dict[str, Any], answer: Any) -> bool:
    """Whether a total over this force and year still agrees in the damaged file."""
    key = (row["force_id"], row["financial_year"])
    return any(t["agrees"] and (t["force_id"], t["financial_year"]) == key for t in _rows(answer, "stated_totals"))


def _statement(row: dict[str, Any]) -> tuple[object, ...]:
    return row["force_id"], row["financial_year"], row["count"]


def _rows(answer: Any, table: str) -> list[dict[str, Any]]:
    columns = answer.tables[table]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _cells(path: Path, content: bytes) -> dict[tuple[str, str], str]:
    """Every cell as a program that knows nothing of tables sees it."""
    if path.suffix == ".csv":
        lines = re.split(r"\r\n|\r|\n", content.decode("utf-8", "replace").removeprefix("\ufeff"))
        delimited = [re.split("[,;\t]", line) for line in lines]
        return {("", cell_address(r, c)): v for r, row in enumerate(delimited) for c, v in enumerate(row)}
    import io

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        (name, cell_address(r, c)): str(value)
        for name in book.sheet_names
        for r, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for c, value in enumerate(row)
    }


def _says(text: str, count: int) -> bool:
    """Whether a cell shows this number: its digits, or a word for none or some where there are no digits."""
    digits = re.sub(r"\D", "", re.sub(r"\.0+$", "", text))
    return not digits or int(digits) == count or str(count) in re.findall(r"\d+", text)


def _keep(number: int, path: Path, mutation: Mutation, complaint: str) -> None:
    folder = FOLDER / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{number}-{path.name}").write_bytes(mutation.content)
    about = {"complaint": complaint, "way": mutation.way, "old": mutation.old, "new": mutation.new[:200]}
    (folder / f"{number}.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
