"""Checks of files: settings that cannot be read, what was refused, conflicts, and what files hide.

What belongs here: checks over tables about files. What does not: finding or reading them (`pipeline/intake`).
"""

import pandas as pd

from pipeline.checks.finding import Finding, rows_of


def settings(overview: pd.DataFrame) -> Finding:
    """What collections declare that cannot be read; `overview` is that of `pipeline.intake.collections`."""
    wrong = overview[overview["problem"].notna()].assign(source_file=lambda rows: rows["problem_in"])
    names = ", ".join(wrong["collection"])
    if wrong.empty:
        return Finding(f"The settings of all {len(overview)} collections can be read.")
    said = f"Not read, because of what is declared: {names}. What was last published of it stays."
    return Finding(said, rows_of(wrong, rule="problem", collection="collection"))


def quarantine(refused: pd.DataFrame) -> Finding:
    """All that was refused, with the reason and what to do."""
    files = refused["source_file"].nunique()
    said = f"Refused: {len(refused)}, in {files} file{'' if files == 1 else 's'}." if files else "Nothing was refused."
    return Finding(said, rows_of(refused, rule="reason", suggestion="suggestion"))


def conflicts(round_statements: pd.DataFrame) -> Finding:
    """Forces and years for which the files of one round cannot all be right."""
    wrong = round_statements[round_statements["is_conflicting"]]
    names = {"collection": "collection", "round": "round", "force": "force_id", "year": "financial_year"}
    rows = rows_of(wrong, "files of one round state the same", **names)
    return Finding(f"{len(wrong)} forces and years are open, because files contradict each other.", rows)


def hidden_content(found: pd.DataFrame) -> Finding:
    """Hidden content that may be a breach and that nobody has looked at; never what it says."""
    open_ = found[found["possible_breach"] & found["reviewed"].isna()]
    said = f"{open_['source_file'].nunique()} files hide what may be a breach; {len(found)} hidden things in all."
    return Finding(said, rows_of(open_, "nothing is hidden, or somebody has looked", kind="kind", place="place"))
