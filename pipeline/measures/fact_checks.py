"""Figures that others have printed, each checked against ours: the table `measures.claims`.

What belongs here: one row of `claims.csv` to one row of the table. What does not: reading that file
(`pipeline/declared`), or the verdict itself (`verdicts`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from pipeline.declared.claims import Claim
from pipeline.measures.held import AreaKey, Held, held
from pipeline.measures.verdicts import Printed, Verdict, judge
from schemas.validate import empty_frame


def claims(printed: Mapping[str, Iterable[Claim]], force_years: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """`measures.claims`: every printed figure of every collection, with its verdict, our figure and why in words."""
    rows: list[dict[str, Any]] = []
    for collection, those in printed.items():
        ours = held(force_years, areas, collection)
        rows += [{"collection": collection, **_checked(claim, ours)} for claim in those]
    empty = empty_frame("measures.claims")
    return pd.DataFrame(rows, columns=list(empty.columns)).astype(empty.dtypes.to_dict())


def check(claim: Claim, ours: Held) -> tuple[AreaKey | None, Verdict]:
    """The area a claim was taken for, and the verdict on it."""
    found = ours.areas_called(claim.area, claim.area_level, claim.scheme)
    if len(found) != 1:
        why = "We know no area of that name in this collection."
        if found:
            said = " or ".join(f"the {key.area_level} {key.area_id} ({key.scheme})" for key in found)
            why = f"It may be {said}: say which under area_level and scheme."
        return None, Verdict("not_checkable", None, why)
    figure = ours.ours(found[0], claim.measure, claim.years)
    if figure is None:
        return found[0], Verdict("not_checkable", None, "We hold no exact figure for this area and period.")
    return found[0], judge(Printed(claim.measure, claim.value, claim.qualifier), figure)


def _checked(claim: Claim, ours: Held) -> dict[str, Any]:
    area, verdict = check(claim, ours)
    return {
        "claim": claim.row,
        "source": claim.source,
        "area": claim.area,
        "area_level": area.area_level if area else None,
        "scheme": area.scheme if area else None,
        "area_id": area.area_id if area else None,
        "period": claim.period,
        "measure": claim.measure,
        "value": float(claim.value),
        "qualifier": claim.qualifier,
        "verdict": verdict.verdict,
        "our_value": None if verdict.our_value is None else float(verdict.our_value),
        "explanation": verdict.explanation,
    }
