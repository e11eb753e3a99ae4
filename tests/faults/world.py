"""Two releases of one small warehouse, victims that publish them, and what must hold of it at any moment.

What belongs here: starting victims, and looking at the published files as a reader does. What does not: how victims
die (`server`), or which deaths are tried (the tests).
"""

import csv
import hashlib
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Self

import duckdb
from pyarrow import parquet

from pipeline.publishing.places import Places
from pipeline.publishing.verify import verify_database
from tests.conftest import ROOT, clean_environment
from tests.pipeline.small import respond
from tests.reliability.results import record

# What Kent states for 2019/20 tells the releases apart, and the sum of all tells that nothing else is amiss.
KENT = {"old": 120, "new": 150}
OTHERS = {"essex": {"2018/19": 40, "2019/20": 3}, "gwent": {"2018/19": 7, "2019/20": 9}}


LEFTOVERS = ("foi-*", "copies-*", "staged-*", "discarded-*", "*.replaced")


class Server:
    """The warm process; one victim at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.server"], cwd=ROOT, env=clean_environment(), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def victim(self, way: str, **order: Any) -> dict[str, Any]:
        """Run one victim to its end; `code` is negative when it was killed."""
        assert self._process.stdin is not None and self._process.stdout is not None
        paths = {name: str(value) if isinstance(value, Path) else value for name, value in order.items()}
        self._process.stdin.write(json.dumps({"way": way, **paths}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def write_raw(raw: Path, release: str, disclosure: bool = False) -> None:
    """The responses of a release: one file differs."""
    respond(raw, "plain", "kent", {"2018/19": 100, "2019/20": KENT[release]})
    for force, counts in OTHERS.items():
        respond(raw, "plain", force, counts)
    (raw / "plain/collection.toml").write_text(
        'expected_forces = ["kent", "essex", "gwent"]\n' + "[disclosure]\n" * disclosure, encoding="utf-8"
    )


class World:
    """A raw folder and a warehouse folder that hold the release `old`, and the tables of both releases."""

    def __init__(self, root: Path, server: Server, *, warehouse: Path | None = None, disclosure: bool = False) -> None:
        self.raw, self.warehouse, self.server = root / "raw", warehouse or root / "warehouse", server
        self.disclosure = disclosure
        # Under which name its kills are counted; not at all without one.
        self.named = ""
        self.tables: dict[str, Path] = {}
        self.kills = self.mixed = self.recovered = self._runs = 0
        for release in ("new", "old"):
            write_raw(self.raw, release, disclosure)
            made = server.victim("refresh", raw=self.raw, warehouse=root / release)
            assert made["code"] == 0, made
            (self.tables[release],) = (root / release / ".build/runs").iterdir()
        self.publish_whole("old")

    def publish(self, release: str, **how: Any) -> dict[str, Any]:
        """A victim that publishes the tables of a release."""
        self._runs += 1
        return self.server.victim(
            "publish", raw=self.raw, warehouse=self.warehouse, tables=self.tables[release],
            run_id=f"{release}-{self._runs}", **how,
        )  # fmt: skip

    def publish_whole(self, release: str) -> None:
        """The next run, without help: it publishes, and leaves nothing behind."""
        done = self.publish(release)
        assert done["code"] == 0, done
        self.all_of(release)

    def refresh(self, **how: Any) -> dict[str, Any]:
        return self.server.victim("refresh", raw=self.raw, warehouse=self.warehouse, **how)

    def all_of(self, release: str) -> None:
        """Database and copies are of this release, of one run, and nothing unfinished lies about."""
        runs = self.look()
        assert len(set(runs.values())) == 1, runs
        assert _kent(self.warehouse) == KENT[release]
        build = self.warehouse / ".build"
        assert not [one for kind in LEFTOVERS for one in build.glob(kind)]

    def survived(self) -> str:
        """After a kill: every part is whole and of one of the releases. Which one the database is of."""
        self.kills += 1
        runs = self.look()
        self.mixed += len(set(runs.values())) > 1
        self.note()
        return next(name for name, count in KENT.items() if count == _kent(self.warehouse))

    def note(self) -> None:
        """Keep what was counted, for the page of figures; at once, since a long suite may be ended."""
        if self.named:
            figures = {"kills": self.kills, "recovered": self.recovered, "copies_behind_until_next_run": self.mixed}
            record(f"kills, {self.named}", figures)

    def look(self) -> dict[str, str]:
        """The run of each published part, every part read through. Any that is missing or damaged fails."""
        inside = _parts(self.warehouse)
        if not self.disclosure:
            return inside
        outside = {f"public/{part}": run for part, run in _parts(self.warehouse / "public").items()}
        return inside | outside


def _parts(folder: Path) -> dict[str, str]:
    places = Places(folder)
    assert not places.database.with_name("foi.duckdb.wal").exists()
    rows = verify_database(places.database, {})
    assert rows["core.force_years"] == 6
    assert rows["meta.publication"] == 1
    with duckdb.connect(str(places.database), read_only=True) as connection:
        ((run,),) = connection.execute("SELECT run_id FROM meta.publication").fetchall()
    with (folder / "csv/meta/publication.csv").open(encoding="utf-8-sig", newline="") as file:
        (publication,) = csv.DictReader(file)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    of_parquet = parquet.read_table(folder / "parquet/meta/publication.parquet").to_pylist()[0]["run_id"]
    for path in (folder / "parquet").rglob("*.parquet"):
        parquet.read_table(path)
    with zipfile.ZipFile(folder / "foi.xlsx") as book:
        assert book.testzip() is None
        assert "xl/workbook.xml" in book.namelist()
    if package["id"] == publication["run_id"]:
        for one in package["resources"]:
            assert hashlib.sha256((folder / one["path"]).read_bytes()).hexdigest() == one["hash"][7:], one["path"]
    return {"database": run, "csv": publication["run_id"], "package": package["id"], "parquet": of_parquet}


def _kent(folder: Path) -> int:
    query = "SELECT count FROM core.force_years WHERE force_id = 'kent' AND financial_year = '2019/20'"
    with duckdb.connect(str(folder / "foi.duckdb"), read_only=True) as connection:
        ((count,),) = connection.execute(query).fetchall()
    return int(count)


def other(release: str) -> str:
    return "new" if release == "old" else "old"


def chance() -> random.Random:
    """Other deaths in every run, and the same ones again for whoever names the seed."""
    seed = int(os.environ.get("FOI_FAULTS_SEED") or random.SystemRandom().randrange(2**32))
    sys.stderr.write(f"FOI_FAULTS_SEED={seed}\n")
    return random.Random(seed)


def scale() -> float:
    """A fraction of all kills, for whoever changes the suite itself."""
    return float(os.environ.get("FOI_FAULTS_SCALE") or 1)
