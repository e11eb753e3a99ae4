"""Reading that begins while the rest of a refresh is still being loaded; the run finds it in the cache.

    python -m pipeline.intake.ahead PARENT RAW CACHE [COLLECTION]...

What belongs here: that process, and starting it. What does not: the reading of a run (`gather`), which does not depend
on this: whatever is missing or was read in vain costs time, and nothing else.

Dagster takes longer to load than two hundred small workbooks take to read, and leaves all cores but one idle.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.intake.processes import environment

# Reading for a run that has it done elsewhere, or keeps what was read elsewhere, is no help.
_ELSEWHERE = ("DASK_SCHEDULER_ADDRESS", "FOI_RAW_FROM", "FOI_CACHE_AT")


@contextmanager
def reading_ahead(raw_dir: Path, cache: Path, collections: Sequence[str]) -> Iterator[Callable[[], None]]:
    """Read ahead within the block, or until what it gives is called: from then on the run reads by itself."""
    if len(os.sched_getaffinity(0)) == 1 or any(map(os.environ.get, _ELSEWHERE)):
        yield lambda: None
        return
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.intake.ahead", str(os.getpid()), raw_dir, cache, *collections],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(),
    )  # fmt: skip

    def end() -> None:
        process.kill()
        process.wait()

    try:
        yield end
    finally:
        end()


def read_ahead(raw_dir: Path, cache_folder: Path, collections: Sequence[str] = ()) -> int:
    """Read what the cache lacks, one file after the other, small ones first; how many that were."""
    from pipeline.intake.answer import lasts
    from pipeline.intake.cache import Cache, key_of
    from pipeline.intake.collections import choose
    from pipeline.intake.files import find_files
    from pipeline.intake.job import answer
    from pipeline.intake.jobs import jobs_of

    cache = Cache(cache_folder)
    chosen = [one for one in choose(raw_dir, collections) if one.settings is not None]
    jobs = jobs_of(raw_dir, find_files(raw_dir, [one.name for one in chosen], cache.hashes), chosen)
    read = 0
    for job in sorted((one for one in jobs if not one.fault), key=lambda one: one.file.size):
        key = key_of(job)
        if cache.find(key) is None:
            content = answer(job)
            if lasts(content):
                cache.keep(key, content)
            read += 1
    if read:
        cache.tidy()
    return read


if __name__ == "__main__":
    from pipeline.intake.worker import limit_this_process

    limit_this_process(parent=int(sys.argv[1]))
    read_ahead(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
