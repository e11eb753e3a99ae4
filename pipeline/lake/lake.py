"""A DuckLake that several refreshes write and many people read: where it is, and a connection to it.

What belongs here: its two addresses, DuckDB's extensions and the credentials for object storage. What does not: what
is written (`put`).

A DuckLake keeps its tables as Parquet files, on S3 or in a folder, and the list of them in PostgreSQL: writers on
several machines need no lock between them, and every state that was ever published can still be read.
"""

import importlib
import importlib.util
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.publishing.places import PublishingFailed
from schemas.checks import literal

if TYPE_CHECKING:
    import duckdb

NAME = "lake"
_EXTENSIONS = ("ducklake", "postgres_scanner", "httpfs")
# An extension is a file that is put into a folder of the user's: by one thread at a time.
_INSTALLING = threading.Lock()
_ATTEMPTS = 5


class LakeUnavailable(PublishingFailed):
    """The lake cannot be reached or opened. The message says which part of it, and what to check."""


@dataclass(frozen=True, slots=True)
class Lake:
    """`catalog` is what DuckLake keeps its list in, as DuckDB writes it: `postgres:host=127.0.0.1 dbname=foi user=foi`;
    `data` is where its files lie: `s3://bucket/folder/`, or a folder that all writers and readers share."""

    catalog: str
    data: str


@contextmanager
def connected(lake: Lake) -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection with the lake attached as `lake`. Raises `LakeUnavailable`."""
    import duckdb

    with duckdb.connect() as connection:
        for name in _EXTENSIONS:
            _load(connection, name)
        if lake.data.startswith("s3://"):
            connection.execute(_secret())
        _attach(connection, lake)
        yield connection


def _attach(connection: "duckdb.DuckDBPyConnection", lake: Lake) -> None:
    """The first to attach an empty catalogue makes its tables. Of several who do so at once all but one fail, and find
    them made when they try again."""
    import duckdb

    for attempt in range(_ATTEMPTS):
        try:
            connection.execute(
                f"ATTACH {literal(f'ducklake:{lake.catalog}')} AS {NAME} (DATA_PATH {literal(lake.data)})"
            )
        except duckdb.Error as error:
            if "already exists" in str(error) and attempt < _ATTEMPTS - 1:
                time.sleep(0.2 * (attempt + 1))
                continue
            raise LakeUnavailable(
                f"The lake cannot be opened ({without_password(str(error))}). Check that its catalogue runs and that "
                "FOI_LAKE_CATALOG and FOI_LAKE_DATA are those it was made with."
            ) from error
        return


def _load(connection: "duckdb.DuckDBPyConnection", name: str) -> None:
    """Load an extension: from its wheel where that is installed, else from DuckDB's own store."""
    import duckdb

    try:
        with _INSTALLING:
            _install(connection, name)
        connection.execute(f"LOAD {name}")
    except (duckdb.Error, ImportError) as error:
        raise LakeUnavailable(
            f"DuckDB's extension {name} is not to be had ({str(error).splitlines()[0]}). Where DuckDB cannot "
            "download it, install it as a wheel: docs/scaling.md says which versions fit."
        ) from error


def _install(connection: "duckdb.DuckDBPyConnection", name: str) -> None:
    if importlib.util.find_spec("duckdb_extensions") is not None:
        importlib.import_module("duckdb_extensions").import_extension(name)
    else:
        connection.execute(f"INSTALL {name}")


def _secret() -> str:
    """The credentials of the usual AWS variables; an address of one's own is spoken to by path."""
    options = {
        "KEY_ID": os.environ.get("AWS_ACCESS_KEY_ID"),
        "SECRET": os.environ.get("AWS_SECRET_ACCESS_KEY"),
        "SESSION_TOKEN": os.environ.get("AWS_SESSION_TOKEN"),
        "REGION": os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION"),
    }
    if endpoint := os.environ.get("AWS_ENDPOINT_URL"):
        address = urlsplit(endpoint)
        options |= {"ENDPOINT": address.netloc, "URL_STYLE": "path", "USE_SSL": str(address.scheme == "https").lower()}
    given = ", ".join(f"{name} {literal(value)}" for name, value in options.items() if value)
    return f"CREATE SECRET (TYPE s3, {given})" if given else "CREATE SECRET (TYPE s3)"


def without_password(text: str) -> str:
    """What an error says, but for the password in an address."""
    return re.sub(r"(password\s*=\s*)\S+|(://[^:/\s]+:)[^@\s]+(?=@)", r"\1\2***", text)
