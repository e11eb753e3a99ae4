"""Doubts about figures that are proved: odd changes, copied years and forces, totals read as years, swapped digits.

What belongs here: running the rules with their thresholds, and joining each rule's severity and reason.
What does not: the rules (`plausibility.sql`) and their thresholds (`thresholds.toml`).
"""

import pandas as pd

from pipeline.measures.run import run_sql
from pipeline.measures.thresholds import thresholds
from pipeline.reference.forces import police_forces
from schemas.validate import empty_frame


def plausibility(force_years: pd.DataFrame, round_statements: pd.DataFrame) -> pd.DataFrame:
    """`measures.plausibility`: what looks odd, each with its rule, the measure it passed, and why the rule is there.

    A row of severity `error` should stop publishing until a person has explained it.
    """
    rules = thresholds("plausibility")
    parameters = {
        f"{rule}_{name}": value
        for rule, settings in rules.items()
        for name, value in settings.items()
        if name not in ("severity", "reason")
    }
    frames = {"force_years": force_years, "round_statements": round_statements}
    found = run_sql("plausibility", parameters, **frames, forces=police_forces())
    for column in ("severity", "reason"):
        found[column] = found["rule"].map({rule: settings[column] for rule, settings in rules.items()}).astype("str")
    return found[list(empty_frame("measures.plausibility").columns)]
