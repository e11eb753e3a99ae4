"""One small release in which everything is in order: a few rows of every table, for tests to insert and to spoil.

What belongs here: rows that keep every rule. What does not: tests, or figures that anybody has published.
"""

from datetime import date, datetime

import pandas as pd

from schemas import describe

SHA = "0123456789abcdef" * 4
FILE = "calls/2020/kent.xlsx"
JOINT = "calls/2019/kent-and-essex.ods"
_KENT = {"collection": "calls", "force_id": "kent", "financial_year": "2019/20"}
_AREA = {"collection": "calls", "scheme": "ons", "area_level": "region", "area_id": "south-east", "area": "South East"}
_SOURCE = {"source_file": FILE, "source_sheet": "Data", "source_cell": "B7", "source_text": "110"}
_EXACT = {"count": 110, "count_low": 110, "count_high": 110, "status": "reported"}
_FEW = {"count": None, "count_low": 0, "count_high": 4, "status": "suppressed"}
_WINDOW = {
    **_AREA,
    "first_year": "2015/16",
    "last_year": "2019/20",
    "total": 500,
    "total_low": 500,
    "total_high": 504,
    "years_counted": 5,
    "forces_counted": 2,
    "forces_expected": 3,
    "is_complete": False,
    "caveat": "Surrey suppressed in 2018/19.",
    "first_count": 90,
    "last_count": 110,
    "change": 20,
    "change_percent": 100 * 20 / 90,
    "forces_compared": 1,
}

