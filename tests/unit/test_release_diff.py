"""What differs between two releases, and which differences keep one from being published.

What belongs here: comparing and blocking on figures made here. What does not: the command (`test_versions_command.py`),
or whole runs (`tests/pipeline/test_versions.py`).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import pytest

from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import Places
from pipeline.publishing.release_diff import (
    CannotCompare,
    ReleaseDiff,
    RemovesFigures,
    allowed_nothing,
    compare,
    require_no_removals,
)
from tests.unit.releases import Figure, database, release

KENT: dict[str, Figure] = {"kent/2018/19": 100, "kent/2019/20": 120}


# What was stated, what is stated now, and what is made of it.
CASES: dict[str, tuple[Figure | None, Figure | None, tuple[str, str, str] | None]] = {
    "stated-for-the-first-time": (None, 5, ("added", "nothing", "5")),
    "refused-and-now-stated": ("refused", 5, ("added", "refused", "5")),
    "refused-and-now-an-interval": ("refused", (0, 4), ("added", "refused", "0 to 4")),
    "restated": (5, 6, ("changed", "5", "6")),
    "none-is-a-number": (5, 0, ("changed", "5", "0")),
    "an-interval-and-now-exact": ((0, 4), 3, ("changed", "0 to 4", "3")),
    "another-reason-for-no-figure": ("not_held", "refused", ("changed", "not held", "refused")),
    "a-reason-for-no-figure": (None, "refused", ("changed", "nothing", "refused")),
    "a-reason-goes-which-is-no-figure": ("refused", None, ("changed", "refused", "nothing")),
    "no-longer-stated": (5, None, ("removed", "5", "nothing")),
    "withheld": (5, "suppressed", ("removed", "5", "suppressed")),
    "exact-and-now-an-interval": (3, (0, 4), ("removed", "3", "0 to 4")),
    "an-interval-and-now-nothing": ((0, 4), "refused", ("removed", "0 to 4", "refused")),
    "the-same": (5, 5, None),
    "the-same-silence": ("refused", "refused", None),
}


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[RefreshLock]:
    with RefreshLock(Places(tmp_path)) as held:
        yield held


def _diff(folder: Path, earlier: Mapping[str, Figure], later: Mapping[str, Figure]) -> ReleaseDiff:
    return compare(database(folder / "earlier.duckdb", earlier), database(folder / "later.duckdb", later))


@pytest.fixture(scope="module")
def all_cases(tmp_path_factory: pytest.TempPathFactory) -> ReleaseDiff:
    """Every case as a force of its own."""
    earlier = {f"{case}/2019/20": before for case, (before, _, _) in CASES.items() if before is not None}
    later = {f"{case}/2019/20": after for case, (_, after, _) in CASES.items() if after is not None}
    return _diff(tmp_path_factory.mktemp("cases"), earlier, later)


@pytest.mark.parametrize("case", CASES)
def test_what_a_difference_is(case: str, all_cases: ReleaseDiff) -> None:
    found = all_cases.differences[all_cases.differences["force_id"] == case]
    rows = list(found[["difference", "previously", "now", "figure"]].itertuples(index=False, name=None))
    expected = CASES[case][2]
    assert rows == ([] if expected is None else [(*expected, f"plain/{case}/2019/20")])


def test_differences_are_counted_for_each_collection(tmp_path: Path) -> None:
    earlier: dict[str, Figure] = {"kent/2018/19": 1, "kent/2019/20": 2}
    diff = _diff(tmp_path, earlier, {"kent/2019/20": 3, "essex/2019/20": 4, "other:essex/2019/20": 5})
    assert diff.counts() == {
        "other": {"added": 1, "changed": 0, "removed": 0},
        "plain": {"added": 1, "changed": 1, "removed": 1},
    }
    assert str(diff) == "2 figures added, 1 figure changed, 1 figure removed"
    changed = diff.differences[diff.differences["difference"] == "changed"]
    assert changed[["previous_count", "count", "change"]].to_numpy().tolist() == [[2, 3, 1]]


def test_no_differences_is_a_result(tmp_path: Path) -> None:
    diff = _diff(tmp_path, KENT, KENT)
    assert (str(diff), diff.counts(), diff.removed()) == ("no differences", {}, [])


@pytest.mark.parametrize("allowed", ["plain/kent/2019/20", "plain/kent/*", "plain/*", "*/2019/20", "*"])
def test_a_removal_is_allowed_by_name_or_pattern(allowed: str, one_goes: ReleaseDiff) -> None:
    assert one_goes.removed() == ["plain/kent/2019/20"]
    require_no_removals(one_goes, ["another", allowed])


@pytest.mark.parametrize("allowed", ["plain/kent/2018/19", "plain/essex/*", "plain/kent", "kent/2019/20", ""])
def test_another_name_allows_nothing(allowed: str, one_goes: ReleaseDiff) -> None:
    with pytest.raises(RemovesFigures, match="1 published figure would be gone"):
        require_no_removals(one_goes, [allowed])


@pytest.fixture(scope="module")
def one_goes(tmp_path_factory: pytest.TempPathFactory) -> ReleaseDiff:
    return _diff(tmp_path_factory.mktemp("one"), KENT, {"kent/2018/19": 100})


def test_many_removals_are_named_by_force_and_allowed_by_one_pattern(tmp_path: Path) -> None:
    years = ("2017/18", "2018/19", "2019/20")
    forces = [f"force{number}" for number in range(12)]
    diff = _diff(tmp_path, {f"{force}/{year}": 1 for force in forces for year in years} | KENT, KENT)
    with pytest.raises(RemovesFigures) as refused:
        require_no_removals(diff, [])
    said = str(refused.value)
    assert "36 published figures would be gone: plain/force0 (2017/18, 2018/19, 2019/20); " in said
    assert "; and 2 more forces." in said
    assert "--allow-removal 'plain/*'`" in said
    require_no_removals(diff, ["plain/*"])


def test_the_first_release_is_compared_with_nothing(lock: RefreshLock) -> None:
    assert release(lock, "one", KENT).diff is None


def test_a_release_that_takes_a_figure_away_is_not_published(lock: RefreshLock) -> None:
    release(lock, "one", KENT)
    before = lock.places.database.read_bytes()
    with pytest.raises(RemovesFigures) as refused:
        release(lock, "two", {"kent/2018/19": 100})
    assert lock.places.database.read_bytes() == before
    assert refused.value.diff.removed() == ["plain/kent/2019/20"]
    said = str(refused.value)
    assert "1 published figure would be gone: plain/kent/2019/20." in said
    assert "foi refresh --allow-removal 'plain/kent/2019/20'" in said
    assert 'ops: {publish__warehouse: {config: {allow_removal: ["plain/kent/2019/20"]}}}' in said
    diff = release(lock, "three", {"kent/2018/19": 100}, allow_removal=["plain/kent/*"]).diff
    assert diff is not None and str(diff) == "1 figure removed"


def test_a_name_that_covers_nothing_is_told_with_the_nearest(one_goes: ReleaseDiff) -> None:
    with pytest.raises(RemovesFigures) as refused:
        require_no_removals(one_goes, ["plain/knet/2019/20"])
    slip = "'plain/knet/2019/20' is the name of no figure that goes. Did you mean 'plain/kent/2019/20'?"
    assert slip in str(refused.value)
    assert allowed_nothing(one_goes, ["plain/kent/*", "plain/knet/2019/20"]) == slip
    assert allowed_nothing(one_goes, ["plain/kent/*"]) == ""


def test_a_removal_that_did_not_happen_is_told(tmp_path: Path) -> None:
    same = _diff(tmp_path, KENT, KENT)
    require_no_removals(same, ["plain/kent/*"])
    for diff in (same, None):
        said = allowed_nothing(diff, ["plain/kent/*"])
        assert said == "'plain/kent/*' is the name of no figure that went. No figure was taken away: leave it out."
    assert allowed_nothing(same, []) == ""


def test_a_published_file_that_cannot_be_read_may_be_replaced(lock: RefreshLock) -> None:
    release(lock, "one", KENT)
    lock.places.database.write_bytes(b"not a database")
    assert release(lock, "two", {"kent/2018/19": 100}).diff is None


def test_a_file_that_is_no_warehouse_is_told_by_name(tmp_path: Path) -> None:
    other = tmp_path / "other's file.duckdb"
    duckdb.connect(str(other)).close()
    with pytest.raises(CannotCompare, match=r"other's file\.duckdb cannot be read as a published warehouse"):
        compare(database(tmp_path / "one.duckdb", KENT), other)
