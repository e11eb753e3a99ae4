"""A file is read once for as long as nothing that its reading depends on changes, and never less often than that.

What belongs here: `pipeline/intake/cache`, `unchanged` and `reader_version`. What does not: hashes of files
(`test_intake_hashes`), or the whole graph (`tests/pipeline/test_incremental`).
"""

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.declared.collection import Collection
from pipeline.declared.corrections import Correction
from pipeline.intake import cache as cache_module
from pipeline.intake.answer import Answer
from pipeline.intake.cache import Cache, key_of
from pipeline.intake.files import FoundFile
from pipeline.intake.job import Job
from pipeline.intake.read_all import Readers
from pipeline.intake.reader_version import KINDS, ROOT
from pipeline.intake.unchanged import answers

SETTINGS = Collection(name="plain").for_reading(with_layouts=False)
CORRECTION = Correction(
    file="2020/kent-police.csv", cell="B2", expected="7", value=8, reason="A slip.", date=date(2020, 9, 1), who="Kent"
)


@contextmanager
def _threads(files: int) -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def _job(raw: Path, force: str = "kent", count: int = 7) -> Job:
    path = raw / f"{force}-police.csv"
    path.write_text(f"Financial year,Recorded offences\n2019/20,{count}\n", encoding="utf-8")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Job(raw, FoundFile("plain", 2020, path.name, "response", sha256, path.stat().st_size), SETTINGS)


def _answers(cache: Cache, *jobs: Job) -> tuple[list[Answer], int]:
    """The answers in the order of the jobs, and how many of them were kept ones."""
    found = list(answers(jobs, Readers(_threads), cache))
    return [answer for answer, _ in found], sum(is_kept for _, is_kept in found)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_nothing_changed_nothing_read_and_one_changed_costs_one(tmp_path: Path, cache: Cache) -> None:
    kent, gwent = _job(tmp_path), _job(tmp_path, "gwent", 9)
    first, kept = _answers(cache, kent, gwent)
    assert kept == 0
    assert _answers(cache, kent, gwent) == (first, 2)
    changed, kept = _answers(cache, _job(tmp_path, count=8), gwent)
    assert kept == 1
    assert changed[0].tables["observations"]["count"] == [8]
    assert changed[1] == first[1]


