"""Makes the sample responses and request logs of `data/raw` from the tables in this folder.

    python -m samples.make_responses           # writes what is missing or differs
    python -m samples.make_responses --check   # says what differs and writes nothing

What belongs here: going through the responses and writing them. What does not: the figures (`figures/*.csv`), what a
response looks like (`responses.csv`, `layouts/`), the file formats (`writers.py`).
"""

import csv
import io
import sys
from pathlib import Path

import click

from samples.book import Workbook, trimmed
from samples.figures import ROUNDS, ResponseRow, figures, force_names, responses, unanswered
from samples.layouts import LAYOUTS, WITHOUT_BREAKDOWN
from samples.layouts.disclosure import Disclosure
from samples.read_back import Cells, cells_of
from samples.request_log import COLUMNS, log_rows
from samples.splitting import share_number
from samples.wording import ILLUSTRATIVE_NOTE
from samples.writers import as_bytes

COLLECTION = Path(__file__).resolve().parent.parent / "data" / "raw" / "online-child-sexual-offences"


def disclosure_of(response: ResponseRow) -> Disclosure:
    """The figures of one response, with all that its layout needs."""
    rows = [f for f in figures() if f.round == response.round and f.force_id in response.forces]
    invented = response.layout not in WITHOUT_BREAKDOWN or any(row.basis == "illustrative" for row in rows)
    return Disclosure(
        forces=response.forces,
        names={force: force_names()[force] for force in response.forces},
        years=tuple(sorted({row.financial_year for row in rows})),
        figures={(row.force_id, row.financial_year): row.count for row in rows},
        # From 3000 up, so that no reference can be taken for a year.
        reference=f"{3000 + share_number('reference', response.file) % 6900}/{response.round % 100}",
        year_notation=response.year_notation,
        offence_list=response.offences,
        withhold_small=response.withhold_small,
        note=ILLUSTRATIVE_NOTE if invented else "",
    )


def workbook_of(response: ResponseRow) -> Workbook:
    """The sheets of one response."""
    return LAYOUTS[response.layout](disclosure_of(response))


def expected_cells(response: ResponseRow) -> Cells:
    """The cells its file must hold, in the form of `read_back`."""
    book = workbook_of(response)
    if response.file.endswith(".csv"):
        (sheet,) = book
        return {"": trimmed([[None if v is None else str(v) for v in row] for row in sheet.rows])}
    return {sheet.name: trimmed(sheet.rows) for sheet in book}


def request_log(round_: int) -> str:
    """The text of the round's `requests.csv`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        log_rows(
            round_,
            [row for row in responses() if row.round == round_],
            [row for row in unanswered() if row.round == round_],
            [row for row in figures() if row.round == round_],
        )
    )
    return text.getvalue()


def differences(collection: Path = COLLECTION) -> list[Path]:
    """The files that are missing, or whose cells are not what would be made now, and those that nothing here makes."""
    wrong: list[Path] = []
    made: set[Path] = set()
    for response in responses():
        path = collection / str(response.round) / response.file
        made.add(path)
        if not path.exists() or cells_of(path) != expected_cells(response):
            wrong.append(path)
    for round_ in ROUNDS:
        path = collection / str(round_) / "requests.csv"
        made.add(path)
        if not path.exists() or path.read_text(encoding="utf-8") != request_log(round_):
            wrong.append(path)
    # What people declare beside a response is theirs to write.
    beside = (path for path in collection.glob("*/*") if path.suffix != ".toml")
    return wrong + sorted(path for path in beside if path not in made)


def make(collection: Path = COLLECTION) -> list[Path]:
    """Writes every file that differs, and returns them; a file that nobody makes is left alone."""
    wrong = set(differences(collection))
    contents = {collection / str(r.round) / r.file: r for r in responses()}
    logs = {collection / str(round_) / "requests.csv": round_ for round_ in ROUNDS}
    written: list[Path] = []
    for path in sorted(wrong & (contents.keys() | logs.keys())):
        path.parent.mkdir(parents=True, exist_ok=True)
        content = request_log(logs[path]).encode() if path in logs else as_bytes(workbook_of(contents[path]), path.name)
        path.write_bytes(content)
        written.append(path)
    return written


@click.command()
@click.option("--check", is_flag=True, help="Say what differs and write nothing.")
def main(check: bool) -> None:
    """Make the sample responses of data/raw."""
    if not check:
        click.echo(f"{len(make())} of {len(responses()) + len(ROUNDS)} files written")
    left = differences()
    for path in left:
        click.echo(f"differs, or is none of the sample files: {path}", err=True)
    sys.exit(1 if left else 0)


if __name__ == "__main__":
    main()
