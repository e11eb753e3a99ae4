"""`foi versions`, `foi diff` and `foi rollback` on versions of a few figures.

What belongs here: what is printed, and exit codes. What does not: what they do (`test_versions.py`,
`test_release_diff.py`).
"""

import csv
import io
import json
import shutil
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from commands.diff import diff_command
from commands.rollback import rollback_command
from commands.versions import versions_command
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import Places
from pipeline.publishing.versions import versions
from tests.unit.releases import release


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    with RefreshLock(Places(folder)) as lock:
        release(lock, "first", {"kent/2018/19": 1, "kent/2019/20": 2})
        release(lock, "second", {"kent/2018/19": 1, "kent/2019/20": 3, "essex/2019/20": 4})
    return folder


@pytest.fixture
def folder(two_releases: Path, tmp_path: Path) -> Path:
    shutil.copytree(two_releases, tmp_path / "warehouse")
    return tmp_path / "warehouse"


def _names(folder: Path) -> tuple[str, str]:
    first, second = versions(Places(folder))
    return first.name, second.name


def _diff(*arguments: str, folder: Path) -> Result:
    return CliRunner().invoke(diff_command, [*arguments, "--warehouse", str(folder)])


def _rollback(*arguments: str, folder: Path, answer: str = "") -> Result:
    return CliRunner().invoke(rollback_command, [*arguments, "--warehouse", str(folder)], input=answer)


def _published(folder: Path) -> str:
    with duckdb.connect(str(folder / "foi.duckdb"), read_only=True) as connection:
        ((run,),) = connection.execute("SELECT run_id FROM meta.publication").fetchall()
    return str(run)


def test_a_diff_is_of_the_version_before_and_the_published_one(two_releases: Path) -> None:
    first, second = _names(two_releases)
    found = _diff(folder=two_releases)
    assert found.exit_code == 0
    assert found.output.startswith(f"From {first} to {second}: 1 figure added, 1 figure changed.\n")
    assert [line.split() for line in found.output.splitlines()[4:]] == [
        ["changed", "plain", "kent", "2019/20", "2", "3", "1"],
        ["added", "plain", "essex", "2019/20", "nothing", "4", "∅"],
    ]


def test_a_diff_for_programs(two_releases: Path) -> None:
    found = json.loads(_diff("--json", folder=two_releases).output)
    assert [(row["difference"], row["previous_count"], row["count"]) for row in found] == [
        ("changed", 2, 3), ("added", None, 4)
    ]  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(_diff("--csv", folder=two_releases).output)))
    assert [row["figure"] for row in rows] == ["plain/kent/2019/20", "plain/essex/2019/20"]


def test_no_differences_is_a_result(two_releases: Path) -> None:
    first, _ = _names(two_releases)
    found = _diff(first, first, folder=two_releases)
    assert (found.exit_code, found.output) == (0, f"From {first} to {first}: no differences.\n")
    assert json.loads(_diff(first, first, "--json", folder=two_releases).output) == []


def test_a_diff_takes_paths_and_runs_backwards(two_releases: Path) -> None:
    first, _ = _names(two_releases)
    path = str(two_releases / "foi.duckdb")
    found = _diff(path, first, folder=two_releases)
    assert f"From {path} to {first}: 1 figure changed, 1 figure removed." in found.output


def test_what_cannot_be_compared_is_told(two_releases: Path, tmp_path: Path) -> None:
    for arguments, said in (
        (["nothing.duckdb"], "nothing.duckdb cannot be read as a published warehouse"),
        (["1999"], "There is no version '1999'"),
    ):
        found = _diff(*arguments, folder=two_releases)
        assert found.exit_code == 1
        assert said in found.output
    assert _diff("--csv", "--json", folder=two_releases).exit_code == 2
    assert "There is no version 'previous'" in _diff(folder=tmp_path).output


def test_versions_are_listed_newest_first(two_releases: Path) -> None:
    first, second = _names(two_releases)
    lines = CliRunner().invoke(versions_command, ["--warehouse", str(two_releases)]).output.splitlines()
    assert [line.split()[0] for line in lines[2:]] == [second, first]
    assert " published " in lines[2] and lines[2].endswith("1 added, 1 changed")
    assert " published " not in lines[3] and lines[3].rstrip().endswith("the first")


def test_versions_for_programs(folder: Path) -> None:
    first, second = _names(folder)
    assert _rollback(first, "--yes", folder=folder).exit_code == 0
    found = json.loads(CliRunner().invoke(versions_command, ["--json", "--warehouse", str(folder)]).output)
    assert [(one["version"], one["state"]) for one in found["versions"]] == [(second, ""), (first, "published")]
    assert [one["action"] for one in found["history"]] == ["published", "published", "rolled back"]
    shown = CliRunner().invoke(versions_command, ["--warehouse", str(folder)]).output
    assert shown.rstrip().endswith(f"rolled back from {second} to {first}")


def test_a_version_whose_description_is_damaged_is_listed_as_such(folder: Path) -> None:
    first, _ = _names(folder)
    (folder / "versions" / first / "version.json").write_text("[]", encoding="utf-8")
    shown = CliRunner().invoke(versions_command, ["--warehouse", str(folder)])
    assert shown.exit_code == 0
    assert "damaged" in shown.output
    refused = _rollback(first, "--yes", folder=folder)
    assert refused.exit_code == 1
    assert "damaged" in refused.output


def test_without_versions_the_list_says_how_to_get_one(tmp_path: Path) -> None:
    shown = CliRunner().invoke(versions_command, ["--warehouse", str(tmp_path)])
    assert shown.exit_code == 0
    assert "`foi refresh` publishes the first" in shown.output


def test_going_back_shows_what_it_means_and_asks(folder: Path) -> None:
    first, _ = _names(folder)
    refused = _rollback("previous", folder=folder, answer="n\n")
    assert refused.exit_code == 1
    assert f"From what is published to {first}: 1 figure changed, 1 figure removed." in refused.output
    assert _published(folder) == "second"
    agreed = _rollback("previous", folder=folder, answer="y\n")
    assert agreed.exit_code == 0, agreed.output
    assert _published(folder) == "first"


def test_going_back_waits_for_no_refresh(folder: Path) -> None:
    with RefreshLock(Places(folder)):
        refused = _rollback("previous", "--yes", folder=folder)
    assert refused.exit_code == 1
    assert "Another refresh" in refused.output and "process " in refused.output
    assert _published(folder) == "second"


def test_going_back_from_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "foi.duckdb").unlink()
    (folder / "foi.duckdb").write_bytes(b"damaged")
    found = _rollback(_names(folder)[1], "--yes", folder=folder)
    assert found.exit_code == 0, found.output
    assert "What would change is not known" in found.output
    assert _published(folder) == "second"


def test_a_rollback_brings_the_report_of_that_version(folder: Path) -> None:
    assert _rollback("previous", "--yes", folder=folder).exit_code == 0
    assert "run <code>first</code>" in (folder / "report/index.html").read_text(encoding="utf-8")


def test_a_report_that_cannot_follow_a_rollback_is_told(folder: Path) -> None:
    first, _ = versions(Places(folder))
    about = json.loads((first.folder / "version.json").read_text(encoding="utf-8"))
    del about["files"]["datapackage.json"]
    (first.folder / "version.json").write_text(json.dumps(about), encoding="utf-8")
    (first.folder / "datapackage.json").unlink()
    found = _rollback("previous", "--yes", folder=folder)
    assert (found.exit_code, _published(folder)) == (0, "first")
    assert "The report was not made" in found.output and "do not hand it on" in found.output
