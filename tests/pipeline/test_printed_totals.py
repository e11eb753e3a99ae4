"""Printed totals that are no sum of what is counted never stop a refresh: the whole graph over a response of each kind.

What belongs here: totals of a response that is accepted. What does not: totals that refuse one (`tests/golden`).
"""

from pathlib import Path

import pytest

from tests.pipeline.small import Folders, ask, refresh

ONLINE = 'counts = "Offences of stalking recorded by the force with an online flag"\nflag = "online"\n'
BURGLARY = 'counts = "Offences of residential burglary and business burglary recorded by the force"\n'
RESPONSES = {
    "flag": (
        "stalking",
        ONLINE,
        "Recorded stalking,,\nOnline flag,2018/19,2019/20\nYes,15,18\nNo,23,7\nTotal,38,25\n",
        "",
        [15, 18],
    ),
    "flag across": (
        "stalking",
        ONLINE,
        "Recorded stalking,,,\nFinancial year,Flagged as online,Not flagged,Total\n2018/19,15,23,38\n2019/20,18,7,25\n",
        "",
        [15, 18],
    ),
    "tolerance": (
        "robbery",
        'counts = "Offences of robbery recorded by the force"\n',
        "District,2018/19,2019/20\nNorth,10,20\nSouth,11,21\nTotal,22,41\n",
        '[totals]\ntolerance = 1\nreason = "An offence in both districts."\n',
        [21, 41],
    ),
    "two tables": (
        "burglary",
        BURGLARY,
        "Burglary Residential,,\nDistrict,2018/19,2019/20\nNorth,10,20\nSouth,11,21\nTotal,21,41\n,,\n"
        "Burglary Business,,\nDistrict,2018/19,2019/20\nNorth,1,2\nSouth,3,4\nTotal,4,6\n",
        "",
        [25, 47],
    ),
}


@pytest.mark.parametrize("kind", RESPONSES)
def test_a_total_of_more_or_less_than_is_counted_is_published(tmp_path: Path, kind: str) -> None:
    collection, settings, table, sidecar, counts = RESPONSES[kind]
    folders = Folders.within(tmp_path)
    response = folders.raw / collection / "2020" / "kent-police-foi.csv"
    response.parent.mkdir(parents=True)
    response.write_text(table, encoding="utf-8")
    if sidecar:
        response.with_name(f"{response.name}.toml").write_text(sidecar, encoding="utf-8")
    (folders.raw / collection / "collection.toml").write_text(
        f'title = "{collection.capitalize()}"\n{settings}expected_forces = ["kent"]\n', encoding="utf-8"
    )
    assert refresh(folders).success
    found = ask(folders, "SELECT count FROM core.force_years WHERE count IS NOT NULL ORDER BY financial_year")
    assert [row[0] for row in found] == counts
