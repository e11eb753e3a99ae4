"""A workbook to copy the figures of a letter into, with a sidecar that names the letter and the page.

What belongs here: the empty template. What does not: any figure: those are a person's to copy.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.inbox.names import BETWEEN
from pipeline.intake.files import LETTERS
from pipeline.reading.labels.forces import force_of_label
from pipeline.reference.financial_year import last_asked_in, window_ending
from pipeline.reference.forces import force_name

SHEET = "Transcription"
FIRST_ROW = 4
YEARS = 5


@dataclass(frozen=True, slots=True)
class Template:
    """Where the workbook and its sidecar were put; `force_id` is None where nobody told whose figures they are."""

    workbook: Path
    sidecar: Path
    force_id: str | None


class AlreadyThere(ValueError):
    """There is a transcription of this name, which may hold somebody's work."""


def write_template(letter: Path, page: int, round_: int, force_id: str | None) -> Template:
    """Write the template for one page of a letter. A letter in `letters/` has it laid into the round's folder, where a
    refresh reads it. Raises `AlreadyThere`."""
    folder = letter.parent.parent if letter.parent.name == LETTERS else letter.parent
    force_id = force_id or _force_of_name(letter.name)
    target = folder / f"{letter.stem}-page-{page}-transcribed.xlsx"
    sidecar = target.with_name(f"{target.name}.toml")
    for one in (target, sidecar):
        if one.exists():
            raise AlreadyThere(f"{one} is there already. Go on with it, or remove it first.")
    _write_workbook(target, letter, page, round_, force_id)
    sidecar.write_text(_sidecar(letter, page, force_id), encoding="utf-8")
    return Template(target, sidecar, force_id)


def _force_of_name(name: str) -> str | None:
    """The force that the import put before the name."""
    own = name.split(BETWEEN)[0] if BETWEEN in name else ""
    return force_of_label(own.replace("-", " ")) if own else None


def _write_workbook(target: Path, letter: Path, page: int, round_: int, force_id: str | None) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet(SHEET)
        bold = book.add_format({"bold": True})
        whose = force_name(force_id) if force_id else "(write the force's name here)"
        sheet.write_string(0, 0, f"{whose}: figures copied from {letter.name}, page {page}", bold)
        sheet.write_string(1, 0, "Copy what stands there, digit by digit, totals too: they prove that nothing slipped.")
        years = window_ending(last_asked_in(round_), YEARS)
        for column, text in enumerate(["Offence", *years]):
            sheet.write_string(FIRST_ROW - 1, column, text, bold)
        sheet.set_column(0, 0, 50)
        sheet.set_column(1, YEARS, 12)
        sheet.freeze_panes(FIRST_ROW, 1)


def _sidecar(letter: Path, page: int, force_id: str | None) -> str:
    sha256 = hashlib.sha256(letter.read_bytes()).hexdigest()
    whose = f'force = "{force_id}"\n' if force_id else ""
    source = json.dumps(f"{letter.name}, page {page}", ensure_ascii=False)
    note = json.dumps(f"SHA-256 of the letter: {sha256}")
    return f"{whose}[origin]\ntranscribed_from = {source}\nnote = {note}\n"
