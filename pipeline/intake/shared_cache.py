"""What was read before, for a machine that starts with an empty disk: the cache as one archive in a bucket.

What belongs here: packing and unpacking it. What does not: what is in an entry, or when it counts (`cache`).

One archive, not an object for each entry: asking a bucket for one takes longer than reading a small workbook. The last
run to finish says what is in it; an entry that is missing costs time, nothing else. Whoever may write there may write
figures: give the right to those alone who may publish.
"""

import re
import tarfile
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import IO

from pipeline.buckets import open_bucket, plain_errors
from pipeline.intake.cache import Cache

ARCHIVE = "reading-cache.tar.gz"
_ENTRY = re.compile(r"answers/[0-9a-f]{2}/[0-9a-f]{64}\.json")


def fetch_cache(url: str, cache: Cache) -> int:
    """Unpack the archive where this cache is empty; the number of answers in it. Raises `BucketRefused`."""
    import obstore
    from obstore.exceptions import NotFoundError

    if any(cache.folder.glob("answers/*/*.json")):
        return 0
    with plain_errors(url):
        cache.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=cache.folder) as file:
            try:
                for part in obstore.get(open_bucket(url), ARCHIVE):
                    file.write(part)
            except NotFoundError:
                return 0
            file.seek(0)
            return _unpack(file, cache)


def _unpack(packed: IO[bytes], cache: Cache) -> int:
    """The entries up to the cache's limit, and up to where the archive is damaged: what is missing is read anew."""
    number, size = 0, 0
    with suppress(tarfile.TarError, EOFError, zlib.error), tarfile.open(fileobj=packed, mode="r|gz") as archive:
        for member in archive:
            size += member.size
            if size > cache.limit_bytes:
                break
            if _ENTRY.fullmatch(member.name) and member.isreg():
                archive.extract(member, cache.folder, filter="data")
                number += 1
    return number


def store_cache(url: str, cache: Cache) -> int:
    """Pack this cache and send it; the number of answers in it. Raises `BucketRefused`."""
    import obstore

    entries = sorted(cache.folder.glob("answers/*/*.json"))
    with plain_errors(url), tempfile.TemporaryDirectory(dir=cache.folder) as folder:
        packed = Path(folder, ARCHIVE)
        with tarfile.open(packed, "w:gz", compresslevel=1) as archive:
            for path in entries:
                archive.add(path, path.relative_to(cache.folder).as_posix(), recursive=False)
        obstore.put(open_bucket(url), ARCHIVE, packed)
    return len(entries)
