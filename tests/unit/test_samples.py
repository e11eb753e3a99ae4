"""The sample responses: their figures hold what was published, and the committed files are what the maker makes.

What belongs here: the tables in `samples/`, and the files of `data/raw` against them. What does not: whether the
pipeline reads those files rightly (`tests/golden`, `tests/pipeline`).
"""

import csv
import shutil
import tomllib
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

from samples.book import Row, Workbook
from samples.figures import HERE, ROUNDS, FigureRow, ResponseRow, figures, force_names, responses, unanswered
from samples.layouts import LAYOUTS, WITHOUT_BREAKDOWN
from samples.make_responses import COLLECTION, differences, disclosure_of, make, workbook_of
from samples.read_back import cells_of
from samples.request_log import due_date
from samples.splitting import split
from samples.writers import as_bytes
from schemas.vocabulary import REQUEST_OUTCOMES

ISLANDS_AND_NORTHERN_IRELAND = {"northern-ireland", "jersey", "guernsey"}
MIDLANDS = {
    "west-midlands", "west-mercia", "staffordshire", "warwickshire",
    "derbyshire", "nottinghamshire", "leicestershire", "lincolnshire",
}  # fmt: skip
FIVE_YEARS = ["2015/16", "2016/17", "2017/18", "2018/19", "2019/20"]
Statement = dict[tuple[str, str], FigureRow]


def current() -> Statement:
    """The newest round's figure of each force and year."""
    return {(row.force_id, row.financial_year): row for row in sorted(figures(), key=lambda row: row.round)}


def of_round(round_: int) -> Statement:
    return {(row.force_id, row.financial_year): row for row in figures() if row.round == round_}


def exact(statement: Statement, forces: set[str], year: str) -> dict[str, int]:
    """The exact counts of the forces in one year."""
    return {
        force: row.count
        for (force, stated_year), row in statement.items()
        if force in forces and stated_year == year and isinstance(row.count, int)
    }


def forces_named(text: str) -> set[str]:
    named = set(text.split())
    if "all" in named:
        return set(force_names())
    if "england-and-wales" in named:
        named = named - {"england-and-wales"} | set(force_names()) - ISLANDS_AND_NORTHERN_IRELAND
    return named


def total(statement: Statement, forces: set[str], first_year: str, last_year: str) -> int:
    years = [f"{year}/{(year + 1) % 100:02d}" for year in range(int(first_year[:4]), int(last_year[:4]) + 1)]
    return sum(sum(exact(statement, forces, year).values()) for year in years)


def change_percent(statement: Statement, forces: set[str], first_year: str, last_year: str) -> Fraction:
    """The change over the forces with exact counts in both years."""
    before, after = exact(statement, forces, first_year), exact(statement, forces, last_year)
    both = before.keys() & after.keys()
    return 100 * Fraction(sum(after[f] for f in both), sum(before[f] for f in both)) - 100


def half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))


def identities() -> list[dict[str, str]]:
    with (HERE / "identities.csv").open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize(
    "identity",
    identities(),
    ids=lambda i: f"{i['area']}-{i['first_year']}-{i['last_year']}-{i['measure']}-{i['value']}",
)
def test_published_total_or_change_holds(identity: dict[str, str]) -> None:
    statement = of_round(int(identity["round"])) if identity["round"] else current()
    forces = forces_named(identity["forces"])
    assert forces <= set(force_names())
    years, value = (identity["first_year"], identity["last_year"]), int(identity["value"])
    match identity["measure"]:
        case "total":
            assert total(statement, forces, *years) == value
        case "more_than":
            assert total(statement, forces, *years) > value
        case "percent":
            assert half_up(change_percent(statement, forces, *years)) == value
        case "percent_more_than":
            assert change_percent(statement, forces, *years) > value
        case other:
            pytest.fail(f"identities.csv: unknown measure {other!r}")
    assert identity["source_url"].startswith("http")


@pytest.mark.parametrize(
    ("force", "previous", "latest"),
    [
        ("west-midlands", 398, 427),
        ("west-mercia", 191, 389),
        ("staffordshire", 346, 325),
        ("kent", 490, 735),
        ("hampshire", 131, 247),
        ("wiltshire", 77, 63),
        ("dorset", 82, 99),
        ("devon-and-cornwall", 26, 52),
        ("lancashire", 67, 419),
        ("lincolnshire", 199, 226),
        ("gwent", 229, 128),
        ("south-yorkshire", 375, 509),
        ("northern-ireland", 243, 265),
    ],
)
def test_september_2020_pair(force: str, previous: int, latest: int) -> None:
    now = current()
    assert (now[force, "2018/19"].count, now[force, "2019/20"].count) == (previous, latest)
    assert now[force, "2019/20"].basis == now[force, "2018/19"].basis == "published"
    assert now[force, "2019/20"].round == 2020


