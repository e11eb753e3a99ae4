"""Responses and the cache in a bucket, on a real server that speaks S3.

What belongs here: what is brought from there, what of it is left alone, and refreshes of it. What does not: publishing
to a bucket (`test_object_storage.py`).
"""

import json
import shutil
from pathlib import Path

import obstore
import pytest
from obstore.store import S3Store

from pipeline.buckets import BucketRefused
from pipeline.intake.bucket_raw import MEMORY, Brought, bring_down
from pipeline.intake.cache import Cache
from pipeline.intake.shared_cache import ARCHIVE, fetch_cache
from tests.conftest import foi
from tests.pipeline.conftest import KEYS
from tests.pipeline.small import Folders, ask, respond

pytestmark = pytest.mark.production

KENT = "plain/2020/kent-police-foi.csv"
ESSEX = "plain/2020/essex-police-foi.csv"


@pytest.fixture
def url(bucket: str) -> str:
    return f"s3://{bucket}/raw"


@pytest.fixture
def store(bucket: str) -> S3Store:
    return S3Store.from_url(f"s3://{bucket}/raw", client_options={"allow_http": True})


def put(store: S3Store, folder: Path, force: str, count: int) -> None:
    path = respond(folder, "plain", force, {"2018/19": 100, "2019/20": count})
    obstore.put(store, path.relative_to(folder).as_posix(), path)


