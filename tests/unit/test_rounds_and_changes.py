"""The round that must be there, and seeing that a folder has changed.

What belongs here: `pipeline/intake/rounds` and `changes`. What does not: schedules and sensors
(`tests/pipeline/test_automation.py`).
"""

import os
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from pipeline.intake.changes import folder_state
from pipeline.intake.collections import choose
from pipeline.intake.rounds import RoundMissing, require_round
from tests.inbox.export import Asked, Batch, Message
from tests.pipeline.small import log_requests, respond


def test_a_round_without_folder_says_how_to_make_it(tmp_path: Path) -> None:
    respond(tmp_path, "knives", "kent", {"2018/19": 1}, round_=2019)
    with pytest.raises(RoundMissing, match=r"knives has no round 2020.*foi new-round knives 2020.*last_round = 2019"):
        require_round(tmp_path, choose(tmp_path), 2020)


def test_a_round_that_nobody_answered_says_by_when_they_should_have(tmp_path: Path) -> None:
    (tmp_path / "knives/2020").mkdir(parents=True)
    log_requests(tmp_path, "knives", "kent,2020-06-01,,,no_response,,", "gwent,2020-06-02,,,no_response,,")
    with pytest.raises(RoundMissing, match=r"Nobody has answered round 2020 of knives.*2 forces .* by 30 June 2020"):
        require_round(tmp_path, choose(tmp_path), 2020)
    respond(tmp_path, "knives", "kent", {"2018/19": 1})
    require_round(tmp_path, choose(tmp_path), 2020)


@pytest.mark.parametrize(
    ("status", "answered"), [("Awaiting response", False), ("Delayed", False), ("Successful", True)]
)
def test_an_export_of_requests_is_an_answer_only_once_a_force_has_answered(
    tmp_path: Path, status: str, answered: bool
) -> None:
    folder = tmp_path / "knives/2020"
    folder.mkdir(parents=True)
    receipt = Message(date(2020, 6, 2), attachments=[("receipt.pdf", b"%PDF-1.4")])
    Batch([Asked("Kent Police", status, replies=[receipt])]).write(folder / "export.zip")
    (folder / "letters").mkdir()
    (folder / "letters/kent-receipt.pdf").write_bytes(b"%PDF-1.4")
    (folder / "received.csv").write_text("", encoding="utf-8")
    with nullcontext() if answered else pytest.raises(RoundMissing, match="Nobody has answered"):
        require_round(tmp_path, choose(tmp_path), 2020)


def test_a_question_that_is_asked_no_more_is_not_waited_for(tmp_path: Path) -> None:
    respond(tmp_path, "knives", "kent", {"2018/19": 1}, round_=2019)
    (tmp_path / "knives/collection.toml").write_text("last_round = 2019", encoding="utf-8")
    require_round(tmp_path, choose(tmp_path), 2020)
    (tmp_path / "knives/collection.toml").write_text("last_round = 2020", encoding="utf-8")
    with pytest.raises(RoundMissing):
        require_round(tmp_path, choose(tmp_path), 2020)


def test_new_changed_renamed_and_removed_files_change_the_state(tmp_path: Path) -> None:
    path = respond(tmp_path, "knives", "kent", {"2018/19": 1})
    seen = [folder_state(tmp_path)]
    path.write_text(path.read_text() + "2019/20,2\n")
    seen.append(folder_state(tmp_path))
    os.utime(path, ns=(1, 1))  # the same size, written again
    seen.append(folder_state(tmp_path))
    path = path.rename(path.with_name("gwent-police.csv"))
    seen.append(folder_state(tmp_path))
    path.unlink()
    seen.append(folder_state(tmp_path))
    assert len({one.digest for one in seen}) == 5
    assert [one.files for one in seen] == [1, 1, 1, 1, 0]


def test_hidden_files_and_files_opened_in_an_office_program_are_no_change(tmp_path: Path) -> None:
    respond(tmp_path, "knives", "kent", {"2018/19": 1})
    before = folder_state(tmp_path)
    for name in (".kent.xlsx.x7Gd", "~$kent.xlsx"):
        (tmp_path / "knives/2020" / name).write_text("x")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/a").write_text("x")
    (tmp_path / "knives/2020/nowhere.csv").symlink_to("gone.csv")
    assert folder_state(tmp_path) == before
