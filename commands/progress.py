"""The bar of the files read, while a refresh runs.

What belongs here: drawing it, seldom enough to cost nothing. What does not: what is read.
"""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

# The bar moves this often.
_SHOWN_SECONDS = 0.1


class FilesRead:
    """A bar of the files read, and word to `at_start` that they are. Where nobody looks on (no terminal), nothing is
    drawn."""

    def __init__(self, console: object, at_start: Callable[[], None]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        assert isinstance(console, Console)
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), console=console,
            disable=not console.is_terminal, transient=True,
        )  # fmt: skip
        self._at_start = at_start
        self._unshown, self._shown = 0, 0.0
        self._task = self._bar.add_task("starting", total=None, rate="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bar.stop()

    def wait(self, says: str) -> None:
        self._bar.update(self._task, description=says)

    def start(self, files: int) -> None:
        self._at_start()
        self._bar.update(self._task, description="reading responses", total=files)

    def step(self, source_file: str) -> None:
        self._unshown += 1
        # How fast it goes is worked out from all files of the last half minute: not at each of ten thousand.
        if time.monotonic() < self._shown + _SHOWN_SECONDS:
            return
        self._shown = time.monotonic()
        speed = self._bar.tasks[self._task].finished_speed or self._bar.tasks[self._task].speed
        self._bar.update(self._task, advance=self._unshown, rate=f"{speed:,.0f} a second" if speed else "")
        self._unshown = 0
