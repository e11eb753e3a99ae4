"""Where everything of a warehouse lies.

What belongs here: names of files and folders. What does not: touching them.
"""

from dataclasses import dataclass
from pathlib import Path

# The folder to hand on where a collection has numbers that may not be.
PUBLIC = "public"


class PublishingFailed(RuntimeError):
    """Nothing was published, and what was published before stays. The message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one warehouse folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """The published file. Only ever replaced whole, never opened for writing."""
        return self.folder / "foi.duckdb"

    @property
    def report(self) -> Path:
        """The pages that are made of the published file: a folder, replaced whole."""
        return self.folder / "report"

    @property
    def versions(self) -> Path:
        """The last published versions, each in a folder of its own, on the same file system too."""
        return self.folder / "versions"

    @property
    def under_way(self) -> Path:
        """Which version is being put in place at this moment; left behind only by a killed run."""
        return self.versions / "under-way.json"

    @property
    def history(self) -> Path:
        """What was published and taken back, a line of JSON to each."""
        return self.versions / "history.jsonl"

    @property
    def build(self) -> Path:
        """Unfinished work, on the same file system as what is published so that a rename is enough."""
        return self.folder / ".build"

    @property
    def lock(self) -> Path:
        return self.build / "refresh.lock"

    @property
    def runs(self) -> Path:
        """The tables of each run, as Dagster hands them from asset to asset."""
        return self.build / "runs"

    @property
    def cache(self) -> Path:
        """What was read of each file, so that it need not be read again. May be deleted at any time."""
        return self.build / "cache"

    @property
    def failure(self) -> Path:
        """The record of the last fault of the pipeline itself, to be sent with a report of it."""
        return self.build / "failure.txt"

    def database_of(self, run_id: str) -> Path:
        return self.build / f"foi-{run_id}.duckdb"

    def copies_of(self, run_id: str) -> Path:
        """The same tables in other formats, each file and folder under the name it will be published as."""
        return self.build / f"copies-{run_id}"

    def replaced(self, name: str) -> Path:
        """Where an old folder stands for the moment in which the new one takes its place."""
        return self.build / f"{name}.replaced"