@pytest.mark.parametrize(
    "changed",
    [
        {"sidecar": b'force = "kent"\n'},
        {"settings": SETTINGS.model_copy(update={"title": "Another question"})},
        {"settings": SETTINGS.model_copy(update={"take": ("Recorded offences",)})},
        {"corrections": (CORRECTION,)},
        {"expected_forces": ("kent",)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_a_reading_depends_on_is_in_its_key(tmp_path: Path, cache: Cache, changed: dict[str, object]) -> None:
    job = _job(tmp_path)
    _answers(cache, job)
    assert _answers(cache, replace(job, **changed))[1] == 0  # type: ignore[arg-type]


def test_place_and_name_of_a_file_are_in_its_key(tmp_path: Path) -> None:
    job = _job(tmp_path)
    others = [
        replace(job.file, **change)
        for change in ({"round": 2019}, {"collection": "other"}, {"source_file": "gwent-police.csv"})
    ]
    assert len({key_of(job), *(key_of(replace(job, file=file)) for file in others)}) == 4


def test_another_reader_reads_anew(tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    job = _job(tmp_path)
    _answers(cache, job)
    monkeypatch.setattr(cache_module, "reader_version", lambda: "another")
    assert _answers(cache, job)[1] == 0


def test_the_version_of_the_reader_covers_every_file_it_is_made_of() -> None:
    """A list of words in a new kind of file would change what is read without anybody being told."""
    rooms = ("schemas", "pipeline/declared", "pipeline/intake", "pipeline/reading", "pipeline/reference")
    files = {path for room in rooms for path in (ROOT / room).rglob("*") if path.is_file()}
    assert {path.suffix for path in files if "__pycache__" not in path.parts} - {".md"} <= KINDS


def test_the_reader_sees_only_the_settings_that_are_in_the_key() -> None:
    written = {"illustrative": True, "contact": "J. Smith", "first_year": "2018/19", "expected_forces": ("kent",)}
    layouts = {"wide": {"force": "kent"}}
    settings = Collection.model_validate({"name": "plain", "title": "T", "layouts": layouts, **written})
    assert settings.for_reading(with_layouts=False) == Collection(name="plain", title="T", first_year="2018/19")
    assert settings.for_reading(with_layouts=True).layouts == layouts


@pytest.mark.parametrize("damage", ["empty", "cut", "one letter", "another's", "folder", "unreadable text"])
def test_an_entry_that_is_not_whole_counts_as_none_and_is_written_anew(
    tmp_path: Path, cache: Cache, damage: str
) -> None:
    kent, gwent = _job(tmp_path), _job(tmp_path, "gwent", 9)
    before, _ = _answers(cache, kent, gwent)
    entry, other = (cache.folder / "answers" / key[:2] / f"{key}.json" for key in (key_of(kent), key_of(gwent)))
    content = entry.read_bytes()
    if damage == "folder":
        entry.unlink()
        entry.mkdir()
    else:
        damaged = {
            "empty": b"",
            "cut": content[:-10],
            "one letter": content.replace(b"[7]", b"[9]"),
            "another's": other.read_bytes(),
            "unreadable text": b"\xff\xfe" * 40,
        }
        assert damaged[damage] != content
        entry.write_bytes(damaged[damage])
    assert _answers(cache, kent, gwent) == (before, 1)
    if damage != "folder":
        assert entry.read_bytes() == content
        assert _answers(cache, kent, gwent) == (before, 2)


def test_the_folder_may_go_at_any_time(tmp_path: Path, cache: Cache) -> None:
    job = _job(tmp_path)
    before, _ = _answers(cache, job)
    for path in sorted(cache.folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert _answers(cache, job) == (before, 0)
    nowhere = Cache(tmp_path / "kent-police.csv" / "cache")  # below a file, nothing can be written
    assert _answers(nowhere, job) == (before, 0)


def test_what_another_attempt_could_read_is_not_kept(tmp_path: Path, cache: Cache) -> None:
    job = _job(tmp_path)
    _job(tmp_path, count=8)  # the file changes after it was found
    answer, _ = _answers(cache, job)
    assert "changed" in answer[0].reason
    assert list(cache.folder.rglob("*.json")) == []


def test_two_runs_at_once_share_a_folder(tmp_path: Path, cache: Cache) -> None:
    jobs = [_job(tmp_path, force, 7) for force in ("kent", "gwent", "essex", "surrey", "sussex", "dorset")]
    before, _ = _answers(Cache(tmp_path / "own"), *jobs)
    found: list[list[Answer]] = []
    runs = [threading.Thread(target=lambda: found.append(_answers(cache, *jobs)[0])) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert found == [before] * 4
    assert _answers(cache, *jobs)[1] == len(jobs)
    assert [path for path in cache.folder.rglob("*") if path.is_file() and path.suffix != ".json"] == []


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, cache: Cache) -> None:
    kent, gwent, essex = (_job(tmp_path, force) for force in ("kent", "gwent", "essex"))
    _answers(cache, kent, gwent)
    of_kent, of_gwent = (cache.folder / "answers" / key[:2] / f"{key}.json" for key in (key_of(kent), key_of(gwent)))
    for entry, days in ((of_kent, 3), (of_gwent, 2)):
        os.utime(entry, times=(time.time() - days * 86_400,) * 2)
    _answers(cache, kent)  # asked for again
    small = Cache(cache.folder, limit_bytes=2 * of_kent.stat().st_size + 100)
    _answers(small, essex)
    assert of_kent.exists()
    assert not of_gwent.exists()


def test_what_a_killed_run_left_and_what_nobody_asks_for_is_removed(tmp_path: Path, cache: Cache) -> None:
    _answers(cache, _job(tmp_path))
    folder = cache.folder / "answers" / "00"
    folder.mkdir(exist_ok=True)
    for name, days in (("left.json.12-34", 2), ("old.json", 100), ("young.json.12-34", 0)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, times=(time.time() - days * 86_400,) * 2)
    cache.tidy()
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(("left", "old", "young"))) == [
        "young.json.12-34"
    ]
