"""Whatever text stands in labels, titles and notes, the reader returns a reading and accounts for every cell."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.golden.build import text_table
from tests.golden.expect import read
from tests.golden.ledger import ledger_complete

from .layouts import Page
from .quirks import Response, responses

# What XML and CSV cannot hold at all is left out; everything else may stand in a cell.
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff")
NASTY = [
    "=1+1",
    "@SUM(A1:A9)",
    "+441622690690",
    "-2+3",
    '\'=HYPERLINK("x")',
    "[bold]",
    "{{x}}",
    "%s%n",
    "\\N",
    "0/0",
    "1/0",
    "99/00",
    "00/01",
    "31/02/2019",
    "2019/18",
    "FY",
    "Q5 2018/19",
    "9999-99",
    "\u202e2018/19",
    "<5>",
    "total total total",
    "Total (Total)",
    "of which",
    "2018/19 2019/20",
    "1e309",
    "NaN",
    "-0",
    "½",
    "Ⅳ",
    "٢٠١٨/١٩",
    "a" * 20_000,
    "(" * 3_000,
    "2018/19 " * 2_000,
    "1 April " * 1_000,
    "\u0301" * 500,
]
TEXT = st.one_of(st.text(LETTERS, max_size=40), st.sampled_from(NASTY))


@given(responses(), st.lists(st.tuples(st.integers(0, 10_000), TEXT), min_size=1, max_size=6))
def test_any_text_over_any_cells_is_read_or_refused(response: Response, texts: list[tuple[int, str]]) -> None:
    def vandalise(pages: dict[str, Page]) -> None:
        cells = [(page, r, c) for page in pages.values() for r, row in enumerate(page) for c in range(len(row))]
        for place, text in texts:
            page, r, c = cells[place % len(cells)]
            page[r][c] = text if not text.startswith("=") else f" {text}"  # openpyxl would make a formula of it

    with TemporaryDirectory() as folder:
        path = response.write(Path(folder), vandalise)
        ledger_complete(read(path), path)


@given(
    st.lists(
        st.lists(
            st.one_of(TEXT, st.integers(-9, 3000).map(str), st.sampled_from(["2018/19", "Kent", "Total"])), max_size=6
        ),
        max_size=8,
    )
)
def test_any_table_of_text_is_read_or_refused(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kent-foi.csv"
        path.write_bytes(text_table(rows).encode())
        read(path)
