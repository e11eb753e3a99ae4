"""The versions that are kept: stored, forgotten, gone back to; and what a run killed between two steps leaves.

What belongs here: versions of a few figures, published in this process. What does not: commands
(`test_versions_command.py`), or real kills (`tests/pipeline`).
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.publishing import placing, publish, swap
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import Places, PublishingFailed
from pipeline.publishing.rollback import roll_back
from pipeline.publishing.versions import (
    DamagedVersion,
    NoSuchVersion,
    Version,
    check,
    find,
    published_version,
    versions,
)
from tests.unit.releases import release


class KilledError(BaseException):
    """Nothing catches it, so that no step tidies up after it."""


@pytest.fixture(scope="module")
def three_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kent's figure was 1, then 2, and is 3."""
    folder = tmp_path_factory.mktemp("three")
    with RefreshLock(Places(folder)) as lock:
        for figure, run_id in enumerate(("first", "second", "third"), start=1):
            release(lock, run_id, {"kent/2019/20": figure})
    return folder


@pytest.fixture
def lock(three_releases: Path, tmp_path: Path) -> Iterator[RefreshLock]:
    shutil.copytree(three_releases, tmp_path / "warehouse")
    with RefreshLock(Places(tmp_path / "warehouse")) as held:
        yield held


def _figure(places: Places) -> int:
    with duckdb.connect(str(places.database), read_only=True) as connection:
        ((figure,),) = connection.execute("SELECT count FROM core.force_years").fetchall()
    return int(figure)


def _runs(places: Places) -> list[str]:
    return [str(one.about["run_id"]) for one in versions(places)]


def _is_whole(places: Places) -> None:
    """The published database and every copy are those of one version, and nothing else lies about."""
    name = published_version(places)
    assert name is not None
    version = find(places, name)
    check(version)
    for path in version.files:
        assert (places.folder / path).read_bytes() == (version.folder / path).read_bytes(), path
    assert {one.name for one in places.folder.iterdir()} == {*version.copies, "foi.duckdb", "versions", ".build"}
    assert [one.name for one in places.build.iterdir()] == ["refresh.lock"]
    assert not places.under_way.exists()


def _history(places: Places) -> list[tuple[str, str]]:
    runs = {one.name: str(one.about["run_id"]) for one in versions(places)}
    return [(entry["action"], runs.get(entry["version"], "forgotten")) for entry in placing.history(places)]


def test_every_release_is_kept_whole_and_described(lock: RefreshLock) -> None:
    places = lock.places
    assert _runs(places) == ["first", "second", "third"]
    assert _history(places) == [("published", "first"), ("published", "second"), ("published", "third")]
    third = versions(places)[-1]
    assert third.name == published_version(places)
    assert third.about["differences"] == {"plain": {"added": 0, "changed": 1, "removed": 0}}
    assert third.about["rows"]["core.force_years"] == 1
    assert {"foi.duckdb", "foi.xlsx", "datapackage.json", "csv/core/force_years.csv"} <= set(third.files)
    _is_whole(places)


def test_the_published_version_takes_its_room_once(three_releases: Path) -> None:
    places = Places(three_releases)
    newest = versions(places)[-1]
    for path in newest.files:
        assert (newest.folder / path).samefile(places.folder / path)


def test_where_files_cannot_be_linked_they_are_copied(lock: RefreshLock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: str, target: str) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    roll_back(lock, "previous")
    _is_whole(lock.places)
    assert not find(lock.places, "published").database.samefile(lock.places.database)


def test_only_the_newest_stay(lock: RefreshLock) -> None:
    release(lock, "fourth", {"kent/2019/20": 4}, keep_versions=3)
    assert _runs(lock.places) == ["second", "third", "fourth"]
    release(lock, "fifth", {"kent/2019/20": 5}, keep_versions=1)
    assert _runs(lock.places) == ["fourth", "fifth"], "the one before is needed to go back"
    _is_whole(lock.places)


