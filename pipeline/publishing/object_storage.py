"""A published version in a bucket, for readers who do not share our disk.

What belongs here: uploading a version, and the pointer to it. What does not: what a version holds (`versions`), or when
one is uploaded (`assets_defs/object_storage`).

`<prefix>/latest.json` names the version and is written last, when all its files are known to be there whole. A reader
who follows it never meets half a version, and one who reads an older one is not disturbed: nothing is taken away.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.buckets import BucketRefused, open_bucket, plain_errors
from pipeline.publishing.places import PUBLIC
from pipeline.publishing.versions import ABOUT, Version

if TYPE_CHECKING:
    from obstore.store import S3Store

POINTER = "latest.json"


class UploadFailed(RuntimeError):
    """The version is not the latest in the bucket. What is published here, and what the bucket had, stay."""


def upload(version: Version, url: str) -> str:
    """Upload a version to `s3://bucket/prefix` and point to it; its address there. What is there already is not sent
    again. Raises `UploadFailed`."""
    folder = f"versions/{version.name}"
    manifest = _manifest(version, folder)
    root = version.folder / PUBLIC if _is_restricted(version) else version.folder
    with _said_plainly(url):
        store = open_bucket(url)
        for path in _missing(store, folder, manifest["files"]):
            if not (root / path).is_file():
                raise UploadFailed(f"{url} was not published to: {root / path} is gone. Publish anew by `foi refresh`.")
            _put(store, f"{folder}/{path}", root / path)
        if absent := _missing(store, folder, manifest["files"]):
            raise UploadFailed(f"{url} does not have {absent[0]} whole after it was sent. {POINTER} was not moved.")
        described = json.dumps(manifest, indent=1).encode()
        _put(store, f"{folder}/{ABOUT}", described)
        _put(store, POINTER, described)
    return f"{url.rstrip('/')}/{folder}"


def _is_restricted(version: Version) -> bool:
    """Whether the version holds numbers that may not be handed on: then only its public folder leaves the house."""
    return PUBLIC in version.copies


def _manifest(version: Version, folder: str) -> dict[str, Any]:
    files: Mapping[str, Any] = version.files
    if _is_restricted(version):
        start = f"{PUBLIC}/"
        files = {path.removeprefix(start): said for path, said in files.items() if path.startswith(start)}
    about = {key: version.about[key] for key in ("run_id", "published_at", "code_version")}
    return {"version": version.name, "path": folder, **about, "files": dict(files)}


def _missing(store: "S3Store", folder: str, files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The files that are not there in their full size."""
    import obstore

    there = {one["path"]: one["size"] for page in obstore.list(store, folder) for one in page}
    return [path for path, said in files.items() if there.get(f"{folder}/{path}") != said["bytes"]]


def _put(store: "S3Store", path: str, content: Path | bytes) -> None:
    import obstore

    obstore.put(store, path, content)


@contextmanager
def _said_plainly(url: str) -> Iterator[None]:
    try:
        with plain_errors(url):
            yield
    except BucketRefused as error:
        raise UploadFailed(f"{url} was not published to: {error}") from error