def test_what_is_new_changed_and_gone_in_the_bucket_is_so_here(url: str, store: S3Store, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    put(store, tmp_path, "kent", 1)
    put(store, tmp_path, "essex", 2)
    assert bring_down(url, raw) == Brought((ESSEX, KENT), (), ())
    assert bring_down(url, raw) == Brought((), (), ())
    put(store, tmp_path, "kent", 3)
    obstore.delete(store, ESSEX)
    (raw / KENT).touch()  # not a change of what is in it, but nobody can know
    (raw / MEMORY).unlink()
    with pytest.raises(BucketRefused, match=rf"{KENT}: one version lies in {url}, another in"):
        bring_down(url, raw)
    (raw / KENT).unlink()
    assert bring_down(url, raw).new == (KENT,)
    assert (raw / KENT).read_bytes() == bytes(obstore.get(store, KENT).bytes())
    assert (raw / ESSEX).exists(), "without its memory, a file that is not in the bucket is this folder's own"
    assert {path.name for path in raw.rglob("*") if path.is_file()} == {MEMORY, Path(KENT).name, Path(ESSEX).name}


def test_a_file_whose_object_went_goes_and_one_that_was_changed_here_stays(
    url: str, store: S3Store, tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    for force in ("kent", "essex"):
        put(store, tmp_path, force, 1)
    bring_down(url, raw)
    (raw / ESSEX).write_text("filled in by hand", encoding="utf-8")
    for name in (KENT, ESSEX):
        obstore.delete(store, name)
    assert bring_down(url, raw) == Brought((), (), (KENT,))
    assert ((raw / KENT).exists(), (raw / ESSEX).read_text(encoding="utf-8")) == (False, "filled in by hand")


def test_a_file_changed_here_and_there_is_nobodys_to_choose_but_a_persons(
    url: str, store: S3Store, tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    put(store, tmp_path, "kent", 1)
    put(store, tmp_path, "essex", 1)
    bring_down(url, raw)
    (raw / KENT).write_text("changed here", encoding="utf-8")
    assert bring_down(url, raw) == Brought((), (), ()), "the bucket says nothing new of it"
    for force in ("kent", "essex"):
        put(store, tmp_path, force, 22)
    with pytest.raises(BucketRefused, match=KENT):
        bring_down(url, raw)
    assert (raw / KENT).read_text(encoding="utf-8") == "changed here"
    assert (raw / ESSEX).read_bytes() == bytes(obstore.get(store, ESSEX).bytes()), "the others are brought"
    shutil.copy(tmp_path / KENT, raw / KENT)
    assert bring_down(url, raw) == Brought((), (KENT,), ())


def test_a_file_that_is_there_already_as_in_the_bucket_is_no_clash(url: str, store: S3Store, tmp_path: Path) -> None:
    put(store, tmp_path, "kent", 1)
    shutil.copytree(tmp_path / "plain", tmp_path / "raw/plain")
    assert bring_down(url, tmp_path / "raw").new == (KENT,)


@pytest.mark.parametrize(
    ("key", "size", "said"),
    [
        ("plain/2020/a\\b.csv", 1, "no name that a file could have"),
        ("plain/2020/large.csv", 200_000_001, "200,000,001 bytes"),
    ],
)
def test_an_object_that_has_no_place_here_is_named(
    key: str, size: int, said: str, url: str, store: S3Store, tmp_path: Path
) -> None:
    obstore.put(store, key, bytes(size))
    with pytest.raises(BucketRefused, match=said):
        bring_down(url, tmp_path / "raw")
    assert not (tmp_path / "raw").exists()


def test_a_machine_with_an_empty_disk_refreshes_from_buckets_and_reads_nothing_twice(
    bucket: str, url: str, store: S3Store, endpoint: str, tmp_path: Path
) -> None:
    for force, count in (("kent", 110), ("essex", 120)):
        put(store, tmp_path / "theirs", force, count)
    aws = {**KEYS, "AWS_ENDPOINT_URL": endpoint, "FOI_RAW_FROM": url, "FOI_CACHE_AT": f"s3://{bucket}/cache"}
    figures = "SELECT force_id, count FROM core.force_years WHERE financial_year = '2019/20' ORDER BY ALL"
    for machine in ("first", "second"):
        folders = Folders.within(tmp_path / machine)
        run = foi("refresh", "--raw", folders.raw, "--warehouse", folders.warehouse, **aws)
        assert run.returncode == 0, run.stderr
        assert ask(folders, figures) == [("essex", 120), ("kent", 110)]
    answers = {machine: _answers(tmp_path / machine / "warehouse/.build/cache") for machine in ("first", "second")}
    assert len(answers["first"]) == 2
    assert answers["second"] == answers["first"], "unpacked as they were, with their times: not read again"

    wrong = foi("refresh", "--raw", tmp_path / "x", "--warehouse", tmp_path / "y", **{**aws, "FOI_RAW_FROM": f"{url}x"})
    assert wrong.returncode == 1
    assert "holds no collection" in wrong.stderr or "no folder" in wrong.stderr
    absent = {**aws, "FOI_RAW_FROM": "s3://no-such-bucket/raw"}
    refused = foi("refresh", "--raw", tmp_path / "x", "--warehouse", tmp_path / "y", **absent)
    assert refused.returncode == 1
    assert "Responses were not brought from s3://no-such-bucket/raw: there is no bucket 'no-such-bucket'" in (
        " ".join(refused.stderr.split())
    )


def _answers(cache: Path) -> dict[str, tuple[int, int]]:
    found = (path for path in cache.rglob("*.json") if path.name != "hashes.json")
    return {path.name: (path.stat().st_size, int(path.stat().st_mtime)) for path in found}


def test_a_damaged_or_hostile_archive_of_the_cache_costs_time_and_nothing_else(bucket: str, tmp_path: Path) -> None:
    import io
    import tarfile

    store = S3Store.from_url(f"s3://{bucket}/cache", client_options={"allow_http": True})
    packed = io.BytesIO()
    good = f"answers/ab/{'ab' * 32}.json"
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name in (good, "../outside.json", "/tmp/outside.json", "hashes.json"):
            member = tarfile.TarInfo(name)
            member.size = 4
            archive.addfile(member, io.BytesIO(b"text"))
        link = tarfile.TarInfo(f"answers/cd/{'cd' * 32}.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    for number, content in enumerate((packed.getvalue(), packed.getvalue()[:60], b"no archive")):
        obstore.put(store, ARCHIVE, content)
        cache = Cache(tmp_path / str(number) / "cache")
        assert fetch_cache(f"s3://{bucket}/cache", cache) == (1 if number == 0 else 0)
        there = [path.relative_to(cache.folder).as_posix() for path in cache.folder.rglob("*") if path.is_file()]
        assert there == ([good] if number == 0 else [])
    assert not (tmp_path / "0/outside.json").exists()


def test_the_memory_is_not_a_response(url: str, store: S3Store, tmp_path: Path) -> None:
    put(store, tmp_path, "kent", 1)
    bring_down(url, tmp_path / "raw")
    assert set(json.loads((tmp_path / "raw" / MEMORY).read_text())) == {KENT}
