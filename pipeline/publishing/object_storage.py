"""A published version in a bucket, for readers who do not share our disk.

What belongs here: uploading a version, and the pointer to it. What does not: what a version holds (`versions`), or when
one is uploaded (`assets_defs/object_storage`).

`<prefix>/latest.json` names the version and is written last, when all its files are known to be there whole. A reader
who follows it never meets half a version, and one who reads an older one is not disturbed: nothing is taken away.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pipeline.publishing.places import PUBLIC
from pipeline.publishing.versions import ABOUT, Version

if TYPE_CHECKING:
    from obstore.store import S3Store

POINTER = "latest.json"
_TRIES = 3
_GIVE_UP_AFTER = timedelta(seconds=60)
# Where obstore asks for credentials when the environment has none: the metadata service of a cloud machine.
_METADATA_SERVICE = "169.254.169.254"


class UploadFailed(RuntimeError):
    """The version is not the latest in the bucket. What is published here, and what the bucket had, stay."""


def upload(version: Version, url: str) -> str:
    """Upload a version to `s3://bucket/prefix` and point to it; its address there. What is there already is not sent
    again. Endpoint and credentials come from the usual AWS_* variables."""
    _check(url)
    folder = f"versions/{version.name}"
    manifest = _manifest(version, folder)
    root = version.folder / PUBLIC if _is_restricted(version) else version.folder
    with _said_plainly(url):
        store = _store(url)
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


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise UploadFailed(f"{url!r} is no place to publish to: it must be like s3://bucket or s3://bucket/folder.")


def _store(url: str) -> "S3Store":
    from obstore.store import S3Store

    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
    return S3Store.from_url(
        url.rstrip("/"),
        client_options={"allow_http": endpoint.startswith("http://")},
        retry_config={"max_retries": _TRIES, "retry_timeout": _GIVE_UP_AFTER},
    )


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
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, OSError) as error:
        raise UploadFailed(f"{url} was not published to: {_reason(str(error), url)}") from error


def _reason(message: str, url: str) -> str:
    bucket = urlsplit(url).netloc
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or "AWS"
    if "NoSuchBucket" in message:
        return f"there is no bucket {bucket!r} at {endpoint}. Make it, or name another."
    if _METADATA_SERVICE in message:
        return "there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
    if any(sign in message for sign in ("403", "401", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch")):
        return f"{endpoint} refuses these credentials for {bucket!r}. Look at AWS_ACCESS_KEY_ID and its rights."
    if "error sending request" in message or "HTTP error" in message:
        return f"{endpoint} cannot be reached. Look at AWS_ENDPOINT_URL and the network."
    return message.partition("\n")[0]
