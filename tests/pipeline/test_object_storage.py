"""Publishing to a bucket: a real server that speaks S3, on this machine, started and ended here.

What belongs here: what is in the bucket, in which order it comes there, and what is said when it cannot.
What does not: versions (`tests/unit/test_versions.py`).
"""

import json
import re
import shutil
import threading
from pathlib import Path
from typing import Any

import obstore
import pytest
from obstore.store import S3Store

from pipeline import buckets
from pipeline.publishing import object_storage
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.object_storage import UploadFailed, upload
from pipeline.publishing.places import Places
from pipeline.publishing.versions import Version, versions
from tests.conftest import foi
from tests.pipeline.conftest import KEYS
from tests.pipeline.small import respond
from tests.unit.releases import release

pytestmark = pytest.mark.production


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    with RefreshLock(Places(folder)) as lock:
        release(lock, "first", {"kent/2019/20": 1})
        release(lock, "second", {"kent/2019/20": 2})
    return folder


@pytest.fixture
def two(two_releases: Path, tmp_path: Path) -> tuple[Version, Version]:
    shutil.copytree(two_releases, tmp_path / "warehouse")
    first, second = versions(Places(tmp_path / "warehouse"))
    return first, second


def _store(bucket: str, prefix: str = "figures") -> S3Store:
    return S3Store.from_url(f"s3://{bucket}/{prefix}", client_options={"allow_http": True})


def _get(store: S3Store, path: str) -> bytes:
    return bytes(obstore.get(store, path).bytes())


def _paths(store: S3Store) -> set[str]:
    return {one["path"] for page in obstore.list(store) for one in page}


def _followed(store: S3Store) -> dict[str, Any]:
    """What a reader finds who follows the pointer; every file is there as it says."""
    pointer: dict[str, Any] = json.loads(_get(store, "latest.json"))
    there = {one["path"]: one["size"] for page in obstore.list(store, pointer["path"]) for one in page}
    for path, said in pointer["files"].items():
        assert there[f"{pointer['path']}/{path}"] == said["bytes"], path
    return pointer


def test_a_version_is_whole_before_the_pointer_names_it(bucket: str, two: tuple[Version, Version]) -> None:
    first, second = two
    assert upload(first, f"s3://{bucket}/figures/") == f"s3://{bucket}/figures/versions/{first.name}"
    store = _store(bucket)
    assert _followed(store)["version"] == first.name
    upload(second, f"s3://{bucket}/figures")
    pointer = _followed(store)
    assert (pointer["version"], pointer["run_id"]) == (second.name, "second")
    for one in two:
        for path in one.files:
            assert _get(store, f"versions/{one.name}/{path}") == (one.folder / path).read_bytes()
    assert _get(store, f"versions/{second.name}/version.json") == _get(store, "latest.json")
    expected = {f"versions/{one.name}/{path}" for one in two for path in (*one.files, "version.json")}
    assert _paths(store) == expected | {"latest.json"}


def test_a_reader_never_meets_half_a_version(bucket: str, two: tuple[Version, Version]) -> None:
    first, second = two
    store, url = _store(bucket), f"s3://{bucket}/figures"
    upload(first, url)
    uploading = threading.Thread(target=upload, args=(second, url))
    uploading.start()
    seen = []
    while uploading.is_alive():
        seen.append(_followed(store)["version"])
    uploading.join()
    seen.append(_followed(store)["version"])
    assert seen[0] == first.name
    assert seen == sorted(seen)
    assert seen[-1] == second.name


def test_an_upload_that_ends_halfway_leaves_the_pointer_and_is_taken_up_again(
    bucket: str, two: tuple[Version, Version]
) -> None:
    first, second = two
    store, url = _store(bucket), f"s3://{bucket}/figures"
    upload(first, url)
    hidden = second.folder / "foi.xlsx"
    hidden.rename(second.folder / "away")
    with pytest.raises(UploadFailed, match=r"foi\.xlsx"):
        upload(second, url)
    assert _followed(store)["version"] == first.name
    sent = _paths(store)
    assert f"versions/{second.name}/foi.duckdb" in sent, "it had begun"
    (second.folder / "away").rename(hidden)
    upload(second, url)
    assert _followed(store)["version"] == second.name


