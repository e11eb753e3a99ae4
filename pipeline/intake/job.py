"""Reading one response with everything declared about it, whatever the file holds.

What belongs here: what goes to a reading process and what comes back. What does not: the reading itself
(`pipeline/reading`), or the processes (`processes`).
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.bounds import READING
from pipeline.declared.collection import Collection
from pipeline.declared.corrections import Correction
from pipeline.declared.errors import DeclarationError
from pipeline.declared.sidecar import parse_sidecar
from pipeline.intake.answer import Unsayable, answer_of, to_bytes
from pipeline.intake.files import FoundFile
from pipeline.reading.model import Quarantined, Reading
from pipeline.reading.response import read_response

_FAULT_ADVICE = (
    "This is a fault of the reader: report it with the file. Until it is mended, put the figures into a spreadsheet of "
    "your own and name this file as its source in the sidecar."
)


@dataclass(frozen=True, slots=True)
class Job:
    """One response to be read, with all that its reading depends on.

    `settings` are the collection's, `expected_forces` those under which the round's request log names the file,
    `sidecar` what stands in the file beside it, `fault` why that cannot be known. `content` is the file itself where
    whoever reads it cannot open it.
    """

    raw_dir: Path
    file: FoundFile
    settings: Collection
    expected_forces: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    sidecar: bytes | None = None
    fault: str = ""
    content: bytes | None = None

    @property
    def path(self) -> Path:
        return self.raw_dir / self.file.source_file


class Changed(RuntimeError):
    """The file is not the one that was found."""


def answer(job: Job) -> bytes:
    """What the response gives to each table. Never raises."""
    lasts = True
    try:
        reading = _read(job)
    except Changed:
        reading = refused("The file changed while it was read.", "Refresh again once it is complete.")
        lasts = False
    except OSError as error:
        reading = refused(f"The file cannot be opened ({error.strerror}).", "Check that it is a readable file.")
        lasts = False
    except DeclarationError as error:
        key = f", {error.key}" if error.key else ""
        reason = f"Its sidecar cannot be used ({Path(error.file).name}{key}): {error.message}"
        reading = refused(reason, error.suggestion or "Mend the sidecar.", layout="declared")
    except Exception as error:  # noqa: BLE001 (one file that meets a fault of ours must not take the others with it)
        reading = refused(*fault_of_ours(error))
        lasts = False
    try:
        return to_bytes(answer_of(reading, lasts=lasts))
    except Unsayable as error:
        reason = f"The file holds {error}."
        advice = "Open it, look for the damage, and ask the force for a whole one."
        return to_bytes(answer_of(refused(reason, advice), lasts=True))


def _read(job: Job) -> Reading:
    if job.fault:
        return refused(job.fault, "Make it readable for whoever runs the refresh.", layout="declared")
    content = job.path.read_bytes() if job.content is None else job.content
    # What is read is what was found: the bytes of which the hash is published, and no others.
    if hashlib.sha256(content).hexdigest() != job.file.sha256:
        raise Changed
    sidecar = None if job.sidecar is None else parse_sidecar(job.sidecar, job.path, job.settings.layouts)
    return read_response(
        job.path,
        content=content,
        source_file=job.file.source_file,
        collection=job.file.collection,
        round_=job.file.round,
        settings=job.settings,
        sidecar=sidecar,
        corrections=job.corrections,
        expected_forces_of_file=job.expected_forces,
    )


def fault_of_ours(error: Exception) -> tuple[str, str]:
    """Reason and suggestion. Where the reader failed, and not the error's words: they may be those of a cell."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    where = f" in {Path(traceback.tb_frame.f_code.co_filename).name}, line {traceback.tb_lineno}" if traceback else ""
    if isinstance(error, MemoryError):
        return (
            f"The file takes more memory to read than the {READING.memory_bytes / 1e9:,.0f} GB that a file may take.",
            "Save the sheet with the figures alone, and name this file as its source in the sidecar.",
        )
    return (
        f"The reader failed on this file ({type(error).__name__}{where}).",
        _FAULT_ADVICE,
    )


def refused(reason: str, suggestion: str, layout: Literal["inferred", "declared"] = "inferred") -> Reading:
    """A file of which nothing is used."""
    return Reading("quarantined", layout, reason, quarantine=[Quarantined("", "", "", reason, suggestion)])
