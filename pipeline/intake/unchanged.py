"""An answer for every response: kept from a refresh before, or read now and kept.

What belongs here: deciding which files are read, and answers in the order of the files. What does not: reading them
(`read_all`), or keeping answers (`cache`).

Files are read in any order, and their answers kept; only then are answers taken up, one file after the other, so that
no more of them than one is in memory.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing

from pipeline.intake.answer import Answer, from_bytes, lasts
from pipeline.intake.cache import Cache, key_of
from pipeline.intake.hashes import forget
from pipeline.intake.job import Job
from pipeline.intake.read_all import Readers, read_all


def answers(
    jobs: Sequence[Job], readers: Readers, cache: Cache | None, done: Callable[[Job], None] = lambda job: None
) -> Generator[tuple[Answer, bool]]:
    """Each job's answer, in the order of the jobs, and whether that was kept from before. `done` is called with each
    job as it is finished, in no order."""
    keys = {number: key_of(job) for number, job in enumerate(jobs) if not job.fault} if cache else {}
    known = {number for number, key in keys.items() if cache and cache.has(key)}
    for number in known:
        done(jobs[number])
    unkept = _read(jobs, [number for number in range(len(jobs)) if number not in known], keys, readers, cache, done)
    for number in range(len(jobs)):
        content = unkept.pop(number, None)
        answer = cache.find(keys[number]) if cache and content is None else None
        if answer is not None:
            yield answer, number in known
            continue
        if content is None:  # what was kept is damaged, or was removed meanwhile
            content = _read(jobs, [number], {}, readers, cache)[number]
            if cache and lasts(content):
                cache.keep(keys[number], content)
        yield from_bytes(content), False
    if cache and len(known) < len(jobs):
        cache.tidy()


def _read(
    jobs: Sequence[Job],
    numbers: Sequence[int],
    keys: Mapping[int, str],
    readers: Readers,
    cache: Cache | None,
    done: Callable[[Job], None] = lambda job: None,
) -> dict[int, bytes]:
    """Have these jobs read and their answers kept; those that could not be kept, or must not."""
    unkept: dict[int, bytes] = {}
    passing: set[str] = set()
    # Closed at once if we are stopped half-way, so that no process is left reading.
    with closing(read_all([jobs[number] for number in numbers], readers)) as coming:
        for place, content in coming:
            number = numbers[place]
            if not lasts(content):
                passing.add(jobs[number].file.source_file)
            if not (lasts(content) and cache and number in keys and cache.keep(keys[number], content)):
                unkept[number] = content
            done(jobs[number])
    if cache and passing:
        # A remembered hash may be why such a file was not what was expected.
        forget(cache.hashes, passing)
    return unkept