def test_going_back_publishes_the_version_with_all_its_copies_and_is_recorded(lock: RefreshLock) -> None:
    first = versions(lock.places)[0]
    with duckdb.connect(str(lock.places.database), read_only=True) as reader:
        assert roll_back(lock, first.name).name == first.name
        assert reader.execute("SELECT count FROM core.force_years").fetchall() == [(3,)], "a reader keeps its file"
    assert _figure(lock.places) == 1
    assert published_version(lock.places) == first.name
    assert _history(lock.places)[-1] == ("rolled back", "first")
    assert _runs(lock.places) == ["first", "second", "third"]
    _is_whole(lock.places)


def test_after_going_back_the_next_release_is_compared_with_what_is_published(lock: RefreshLock) -> None:
    first = roll_back(lock, versions(lock.places)[0].name)
    published = release(lock, "fourth", {"kent/2019/20": 3}, keep_versions=2)
    assert published.diff is not None
    assert published.diff.differences[["previously", "now"]].to_numpy().tolist() == [["1", "3"]]
    assert _runs(lock.places) == ["first", "third", "fourth"], "the one that was published stays, however old"
    assert [entry["before"] for entry in placing.history(lock.places)][-1] == first.name
    _is_whole(lock.places)


def test_a_copy_that_the_older_version_has_not_goes(lock: RefreshLock) -> None:
    newest = versions(lock.places)[-1]
    described = json.loads((newest.folder / "version.json").read_text(encoding="utf-8"))
    (newest.folder / "report.html").write_text("new", encoding="utf-8")
    (lock.places.folder / "report.html").write_text("new", encoding="utf-8")
    (lock.places.folder / "notes.txt").write_text("somebody's own", encoding="utf-8")
    described["files"]["report.html"] = {"bytes": 3, "sha256": "0" * 64}
    (newest.folder / "version.json").write_text(json.dumps(described), encoding="utf-8")
    roll_back(lock, "previous")
    assert not (lock.places.folder / "report.html").exists()
    assert (lock.places.folder / "notes.txt").exists()


@pytest.mark.parametrize("damage", ["foi.duckdb", "csv/core/force_years.csv", "foi.xlsx", "version.json"])
def test_a_damaged_version_is_not_published(lock: RefreshLock, damage: str) -> None:
    first = versions(lock.places)[0]
    (first.folder / damage).write_bytes((first.folder / damage).read_bytes()[:-1] + b"?")
    if damage == "version.json":
        (first.folder / damage).write_text("{", encoding="utf-8")
    with pytest.raises(DamagedVersion, match=rf"{first.name} is damaged: {damage} is not as published"):
        roll_back(lock, first.name)
    assert _figure(lock.places) == 3


def test_a_missing_file_is_damage_too(lock: RefreshLock) -> None:
    first = versions(lock.places)[0]
    shutil.rmtree(first.folder / "csv")
    with pytest.raises(DamagedVersion, match="and more are not as published"):
        roll_back(lock, first.name)
    assert _figure(lock.places) == 3


def test_versions_are_found_by_name_by_its_beginning_and_by_their_place(lock: RefreshLock) -> None:
    first, second, third = versions(lock.places)
    assert find(lock.places, first.name).name == first.name
    assert find(lock.places, third.name[:-1]).name == third.name
    assert (find(lock.places, "published").name, find(lock.places, "previous").name) == (third.name, second.name)
    for name, said in (("2", "3 versions begin with '2'"), ("1999", "There is no version '1999'"), ("", "3 versions")):
        with pytest.raises(NoSuchVersion, match=f"{said}.*Kept are: {first.name}, {second.name}, {third.name}"):
            find(lock.places, name)


def test_the_oldest_has_none_before_it(lock: RefreshLock) -> None:
    roll_back(lock, versions(lock.places)[0].name)
    with pytest.raises(NoSuchVersion, match="There is no version 'previous'"):
        find(lock.places, "previous")