ROWS: dict[str, list[dict[str, object]]] = {
    "reference.police_forces": [
        {"force_id": "kent", "name": "Kent Police", "ons_code": "E23000032", "nation": "England", "short_name": "Kent"},
        {"force_id": "btp", "name": "British Transport Police", "ons_code": None, "nation": None, "short_name": "BTP"},
    ],
    "reference.areas": [
        {**_AREA, "force_id": "kent"},
        {**_AREA, "scheme": "all", "area_level": "force", "area_id": "kent", "area": "Kent Police", "force_id": "kent"},
    ],
    "core.responses": [
        {
            "collection": "calls",
            "round": 2020,
            "source_file": FILE,
            "source_sha256": SHA,
            "status": "accepted",
            "layout": "inferred",
            "reason": None,
        },
        {
            "collection": "calls",
            "round": 2019,
            "source_file": JOINT,
            "source_sha256": SHA,
            "status": "quarantined",
            "layout": "declared",
            "reason": "The rows do not add up.",
        },
    ],
    "core.requests": [
        {
            "collection": "calls",
            "round": 2020,
            "force_id": "kent",
            "sent": date(2020, 6, 1),
            "due": date(2020, 6, 29),
            "answered": date(2020, 7, 2),
            "outcome": "answered",
            "exemption": None,
            "url": None,
            "source_file": FILE,
            "statutory_due": date(2020, 6, 29),
            "days_late": 3,
        },
    ],
    "core.observations": [
        {
            **_KENT,
            **_EXACT,
            **_SOURCE,
            "round": 2020,
            "period_start": date(2019, 4, 1),
            "period_end": date(2020, 3, 31),
            "offence": "Grooming",
            "offence_code": "88/1",
            "breakdown": None,
            "source_sha256": SHA,
        },
        {
            **_KENT,
            **_FEW,
            **_SOURCE,
            "round": 2020,
            "period_start": date(2019, 4, 1),
            "period_end": date(2020, 3, 31),
            "offence": None,
            "offence_code": None,
            "breakdown": "male",
            "source_cell": "C7",
            "source_text": "<5",
            "source_sha256": SHA,
        },
        {
            **_KENT,
            **_EXACT,
            **_SOURCE,
            "round": 2020,
            "financial_year": None,
            "period_start": date(2019, 1, 1),
            "period_end": date(2019, 12, 31),
            "offence": None,
            "offence_code": None,
            "breakdown": None,
            "status": "calendar_year",
            "source_cell": "D7",
            "source_sha256": SHA,
        },
    ],
    "core.hidden_content": [
        {
            "collection": "calls",
            "round": 2020,
            "source_file": FILE,
            "source_sha256": SHA,
            "kind": "hidden sheet",
            "source_sheet": "Staff",
            "place": "the whole sheet",
            "possible_breach": True,
            "reviewed": None,
        },
    ],
    "core.stated_totals": [
        {
            **_KENT,
            **_SOURCE,
            "round": 2020,
            "source_sha256": SHA,
            "period_start": date(2019, 4, 1),
            "period_end": date(2020, 3, 31),
            "stated": 112,
            "sum_low": 110,
            "sum_high": 114,
            "agrees": True,
            "covers_force_year": True,
            "source_cell": "B9",
        },
    ],
    "core.statements": [
        {**_KENT, **_EXACT, "round": 2020, "source_file": FILE},
        {**_KENT, **_FEW, "round": 2020, "financial_year": "2018/19", "source_file": FILE},
    ],
    "core.force_years": [{**_KENT, **_EXACT, "round": 2020, "source_file": FILE}],
    "core.quarantine": [
        {
            "collection": "calls",
            "round": 2019,
            "source_file": JOINT,
            "source_sheet": "Data",
            "source_cell": "B2:B9",
            "source_text": None,
            "reason": "The rows do not add up.",
            "suggestion": None,
        },
    ],
    "measures.annual_changes": [
        {
            **_AREA,
            "financial_year": "2019/20",
            "count": 150,
            "previous_count": 120,
            "comparable_count": 110,
            "comparable_previous_count": 100,
            "change": 10,
            "change_percent": 10.0,
            "direction": "rise",
            "forces_compared": 1,
            "forces_expected": 2,
            "is_comparable": True,
            "caveat": "1 of 2 forces not comparable.",
        },
        {
            **_AREA,
            "financial_year": "2015/16",
            "count": 90,
            "previous_count": None,
            "comparable_count": None,
            "comparable_previous_count": None,
            "change": None,
            "change_percent": None,
            "direction": None,
            "forces_compared": 0,
            "forces_expected": 2,
            "is_comparable": False,
            "caveat": "No figures for 2014/15.",
        },
    ],
    "measures.five_year_totals": [_WINDOW],
    "measures.cumulative_totals": [{**_WINDOW, "first_year": "2017/18", "years_counted": 3, "window_years": 3}],
    "measures.revisions": [
        {
            **_KENT,
            "financial_year": "2018/19",
            "round": 2020,
            "previous_round": 2019,
            "count": 77,
            "previous_count": 54,
            "change": 23,
            "status": "reported",
            "previous_status": "reported",
        },
    ],
    "measures.coverage": [
        {**_KENT, "round": 2020, "status": "refused", "exemption": "section 12", "source_file": None, "detail": None},
    ],
    "measures.rates": [
        {**_KENT, "count": 110, "population": 1_600_000, "mid_year": 2019, "rate_per_100k": 110 * 100_000 / 1_600_000},
    ],
    "measures.ranks": [
        {**_KENT, "measure": "change_percent", "value": 10.0, "rank": 1, "is_tied": False, "forces_ranked": 2},
    ],
    "measures.sentences": [
        {
            **_AREA,
            "kind": "annual_change",
            "first_year": None,
            "financial_year": "2019/20",
            "sentence": "110, up from 100.",
            "count": 110,
            "comparable_count": 110,
            "comparable_previous_count": 100,
            "change_percent": 10.0,
            "forces_counted": 1,
            "forces_expected": 2,
            "caveat": "1 of 2 forces.",
        },
    ],
    "measures.plausibility": [
        {
            "collection": "calls",
            "rule": "identical_years",
            "severity": "error",
            "force_id": None,
            "other_force_id": None,
            "financial_year": "2019/20",
            "other_year": "2018/19",
            "round": None,
            "value": 43,
            "threshold": 10,
            "message": "43 forces state the same.",
            "reason": "A file was taken twice.",
        },
    ],
    "measures.claims": [
        {
            "collection": "calls",
            "claim": 1,
            "source": "The Gazette",
            "area": "Kent",
            "area_level": "force",
            "scheme": "all",
            "area_id": "kent",
            "period": "2018/19 to 2019/20",
            "measure": "change_percent",
            "value": 110,
            "qualifier": "exact",
            "verdict": "ratio_as_percent",
            "our_value": 10.0,
            "explanation": "110 is 1.1 times 100.",
        },
    ],
    "meta.publication": [
        {"run_id": "run-1", "published_at": datetime(2020, 9, 1, 9, 30), "code_version": "0.1.0", "input_hashes": "{}"},
    ],
}


def frames() -> dict[str, pd.DataFrame]:
    """The release as frames, in the order in which the database takes them."""
    found = {name: pd.DataFrame(rows) for name, rows in ROWS.items()}
    publication = found.pop("meta.publication")
    return {
        **found,
        "meta.tables": describe.meta_tables(),
        "meta.columns": describe.meta_columns(),
        "meta.publication": publication,
    }
