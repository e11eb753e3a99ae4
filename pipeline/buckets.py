"""Object storage that speaks S3: opening a bucket, and its errors in plain words.

What belongs here: what all who use a bucket share. What does not: what is kept in one (`publishing/object_storage`,
`intake/bucket_raw`, `intake/shared_cache`).

Endpoint and credentials come from the usual AWS_* variables.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from obstore.store import S3Store

_TRIES = 3
_GIVE_UP_AFTER = timedelta(seconds=60)
# Where obstore asks for credentials when the environment has none: the metadata service of a cloud machine.
_METADATA_SERVICE = "169.254.169.254"


class BucketRefused(RuntimeError):
    """A bucket cannot be used. The message says why, and what to look at."""


def open_bucket(url: str) -> "S3Store":
    """What lies under `s3://bucket/prefix`. Raises `BucketRefused` where that is no such address."""
    from obstore.store import S3Store

    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise BucketRefused(f"{url!r} is no address of a bucket: it must be like s3://bucket or s3://bucket/folder.")
    return S3Store.from_url(
        url.rstrip("/"),
        client_options={"allow_http": _endpoint().startswith("http://")},
        retry_config={"max_retries": _TRIES, "retry_timeout": _GIVE_UP_AFTER},
    )


@contextmanager
def plain_errors(url: str) -> Iterator[None]:
    """Errors of the storage become `BucketRefused`."""
    from obstore.exceptions import BaseError

    try:
        yield
    except (BaseError, OSError) as error:
        raise BucketRefused(_reason(str(error), url)) from error


def _reason(message: str, url: str) -> str:
    bucket = urlsplit(url).netloc
    endpoint = _endpoint() or "AWS"
    if "NoSuchBucket" in message:
        return f"there is no bucket {bucket!r} at {endpoint}. Make it, or name another."
    if _METADATA_SERVICE in message:
        return "there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
    if any(sign in message for sign in ("403", "401", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch")):
        return f"{endpoint} refuses these credentials for {bucket!r}. Look at AWS_ACCESS_KEY_ID and its rights."
    if "error sending request" in message or "HTTP error" in message:
        return f"{endpoint} cannot be reached. Look at AWS_ENDPOINT_URL and the network."
    return message.partition("\n")[0]


def _endpoint() -> str:
    return os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