def test_going_back_needs_the_lock(three_releases: Path) -> None:
    with pytest.raises(PublishingFailed, match="lock"):
        roll_back(RefreshLock(Places(three_releases)), "previous")


# Where a run is killed, and which figure is published once the next one has cleared up.
STEPS = {
    "before it is stored": ((publish, "store"), 3),
    "before the database": ((placing, "swap_database"), 3),
    "before the copies": ((placing, "swap_copies"), 4),
    "before the record": ((placing, "_record"), 4),
    "before forgetting": ((publish, "forget"), 4),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_release_killed_between_two_steps_is_undone_or_finished(
    step: str, lock: RefreshLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (module, name), figure = STEPS[step]
    _killed_at(module, name, monkeypatch)
    with pytest.raises(KilledError):
        release(lock, "fourth", {"kent/2019/20": 4})
    assert _figure(lock.places) == figure
    monkeypatch.undo()
    placing.recover(lock.places)
    assert _figure(lock.places) == figure
    assert _runs(lock.places)[3:] == (["fourth"] if figure == 4 else [])
    assert _history(lock.places)[3:] == ([("published", "fourth")] if figure == 4 else [])
    _is_whole(lock.places)


@pytest.mark.parametrize(("step", "figure"), [("swap_database", 3), ("swap_copies", 1), ("_record", 1)])
def test_going_back_killed_between_two_steps_is_undone_or_finished(
    step: str, figure: int, lock: RefreshLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _killed_at(placing, step, monkeypatch)
    with pytest.raises(KilledError):
        roll_back(lock, versions(lock.places)[0].name)
    monkeypatch.undo()
    placing.recover(lock.places)
    assert _figure(lock.places) == figure
    assert _runs(lock.places) == ["first", "second", "third"]
    assert _history(lock.places)[3:] == ([("rolled back", "first")] if figure == 1 else [])
    _is_whole(lock.places)


def test_a_release_killed_between_two_copies_is_finished(lock: RefreshLock, monkeypatch: pytest.MonkeyPatch) -> None:
    real = swap._replace

    def killed_at_the_workbook(one: Path, published: Path) -> None:
        if one.name == "foi.xlsx":
            raise KilledError
        real(one, published)

    monkeypatch.setattr(swap, "_replace", killed_at_the_workbook)
    with pytest.raises(KilledError):
        release(lock, "fourth", {"kent/2019/20": 4})
    monkeypatch.undo()
    placing.recover(lock.places)
    _is_whole(lock.places)
    assert _figure(lock.places) == 4


def test_a_version_half_forgotten_is_none(lock: RefreshLock, monkeypatch: pytest.MonkeyPatch) -> None:
    _killed_at(shutil, "rmtree", monkeypatch, when="discarded-")
    with pytest.raises(KilledError):
        release(lock, "fourth", {"kent/2019/20": 4}, keep_versions=3)
    monkeypatch.undo()
    assert _runs(lock.places) == ["second", "third", "fourth"]
    placing.recover(lock.places)
    _is_whole(lock.places)


def test_a_history_cut_short_by_a_power_cut_is_read_to_its_last_whole_line(lock: RefreshLock) -> None:
    with lock.places.history.open("a", encoding="utf-8") as file:
        file.write('{"at": "2020-')
    roll_back(lock, "previous")
    assert _history(lock.places)[-1] == ("rolled back", "second")


def _killed_at(module: object, name: str, monkeypatch: pytest.MonkeyPatch, when: str = "") -> None:
    real = getattr(module, name)

    def step(*arguments: object, **options: object) -> object:
        if when in str(arguments):
            raise KilledError
        return real(*arguments, **options)

    monkeypatch.setattr(module, name, step)


def test_a_version_is_named_by_moment_and_run(three_releases: Path) -> None:
    first = versions(Places(three_releases))[0]
    assert isinstance(first, Version)
    moment, _, run = first.name.partition("-")
    assert run == "first"
    assert moment == first.about["published_at"].replace("-", "").replace(":", "")[:15] + "Z"
