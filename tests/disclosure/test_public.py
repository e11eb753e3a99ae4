"""The folder `public/` as a stranger has it: real refreshes of small raw folders, read from the files alone.

What belongs here: what is in the files. What does not: what can be computed from them (`test_attacker.py`).
"""

import hashlib
import json
from pathlib import Path

import duckdb
import pytest

from pipeline.declared.collection import load_collection
from pipeline.declared.errors import DeclarationError
from tests.pipeline.small import Folders, ask, refresh, respond

pytestmark = pytest.mark.slow

DISCLOSURE = 'title = "Stalking"\nexpected_forces = ["kent", "essex", "gwent"]\n[disclosure]\n'


def _refreshed(root: Path, small: int) -> Folders:
    folders = Folders.within(root)
    respond(folders.raw, "stalking", "kent", {"2018/19": 40, "2019/20": small})
    respond(folders.raw, "stalking", "essex", {"2018/19": 5 - small, "2019/20": 60})
    respond(folders.raw, "open", "gwent", {"2018/19": 2, "2019/20": 3})
    # A broken row, so that the quarantine has something to quote.
    respond(folders.raw, "stalking", "gwent", {"2018/19": 7, "Total": 7 + small})
    (folders.raw / "stalking" / "collection.toml").write_text(DISCLOSURE, encoding="utf-8")
    assert refresh(folders).success
    return folders


@pytest.mark.long
def test_public_files_hold_no_small_count_and_do_not_depend_on_any(tmp_path: Path) -> None:
    one, two = _refreshed(tmp_path / "one", 3), _refreshed(tmp_path / "two", 2)
    texts = _csv(one)
    assert texts == _csv(two)
    years = texts["core/force_years.csv"]
    assert "stalking,kent,2019/20,,1,4,withheld" in years
    assert "stalking,kent,2018/19,40,40,40,reported" in years
    assert "open,gwent,2019/20,3,3,3,reported" in years, "a collection without disclosure control is as it is"
    assert "stalking" not in texts["core/observations.csv"]
    assert "stalking" not in texts["core/quarantine.csv"]
    assert "stalking,all,collection,stalking,Stalking,2019/20,60," in texts["measures/annual_changes.csv"]
    assert ask(one, "SELECT count FROM core.force_years WHERE collection = 'stalking' AND count = 3") == [(3,)]
    _hashes_are_nowhere(one)
    _the_inside_says_so(one)


@pytest.mark.long
def test_the_public_folder_goes_when_nobody_asks_for_it(tmp_path: Path) -> None:
    folders = _refreshed(tmp_path, 3)
    public = folders.warehouse / "public"
    assert (public / "foi.xlsx").exists()
    (folders.raw / "stalking" / "collection.toml").write_text("title = 3", encoding="utf-8")
    assert refresh(folders).success
    with duckdb.connect(str(public / "foi.duckdb"), read_only=True) as connection:
        query = "SELECT count(*) FROM core.force_years WHERE collection = 'stalking'"
        assert connection.execute(query).fetchall() != [(0,)], "a faulty collection stays as it was published"
    (folders.raw / "stalking" / "collection.toml").unlink()
    assert refresh(folders).success
    assert not public.exists()


def test_a_threshold_that_withholds_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "calls").mkdir()
    settings = tmp_path / "calls" / "collection.toml"
    settings.write_text("[disclosure]\nwithhold_below = 2\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match=r"disclosure\.withhold_below"):
        load_collection(tmp_path, "calls")
    settings.write_text("[disclosure]\nwithold_below = 5\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match="Did you mean 'withhold_below'"):
        load_collection(tmp_path, "calls")


def _csv(folders: Folders) -> dict[str, str]:
    folder = folders.warehouse / "public" / "csv"
    paths = sorted(path for path in folder.rglob("*.csv") if path.name != "publication.csv")
    assert len(paths) > 15
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for path in paths}


def _hashes_are_nowhere(folders: Folders) -> None:
    """The hash of a small file tells its counts to whoever tries them all."""
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (folders.raw / "stalking").rglob("*.csv")]
    assert hashes
    for path in (folders.warehouse / "public").rglob("*"):
        if path.suffix in (".csv", ".json"):
            assert not any(digest in path.read_text(encoding="utf-8") for digest in hashes), path
    with duckdb.connect(str(folders.warehouse / "public/foi.duckdb"), read_only=True) as connection:
        ((kept,),) = connection.execute("SELECT input_hashes FROM meta.publication").fetchall()
    assert [name for name in json.loads(kept) if name.startswith("stalking")] == []
    assert any(name.startswith("open/") for name in json.loads(kept))


def _the_inside_says_so(folders: Folders) -> None:
    inside = json.loads((folders.warehouse / "datapackage.json").read_text(encoding="utf-8"))
    outside = json.loads((folders.warehouse / "public/datapackage.json").read_text(encoding="utf-8"))
    assert "stalking: Not for publication" in inside["description"]
    assert "stalking: Numbers from 1 to 4 are withheld" in outside["description"]
    assert inside["id"] == outside["id"]
