"""How a laid-out truth is dressed: notation, titles, notes, offsets, text numbers, and the columns beside the counts.

What belongs here: whatever may change about a sheet without changing what it states. What does not: where counts stand
(`layouts.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from openpyxl.worksheet.cell_range import CellRange

from pipeline.reading.model import cell_address
from tests.golden.build import Grid, Marks, text_table
from tests.golden.writers import write_workbook

from .layouts import LAYOUTS, Layout, Page, Words
from .truth import FORCES, Leaf, Sum, Truth, truths

YEARS: list[Callable[[int], str]] = [
    lambda y: f"{y}/{(y + 1) % 100:02}",
    lambda y: f"{y}-{(y + 1) % 100:02}",
    lambda y: f"{y}–{(y + 1) % 100:02}",
    lambda y: f"FY {y}/{(y + 1) % 100:02}",
    lambda y: f"{y}/{y + 1}",
    lambda y: f"{y}-{y + 1}",
    lambda y: f"Apr {y % 100} - Mar {(y + 1) % 100}",
    lambda y: f"01/04/{y} - 31/03/{y + 1}",
    lambda y: f"1 April {y} to 31 March {y + 1}",
    lambda y: f"Year ending March {y + 1}",
    lambda y: f"{y % 100}/{(y + 1) % 100}",
    lambda y: f"F/Y {y}-{y + 1}",
    lambda y: f"{y} / {y + 1}",
    lambda y: f"{y}/{(y + 1) % 100:02}*",
    lambda y: f"{y}/{(y + 1) % 100:02}\n",
    lambda y: f"April {y} to March {y + 1}",
]
TOTALS = ["Total", "TOTAL", "Grand Total", "All offences", "Cyfanswm / Total", "Totals:"]
NOTES = [
    "Source: live crime recording system, 12/05/2020.",
    "* Provisional figures",
    "Caveats:",
    "1) Counts follow the Home Office Counting Rules.",
    "The online flag became mandatory on 1 April 2013.",
    "Police forces in the United Kingdom are routinely required to provide crime statistics to government bodies.",
    "Some 12 records could not be read.",
    "Figures may differ from those published in 2017/18.",
]
TITLES = [
    "Online child sexual offences",
    "Freedom of Information request FOI/2020/001234",
    "OFFICIAL",
    "Recorded offences against children (0-17) with an online flag",
    "Date of request: 14 January 2020",
]


@dataclass(frozen=True)
class Dress:
    """What is around and on the cells of a response."""

    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    down: int = 0
    right: int = 0
    spacer_rows: bool = False
    text: str = "number"  # how a count is typed
    suffix: str = ".xlsx"


@dataclass(frozen=True)
class Response:
    """A truth, its layout and its dress: everything that makes a file."""

    truth: Truth
    layout: Layout
    words: Words
    dress: Dress
    places: dict[tuple[str, str], Leaf | Sum] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        sheets = self.pages()[0]
        return f"{self.layout.__name__} {self.dress} " + " ".join(
            f"\n[{name}]\n" + "\n".join(repr([shown(c, self.dress) for c in row]) for row in page)
            for name, page in sheets.items()
        )

    def pages(self) -> tuple[dict[str, Page], list[str]]:
        """The sheets as dressed, and the merges moved along with their cells."""
        sheets, merges = self.layout(self.truth, self.words)
        owner = FORCES[self.truth.forces[0]] if len(self.truth.forces) == 1 else None
        above: Page = [[owner]] if owner else []
        above += [[title] for title in self.dress.titles]
        above += [[]] if self.dress.titles else []
        moved: dict[str, Page] = {}
        for name, page in sheets.items():
            body = [line for row in page for line in ([row, []] if self.dress.spacer_rows else [row])]
            below: Page = [[], *([note] for note in self.dress.notes)] if self.dress.notes else []
            rows: Page = [*above, *body, *below]
            moved[name] = [[] for _ in range(self.dress.down)] + [[None] * self.dress.right + row for row in rows]
        shift = (self.dress.right, self.dress.down + len(above))
        return moved, [_shifted(merge, *shift) for merge in merges]

    def write(self, folder: Path, change: Callable[[dict[str, Page]], None] = lambda pages: None) -> Path:
        """The file; `change` may alter its sheets first. `places` then says what each cell of it states."""
        pages, merges = self.pages()
        change(pages)
        self.places.clear()
        self.places.update(
            {
                (name, cell_address(r, c)): cell
                for name, page in pages.items()
                for r, row in enumerate(page)
                for c, cell in enumerate(row)
                if isinstance(cell, Leaf | Sum)
            }
        )
        sheets: dict[str, Grid] = {
            name: [[shown(cell, self.dress) for cell in row] for row in page] for name, page in pages.items()
        }
        forces = "-and-".join(self.truth.forces) if len(self.truth.forces) > 1 else self.truth.forces[0]
        path = folder / f"{forces}-foi{self.dress.suffix}"
        if self.dress.suffix == ".csv" and len(sheets) == 1:
            path.write_bytes(text_table(next(iter(sheets.values()))).encode())
            return path
        return write_workbook(
            path.with_suffix(".xlsx") if self.dress.suffix == ".csv" else path, sheets, Marks(merges=merges)
        )


def shown(cell: Any, dress: Dress) -> Any:
    """What is typed in a cell."""
    if not isinstance(cell, Leaf | Sum):
        return cell
    value = cell.count if isinstance(cell, Sum) else cell.shown
    if not isinstance(value, int) or dress.text == "number":
        return value
    return {"commas": f"{value:,}", "nbsp": f"{value:,}".replace(",", "\u00a0"), "marked": f"{value}*"}[dress.text]


@st.composite
def responses(
    draw: st.DrawFn, plain: bool = False, layouts: Sequence[Layout] = LAYOUTS, withheld: bool = True
) -> Response:
    """Any truth in any layout and dress; a plain one has no quirks."""
    truth = draw(truths(withheld=withheld and not plain))
    layout = draw(st.sampled_from(layouts))
    if plain:
        return Response(truth, layout, Words(YEARS[0], rows=len(truth.offences) > 1), Dress())
    flag = st.booleans()
    several = len(truth.offences) > 1
    words = Words(
        draw(st.sampled_from(YEARS)),
        draw(st.sampled_from(TOTALS)),
        draw(flag) and several,
        draw(flag) and several,
        draw(flag),
        draw(flag),
    )
    few = lambda items: tuple(draw(st.lists(st.sampled_from(items), max_size=3, unique=True)))  # noqa: E731
    spaced = draw(st.integers(0, 5)) == 0
    dress = Dress(
        few(TITLES),
        few(NOTES),
        draw(st.integers(0, 4)),
        draw(st.integers(0, 3)),
        spaced,
        draw(st.sampled_from(["number"] * 3 + ["commas", "nbsp", "marked"])),
        draw(st.sampled_from([".xlsx"] * 3 + [".xls", ".ods", ".csv"])),
    )
    return Response(truth, layout, words, dress)


def moved(response: Response, down: int, right: int) -> Response:
    """The same response further down and to the right on its sheets."""
    return replace(response, dress=replace(response.dress, down=down, right=right), places={})


def _shifted(merge: str, right: int, down: int) -> str:
    area = CellRange(merge)
    area.shift(right, down)
    return area.coord
