"""A whole batch, of all forces and all statuses, through the command and the graph.

What belongs here: what a person does: drop the zip or import it, refresh, look at the round. What does not: single
rules of the import (`test_batch`).
"""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.inbox.statuses import statuses
from pipeline.reference.forces import expand, force_name
from tests.conftest import foi

from .export import PICTURE, Asked, Batch, Message, spreadsheet

pytestmark = pytest.mark.slow

FORCES = expand(("england-and-wales", "northern-ireland", "channel-islands"))
STATES = [one.status for one in statuses().values()]
CANARY = "Canary-Requester"
JULY = date(2020, 7, 1)


def batch() -> Batch:
    """Every force and every status; a force whose status tells of figures sends them, some as a resend or after an
    acknowledgement, one with a second attachment."""
    asked = []
    for place, force_id in enumerate(FORCES):
        status = STATES[place % len(STATES)]
        replies = [Message(date(2020, 6, 2), f"Dear {CANARY}, we have your request.")]
        if status in WITH_FIGURES:
            files = [("figures.xlsx", spreadsheet(10 + place, 20 + place)), ("logo.png", PICTURE)]
            replies.append(Message(JULY, f"Dear {CANARY}, section 40(2) applies to some.", files))
        elif status == "Refused":
            replies.append(Message(JULY, f"Dear {CANARY}, section 12(1) applies."))
        sent = [date(2020, 6, 1), date(2020, 6, 3)] if status == "Delivery error" else [date(2020, 6, 1)]
        asked.append(Asked(force_name(force_id), status, replies, sent))
    return Batch(asked)


WITH_FIGURES = ("Successful", "Partially successful")
ANSWERED = sorted(force for place, force in enumerate(FORCES) if STATES[place % len(STATES)] in WITH_FIGURES)


@pytest.fixture(scope="module")
def dropped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw folder and a warehouse, after the zip was dropped into the round's folder and a refresh was run."""
    base = tmp_path_factory.mktemp("dropped")
    folder = base / "raw" / "grooming" / "2020"
    folder.mkdir(parents=True)
    batch().write(folder / "export.zip")
    run = foi("refresh", "--raw", base / "raw", "--warehouse", base / "warehouse")
    assert run.returncode == 0, run.stdout + run.stderr
    return base


def rows(base: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(base / "warehouse" / "foi.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_dropped_export_fills_the_coverage(dropped: Path) -> None:
    found = rows(
        dropped, "SELECT force_id, count FROM core.force_years WHERE financial_year = '2019/20' ORDER BY force_id"
    )
    assert found == [(force, 20 + FORCES.index(force)) for force in ANSWERED]
    statuses_ = dict(rows(dropped, "SELECT force_id, status FROM measures.coverage WHERE financial_year = '2019/20'"))
    assert set(statuses_) == set(FORCES)
    refused = [force for place, force in enumerate(FORCES) if STATES[place % len(STATES)] == "Refused"]
    assert {statuses_[force] for force in refused} == {"refused"}


def test_every_force_has_its_request_with_an_address(dropped: Path) -> None:
    found = rows(dropped, "SELECT count(*), count(url), count(sent) FROM core.requests")
    assert found == [(len(FORCES), len(FORCES), len(FORCES))]


def test_nobodys_name_leaves_the_messages(dropped: Path) -> None:
    written = [path for path in dropped.rglob("*") if path.is_file() and path.suffix != ".zip"]
    assert written
    assert [path for path in written if CANARY.encode() in path.read_bytes()] == []


def test_a_second_refresh_takes_nothing_in(dropped: Path) -> None:
    folder = dropped / "raw" / "grooming" / "2020"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    run = foi("refresh", "--raw", dropped / "raw", "--warehouse", dropped / "warehouse")
    assert run.returncode == 0, run.stderr
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before


def test_the_round_at_a_glance(dropped: Path) -> None:
    run = foi("requests", "--raw", dropped / "raw", "--warehouse", dropped / "warehouse", "--chase", dropped / "chase")
    assert run.returncode == 0, run.stderr
    assert "overdue" in run.stdout
    assert f"{len(ANSWERED)} answered" in run.stdout or "answered" in run.stdout
    (letter, *_) = (dropped / "chase").glob("*-internal-review.txt")
    assert letter.read_text(encoding="utf-8").rstrip().endswith("[your name]")
    assert "put your name to it" in " ".join(run.stdout.split())


def test_importing_by_command_gives_what_dropping_gives(dropped: Path, tmp_path: Path) -> None:
    export = dropped / "raw" / "grooming" / "2020" / "export.zip"
    (tmp_path / "raw" / "grooming").mkdir(parents=True)
    first = foi("import-batch", export, "--collection", "grooming", "--round", "2020", "--raw", tmp_path / "raw")
    assert first.returncode == 0, first.stderr
    assert f"{len(ANSWERED)} spreadsheets" in first.stdout
    again = foi("import-batch", export, "--collection", "grooming", "--round", "2020", "--raw", tmp_path / "raw")
    assert "Nothing new in export.zip" in again.stdout
    imported, by_refresh = tmp_path / "raw" / "grooming" / "2020", dropped / "raw" / "grooming" / "2020"
    names = {path.relative_to(imported) for path in imported.rglob("*") if path.is_file()}
    assert names == {path.relative_to(by_refresh) for path in by_refresh.rglob("*") if path.is_file()} - {
        Path("export.zip")
    }
    assert all((imported / name).read_bytes() == (by_refresh / name).read_bytes() for name in names)


def test_a_mistyped_collection_is_not_made(tmp_path: Path) -> None:
    export = batch().write(tmp_path / "export.zip")
    (tmp_path / "raw" / "grooming").mkdir(parents=True)
    run = foi("import-batch", export, "--collection", "gromming", "--round", "2020", "--raw", tmp_path / "raw")
    assert run.returncode == 2
    assert "grooming" in run.stderr
    assert not (tmp_path / "raw" / "gromming").exists()


def test_an_export_that_cannot_be_taken_in_is_in_quarantine_with_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "raw" / "grooming" / "2020"
    folder.mkdir(parents=True)
    (folder / "kent-police.xlsx").write_bytes(spreadsheet(1, 2))
    (folder / "requests.csv").write_text("force,sent\nkent,yesterday\n")
    batch().write(folder / "export.zip")
    run = foi("refresh", "--raw", tmp_path / "raw", "--warehouse", tmp_path / "warehouse")
    assert run.returncode == 0, run.stderr
    found = rows(tmp_path, "SELECT reason FROM core.quarantine WHERE source_file = 'grooming/2020/export.zip'")
    assert "requests.csv" in str(found)