def test_single_published_figures() -> None:
    now = current()
    assert now["durham", "2017/18"].count == 375
    assert now["durham", "2018/19"].count == 509
    assert now["northern-ireland", "2015/16"].count == 138
    parts = ["west-yorkshire", "humberside", "north-yorkshire", "south-yorkshire"]
    assert [now[force, "2018/19"].count for force in parts] == [721, 284, 113, 375]


def test_all_46_forces_are_exact_in_the_latest_year_and_fewer_in_the_year_before() -> None:
    forces = set(force_names())
    latest, previous = exact(current(), forces, "2019/20"), exact(current(), forces, "2018/19")
    assert len(forces) == len(latest) == 46
    assert forces - previous.keys() == {"bedfordshire", "city-of-london", "dyfed-powys", "guernsey", "jersey"}
    assert sum(latest[force] for force in previous) == 10_129
    assert sum(previous.values()) == 8_702


def test_five_years_of_all_forces_stay_near_the_published_round_number() -> None:
    assert 37_000 < total(current(), set(force_names()), FIVE_YEARS[0], FIVE_YEARS[-1]) < 38_000


def test_the_midlands_are_complete_and_exactly_three_of_them_rose() -> None:
    by_year = {year: exact(current(), MIDLANDS, year) for year in FIVE_YEARS}
    assert all(counts.keys() == MIDLANDS for counts in by_year.values())
    rose = {force for force in MIDLANDS if by_year["2019/20"][force] > by_year["2018/19"][force]}
    assert rose == {"west-midlands", "west-mercia", "lincolnshire"}


@pytest.mark.parametrize(
    ("force", "year", "by_round"),
    [
        ("wiltshire", "2018/19", {2019: 54, 2020: 77}),
        ("northumbria", "2015/16", {2016: 170, 2017: 98, 2018: 98, 2019: 98, 2020: 98}),
        ("durham", "2015/16", {2016: 13, 2017: "n/a", 2019: "n/a"}),
    ],
)
def test_restatement_between_rounds(force: str, year: str, by_round: dict[int, int | str]) -> None:
    stated = {row.round: row.count for row in figures() if (row.force_id, row.financial_year) == (force, year)}
    assert stated == by_round


def test_every_figure_says_what_it_rests_on() -> None:
    assert {row.basis for row in figures()} == {"published", "illustrative"}
    for row in figures():
        assert row.source_url.startswith("http") == (row.basis == "published"), row
        assert isinstance(row.count, int) or row.count in {"<5", "Not held", "n/a"}, row
    keys = [(row.round, row.force_id, row.financial_year) for row in figures()]
    assert len(set(keys)) == len(keys)


def test_a_round_states_no_year_that_had_not_ended() -> None:
    for row in figures():
        if "/" in row.financial_year:
            assert int(row.financial_year[:4]) + 1 <= row.round


def test_one_response_gave_calendar_years() -> None:
    assert {(row.round, row.force_id) for row in figures() if "/" not in row.financial_year} == {(2018, "essex")}


def test_five_year_totals_need_earlier_rounds_too() -> None:
    rounds = {row.round for (_, year), row in current().items() if year in FIVE_YEARS}
    assert {2017, 2018, 2019, 2020} <= rounds


@pytest.mark.parametrize("round_", ROUNDS)
def test_each_force_asked_has_one_response_or_a_reason(round_: int) -> None:
    answered = [force for response in responses() if response.round == round_ for force in response.forces]
    silent = [request.force_id for request in unanswered() if request.round == round_]
    asked = set(force_names()) - ({"jersey", "guernsey"} if round_ < 2018 else set())
    assert sorted(answered + silent) == sorted(asked)
    assert {force for force, _ in of_round(round_)} == set(answered)
    with (COLLECTION / str(round_) / "requests.csv").open(newline="", encoding="utf-8") as handle:
        log = list(csv.DictReader(handle))
    assert [row["force"] for row in log] == sorted(asked)
    for row in log:
        assert row["outcome"] in REQUEST_OUTCOMES
        assert bool(row["file"]) == (row["force"] in answered)
        assert not row["file"] or (COLLECTION / str(round_) / row["file"]).is_file()
        assert bool(row["answered"]) == (row["outcome"] != "no_response")
        assert date(round_, 6, 1) <= date.fromisoformat(row["sent"]) <= date(round_, 6, 10)


def test_all_answered_in_2020_and_one_refusal_cites_section_12() -> None:
    assert not [request for request in unanswered() if request.round == 2020]
    assert [r.force_id for r in unanswered() if r.outcome == "refused"] == ["bedfordshire"]
    assert [r.exemption for r in unanswered() if r.outcome == "refused"] == ["section 12"]


