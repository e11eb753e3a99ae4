"""Figures that others have printed, each checked against ours: the table `measures.claims`.

What belongs here: one row of `claims.csv` to one row of the table. What does not: reading that file
(`pipeline/declared`), or the verdict itself (`verdicts`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from pipeline.declared.claims import Claim
from pipeline.measures.held import AreaKey, Held, held
from pipeline.measures.verdicts import Printed, Verdict, judge
from schemas.validate import empty_frame


def claims(
    printed: Mapping[str, Iterable[Claim]],
    force_years: pd.DataFrame,
    areas: pd.DataFrame,
    revisions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """`measures.claims`: every printed figure of every collection, with its verdict, our figure and why in words.

    `printed` is `pipeline.declared.claims.load_claims` of each collection. With `revisions` a figure that was right
    when it was printed, and was restated since, is told from one that never was.
    """
    restated = empty_frame("measures.revisions") if revisions is None else revisions
    rows: list[dict[str, Any]] = []
    for collection, those in printed.items():
        ours = held(force_years, restated, areas, collection)
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
        verdict = Verdict("not_checkable", None, "We hold no exact figure for this area and period.")
    else:
        verdict = judge(Printed(claim.measure, claim.value, claim.qualifier), figure)
    return found[0], _with_history(claim, found[0], verdict, ours)


def _with_history(claim: Claim, area: AreaKey, verdict: Verdict, ours: Held) -> Verdict:
    """A figure that was right when it was printed is told from one that never was."""
    if claim.measure != "count" or verdict.verdict not in ("contradicted", "not_checkable"):
        return verdict
    round_ = ours.restated_in(area, claim.years[1], claim.value)
    if round_ is None:
        return verdict
    return replace(
        verdict, explanation=f"{verdict.explanation} It was the printed one until round {round_} restated it."
    )


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
