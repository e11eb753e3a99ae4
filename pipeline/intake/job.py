"""Reading one response with everything declared about it, whatever the file holds.

What belongs here: what goes to a reading process and what comes back. What does not: the reading itself
(`pipeline/reading`), or the processes (`processes`).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.declared.collection import Collection
from pipeline.declared.corrections import Correction
from pipeline.declared.errors import DeclarationError
from pipeline.declared.sidecar import load_sidecar
from pipeline.intake.files import FoundFile, sha256_of
from pipeline.reading.model import Quarantined, Reading
from pipeline.reading.response import read_response


@dataclass(frozen=True, slots=True)
class Job:
    """One response to be read. `expected_forces` are those under which the round's request log names it."""

    raw_dir: Path
    file: FoundFile
    settings: Collection
    expected_forces: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def path(self) -> Path:
        return self.raw_dir / self.file.source_file


def read(job: Job) -> Reading:
    """What the response states. Never raises: a file that cannot be read is refused, with the reason."""
    try:
        sidecar = load_sidecar(job.path, job.settings.layouts)
        reading = read_response(
            job.path,
            source_file=job.file.source_file,
            collection=job.file.collection,
            round_=job.file.round,
            settings=job.settings,
            sidecar=sidecar,
            corrections=job.corrections,
            expected_forces_of_file=job.expected_forces,
        )
        if sha256_of(job.path) != job.file.sha256:
            return refused("The file changed while it was read.", "Refresh again once it is complete.")
    except DeclarationError as error:
        key = f", {error.key}" if error.key else ""
        reason = f"Its sidecar cannot be used ({Path(error.file).name}{key}): {error.message}"
        return refused(reason, error.suggestion or "Mend the sidecar.", layout="declared")
    except Exception as error:  # noqa: BLE001 (one file that meets a fault of ours must not take the others with it)
        return refused(
            f"The reader failed on this file ({type(error).__name__}: {error}).",
            "This is a fault of the reader: report it with the file. Until it is mended, put the figures into a "
            "spreadsheet of your own and name this file as its source in the sidecar.",
        )
    # The account of every cell is for `foi inspect`; here it would only be carried about.
    reading.ledger = []
    return reading


def refused(reason: str, suggestion: str, layout: Literal["inferred", "declared"] = "inferred") -> Reading:
    """A file of which nothing is used."""
    return Reading("quarantined", layout, reason, quarantine=[Quarantined("", "", "", reason, suggestion)])