@pytest.mark.parametrize(
    ("sent", "due"),
    [(date(2020, 6, 1), date(2020, 6, 29)), (date(2016, 5, 20), date(2016, 6, 20))],
    ids=["no bank holiday", "over the spring bank holiday"],
)
def test_an_answer_is_due_after_twenty_working_days(sent: date, due: date) -> None:
    assert due_date(sent) == due


def test_the_collection_expects_the_forces_of_the_samples() -> None:
    settings = tomllib.loads((COLLECTION / "collection.toml").read_text(encoding="utf-8"))
    assert set(settings["expected_forces"]) == {"england-and-wales"} | ISLANDS_AND_NORTHERN_IRELAND
    assert settings["cumulative_years"] == len(FIVE_YEARS)
    assert settings["first_year"] == FIVE_YEARS[0]
    assert settings["illustrative"] is True


def test_layouts_and_formats_in_use() -> None:
    assert {response.layout for response in responses()} == set(LAYOUTS)
    assert len(LAYOUTS) >= 12
    assert {Path(response.file).suffix for response in responses()} == {".xlsx", ".xls", ".ods", ".csv"}


def response_id(response: ResponseRow) -> str:
    return f"{response.round}/{response.file}"


@pytest.mark.parametrize("response", responses(), ids=response_id)
def test_parts_add_up_and_illustrative_figures_are_labelled(response: ResponseRow) -> None:
    disclosure = disclosure_of(response)
    if response.layout not in WITHOUT_BREAKDOWN and not response.withhold_small:
        shown = [v for sheet in workbook_of(response) for row in sheet.rows for v in row]
        for (force, year), figure in disclosure.figures.items():
            if isinstance(figure, int) and disclosure.offence_list:
                assert sum(v for v in disclosure.by_offence(force, year) if isinstance(v, int)) == figure
                assert response.layout == "long_rows" or figure in shown or f"{figure:,}" in shown
    rows = [row for row in figures() if row.round == response.round and row.force_id in response.forces]
    if response.layout not in WITHOUT_BREAKDOWN or any(row.basis == "illustrative" for row in rows):
        cells = [v for sheet in cells_of(COLLECTION / response_id(response)).values() for row in sheet for v in row]
        assert any(str(v).startswith("Sample response:") for v in cells)


@pytest.mark.parametrize("number", [0, 1, 4, 7, 398, 10_391])
def test_split_gives_parts_of_the_whole(number: int) -> None:
    parts = split(number, ["a", "b", "c", "d"], "kent", "2019/20", none_in=["c"])
    assert sum(parts) == number
    assert parts[2] == 0
    assert min(parts) >= 0


def test_the_committed_files_are_what_the_maker_makes() -> None:
    assert differences() == []


def test_making_again_repairs_only_what_differs(tmp_path: Path) -> None:
    copy = shutil.copytree(COLLECTION, tmp_path / "collection")
    damaged, missing = copy / response_id(responses()[0]), copy / response_id(responses()[1])
    damaged.write_bytes((COLLECTION / response_id(responses()[2])).read_bytes())
    missing.unlink()
    stranger = copy / "2020" / "someone-elses.xlsx"
    stranger.write_bytes(b"")
    assert set(differences(copy)) == {damaged, missing, stranger}
    assert set(make(copy)) == {damaged, missing}
    assert differences(copy) == [stranger]
    assert damaged.read_bytes() == (COLLECTION / response_id(responses()[0])).read_bytes()


def without_first_number(book: Workbook) -> Workbook:
    """The workbook with its first number taken out."""
    result: Workbook = []
    found = False
    for sheet in book:
        rows: list[Row] = [list(row) for row in sheet.rows]
        for row in rows:
            for place, value in enumerate(row):
                if isinstance(value, int) and not found:
                    row[place] = None
                    found = True
        result.append(replace(sheet, rows=rows))
    assert found
    return result


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
def test_a_deleted_value_is_seen(tmp_path: Path, suffix: str) -> None:
    copy = shutil.copytree(COLLECTION, tmp_path / "collection")
    response = next(r for r in responses() if r.file.endswith(suffix) and r.layout in {"years_across", "years_down"})
    path = copy / response_id(response)
    path.write_bytes(as_bytes(without_first_number(workbook_of(response)), path.name))
    assert differences(copy) == [path]


def test_making_twice_gives_the_same_bytes() -> None:
    for suffix in (".xlsx", ".xls", ".csv"):
        response = next(r for r in responses() if r.file.endswith(suffix))
        assert as_bytes(workbook_of(response), response.file) == (COLLECTION / response_id(response)).read_bytes()
