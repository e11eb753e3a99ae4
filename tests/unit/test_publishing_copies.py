"""CSV, data package and workbook, of a small release in which forces write what a spreadsheet would run.

What belongs here: `pipeline/publishing`'s copies, value by value. What does not: the copies of a whole refresh
(`tests/pipeline/test_files_for_others.py`).
"""

import csv
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.escape import unescape

from pipeline.declared.collection import Collection
from pipeline.publishing.build import build_database
from pipeline.publishing.copies import write_copies
from pipeline.publishing.datapackage import collections_as_published, write_datapackage
from pipeline.publishing.excel import write_workbook
from pipeline.publishing.formulas import is_formula, neutral_sql
from pipeline.publishing.places import Places
from pipeline.publishing.placing import recover
from pipeline.publishing.swap import swap_copies
from schemas.registry import TABLES
from schemas.table_schema import table_schema
from schemas.validate import validate

from .schema_examples import ROWS, frames

RUN_BY_SPREADSHEETS = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org/?"&A1,"Total")',
    "+44 1234",
    "-2+3",
    "-",
    "@SUM(1,1)",
    "\t=1+1",
    "\r1",
    "\n=1+1",
    "   =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "'=1+1",
    "''=1+1",
)
LEFT_AS_THEY_ARE = (
    "55",
    "<5",
    "5-10",
    "a=b",
    "'quoted'",
    "''",
    "Grooming - online",
    "Gwêr, 'naïf'; \"x\"\nnext",
    " 7 ",
)
TEXTS = (*RUN_BY_SPREADSHEETS, *LEFT_AS_THEY_ARE, "", None)
LONG = "=" + "x" * 40_000


def _build(folder: Path, texts: tuple[str | None, ...] = TEXTS) -> Path:
    """The small release, with a quarantined cell for every text."""
    (cell,) = ROWS["core.quarantine"]
    refused = [{**cell, "source_cell": f"A{place}", "source_text": text} for place, text in enumerate(texts, start=1)]
    all_frames = {**frames(), "core.quarantine": pd.DataFrame(refused)}
    built = folder / "built.duckdb"
    build_database(built, {name: validate(name, frame) for name, frame in all_frames.items()})
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def copies(built: Path) -> Path:
    folder = built.parent / "copies"
    settings = {"calls": Collection(name="calls", title="Calls", licence="Open Government Licence v3.0")}
    write_copies(built, folder, Places(built.parent), settings, {"calls": "Made up."})
    return folder


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("text", [*RUN_BY_SPREADSHEETS, *LEFT_AS_THEY_ARE])
def test_python_and_duckdb_agree_on_what_a_spreadsheet_would_run(text: str) -> None:
    with duckdb.connect() as connection:
        ((written,),) = connection.execute(f"SELECT {neutral_sql('t')} FROM (SELECT ? AS t)", [text]).fetchall()
    assert is_formula(text) == (text in RUN_BY_SPREADSHEETS)
    assert written == (f"'{text}" if is_formula(text) else text)


def test_csv_texts_are_kept_from_running_and_can_be_had_back(copies: Path) -> None:
    written = [row["source_text"] for row in _rows(copies / "csv/core/quarantine.csv")]
    assert len(written) == len(TEXTS)
    assert all(text.startswith("'") or not is_formula(text) for text in written)
    restored = [text[1:] if is_formula(text) else text for text in written]
    assert restored == [text or "" for text in TEXTS]


def test_csv_numbers_are_untouched(built: Path, tmp_path: Path) -> None:
    falling = frames()
    fall = {"count": 77, "previous_count": 120, "change": -43}
    falling["measures.revisions"] = falling["measures.revisions"].assign(**fall)
    database = tmp_path / "built.duckdb"
    build_database(database, {name: validate(name, frame) for name, frame in falling.items()})
    write_copies(database, tmp_path / "copies", Places(tmp_path), {}, {})
    (row,) = _rows(tmp_path / "copies/csv/measures/revisions.csv")
    assert row["change"] == "-43"


def test_csv_tells_missing_from_empty(copies: Path) -> None:
    lines = (copies / "csv/core/quarantine.csv").read_text(encoding="utf-8-sig").splitlines()
    assert f',A{len(TEXTS) - 1},"",' in lines[-2]
    assert f",A{len(TEXTS)},," in lines[-1]


