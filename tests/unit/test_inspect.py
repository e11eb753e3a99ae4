"""`foi inspect` as a person runs it: what it prints, saves and exits with, and what it never shows."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.main import main
from tests.golden.build import Grid
from tests.golden.conftest import write

__all__ = ["write"]
Write = Callable[..., Path]
YEARS: Grid = [["Year", "Offences"], ["2018/19", 1034], ["2019/20", 41]]
LIST: Grid = [["Crime number", "Offence", "Date recorded", "Victim"],
              *([f"KN/{n}", "Grooming", date(2018, 4 + n, 2), "Ann Other"] for n in range(1, 8))]  # fmt: skip


def inspect(path: Path, *options: object, width: int = 100) -> Result:
    result = CliRunner(env={"COLUMNS": str(width)}).invoke(main, ["inspect", str(path), *map(str, options)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_file_that_is_accepted(write: Write) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 1034], ["Grooming", 41], ["Total", 1075]])
    result = inspect(path)
    assert result.exit_code == 0
    assert "kent-police-foi.xlsx: accepted (layout inferred)" in result.output
    assert re.search(r"kent +2018/19 +2 +1,075\b", result.output)
    assert "2 values; 1 printed total agrees with the parts." in result.output
    assert "Σ 1075" in result.output
    assert "Draft" not in result.output


def test_values_that_are_not_exact_and_years_that_are_no_financial_years(write: Write) -> None:
    result = inspect(write([["Year", "Offences"], ["2018/19", "<5"], ["2019/20", "not held"], ["Jan-Dec 2017", 7]]))
    assert re.search(r"2018/19 +1 +0 to 4 \(1 not exact\)", result.output)
    assert re.search(r"2019/20 +1 +0 or more \(1 not exact\)", result.output)
    assert "2017-01-01 to 2017-12-31 (no financial year)" in result.output


def test_months_are_shown_under_their_year(write: Write) -> None:
    months = [[f"{date(2018, 4 + n, 1) if n < 9 else date(2019, n - 8, 1):%B %Y}", 10] for n in range(12)]
    result = inspect(write([["Month", "Offences"], *months]))
    assert re.search(r"2018/19, by parts of the year +12 +120", result.output)


def test_a_file_that_is_refused(write: Write) -> None:
    result = inspect(write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", 9]]))
    assert result.exit_code == 1
    assert "kent-police-foi.xlsx: refused" in result.output
    assert "▶ 9" in result.output
    assert "✗ Sheet1!B4: The total 'Total' states 9, but its parts" in result.output
    assert "What to do: Ask the force" in result.output
    assert "--write saves it as kent-police-foi.xlsx.toml" in result.output
    assert '# totals = { tolerance = 5, reason = "<why they differ>" }' in result.output


def test_as_json(write: Write) -> None:
    accepted = inspect(write(YEARS), "--json")
    found = json.loads(accepted.output)
    assert {"A1": "header", "B2": "value"}.items() <= {
        one["cell"]: one["disposition"] for one in found["account"]
    }.items()
    assert (accepted.exit_code, found["status"], found["file"]) == (0, "accepted", "kent-police-foi.xlsx")
    assert [(o["source_cell"], o["count"], o["period_start"]) for o in found["observations"]] == [
        ("B2", 1034, "2018-04-01"), ("B3", 41, "2019-04-01")]  # fmt: skip
    refused = inspect(write(YEARS, "foi.xlsx"), "--json")
    found = json.loads(refused.output)
    assert (refused.exit_code, found["status"], found["observations"]) == (1, "quarantined", [])
    assert found["quarantine"][0]["cell"] == "B2"
    assert "<force id>" in found["sidecar_draft"]


def test_the_draft_is_saved_once_and_answers(write: Write) -> None:
    path = write([["Force", "2018/19"], ["Kent", 3], ["Northumberland", 5]], "foi.xlsx")
    sidecar = path.with_name("foi.xlsx.toml")
    first = inspect(path, "--write")
    assert first.exit_code == 1
    assert f"Wrote {sidecar}" in first.output
    assert inspect(path).exit_code == 1, "it holds a guess, which says nothing before somebody takes its # away"
    sidecar.write_text(sidecar.read_text().replace("# [names]", "[names]").replace('# "', '"'))
    second = inspect(path)
    assert second.exit_code == 0
    assert "foi.xlsx: accepted (read by what its sidecar declares)" in second.output
    assert re.search(r"northumbria +2018/19 +1 +5\b", second.output)
    sidecar.write_text(sidecar.read_text() + "# checked by J. Smith\n")
    third = inspect(path, "--write")
    assert third.exit_code == 1
    assert "exists already; it was left as it is" in third.output
    assert "checked by J. Smith" in sidecar.read_text()


def test_a_draft_that_nobody_finished_is_refused_by_name(write: Write) -> None:
    path = write(YEARS, "foi.xlsx")
    inspect(path, "--write")
    result = inspect(path)
    assert result.exit_code == 1
    assert "foi.xlsx.toml cannot be used, force: '<force id>' is still to be filled in." in result.output


def test_nothing_is_saved_where_there_is_nothing_to_declare(write: Write) -> None:
    path = write(YEARS)
    result = inspect(path, "--write")
    assert result.exit_code == 0
    assert "nothing to declare" in result.output
    assert not path.with_name(f"{path.name}.toml").exists()


def test_a_page_that_cannot_be_written_is_told(write: Write, tmp_path: Path) -> None:
    result = inspect(write(YEARS), "--html", tmp_path / "no-such-folder" / "page.html")
    assert result.exit_code == 1
    assert "cannot be written" in result.output


HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', '=HYPERLINK("http://example.org","x")',
           "{{ 7 * 7 }}", "</title><script>", "[bold red]x[/]", "[/]", "\x1b[31mred\x1b[0m"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_shows_hostile_text_as_text(write: Write, tmp_path: Path, text: str) -> None:
    path = write([[text.replace("\x1b", "")], ["Offence", "2018/19"], [text.replace("\x1b", ""), 3], ["Rape", "many"]])
    page = tmp_path / "page.html"
    result = inspect(path, "--html", page)
    assert f"Wrote {page}" in result.output
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "<img" not in html
    assert "onerror=alert(1)>" not in html
    assert "49" not in re.sub(r"#[0-9a-f]{3,6}", "", html)
    assert not re.search(r"(?:src|href|action)\s*=", html.replace("img src=x", ""))
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_the_page_shows_everything_that_the_terminal_does(write: Write, tmp_path: Path) -> None:
    path = write([["Offence", "2018/19"], ["Rape", 3], ["Grooming", 5], ["Total", 9]])
    inspect(path, "--html", tmp_path / "page.html")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Refused" in html
    assert '<td class="quarantined named"' in html
    assert "What to do: Ask the force" in html
    assert "# totals = " in html


@pytest.mark.parametrize("text", HOSTILE)
def test_the_terminal_shows_hostile_text_as_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "kent-police-foi.csv"
    path.write_text(
        f'Offence,2018/19\n"{text.replace(chr(34), chr(34) * 2)}",3\nRape,many\nGrooming,5\n', encoding="utf-8"
    )
    output = inspect(path, width=300).output
    assert "\x1b" not in output
    assert text.replace("\x1b", "�") in output


def test_a_sheet_whose_name_looks_like_markup(write: Write) -> None:
    assert "Sheet [bold] [/]" in inspect(write({"[bold] [/]": YEARS}, "kent-police-foi.ods")).output


def collection(
    tmp_path: Path, source: Path, *, settings: str = "", log: str = "", sidecar: str = "", corrections: str = ""
) -> tuple[Path, Path]:
    """The file as a response of 2020 in a raw folder of its own, with what is declared there."""
    raw = tmp_path / "raw"
    place = raw / "knife-crime" / "2020" / source.name
    place.parent.mkdir(parents=True)
    source.rename(place)
    for path, text in (
        (raw / "knife-crime" / "collection.toml", settings),
        (raw / "knife-crime" / "corrections.toml", corrections),
        (place.parent / "requests.csv", log),
        (place.with_name(f"{place.name}.toml"), sidecar),
    ):
        if text:
            path.write_text(text, encoding="utf-8")
    return place, raw


LOG = "force,sent,due,answered,outcome,exemption,file\n"


def test_a_file_of_a_collection_is_read_with_its_settings(write: Write, tmp_path: Path) -> None:
    path = write([["Year", "All offences", "Online offences"], ["2018/19", 120, 34], ["2019/20", 150, 41]])
    assert inspect(path).exit_code == 1
    path, raw = collection(tmp_path, path, settings='take = ["Online offences"]')
    result = inspect(path, "--raw", raw)
    assert "knife-crime/2020/kent-police-foi.xlsx: accepted" in result.output
    assert re.search(r"2019/20 +1 +41\b", result.output)
    found = json.loads(inspect(path, "--raw", raw, "--json").output)
    assert (found["collection"], found["round"]) == ("knife-crime", 2020)


@pytest.mark.parametrize("named", ["foi.xlsx", "letter.csv;foi.xlsx"])
def test_the_request_log_names_the_force(write: Write, tmp_path: Path, named: str) -> None:
    path = write(YEARS, "foi.xlsx")
    assert inspect(path).exit_code == 1
    path, raw = collection(tmp_path, path, log=f"{LOG}gwent,2020-06-01,,2020-07-01,answered,,{named}\n")
    result = inspect(path, "--raw", raw)
    assert result.exit_code == 0
    assert re.search(r"gwent +2019/20 +1 +41\b", result.output)


def test_a_request_log_with_a_mistake_is_told_and_not_used(write: Write, tmp_path: Path) -> None:
    path, raw = collection(tmp_path, write(YEARS), log=f"{LOG}kant,2020-06-01,,2020-07-01,answered,,x.xlsx\n")
    result = inspect(path, "--raw", raw)
    assert result.exit_code == 0
    assert "knife-crime/2020/requests.csv was not used: line 2, force: 'kant'" in result.output
    assert "'kent'" in result.output


def test_the_round_tells_that_a_year_was_not_over(write: Write, tmp_path: Path) -> None:
    path = write([["Year", "Offences"], ["2019/20", 41], ["2020/21", 12]])
    path, raw = collection(tmp_path, path)
    found = json.loads(inspect(path, "--raw", raw, "--json").output)
    assert [one["status"] for one in found["observations"]] == ["reported", "partial_year"]


def test_corrections_and_sidecars_are_used(write: Write, tmp_path: Path) -> None:
    corrections = """
        [[correction]]
        file = "2020/foi.xlsx"
        cell = "B3"
        expected = "41"
        value = 14
        reason = "digits the wrong way round"
        date = 2020-09-01
        who = "the force"
    """
    path, raw = collection(tmp_path, write(YEARS, "foi.xlsx"), sidecar='force = "kent"', corrections=corrections)
    assert re.search(r"kent +2019/20 +1 +14\b", inspect(path, "--raw", raw).output)


@pytest.mark.parametrize(("declared", "told"), [
    ({"sidecar": 'forc = "kent"'}, "kent-police-foi.xlsx.toml cannot be used, forc: There is no such key."),
    ({"settings": 'tak = "Online"'}, "collection.toml cannot be used, tak: There is no such key."),
    ({"corrections": '[[correction]]\ncell = "B1"'}, "corrections.toml cannot be used, correction 1.file: This key is"),
])  # fmt: skip
def test_a_declaration_with_a_mistake(write: Write, tmp_path: Path, declared: dict[str, str], told: str) -> None:
    path, raw = collection(tmp_path, write(YEARS), **declared)
    result = inspect(path, "--raw", raw)
    assert result.exit_code == 1
    assert told in result.output
    assert "1034" in result.output, "the sheet is shown all the same"


def test_what_people_write_beside_responses_is_not_inspected(write: Write, tmp_path: Path) -> None:
    path, _ = collection(tmp_path, write(YEARS), sidecar='force = "kent"', log=LOG)
    for name, told in (
        (f"{path.name}.toml", f"Inspect the response beside it: {path}"),
        ("requests.csv", "written by us"),
    ):
        result = inspect(path.with_name(name))
        assert result.exit_code == 2
        assert told in result.output


@pytest.mark.parametrize("case", ["accepted", "refused", "no period", "hidden", "bad sidecar"])
def test_lists_of_records_are_never_shown(write: Write, tmp_path: Path, case: str) -> None:
    title = [] if case == "no period" else [["Offences recorded 1 April 2018 to 31 March 2019"], []]
    rows = [*title, *LIST, *([["Victim unknown", "Grooming"]] if case == "refused" else [])]
    path = write({"Data": rows, "Other": YEARS} if case == "hidden" else rows,
                 hidden_sheets=["Other"] if case == "hidden" else [])  # fmt: skip
    if case == "bad sidecar":
        path.with_name(f"{path.name}.toml").write_text("forc = 1")
    page = tmp_path / "page.html"
    result = inspect(path, "--html", page)
    assert result.exit_code == (0 if case == "accepted" else 1)
    for shown in (result.output, page.read_text(encoding="utf-8"), inspect(path, "--json").output):
        assert "Ann Other" not in shown
        assert "Victim unknown" not in shown
        assert "KN/" not in shown
    assert "•••" in result.output
    assert "Date recorded" in result.output


def test_the_refused_cell_of_a_long_sheet_is_shown(write: Write) -> None:
    rows = [[f"Offence {number}", number * 7] for number in range(200)]
    rows[150][1] = "see letter"
    output = inspect(write([["Offence", "2018/19"], *rows])).output
    assert re.search(r"^152 +.*▶ see letter$", output, re.MULTILINE)
    assert "rows. --html shows all of the sheet." in output
    assert "Offence 100 " not in output


def test_columns_that_do_not_fit_are_named(write: Write) -> None:
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(2000, 2020)]
    path = write([["Offence", *years], ["Rape", *range(100, 120)], ["Grooming", *range(200, 220)]])
    assert "Not shown: columns I to U. --html shows all of the sheet." in inspect(path, width=80).output
    assert "Not shown" not in inspect(path, width=300).output


def test_a_fault_of_the_reader_is_no_traceback(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("pipeline.intake.one_file.read_response", fails)
    result = inspect(write(YEARS))
    assert result.exit_code == 1
    assert "The reader failed on this file (ZeroDivisionError" in result.output


def test_help_tells_the_exit_codes() -> None:
    result = CliRunner().invoke(main, ["inspect", "--help"])
    assert re.search(r"0  accepted.*\n +1  refused", result.output)
