"""What `foi inspect` prints: the sheets in colour, the values they give, the refusals, the drafted sidecar.

What belongs here: layout for a terminal of any width, readable without colours too. What does not: the command's
options, JSON and the page (`inspect`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from commands.inspect_values import print_values
from pipeline.reading.preview import preview

if TYPE_CHECKING:
    from pipeline.intake.one_file import Place
    from pipeline.reading.model import Quarantined, Reading
    from pipeline.reading.preview import SheetPreview, Shown

# How each kind of cell looks; the sign tells it where there are no colours.
LOOKS = {
    "value": ("bold green", "", "a value"),
    "header": ("cyan", "", "a heading"),
    "label": ("blue", "", "a label"),
    "note": ("dim", "", "a note"),
    "total": ("magenta", "Σ ", "a total that was checked, never added in"),
    "derived": ("yellow", "% ", "a rate, percentage or rank: no count"),
    "ignored": ("dim yellow", "~ ", "left out"),
    "quarantined": ("red", "✗ ", "not used: refused"),
    "named": ("bold white on red", "▶ ", "the cell to look at"),
}
STATUS_COLOURS = {"accepted": "bold green", "partly_accepted": "bold yellow", "quarantined": "bold red"}
STATUS_WORDS = {"accepted": "accepted", "partly_accepted": "partly accepted", "quarantined": "refused"}
ROWS, REFUSALS = 60, 20
# Characters of the first column and of any other: the first pair with which all columns fit.
_WIDEST = ((44, 26), (36, 18), (28, 12), (22, 9))


def print_reading(file: Path, place: Place, reading: Reading) -> None:
    console = Console(highlight=False, soft_wrap=True)
    sheets = preview(file, reading, rows_at_most=ROWS)
    for sheet in sheets:
        _print_sheet(console, sheet)
    _print_key(console, sheets)
    status = Text(STATUS_WORDS[reading.status], style=STATUS_COLOURS[reading.status])
    layout = "read by what its sidecar declares" if reading.layout == "declared" else "layout inferred"
    console.print(Text.assemble((_plain(place.source_file), "bold"), ": ", status, f" ({layout})"))
    if place.note:
        console.print(Text(_plain(place.note), style="yellow"))
    print_values(console, reading)
    for entry in reading.quarantine[:REFUSALS]:
        _print_refusal(console, entry)
    if len(reading.quarantine) > REFUSALS:
        console.print(f"... and {len(reading.quarantine) - REFUSALS} more refusals; --json lists all.")
    for finding in reading.findings:
        if not finding.possible_breach or reading.reviewed:
            where = ", ".join(part for part in (finding.sheet, finding.place) if part)
            console.print(Text(f"Not read: {finding.kind} ({_plain(where)})", style="yellow"))
    if reading.sidecar_draft:
        target = file.with_name(file.name + ".toml")
        how = f"{target.name} exists: add to it" if target.exists() else f"--write saves it as {target.name}"
        console.print(Text(f"\nDraft of a sidecar, to be finished ({how}):", style="bold"))
        console.print(Text(reading.sidecar_draft.rstrip()))


def _print_refusal(console: Console, entry: Quarantined) -> None:
    where = "!".join(part for part in (entry.sheet, entry.cell) if part) or "The file"
    console.print(Text.assemble(("✗ ", "bold red"), (_plain(where), "bold"), f": {_plain(entry.reason)}"))
    console.print(Text(f"  What to do: {_plain(entry.suggestion)}", style="green"))


def _print_sheet(console: Console, sheet: SheetPreview) -> None:
    """The grid, as wide as the terminal allows; a text that stands alone in its row runs on, as in a spreadsheet."""
    number_width = len(str(sheet.rows[-1][0]))
    free = console.width - number_width
    sizes = [_widths(sheet, *most) for most in _WIDEST]
    widths = next((size for size in sizes if sum(size) + 2 * len(size) <= free), sizes[1])
    shown = next((n for n in range(len(widths), 1, -1) if sum(widths[:n]) + 2 * n <= free), 1)
    console.print(Text(f"Sheet {_plain(sheet.name)}", style="bold"))
    heads = "".join(f"  {letter:{width}}" for letter, width in zip(sheet.letters[:shown], widths, strict=False))
    console.print(Text(f"{'':{number_width}}{heads}".rstrip(), style="dim"))
    for row, cells in sheet.rows:
        line = Text(f"{row:>{number_width}}", style="dim", end="")
        last = max((place for place, cell in enumerate(cells) if cell), default=0)
        for place, (cell, width) in enumerate(zip(cells[:shown], widths, strict=False)):
            room = console.width - line.cell_len - 2 if place == last else width
            text = Text(_said(cell), style=_style(cell))
            text.truncate(room, overflow="ellipsis", pad=False)
            line.append("  ").append_text(text)
            if place < last:
                line.append(" " * max(0, width - text.cell_len))
        line.rstrip()
        console.print(line, end="\n")
    _print_left_out(console, sheet, shown)
    console.print()


def _widths(sheet: SheetPreview, first: int, other: int) -> list[int]:
    """How wide each column must be, up to these, for the texts that have others beside them."""
    widths = [max(len(letter), 4) for letter in sheet.letters]
    for _, cells in sheet.rows:
        if sum(cell is not None for cell in cells) > 1:
            for place, cell in enumerate(cells):
                widths[place] = max(widths[place], min(other if place else first, cell_len(_said(cell))))
    return widths


def _print_left_out(console: Console, sheet: SheetPreview, shown: int) -> None:
    left = sheet.letters[shown:]
    columns = f"columns {left[0]} to {left[-1]}" if len(left) > 1 else f"column {left[0]}" if left else ""
    rows = f"{sheet.rows_left_out} rows" if sheet.rows_left_out else ""
    if columns or rows:
        parts = " and ".join(part for part in (columns, rows) if part)
        console.print(Text(f"Not shown: {parts}. --html shows all of the sheet.", style="dim italic"))


def _print_key(console: Console, sheets: list[SheetPreview]) -> None:
    """What the signs and colours mean, of those that are there."""
    used = {_kind(cell) for sheet in sheets for _, cells in sheet.rows for cell in cells if cell}
    coloured = console.color_system is not None
    parts = [
        Text(f"{sign}{meaning}", style=style)
        for name, (style, sign, meaning) in LOOKS.items()
        if name in used and (sign or coloured)
    ]
    if parts:
        console.print(Text.assemble("Key: ", Text("  ").join(parts)))
        console.print()


def _kind(cell: Shown | None) -> str:
    return "" if cell is None else "named" if cell.named else cell.disposition


def _said(cell: Shown | None) -> str:
    kind = _kind(cell)
    return "" if cell is None else (LOOKS[kind][1] if kind else "") + _plain(cell.text)


def _style(cell: Shown | None) -> str:
    kind = _kind(cell)
    return LOOKS[kind][0] if kind else ""


def _plain(text: str) -> str:
    """Text of a file as a terminal may show it: nothing that moves the cursor or changes colours."""
    return "".join(character if character.isprintable() else "�" for character in text)
