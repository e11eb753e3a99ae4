"""Publishing piece by piece: what is refused, what the file says of itself, and who may open it.

What belongs here: `pipeline/publishing` on frames made here. What does not: whole runs, killed processes
(`tests/pipeline`).
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.publishing.build import Source, build_database
from pipeline.publishing.lock import RefreshInProgress, RefreshLock
from pipeline.publishing.places import Places, PublishingFailed
from pipeline.publishing.publish import publish
from pipeline.publishing.verify import verify_database
from schemas.registry import TABLES
from schemas.validate import empty_frame

NOTE = "Part of it was made up."


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[RefreshLock]:
    with RefreshLock(Places(tmp_path)) as held:
        yield held


def _sources(**filled: pd.DataFrame) -> dict[str, Source]:
    empty: dict[str, Source] = {one.full_name: empty_frame(one.full_name) for one in TABLES if one.schema != "meta"}
    return empty | {name.replace("__", "."): frame for name, frame in filled.items()}


def _forces(*names: str) -> pd.DataFrame:
    rows = {"force_id": names, "name": [f"{name} police" for name in names], "ons_code": None, "nation": "England",
            "short_name": names}  # fmt: skip
    return pd.DataFrame(rows).astype(empty_frame("reference.police_forces").dtypes.to_dict())


def test_the_published_file_opens_in_clients_since_duckdb_1(lock: RefreshLock) -> None:
    publish(_sources(), lock=lock, run_id="one", input_hashes={})
    with duckdb.connect(str(lock.places.database), read_only=True) as connection:
        ((tags,),) = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'foi'").fetchall()
    assert str(tags["storage_version"]).startswith("v1.0.0")


def test_tables_hold_comments_keys_and_the_dictionary(lock: RefreshLock) -> None:
    publish(_sources(reference__police_forces=_forces("kent")), lock=lock, run_id="one", input_hashes={"a": "b"})
    with duckdb.connect(str(lock.places.database), read_only=True) as connection:
        bare = connection.execute("SELECT column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL")
        assert bare.fetchall() == []
        keys = connection.execute(
            "SELECT constraint_column_names FROM duckdb_constraints()"
            " WHERE table_name = 'police_forces' AND constraint_type = 'PRIMARY KEY'"
        )
        assert keys.fetchall() == [(["force_id"],)]
        assert connection.execute("SELECT count(*) FROM meta.tables").fetchall() == [(len(TABLES),)]
        assert connection.execute("SELECT run_id, input_hashes FROM meta.publication").fetchall() == [
            ("one", '{"a": "b"}')
        ]


def test_a_note_stands_on_every_table_of_collections_and_no_other(lock: RefreshLock) -> None:
    publish(_sources(), lock=lock, run_id="one", input_hashes={}, notes={"plain": NOTE})
    with duckdb.connect(str(lock.places.database), read_only=True) as connection:
        comments = connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
        descriptions = connection.execute("SELECT table_name, description FROM meta.tables").fetchall()
    noted, described = ({name for name, text in rows if text.endswith(NOTE)} for rows in (comments, descriptions))
    assert noted == described == {one.name for one in TABLES if "collection" in one.columns}


def test_rows_that_the_database_refuses_publish_nothing(lock: RefreshLock) -> None:
    publish(_sources(), lock=lock, run_id="one", input_hashes={})
    before = lock.places.database.read_bytes()
    twice = _sources(reference__police_forces=_forces("kent", "kent"))
    with pytest.raises(PublishingFailed, match=r"reference\.police_forces.*kent"):
        publish(twice, lock=lock, run_id="two", input_hashes={})
    assert lock.places.database.read_bytes() == before


def test_a_table_without_data_publishes_nothing(lock: RefreshLock) -> None:
    sources = _sources()
    del sources["core.force_years"]
    with pytest.raises(PublishingFailed, match=r"core\.force_years"):
        publish(sources, lock=lock, run_id="one", input_hashes={})
    assert not lock.places.database.exists()


def test_publishing_needs_the_lock(tmp_path: Path) -> None:
    with pytest.raises(PublishingFailed, match="lock"):
        publish(_sources(), lock=RefreshLock(Places(tmp_path)), run_id="one", input_hashes={})


def test_a_built_file_with_fewer_rows_than_made_is_not_good(tmp_path: Path) -> None:
    built = tmp_path / "built.duckdb"
    everything = {one.full_name: empty_frame(one.full_name) for one in TABLES}
    build_database(built, everything | {"reference.police_forces": _forces("kent")})
    assert verify_database(built, {"reference.police_forces": 1})["reference.police_forces"] == 1
    with pytest.raises(PublishingFailed, match="should hold 2 rows, and holds 1"):
        verify_database(built, {"reference.police_forces": 2})


def test_a_damaged_built_file_is_not_good(tmp_path: Path) -> None:
    built = tmp_path / "built.duckdb"
    build_database(built, {one.full_name: empty_frame(one.full_name) for one in TABLES})
    built.write_bytes(built.read_bytes()[:5000])
    with pytest.raises(PublishingFailed, match="cannot be read back"):
        verify_database(built, {})


def test_a_lock_is_free_again_after_its_block(tmp_path: Path) -> None:
    places = Places(tmp_path)
    with RefreshLock(places), pytest.raises(RefreshInProgress, match=r"process [0-9]+"), RefreshLock(places):
        pass
    with RefreshLock(places) as again:
        assert again.held


def test_a_lock_file_left_by_a_dead_process_is_no_lock(tmp_path: Path) -> None:
    places = Places(tmp_path)
    places.build.mkdir(parents=True)
    places.lock.write_text("process 999999, since 2020-01-01 00:00:00 UTC", encoding="utf-8")
    with RefreshLock(places) as lock:
        assert "999999" not in places.lock.read_text(encoding="utf-8")
        assert lock.held


def test_a_folder_that_cannot_be_made_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(PublishingFailed, match="--warehouse"), RefreshLock(Places(tmp_path / "file")):
        pass
