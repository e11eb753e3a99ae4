"""A file that nobody touched is not read to know its hash; one that somebody might have touched is.

What belongs here: `pipeline/intake/hashes`. What does not: finding files, or what is done with a hash.
"""

import hashlib
import os
import time
from pathlib import Path

import pytest

from pipeline.intake import hashes as hashes_module
from pipeline.intake.hashes import forget, remembered

NAME = "plain/2020/kent.csv"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "hashes.json"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a minute had passed since the files of the test were written."""
    now = time.time_ns
    monkeypatch.setattr(hashes_module.time, "time_ns", lambda: now() + 60_000_000_000)


def _hash(memory: Path, path: Path) -> str:
    with remembered(memory) as hashes:
        return hashes.sha256_of(path, NAME)[0]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who hashes from here on fails."""
    monkeypatch.setattr(hashes_module.hashlib, "file_digest", None)


@pytest.mark.usefixtures("later")
def test_an_untouched_file_is_not_read(tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kent.csv"
    path.write_bytes(b"one")
    assert _hash(memory, path) == _sha256(b"one")
    _cannot_be_opened(monkeypatch)
    assert _hash(memory, path) == _sha256(b"one")


@pytest.mark.usefixtures("later")
def test_other_content_of_the_same_size_and_time_is_noticed(tmp_path: Path, memory: Path) -> None:
    """As rsync or `cp --preserve` would bring it: only the time of change, which nobody sets, tells."""
    path = tmp_path / "kent.csv"
    path.write_bytes(b"one")
    about = path.stat()
    _hash(memory, path)
    path.write_bytes(b"two")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert _hash(memory, path) == _sha256(b"two")


@pytest.mark.usefixtures("later")
def test_another_file_put_in_its_place_is_noticed(tmp_path: Path, memory: Path) -> None:
    path, other = tmp_path / "kent.csv", tmp_path / "other.csv"
    path.write_bytes(b"one")
    other.write_bytes(b"two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    _hash(memory, path)
    other.replace(path)
    assert _hash(memory, path) == _sha256(b"two")


def test_a_file_written_just_now_is_hashed_again(tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could be written to once more without its times changing."""
    path = tmp_path / "kent.csv"
    path.write_bytes(b"one")
    _hash(memory, path)
    unchanged = hashes_module._stamp(path.stat())
    path.write_bytes(b"two")
    monkeypatch.setattr(hashes_module, "_stamp", lambda about: unchanged)  # a clock that has not moved on
    assert _hash(memory, path) == _sha256(b"two")


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xff", "one digit"])
def test_a_damaged_memory_is_no_memory(tmp_path: Path, memory: Path, damage: bytes | str) -> None:
    path = tmp_path / "kent.csv"
    path.write_bytes(b"one")
    right = _hash(memory, path)
    content = memory.read_bytes()
    wrong = content.replace(right[:8].encode(), b"00000000") if isinstance(damage, str) else damage
    assert wrong != content
    memory.write_bytes(wrong)
    assert _hash(memory, path) == right
    assert memory.read_bytes() == content


@pytest.mark.usefixtures("later")
def test_a_hash_that_proved_wrong_is_forgotten(tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kent.csv"
    path.write_bytes(b"one")
    _hash(memory, path)
    forget(memory, {NAME})
    _cannot_be_opened(monkeypatch)
    with pytest.raises(TypeError):
        _hash(memory, path)


def test_without_a_place_to_remember_everything_is_hashed(tmp_path: Path) -> None:
    path = tmp_path / "kent.csv"
    path.write_bytes(b"one")
    with remembered(None) as hashes:
        assert hashes.sha256_of(path, NAME) == (_sha256(b"one"), 3)
    assert _hash(path / "cache" / "hashes.json", path) == _sha256(b"one")  # below a file, nothing can be written
