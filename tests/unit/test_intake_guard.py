"""What lies in the raw folder and is no ordinary file: told by name, never opened, and never waited for."""

import os
import socket
from pathlib import Path

import pytest

from pipeline.bounds import FILE
from pipeline.declared.collection import Collection
from pipeline.intake.collections import Chosen
from pipeline.intake.files import find_files
from pipeline.intake.gather import gather
from pipeline.intake.one_file import read_one

TABLE = "Financial year,Recorded offences\n2019/20,7\n"


def rows(raw: Path) -> dict[str, str]:
    """Why each file was refused, by its name as the table has it."""
    found = find_files(raw, ["calls"])
    chosen = [Chosen("calls", Collection(name="calls"))]
    gathered = gather(raw, found, chosen, raw.parent / "observations.parquet")
    return dict(zip(gathered.quarantine["source_file"], gathered.quarantine["reason"], strict=True))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw" / "calls" / "2020"
    folder.mkdir(parents=True)
    (folder / "kent-police.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "raw"


def test_a_link_out_of_the_raw_folder_is_not_followed(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "gwent-police.csv").write_text(TABLE, encoding="utf-8")
    (raw / "calls/2020/essex-police.csv").symlink_to(tmp_path / "secret.csv")
    (raw / "calls/2020/surrey-police.csv").symlink_to("../../../secret.csv")
    (raw / "calls/2020/folder").symlink_to(tmp_path / "more")
    (raw / "calls/2020/sussex-police.csv").symlink_to("kent-police.csv")
    told = rows(raw)
    assert {name for name, reason in told.items() if "link to a place outside" in reason} == {
        "calls/2020/essex-police.csv",
        "calls/2020/surrey-police.csv",
        "calls/2020/folder",
    }
    assert "calls/2020/sussex-police.csv" not in told


def test_links_in_a_circle_and_links_to_nothing(raw: Path) -> None:
    (raw / "calls/2020/a.csv").symlink_to("b.csv")
    (raw / "calls/2020/b.csv").symlink_to("a.csv")
    (raw / "calls/2020/c.csv").symlink_to("nothing.csv")
    told = rows(raw)
    assert {Path(name).name for name in told} == {"a.csv", "b.csv", "c.csv"}


def test_pipes_sockets_and_devices_are_not_opened(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(raw / "calls/2020/essex-police.csv")
    monkeypatch.chdir(raw / "calls/2020")  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("gwent-police.csv")
        told = rows(raw)
    assert "is a pipe" in told["calls/2020/essex-police.csv"]
    assert "is a socket" in told["calls/2020/gwent-police.csv"]
    _, reading = read_one(raw / "calls/2020/essex-police.csv", raw)
    assert "is a pipe" in reading.reason


def test_a_device_is_not_opened(raw: Path) -> None:
    (raw / "calls/2020/zero.csv").symlink_to("/dev/zero")
    _, reading = read_one(raw / "calls/2020/zero.csv", raw)
    assert "is a device" in reading.reason
    assert "link to a place outside" in rows(raw)["calls/2020/zero.csv"]


def test_a_folder_called_like_a_file_is_told(raw: Path) -> None:
    (raw / "calls/2020/x.xlsx").mkdir()
    assert "It is a folder" in rows(raw)["calls/2020/x.xlsx"]


def test_a_file_too_large_is_refused_unread(raw: Path) -> None:
    with (raw / "calls/2020/essex-police.csv").open("wb") as file:
        file.truncate(FILE.bytes + 1)  # sparse: it takes no room
    assert "at most 200 MB are read" in rows(raw)["calls/2020/essex-police.csv"]


def test_an_empty_file_is_refused(raw: Path) -> None:
    (raw / "calls/2020/essex-police.csv").write_bytes(b"")
    assert rows(raw)["calls/2020/essex-police.csv"] == "The file is empty."


ODD = [
    "gw\u0302ent.csv",
    "\u202evsc.tnek.csv",
    "zero\u200bwidth.csv",
    "new\nline.csv",
    "\x1b[31mred.csv",
    "[bold]x.csv",
]


@pytest.mark.parametrize("name", ODD)
def test_names_in_odd_unicode_are_kept_exactly(raw: Path, name: str) -> None:
    (raw / "calls/2020" / name).write_text("nothing", encoding="utf-8")
    assert f"calls/2020/{name}" in rows(raw)


def test_a_name_that_is_no_unicode_is_told_and_can_be_stored(raw: Path) -> None:
    (raw / os.fsdecode(b"calls/2020/kent-\xff.csv")).write_text(TABLE, encoding="utf-8")
    told = rows(raw)
    assert "no valid UTF-8" in told["calls/2020/kent-\\xff.csv"]
    assert all(name.encode("utf-8") for name in told)
