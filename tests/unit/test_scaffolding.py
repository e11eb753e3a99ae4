"""`foi new-collection` and `foi new-round`: what they write, that it can be read back, and that nothing is overwritten.

What belongs here: both commands on folders of their own. What does not: reading rounds (`tests/pipeline`).
"""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.main import main
from pipeline.declared.collection import load_collection
from pipeline.declared.requests import load_requests, read_log
from schemas.validate import validate


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A collection as it is laid out, with what is counted filled in."""
    assert _foi(tmp_path, "new-collection", "stalking-offences").exit_code == 0
    path = tmp_path / "raw/stalking-offences/collection.toml"
    assert "# counts = " in path.read_text(encoding="utf-8")
    path.write_text(f'counts = "Offences of stalking"\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
    return tmp_path / "raw"


def _foi(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--raw", str(root / "raw")])


def _round(root: Path, *more: str) -> Result:
    letters = ["--letters", str(root / "letters")]
    return _foi(root, "new-round", "stalking-offences", "2026", "--sent", "2026-05-15", *letters, *more)


def test_a_new_collection_can_be_read_as_it_is_and_with_its_examples(raw: Path) -> None:
    assert load_collection(raw, "stalking-offences").title == "Stalking offences"
    path = raw / "stalking-offences/collection.toml"
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    examples = [line.removeprefix("# ") if " = " in line or line.startswith("# [[") else line for line in lines]
    path.write_text("\n".join(examples), encoding="utf-8")
    read = load_collection(raw, "stalking-offences")
    assert (read.last_round, read.cumulative_years, len(read.explained)) == (2030, (3, 5), 1)


def test_a_round_lists_every_expected_force_with_the_day_of_the_act(raw: Path) -> None:
    result = _round(raw.parent)
    assert result.exit_code == 0, result.output
    log = read_log(raw / "stalking-offences/2026/requests.csv")
    assert len(log) == 46 and {one.outcome for one in log} == {"no_response"}
    # 20 working days; in between are 25 May, and 15 June, which is a bank holiday in Scotland alone.
    assert {(one.sent, one.due) for one in log} == {(date(2026, 5, 15), date(2026, 6, 16))}
    requests = validate("core.requests", load_requests(raw, "stalking-offences", 2026))
    assert (requests["due"] == requests["statutory_due"]).all()


def test_each_force_gets_a_letter_of_its_own(raw: Path) -> None:
    settings = raw / "stalking-offences/collection.toml"
    settings.write_text(
        'title = "Stalking & harassment"\ncounts = "Offences of stalking"\nfirst_year = "2022/23"\n'
        'expected_forces = ["kent", "northern-ireland"]',
        encoding="utf-8",
    )
    assert _round(raw.parent).exit_code == 0
    letters = sorted((raw.parent / "letters").iterdir())
    assert [path.name for path in letters] == ["kent-request.txt", "northern-ireland-request.txt"]
    text = letters[0].read_text(encoding="utf-8")
    for part in ("To: Kent Police", "Stalking & harassment", "Offences of stalking", "from 2022/23 to 2025/26",
                 "15 May 2026", "16 June 2026"):  # fmt: skip
        assert part in text, part
    assert "{{" not in text and text.endswith("\n[your name]\n")
    assert "Police Service of Northern Ireland" in letters[1].read_text(encoding="utf-8")


@pytest.mark.parametrize("counts", ["", 'counts = "Offences of ... recorded"', 'counts = "Offences of … recorded"'])
def test_no_letter_is_written_before_it_is_said_what_is_counted(raw: Path, counts: str) -> None:
    settings = raw / "stalking-offences/collection.toml"
    settings.write_text(f'title = "Stalking"\n{counts}\n', encoding="utf-8")
    result = _round(raw.parent)
    assert result.exit_code == 2
    said = " ".join(result.output.split())
    assert "collection.toml: counts is" in said and 'such as counts = "Offences of stalking' in said
    assert not (raw / "stalking-offences/2026").exists() and not (raw.parent / "letters").exists()


def test_a_letter_can_be_signed(raw: Path) -> None:
    unsigned = _round(raw.parent)
    assert "[your name]: put your name there" in unsigned.output
    signed = _foi(
        raw.parent, "new-round", "stalking-offences", "2027", "--sent", "2027-06-01", "--signed", "A. Reader",
        "--letters", str(raw.parent / "signed"),
    )  # fmt: skip
    assert "your name" not in signed.output
    text = (raw.parent / "signed/kent-request.txt").read_text(encoding="utf-8")
    assert text.endswith("Yours faithfully,\n\nA. Reader\n") and "[" not in text


def test_nothing_is_overwritten(raw: Path) -> None:
    assert _round(raw.parent).exit_code == 0
    log = raw / "stalking-offences/2026/requests.csv"
    log.write_text("filled in", encoding="utf-8")
    letter = raw.parent / "letters/kent-request.txt"
    letter.write_text("changed", encoding="utf-8")
    again = _round(raw.parent)
    assert again.exit_code == 2 and "is there already" in again.output
    log.unlink()
    assert _round(raw.parent).exit_code == 2 and not log.exists()
    assert letter.read_text(encoding="utf-8") == "changed"
    assert _foi(raw.parent, "new-collection", "stalking-offences").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("new-collection", "Stalking Offences"), "'stalking-offences'"),
        (("new-collection", "../elsewhere"), "'elsewhere'"),
        (("new-round", "stalking-ofences", "2026", "--sent", "2026-06-01"), "Did you mean 'stalking-offences'?"),
        (("new-round", "stalking-offences", "2026", "--sent", "2025-06-01"), "not in 2026"),
        (("new-round", "stalking-offences", "26"), "2005"),
    ],
)
def test_mistakes_are_named_with_what_was_probably_meant(raw: Path, arguments: tuple[str, ...], says: str) -> None:
    result = _foi(raw.parent, *arguments)
    assert result.exit_code == 2
    assert says in result.output
    assert [path.name for path in raw.iterdir()] == ["stalking-offences"]


def test_a_faulty_collection_is_told_before_anything_is_written(raw: Path) -> None:
    (raw / "stalking-offences/collection.toml").write_text('titel = "Stalking"', encoding="utf-8")
    result = _round(raw.parent)
    assert result.exit_code == 2 and "'title'" in result.output
    assert not (raw / "stalking-offences/2026").exists() and not (raw.parent / "letters").exists()
