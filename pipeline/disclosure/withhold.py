"""Small counts as intervals: single figures of a force and year, and what is said of them elsewhere.

What belongs here: replacing the figures of a table, row by row. What does not: sums of any kind, which are never
changed but computed anew (`tables`).
"""

import pandas as pd

STATUS = "withheld"
# A file's hash would do to find the counts of a small file by trying them.
NO_HASH = "0" * 64
NO_REASON = "Refused at least in part. Why is told by core.quarantine of the internal warehouse."
_EXACT = ["reported", "estimated"]


def small(counts: pd.Series, below: int) -> pd.Series:
    """Which of some counts are withheld: from 1 to one less than the threshold. None is no small count."""
    return counts.between(1, below - 1).fillna(False).astype(bool)


def figures(frame: pd.DataFrame, below: int) -> pd.DataFrame:
    """`core.statements` or `core.force_years` with small counts withheld."""
    public = frame.copy()
    withheld = small(public["count"], below)
    public.loc[withheld, "count"] = pd.NA
    public.loc[withheld, "count_low"] = 1
    public.loc[withheld, "count_high"] = below - 1
    public.loc[withheld, "status"] = STATUS
    # The force's own intervals: a low end is the sum of what the force stated exactly, which may be a small count.
    vague = public["count"].isna() & ~withheld
    telling = vague & small(public["count_low"], below)
    public.loc[telling, "count_low"] = 0
    public.loc[telling, "count_high"] = pd.NA
    narrow = vague & ~telling & public["count_high"].lt(below - 1).fillna(False).astype(bool)
    public.loc[narrow, "count_high"] = below - 1
    return public


def revisions(frame: pd.DataFrame, below: int) -> pd.DataFrame:
    """`measures.revisions` without small counts; that one small count became another is no longer told."""
    public = frame.copy()
    now, before = small(public["count"], below), small(public["previous_count"], below)
    public.loc[now, ["count", "change"]] = pd.NA
    public.loc[now, "status"] = STATUS
    public.loc[before, ["previous_count", "change"]] = pd.NA
    public.loc[before, "previous_status"] = STATUS
    return public[~(now & before)]


def coverage(frame: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """`measures.coverage` as it is with these public `statements`; reasons of ours may quote figures."""
    public = frame.copy()
    place = ["source_file", "force_id", "financial_year"]
    withheld = statements[statements["status"] == STATUS]
    hidden = pd.MultiIndex.from_frame(public[place].astype("object")).isin(
        list(withheld[place].itertuples(index=False, name=None))
    )
    hidden &= public["status"].isin(_EXACT).to_numpy()
    public.loc[hidden, "status"] = STATUS
    public.loc[public["status"] == "quarantined", "detail"] = None
    return public


def responses(frame: pd.DataFrame) -> pd.DataFrame:
    """`core.responses` without hashes, and without reasons, which may quote figures."""
    public = frame.assign(source_sha256=NO_HASH)
    public.loc[public["reason"].notna(), "reason"] = NO_REASON
    return public
