"""What is to be read of each response: the file with all that its reading depends on.

What belongs here: from found files, settings, logs and sidecars to jobs. What does not: a job itself (`job`), or having
jobs done (`gather`, `ahead`).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.declared.sidecar import sidecar_path
from pipeline.intake.collections import Chosen
from pipeline.intake.files import FoundFile
from pipeline.intake.job import Job
from pipeline.intake.logs import forces_by_file


def jobs_of(raw_dir: Path, files: Sequence[FoundFile], chosen: Sequence[Chosen]) -> Iterator[Job]:
    """A job for each response of a collection that is read."""
    named = forces_by_file(raw_dir, files)
    by_name = {one.name: one for one in chosen}
    settings = {
        (one.name, declares): one.settings.for_reading(with_layouts=declares)
        for one in chosen
        if one.settings is not None
        for declares in (True, False)
    }
    for file in files:
        if file.kind != "response" or (file.collection, True) not in settings:
            continue
        own = tuple(
            one for one in by_name[file.collection].corrections if f"{file.collection}/{one.file}" == file.source_file
        )
        sidecar, fault = _sidecar(raw_dir / file.source_file)
        seen = settings[file.collection, sidecar is not None]
        yield Job(raw_dir, file, seen, named.get(file.source_file, ()), own, sidecar, fault)


def _sidecar(response: Path) -> tuple[bytes | None, str]:
    """What stands in the sidecar; None where there is none. And why that cannot be known."""
    path = sidecar_path(response)
    try:
        return (path.read_bytes() if path.is_file() else None), ""
    except OSError as error:
        return None, f"Its sidecar {path.name} cannot be opened ({error.strerror})."
