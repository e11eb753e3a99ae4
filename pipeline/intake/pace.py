"""How far the reading is, how fast it goes, and how long it will take.

What belongs here: counting and the sentence. What does not: who is told (`assets_defs`, `commands`).
"""

import time
from collections.abc import Callable

# Often enough to see that it goes on, and seldom enough for a log of ten thousand files.
SECONDS_BETWEEN = 10.0


class Pace:
    """Files done of a known number."""

    def __init__(self, files: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.files, self.done = files, 0
        self._clock = clock
        self._start = self._told = clock()

    def step(self) -> bool:
        """One more is done. True when it is time to say so: now and then, and at the end."""
        self.done += 1
        now = self._clock()
        if self.done < self.files and now - self._told < SECONDS_BETWEEN:
            return False
        self._told = now
        return True

    @property
    def seconds(self) -> float:
        return self._clock() - self._start

    @property
    def files_per_second(self) -> float:
        return self.done / max(self.seconds, 0.001)

    def __str__(self) -> str:
        so_far = f"{self.done:,} of {self.files:,} responses, {self.files_per_second:,.1f} a second"
        left = (self.files - self.done) / self.files_per_second if self.done else 0.0
        return f"{so_far}, about {_span(left)} left" if self.done < self.files else f"{so_far}, {_span(self.seconds)}"


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"
