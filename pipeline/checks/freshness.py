"""The yearly rhythm: which round is due, and whether it has been asked and answered.

What belongs here: time and rounds. What does not: when a schedule runs (`assets_defs/schedules`).
"""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from pipeline.checks.finding import Finding
from pipeline.declared.collection import Collection

# Requests go out in June, answers are due within 20 working days, and the yearly refresh is on 1 September.
DUE_MONTH = 9


def newest_round_due(today: date) -> int:
    """The round whose answers should be there: this year's from 1 September, and last year's before."""
    return today.year if today.month >= DUE_MONTH else today.year - 1


def freshness(responses: pd.DataFrame, settings: Mapping[str, Collection], today: date) -> Finding:
    """Each collection's newest answered round against the one that is due."""
    failures = []
    for name, declared in sorted(settings.items()):
        due = min(newest_round_due(today), declared.last_round or 9999)
        rounds = responses.loc[(responses["collection"] == name) & responses["round"].notna(), "round"]
        newest = int(rounds.max()) if len(rounds) else None
        if newest is None or newest < due:
            place = dict.fromkeys(("file", "sheet", "cell", "text"), "")
            rule = f"round {due} is answered; the newest that is, is {newest or 'none'}"
            failures.append({**place, "rule": rule, "collection": name})
    said = f"{len(settings) - len(failures)} of {len(settings)} collections have the answers that are due."
    return Finding(said, failures)