def test_the_pointer_stays_when_a_file_did_not_come_whole(
    bucket: str, two: tuple[Version, Version], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two
    url = f"s3://{bucket}/figures"
    upload(first, url)
    real = object_storage._put

    def cut_short(store: S3Store, path: str, content: Path | bytes) -> None:
        real(store, path, b"half" if path.endswith("foi.duckdb") else content)

    monkeypatch.setattr(object_storage, "_put", cut_short)
    with pytest.raises(UploadFailed, match=r"does not have foi\.duckdb whole"):
        upload(second, url)
    assert _followed(_store(bucket))["version"] == first.name


def test_of_a_version_with_small_counts_only_the_public_folder_leaves(
    bucket: str, two: tuple[Version, Version]
) -> None:
    version, _ = two
    (version.folder / "public").mkdir()
    (version.folder / "public/foi.duckdb").write_bytes(b"public")
    about = dict(version.about) | {"files": {**version.files, "public/foi.duckdb": {"bytes": 6, "sha256": "0"}}}
    upload(Version(version.folder, about), f"s3://{bucket}/figures")
    store = _store(bucket)
    folder = f"versions/{version.name}"
    assert _paths(store) == {f"{folder}/foi.duckdb", f"{folder}/version.json", "latest.json"}
    assert _get(store, f"{folder}/foi.duckdb") == b"public"


@pytest.mark.parametrize(
    ("url", "variables", "said"),
    [
        ("s3://no-such-bucket/x", {}, "there is no bucket 'no-such-bucket' at http://127"),
        ("s3://any/x", {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "http://127.0.0.1:9 cannot be reached"),
        ("ftp://any/x", {}, "must be like s3://bucket"),
        ("s3:///x", {}, "must be like s3://bucket"),
    ],
)
def test_what_keeps_a_version_from_the_bucket_is_said(
    url: str, variables: dict[str, str], said: str, bucket: str, two: tuple[Version, Version],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(UploadFailed, match=said):
        upload(two[0], url)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Error performing PUT http://169.254.169.254/latest/api/token", "there are no credentials"),
        ("Server returned non-2xx status code: 403 Forbidden: <Code>AccessDenied</Code>", "refuses these credentials"),
        ("Generic S3 error: something new\n\nDebug source:\nGeneric {", "^Generic S3 error: something new$"),
    ],
)
def test_what_a_server_says_is_put_plainly(message: str, said: str) -> None:
    """As obstore words it where no server on loopback would say so."""
    assert re.search(said, buckets._reason(message, "s3://bucket/x"))


def test_a_refresh_publishes_to_the_bucket_too_and_a_rollback_moves_the_pointer_back(
    bucket: str, endpoint: str, tmp_path: Path
) -> None:
    respond(tmp_path / "raw", "plain", "kent", {"2018/19": 100, "2019/20": 120})
    url, store = f"s3://{bucket}/figures", _store(bucket)
    aws = {**KEYS, "AWS_ENDPOINT_URL": endpoint}
    folders = ("--raw", tmp_path / "raw", "--warehouse", tmp_path / "warehouse")
    first = foi("refresh", *folders, "--publish-to", url, **aws)
    assert first.returncode == 0, first.stderr
    assert f"Published to {url} too." in first.stdout
    older = _followed(store)["version"]

    respond(tmp_path / "raw", "plain", "kent", {"2018/19": 100, "2019/20": 121})
    here_only = foi("refresh", *folders, **aws, FOI_PUBLISH_TO="s3://no-such-bucket/x")
    assert here_only.returncode == 3
    assert "s3://no-such-bucket/x was not published to: there is no bucket 'no-such-bucket'" in here_only.stderr
    assert "Published here only." in here_only.stderr
    assert "Traceback" not in here_only.stderr
    assert len(versions(Places(tmp_path / "warehouse"))) == 2, "what was published here stays"
    assert _followed(store)["version"] == older

    newer = versions(Places(tmp_path / "warehouse"))[-1].name
    for name in (newer, older):
        back = foi("rollback", name, "--yes", *folders, "--publish-to", url, **aws)
        assert back.returncode == 0, back.stderr
        assert _followed(store)["version"] == name

    wrong = foi("refresh", *folders, "--publish-to", "bucket/x", **aws)
    assert wrong.returncode == 2
    assert "must be like s3://bucket" in wrong.stderr
