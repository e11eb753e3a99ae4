"""Titles and small tables that a person has judged, each with what the reader makes of it: `judged/titles.csv` and
`judged/tables.jsonl`.

What belongs here: the two lists as a whole, so that a change of any rule shows what it does to them. What does not: one
rule and its nearest neighbours, which have tests of their own beside this file.

A title is `innocent` where the figures under it are what was asked, else `guilty`; its `kind` is where it stands. A
table has the `answer` in it, of its last year, or null where it has none. `read` says whether the reader answers it: a
rule by which more of what is innocent is read changes that word, and one by which less is has lost something.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.declared.collection import Collection
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
_FOLDER = Path(__file__).parent / "judged"
_YEARS = ["2015/16", "2016/17", "2017/18", "2018/19", "2019/20"]
_FILE = "kent-police-foi.xlsx"


def test_no_guilty_title_is_read_and_the_innocent_ones_as_recorded(write: Write) -> None:
    with (_FOLDER / "titles.csv").open(encoding="utf-8", newline="") as lines:
        titles = list(csv.DictReader(lines))
    found = [(title, _reads_under(write, title)) for title in titles]
    assert [_named(title) for title, read in found if read and title["verdict"] == "guilty"] == []
    assert [_named(title) for title, read in found if read is not (title["read"] == "yes")] == []


def test_no_table_is_read_wrongly_and_the_others_as_recorded(write: Write) -> None:
    tables = [json.loads(line) for line in (_FOLDER / "tables.jsonl").read_text("utf-8").splitlines()]
    found = [(table, _answer_of(write, table)) for table in tables]
    assert [(_shown(table), answer) for table, answer in found if answer not in (None, table["answer"])] == []
    assert [_shown(table) for table, answer in found if (answer is not None) is not table["read"]] == []


def _reads_under(write: Write, title: dict[str, str]) -> bool:
    """Whether all years are read of a plain table with this title, line under it, heading, or name of sheet or file."""
    kind, text, question = title["kind"], title["text"], title["question"]
    name, sheet, heading = (
        "FOI.xlsx" if forces_in_text(text) and kind != "file" else _FILE,
        "Sheet1",
        "Number of offences",
    )
    over: Grid = [[text]] if kind == "title" else [[question], [text]] if kind == "subtitle" else [[question]]
    if kind == "sheet":
        sheet = re.sub(r"[\\/*?:\[\]]", "-", text)[:31]
    elif kind == "heading":
        heading = text
    elif kind == "file":
        name = f"{re.sub(r'[.][a-z]{3,4}$', '', text)}.xlsx"
    rows: Grid = [[year, 200 + 7 * n] for n, year in enumerate(_YEARS)]
    path = write({sheet: [*over, [], ["Financial year", heading], *rows]}, name)
    settings = Collection(name="asked", title=question, flag=title["flag"] or None)
    reading = read_response(path, collection="asked", round_=2020, settings=settings)
    return len([seen for seen in reading.observations if seen.financial_year]) == len(_YEARS)


def _answer_of(write: Write, table: dict[str, Any]) -> object:
    """What is read for the last year of a table with these lines, whose other years are multiples of it."""
    lines: Grid = [
        [name, *([None] * 3 if count is None else [2 * count, 3 * count, count])] for name, count in table["lines"]
    ]
    over: Grid = [["Kent Police"], *([[table["title"]]] if table["title"] else []), []]
    path = write([*over, [table["heading"], *_YEARS[1:4]], *lines], _FILE)
    settings = Collection(name="asked", title=table["question"])
    reading = read_response(path, collection="asked", round_=2019, settings=settings)
    return force_years(reading).get(("kent", _YEARS[3]))


def _named(title: dict[str, str]) -> str:
    return f"{title['question']} | {title['kind']} | {title['text']}"


def _shown(table: dict[str, Any]) -> str:
    return f"{table['question']} | {table['title']} | {table['heading']} | {table['lines'][0][0]}"
