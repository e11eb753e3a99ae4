"""Files that are not what they were: kept answers damaged or of another version, responses that change while they are
read, times in the future.

What belongs here: what a folder may hold after anything has happened to it. What does not: kills (`test_kills.py`).
"""

import datetime
import hashlib
import os
import random
import threading
import time

import duckdb
import pytest

from tests.faults.world import KENT, World, write_raw
from tests.pipeline.small import respond
from tests.reliability.results import record

pytestmark = pytest.mark.faults

YEARS_AHEAD = 15


def test_kept_answers_that_are_damaged_or_foreign_count_as_none(world: World) -> None:
    """However an entry is wrong, the file is read anew and the figures are the same."""
    assert world.refresh()["code"] == 0
    cache = world.warehouse / ".build/cache"
    damages = (
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content.replace(b"120", b"999"),
        lambda content: content.replace(b"foi-answer 1", b"foi-answer 0"),
        lambda content: random.Random(1).randbytes(len(content)),
        lambda content: b"{}\n" * 1000,
    )
    for number, damage in enumerate(damages):
        entries = [path for path in cache.rglob("*") if path.is_file()]
        assert len([path for path in entries if path.parent.parent.name == "answers"]) >= 3
        for path in entries:
            path.write_bytes(damage(path.read_bytes()))
        assert world.refresh()["code"] == 0, number
        world.all_of("old")
    # Entries that are whole, under each other's names.
    first, second, *_ = sorted((cache / "answers").rglob("*.json"))
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    assert world.refresh()["code"] == 0
    world.all_of("old")
    record("damaged caches", {"ways": len(damages) + 1, "wrong_figures": 0})


def test_a_response_that_changes_while_it_is_read_gives_one_version_or_none(world: World) -> None:
    """Rewritten hundreds of times during each refresh: what is published is what the published hash is of."""
    stop = threading.Event()
    written: dict[str, int] = {}
    rewrites = 0

    def rewrite() -> None:
        nonlocal rewrites
        while not stop.is_set():
            count = 1000 + rewrites % 50
            path = respond(world.raw, "plain", "kent", {"2018/19": 100, "2019/20": count})
            written[hashlib.sha256(_said(count)).hexdigest()] = count
            assert path.read_bytes() == _said(count)
            rewrites += 1
            time.sleep(0.003)

    writer = threading.Thread(target=rewrite)
    writer.start()
    quarantined = whole = 0
    try:
        for _ in range(6):
            done = world.server.victim(
                "refresh", raw=world.raw, warehouse=world.warehouse, allow_removal=["plain/kent/*"]
            )
            assert done["code"] == 0, done
            with duckdb.connect(str(world.warehouse / "foi.duckdb"), read_only=True) as connection:
                query = "SELECT status, source_sha256, reason FROM core.responses WHERE source_file LIKE '%kent%'"
                ((status, digest, reason),) = connection.execute(query).fetchall()
                found = connection.execute(
                    "SELECT count FROM core.observations WHERE force_id = 'kent' AND financial_year = '2019/20'"
                ).fetchall()
            if status == "accepted":
                assert found == [(written[digest],)]
                whole += 1
            else:
                assert found == []
                assert reason
                quarantined += 1
    finally:
        stop.set()
        writer.join()
    assert rewrites > 100
    write_raw(world.raw, "new")
    assert world.refresh()["code"] == 0
    world.all_of("new")
    figures = {"refreshes": 6, "rewrites": rewrites, "read_whole": whole, "quarantined": quarantined}
    record("files that change while they are read", figures)


def _said(count: int) -> bytes:
    return f"Financial year,Recorded offences\n2018/19,100\n2019/20,{count}\n".encode()


def test_times_in_the_future_change_nothing(world: World) -> None:
    """A clock that ran ahead and was put right: every file and the publication itself are younger than now."""
    assert world.refresh(years_ahead=YEARS_AHEAD)["code"] == 0
    for _ in range(3):
        assert world.refresh()["code"] == 0
    ahead = time.time() + YEARS_AHEAD * 365 * 86_400
    for folder in (world.raw, world.warehouse):
        for path in folder.rglob("*"):
            os.utime(path, (ahead, ahead))
    for release in ("new", "old", "new"):
        write_raw(world.raw, release)
        done = world.refresh()
        assert done["code"] == 0, done
        world.all_of(release)
    with duckdb.connect(str(world.warehouse / "foi.duckdb"), read_only=True) as connection:
        ((published_at,),) = connection.execute("SELECT published_at FROM meta.publication").fetchall()
    assert published_at.year < datetime.datetime.now(datetime.UTC).year + YEARS_AHEAD
    assert KENT["new"] != KENT["old"]


def test_a_response_put_back_with_its_old_times_is_read_anew(world: World) -> None:
    """Content that changes under the same name, size and time, as a restored backup may have it."""
    assert world.refresh()["code"] == 0
    path = next(world.raw.rglob("kent*.csv"))
    about = path.stat()
    path.write_bytes(path.read_bytes().replace(b"120", b"150"))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert world.refresh()["code"] == 0
    world.all_of("new")


def test_damaged_versions_are_passed_over(world: World) -> None:
    """A version folder that is cut short, foreign or empty blocks neither the next refresh nor what is published."""
    world.publish_whole("new")
    kept = world.warehouse / "versions"
    for number, version in enumerate(sorted(path for path in kept.iterdir() if path.is_dir())):
        if number == 0:
            (version / "version.json").write_text("{", encoding="utf-8")
        else:
            (version / "version.json").unlink()
    (kept / "20990101T000000Z-nothing").mkdir()
    (kept / "20990101T000000Z-foreign").write_text("not a folder", encoding="utf-8")
    (kept / "under-way.json").write_text('{"action": "published", "vers', encoding="utf-8")
    (kept / "history.jsonl").write_bytes(b'\xff\xfe{"half')
    _whole(world, "old")
    # One that names a version which is not there.
    (kept / "under-way.json").write_text(
        '{"action": "published", "version": "20990101T000000Z-gone", "before": null}', encoding="utf-8"
    )
    _whole(world, "new")


def _whole(world: World, release: str) -> None:
    write_raw(world.raw, release)
    done = world.refresh()
    assert done["code"] == 0, done
    world.all_of(release)
