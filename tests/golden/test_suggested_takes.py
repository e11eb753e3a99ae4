"""What a refusal offers as the answer: never one part of a breakdown, without the others."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from pipeline.declared.collection import Collection
from pipeline.declared.sidecar import Sidecar
from pipeline.reading.model import Reading
from pipeline.reading.response import read_response

from .build import Grid
from .expect import force_years

Write = Callable[..., Path]
YEARS = ["2021/22", "2022/23"]
HATE = Collection(name="hate-crime", title="Hate crime", counts="Hate crimes recorded by the force")
SLAVERY = Collection(
    name="modern-slavery", title="Modern slavery", counts="Offences of modern slavery recorded by the force"
)
AREAS: Grid = [["Knowsley", 20, 30], ["Liverpool", 40, 50], ["Sefton", 10, 11], ["Wirral", 12, 13]]


def answer(path: Path, settings: Collection, take: tuple[str, ...] = ()) -> Reading:
    sidecar = Sidecar(take=take)
    return read_response(path, collection=settings.name, round_=2024, settings=settings, sidecar=sidecar)


def offered(reading: Reading) -> list[tuple[str, ...]]:
    found = re.findall(r"take = \[([^]]*)\]", reading.quarantine[0].suggestion)
    return [tuple(re.findall(r'"([^"]*)"', labels)) for labels in found]


def test_a_breakdown_beside_another_figure_is_offered_whole(write: Write) -> None:
    sheets = {
        "Summary": [["Financial year", "Offences"], [YEARS[0], 300], [YEARS[1], 310]],
        "By area": [["Area", *YEARS], *AREAS],
    }
    path = write(sheets, "merseyside-police-foi.xlsx")
    reading = answer(path, HATE)
    assert offered(reading) == [("Offences",), ("Knowsley", "Liverpool", "Sefton", "Wirral")]
    assert "If a line below is true" in reading.sidecar_draft
    followed = [list(force_years(answer(path, HATE, take)).values()) for take in offered(reading)]
    assert followed == [[300, 310], [82, 104]]


def test_a_breakdown_too_long_to_spell_out_is_offered_by_its_sheet(write: Write) -> None:
    areas = [
        [f"{name} area", 20, 30] for name in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Lime", "Oak", "Yew")
    ]
    sheets = {
        "Summary": [["Financial year", "Offences"], [YEARS[0], 300], [YEARS[1], 310]],
        "By area": [["Area", *YEARS], *areas],
    }
    assert offered(answer(write(sheets, "merseyside-police-foi.xlsx"), HATE)) == [("Offences",), ("By area",)]


def test_lines_that_only_share_a_word_with_the_question_are_not_offered_without_the_others(write: Write) -> None:
    mine, other = ["Hold person in slavery or servitude", 61, 87], ["Labour", 41, 38]
    reading = answer(write([["Offence", *YEARS], mine, other], "kent-police-foi.xlsx"), SLAVERY)
    assert "'Labour' is not what the collection asks for" in reading.reason
    assert offered(reading) == []
    assert "counts = " in reading.quarantine[0].suggestion


def test_lines_of_which_nothing_says_that_they_are_parts_are_not_offered_one_by_one(write: Write) -> None:
    path = write([["", *YEARS], ["Alpha", 6, 7], ["Beta", 8, 9]], "kent-police-foi.xlsx")
    reading = answer(path, HATE)
    assert offered(reading) == []
    assert "counts = " in reading.quarantine[0].suggestion
