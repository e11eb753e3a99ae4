"""The page `docs/a-response-was-refused.md` is run: its files are written, its commands called, its outputs compared.

`python -m tests.declared.test_refused_page` writes the outputs into the page anew.
"""

import contextlib
import re
import shlex
import tempfile
import tomllib
from pathlib import Path

from click.testing import CliRunner

from commands.main import main
from pipeline.declared.sidecar import make_sidecar

PAGE = Path(__file__).resolve().parents[2] / "docs" / "a-response-was-refused.md"
STEPS = re.compile(
    r"^`([\w./-]+)`:\n\n```\w+\n(.*?)^```\n|^```console\n\$ foi (.*?)\n(.*?)^```\n", re.MULTILINE | re.DOTALL
)


def run_anew(page: str, folder: Path) -> tuple[str, list[int]]:
    """The page with what its commands print today, run in this folder, and the exit code of each."""
    codes: list[int] = []

    def step(found: re.Match[str]) -> str:
        name, content, command, _ = found.groups()
        if name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
            return found.group()
        with contextlib.chdir(folder):
            result = CliRunner(env={"COLUMNS": "110"}).invoke(main, shlex.split(command))
        codes.append(result.exit_code)
        return f"```console\n$ foi {command}\n{result.output}```\n"

    return STEPS.sub(step, page), codes


def test_the_page_shows_what_the_command_prints(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    anew, codes = run_anew(page, tmp_path)
    assert anew == page, "write it anew: python -m tests.declared.test_refused_page"
    assert codes == [1, 0] * 4, "each file is refused first, and accepted once its question is answered"


def test_every_line_to_copy_is_valid() -> None:
    for block in re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        written = tomllib.loads(block)
        if "correction" not in written:
            make_sidecar(written, Path("kent.xlsx.toml"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        PAGE.write_text(run_anew(PAGE.read_text(encoding="utf-8"), Path(scratch))[0], encoding="utf-8")