def test_csv_opens_in_excel_as_what_it_is(copies: Path) -> None:
    """Excel takes UTF-8 for such only after a byte order mark, and dates for such as year, month and day."""
    for one in TABLES:
        content = (copies / f"csv/{one.schema}/{one.name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), one.full_name
        assert content.count(b"\xef\xbb\xbf") == 1 + (one.full_name == "core.quarantine"), one.full_name
        assert content.decode("utf-8-sig").splitlines()[0] == ",".join(one.columns)
    observation, *_ = _rows(copies / "csv/core/observations.csv")
    assert (observation["period_start"], observation["period_end"]) == ("2019-04-01", "2020-03-31")
    (publication,) = _rows(copies / "csv/meta/publication.csv")
    assert publication["published_at"] == "2020-09-01T09:30:00.000000Z"


def test_the_package_says_whose_figures_they_are(copies: Path) -> None:
    package = json.loads((copies / "datapackage.json").read_text(encoding="utf-8"))
    assert package["description"].startswith("calls: Made up. ")
    assert "apostrophe" in package["description"]
    assert package["created"] == "2020-09-01T09:30:00Z"
    assert package["collections"] == [
        {"name": "calls", "title": "Calls", "illustrative": False, "illustrative_note": "Made up.",
         "licence": "Open Government Licence v3.0"}
    ]  # fmt: skip
    assert package["licenses"] == [{"name": "Open-Government-Licence-v3.0", "title": "Open Government Licence v3.0"}]
    assert [one["name"] for one in package["resources"]] == [one.full_name for one in TABLES]


def test_a_collection_whose_settings_cannot_be_read_is_described_as_before(
    built: Path, copies: Path, tmp_path: Path
) -> None:
    settings = {"calls": Collection(name="calls", title="Calls of last year")}
    before = collections_as_published(built, settings, {"calls": "Made up."}, tmp_path / "none", {})
    (tmp_path / "csv").symlink_to(copies / "csv")
    write_datapackage(built, tmp_path, before)
    assert collections_as_published(built, {}, {}, tmp_path / "datapackage.json", {}) == before
    assert collections_as_published(built, {}, {}, tmp_path / "none", {}) == [{"name": "calls"}]


def test_fields_carry_what_the_models_declare() -> None:
    fields = {field["name"]: field for field in _schema("core.observations")["fields"]}
    assert fields["source_sha256"]["constraints"]["pattern"] == "[0-9a-f]{64}"
    assert fields["count"]["constraints"] == {"minimum": 0}
    assert fields["round"]["constraints"] == {"required": True, "minimum": 2005, "maximum": 2100}
    assert "suppressed" in fields["status"]["constraints"]["enum"]
    assert "constraints" not in fields["source_sheet"], "it may be empty, which a CSV file cannot tell from missing"
    assert "primaryKey" not in _schema("core.observations"), "columns of its key may be missing"
    years = _schema("core.force_years")
    assert years["primaryKey"] == ["collection", "force_id", "financial_year"]
    assert {link["reference"]["resource"] for link in years["foreignKeys"]} == {
        "reference.police_forces", "core.statements",
    }  # fmt: skip
    names = {field["name"]: field for field in _schema("reference.police_forces")["fields"]}
    assert names["name"]["constraints"]["unique"] is True


def _schema(name: str) -> dict[str, Any]:
    return table_schema(next(one for one in TABLES if one.full_name == name))


def test_the_workbook_holds_no_formula_and_every_text_as_it_was(copies: Path) -> None:
    with zipfile.ZipFile(copies / "foi.xlsx") as package:
        pages = [package.read(name).decode() for name in package.namelist() if "worksheets/" in name]
    assert not any(re.search("<f[ >]|<hyperlink", page) for page in pages)
    page = openpyxl.load_workbook(copies / "foi.xlsx")["Quarantine"]
    cells = [page[f"F{line}"] for line in range(5, page.max_row + 1)]
    # The rows are in the order of their cells' names. Excel's way of keeping a carriage return is `_x000D_`.
    found = {cell.value if cell.value is None else unescape(cell.value) for cell in cells}
    assert found == set(TEXTS)
    for cell in cells:
        if cell.value:
            assert cell.data_type == "s"
            assert cell.quotePrefix == is_formula(unescape(cell.value))


def test_the_workbook_is_formatted_for_reading(copies: Path) -> None:
    book = openpyxl.load_workbook(copies / "foi.xlsx")
    assert book.sheetnames == ["Notes", "Changes overall", "Changes by region", "Changes by force", "Five-year totals",
                               "Coverage", "Revisions", "Quarantine"]  # fmt: skip
    for page in book.worksheets:
        assert page["A3"].value == "Illustrative: calls: Made up."
        assert page.auto_filter.ref
        assert page.freeze_panes == (None if page.title == "Notes" else "A5")
    page = book["Changes by region"]
    heads = [cell.value for cell in page[4]]
    assert all(cell.font.bold for cell in page[4])
    newest = dict(zip(heads, page[5], strict=True))
    assert (newest["Offences"].value, newest["Comparable"].value, newest["Change, per cent"].value) == (150, 110, 10)
    assert newest["Change, per cent"].number_format == "+0.0;-0.0;0.0"
    assert newest["Offences"].number_format == "#,##0"
    assert dict(zip(heads, page[6], strict=True))["Year before"].value is None, "missing is empty, not 0"
    assert book["Revisions"]["D5"].number_format == "0", "a round is a year"
    assert book["Changes overall"]["A2"].value.endswith("There are none.")


def test_the_notes_explain_every_column_of_the_workbook(copies: Path) -> None:
    book = openpyxl.load_workbook(copies / "foi.xlsx")
    shown = {(page.title, cell.value) for page in book.worksheets[1:] for cell in page[4]}
    lines = list(book["Notes"].iter_rows(values_only=True))
    start = lines.index(("Sheet", "Column", "What it means", "Unit", "In the warehouse"))
    explained = {(sheet, heading): meaning for sheet, heading, meaning, *_ in lines[start + 1 :]}
    assert shown == set(explained)
    assert all(explained.values())
    assert "The comparable base" in {line[0] for line in lines[:start]}


def test_the_same_tables_make_the_same_workbook(copies: Path, built: Path, tmp_path: Path) -> None:
    collections = json.loads((copies / "datapackage.json").read_text(encoding="utf-8"))["collections"]
    write_workbook(built, tmp_path / "again.xlsx", collections)
    assert (tmp_path / "again.xlsx").read_bytes() == (copies / "foi.xlsx").read_bytes()


def test_what_does_not_fit_into_a_workbook_is_said(tmp_path: Path) -> None:
    built = _build(tmp_path, (LONG, "a", "b"))
    write_workbook(built, tmp_path / "foi.xlsx", [], most_rows=1)
    page = openpyxl.load_workbook(tmp_path / "foi.xlsx")["Quarantine"]
    assert page.max_row == 5
    assert page["A2"].value.endswith("These are 1 of 3 rows; all are in csv/core/quarantine.csv.")
    assert len(page["F5"].value) == 32_767
    assert page["F5"].value.endswith(" [cut off]")


def test_copies_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    places = Places(tmp_path)
    for release in ("first", "second"):
        made = places.copies_of(release)
        (made / "csv/core").mkdir(parents=True)
        (made / "csv/core" / f"{release}.csv").write_text(release, encoding="utf-8")
        (made / "foi.xlsx").write_text(release, encoding="utf-8")
        swap_copies(made, places)
    assert [path.name for path in (tmp_path / "csv/core").iterdir()] == ["second.csv"]
    assert (tmp_path / "foi.xlsx").read_text(encoding="utf-8") == "second"
    assert list(places.build.iterdir()) == []


def test_a_run_killed_while_it_swaps_leaves_no_hole(tmp_path: Path) -> None:
    """As a kill between the two renames leaves it: the old folder is aside, and the new one not yet in place."""
    places = Places(tmp_path)
    for unfinished in (places.replaced("csv"), places.copies_of("killed") / "csv"):
        unfinished.mkdir(parents=True)
    (places.replaced("csv") / "old.csv").write_text("old", encoding="utf-8")
    recover(places)
    assert (tmp_path / "csv/old.csv").read_text(encoding="utf-8") == "old"
    assert list(places.build.iterdir()) == []
