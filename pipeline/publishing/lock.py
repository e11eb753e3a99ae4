"""One refresh at a time: a lock file that says who holds it.

What belongs here: taking the lock, letting it go, and saying who has it. What does not: what is done while it is held.

The operating system drops the lock when its holder ends, however it ends: the lock of a killed run is free at once,
and a process number that was given to another program since cannot be mistaken for the holder.
"""

import fcntl
import os
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.publishing.places import Places, PublishingFailed


class RefreshInProgress(PublishingFailed):
    """Another process is refreshing this warehouse."""


class RefreshLock:
    """The right to replace what is published, held from entering the `with` block to leaving it."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._file: TextIOWrapper | None = None

    @property
    def held(self) -> bool:
        return self._file is not None

    def require(self) -> Places:
        """The places of whoever may write there now."""
        if not self.held:
            raise PublishingFailed("Nothing was published: publishing needs the refresh lock.")
        return self.places

    def __enter__(self) -> Self:
        file = _opened(self.places.lock)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip()
            file.close()
            raise RefreshInProgress(_refusal(holder, self.places.folder)) from None
        file.truncate(0)
        file.write(f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
        file.flush()
        self._file = file
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        # The file stays: removing it would let two processes lock two files of one name.
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None


def is_refreshing(places: Places) -> bool:
    """Whether somebody holds the lock now."""
    try:
        # Only a lock that names its holder is tried, so that no refresh that begins just now is kept out by the try.
        with places.lock.open("a+", encoding="utf-8") as file:
            file.seek(0)
            if not file.read().strip():
                return False
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _opened(path: Path) -> TextIOWrapper:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        raise PublishingFailed(
            f"The warehouse folder {path.parents[1]} cannot be written ({error.strerror}); "
            "choose another with --warehouse."
        ) from error


def _refusal(holder: str, folder: Path) -> str:
    who = f" ({holder})" if holder else ""
    return f"Another refresh of {folder} is running{who}. Wait until it has finished, or end it, then try again."
