"""Turns: of refreshes that publish one collection into one lake, each waits until the one before it has ended.

What belongs here: taking a turn, and whether it is still ours. What does not: what is done in it (`put`).

A turn is an advisory lock of PostgreSQL, in which the lake keeps its list: whichever machines the refreshes run on,
they meet there. PostgreSQL frees it when the connection ends, however its holder ended. A lake whose catalogue is a
file is one machine's, where the lock of the warehouse folder does the same (`publishing/lock`).
"""

import time
import zlib
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.lake.lake import Lake, LakeUnavailable, without_password

if TYPE_CHECKING:
    from psycopg2.extensions import connection as Connection

_SCHEME = "postgres:"
# The first half of each lock's number, so that no other program's locks in this database are taken for ours.
_OURS = 0x464F49
_SECONDS_BETWEEN_TRIES = 1.0
# A machine that vanished is noticed within some two minutes, and its turn goes to the next.
_PATIENCE = "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 15; SET tcp_keepalives_count = 4"
_HOLDER = """SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND classid = %s AND objid = %s
  AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


class Turns:
    """The collections whose turn it is, held from `take` to leaving the `with` block. Without a lake it always is."""

    def __init__(self, lake: Lake | None, holder: str) -> None:
        self._needed = lake is not None and lake.catalog.startswith(_SCHEME)
        self._address = lake.catalog.removeprefix(_SCHEME) if lake else ""
        self._holder = holder
        self._held: set[str] = set()
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def take(self, collections: Sequence[str], tell: Callable[[str], object]) -> bool:
        """Wait for the turn of these collections, and say whether any was not held before: then others may have
        published in between. `tell` hears whom we wait for."""
        if not self._needed or self._held.issuperset(collections):
            return False
        wanted = self._held.union(collections)
        if self._held:
            # Two that each hold what the other waits for would wait for ever: all take all they want in one order.
            self._ask("SELECT pg_advisory_unlock_all()")
            self._held.clear()
        for name in sorted(wanted):
            told = False
            while not self._ask("SELECT pg_try_advisory_lock(%s, %s)", _OURS, _number(name)):
                if not told:
                    holder = self._ask(_HOLDER, _OURS, _number(name) % 2**32) or "another refresh"
                    tell(f"Waiting for {holder}, which is refreshing {name} too.")
                    told = True
                time.sleep(_SECONDS_BETWEEN_TRIES)
            self._held.add(name)
        return True

    def require(self) -> None:
        """Raise `LakeUnavailable` where the turn is not ours any more."""
        if self._held:
            self._ask("SELECT 1")

    def _ask(self, query: str, *values: object) -> object:
        import psycopg2

        try:
            with self._connected().cursor() as cursor:
                cursor.execute(query, values)
                row = cursor.fetchone()
        except psycopg2.Error as error:
            said = without_password(str(error).strip().partition("\n")[0])
            if self._held:
                raise LakeUnavailable(
                    f"Nothing was put into the lake: the connection to its catalogue was lost ({said}), and another "
                    "refresh of the same collections may have begun. Start this one again."
                ) from error
            raise LakeUnavailable(
                f"The catalogue of the lake cannot be reached ({said}). Check that it runs, and FOI_LAKE_CATALOG."
            ) from error
        return row[0] if row else None

    def _connected(self) -> "Connection":
        import psycopg2

        if self._connection is None:
            self._connection = psycopg2.connect(self._address, application_name=self._holder[:63])
            self._connection.autocommit = True
            with self._connection.cursor() as cursor:
                cursor.execute(_PATIENCE)
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._held.clear()


def _number(name: str) -> int:
    """The second half of a lock's number, from -2³¹ to 2³¹ - 1."""
    return zlib.crc32(name.encode()) - 2**31
