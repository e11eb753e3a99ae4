"""Responses that lie in a bucket: brought into the raw folder before a refresh looks at it.

What belongs here: which objects are new, changed or gone since last time, and what a person changed here meanwhile.
What does not: what is done with the files.

The bucket is the truth, and the raw folder its copy: a name is the object's key. Never is a file overwritten or removed
that somebody else wrote here; each is replaced whole. What was brought is remembered in the raw folder itself, so that
an object is fetched once for as long as its ETag stays.
"""

import filecmp
import json
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.bounds import FILE
from pipeline.buckets import BucketRefused, open_bucket, plain_errors
from pipeline.intake.whole_files import write_whole

if TYPE_CHECKING:
    from obstore.store import S3Store

# Files whose names begin with a dot are no responses.
MEMORY = ".from-bucket.json"
_AT_ONCE = 16
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Copied:
    """An object as it was brought: its ETag, and the size and time of change of the file, by which an edit is seen."""

    etag: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Brought:
    """The names of files that this time were new here, were replaced, and were removed."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def __str__(self) -> str:
        return f"{len(self.new)} new, {len(self.changed)} changed, {len(self.gone)} gone"


def bring_down(url: str, raw_dir: Path) -> Brought:
    """Make the raw folder hold what lies under `s3://bucket/prefix`.

    Raises `BucketRefused` where the bucket cannot be read, holds what has no place in a folder, or where a file was
    changed both there and here; all other files are brought then, and none of those in question is touched.
    """
    before = _remembered(raw_dir)
    with plain_errors(url):
        store = open_bucket(url)
        objects = _listed(store, url)
        wanted = [name for name, etag in objects.items() if not _is_here(raw_dir, name, etag, before)]
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            copies = dict(
                zip(wanted, threads.map(lambda name: _fetch(store, raw_dir, name, before), wanted), strict=True)
            )
    fetched = {name: _copied(objects[name], raw_dir / name) for name, copied in copies.items() if copied}
    clashes = sorted(name for name, copied in copies.items() if not copied)
    gone = sorted(name for name in before.keys() - objects.keys() if _remove(raw_dir / name, before[name]))
    kept = {name: copied for name, copied in before.items() if name in objects} | fetched
    said = {name: asdict(copied) for name, copied in sorted(kept.items())}
    write_whole(raw_dir / MEMORY, json.dumps(said, indent=1).encode())
    if clashes:
        raise BucketRefused(_clash(clashes, url, raw_dir))
    return Brought(
        tuple(sorted(fetched.keys() - before.keys())), tuple(sorted(fetched.keys() & before.keys())), tuple(gone)
    )


def _copied(etag: str, path: Path) -> Copied:
    about = path.stat()
    return Copied(etag, about.st_size, about.st_mtime_ns)


def _remembered(raw_dir: Path) -> dict[str, Copied]:
    """Without a memory that can be read, every object is fetched and compared again."""
    try:
        told = json.loads((raw_dir / MEMORY).read_bytes())
        return {name: Copied(**about) for name, about in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _listed(store: "S3Store", url: str) -> dict[str, str]:
    """The ETag of each object, by its name; a "folder" that a console made is an object without content."""
    import obstore

    found = {}
    for page in obstore.list(store):
        for one in page:
            name = one["path"]
            if one["size"] == 0 and name.endswith("/"):
                continue
            if any(part in ("", ".", "..") for part in name.split("/")) or "\0" in name or "\\" in name:
                raise BucketRefused(f"the object {name!r} in {url} has no name that a file could have. Rename it.")
            if one["size"] > FILE.bytes:
                raise BucketRefused(
                    f"the object {name} in {url} has {one['size']:,} bytes; {FILE.bytes:,} are the most that a response"
                    " may have. Move it out of there."
                )
            found[name] = one["e_tag"] or str(one["last_modified"])
    return found


def _is_here(raw_dir: Path, name: str, etag: str, before: Mapping[str, Copied]) -> bool:
    return name in before and before[name].etag == etag and (raw_dir / name).exists()


def _fetch(store: "S3Store", raw_dir: Path, name: str, before: Mapping[str, Copied]) -> bool:
    """Put the object there; False where a file is in its place that was not brought from there, and is another."""
    import obstore

    path = raw_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{os.getpid()}.part-{path.name[-60:]}")
    try:
        with unfinished.open("wb") as file:
            for part in obstore.get(store, name):
                file.write(part)
        if path.exists() and not (name in before and _is_as_brought(path, before[name])):
            return filecmp.cmp(path, unfinished, shallow=False)
        unfinished.replace(path)
        return True
    finally:
        unfinished.unlink(missing_ok=True)


def _is_as_brought(path: Path, copied: Copied) -> bool:
    about = path.stat()
    return (about.st_size, about.st_mtime_ns) == (copied.size, copied.mtime_ns)


def _remove(path: Path, copied: Copied) -> bool:
    """Whether a file was removed whose object is gone; one that was changed here since is this folder's own."""
    if not path.is_file() or not _is_as_brought(path, copied):
        return False
    path.unlink()
    return True


def _clash(names: list[str], url: str, raw_dir: Path) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return (
        f"{', '.join(names[:_NAMED])}{more}: one version lies in {url}, another in {raw_dir}, and nobody can say which"
        " is right. Copy the right one over the other, then refresh again."
    )
