"""An answer for every response: kept from a refresh before, or read now and kept.

What belongs here: deciding which files are read. What does not: reading them (`read_all`), or keeping answers
(`cache`).
"""

from collections.abc import Generator, Sequence

from pipeline.intake.answer import Answer, from_bytes
from pipeline.intake.cache import Cache, key_of
from pipeline.intake.hashes import forget
from pipeline.intake.job import Job
from pipeline.intake.read_all import Readers, read_all


def answers(jobs: Sequence[Job], readers: Readers, cache: Cache | None) -> Generator[tuple[int, Answer, bool]]:
    """The number of each job, its answer, and whether that was kept from before; in no order."""
    keys = {number: key_of(job) for number, job in enumerate(jobs) if not job.fault} if cache else {}
    to_read: list[int] = []
    for number in range(len(jobs)):
        found = cache.find(keys[number]) if cache and number in keys else None
        if found is None:
            to_read.append(number)
        else:
            yield number, found, True
    passing: set[str] = set()
    for place, content in read_all([jobs[number] for number in to_read], readers):
        number = to_read[place]
        answer = from_bytes(content)
        if not answer.lasts:
            passing.add(jobs[number].file.source_file)
        elif cache and number in keys:
            cache.keep(keys[number], content)
        yield number, answer, False
    if cache:
        if passing:
            # A remembered hash may be why such a file was not what was expected.
            forget(cache.hashes, passing)
        if to_read:
            cache.tidy()
