"""From observations to what each file, each round and finally the newest round says of a force and year.

What belongs here: one function per table, which hands its frames to the SQL of the same name.
What does not: sums over forces or years (`totals`).
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pandas as pd

from pipeline.measures.run import run_sql
from pipeline.reading.labels.forces_named import forces_in_text
from pipeline.reference.forces import police_forces

FILES = {"collection": "str", "round": "Int64", "force_id": "str", "source_file": "str", "precedence": "Int64"}


def statements(observations: pd.DataFrame | Path, stated_totals: pd.DataFrame) -> pd.DataFrame:
    """`core.statements`: each file's own figure per force and financial year, in recorded offences.

    Leaves for the whole year are summed; else leaves for months or quarters that fill the year without hole or
    overlap. One missing part makes the sum missing, unless a total that covers all of it was printed and proved.
    A year that is only partly filled, or known by calendar year alone, is a statement without a number.
    """
    return run_sql("statements", observations=observations, stated_totals=stated_totals)


def round_statements(statements: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    """What each round says of a force and year: one row, `is_conflicting` where its files cannot all be right.

    `files` is `pipeline.declared.requests.request_files` of all rounds: where the log names several files of a force,
    the first that states the year wins. Internal: force years, revisions, conflicts and coverage are made of it.
    """
    return run_sql("round_statements", statements=statements, files=files)


def conflicts(statements: pd.DataFrame, round_statements: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    """Rows for `core.quarantine`: one for each file of a conflict, force and year, naming the other files."""
    frames = {"statements": statements, "round_statements": round_statements, "files": files}
    return run_sql("conflicts", **frames, forces=police_forces())


def force_years(round_statements: pd.DataFrame) -> pd.DataFrame:
    """`core.force_years`: the current statement, that of the newest round; none where that round's files conflict."""
    return run_sql("force_years", round_statements=round_statements)


def revisions(round_statements: pd.DataFrame) -> pd.DataFrame:
    """`measures.revisions`: one row for each time a round restates a year otherwise than the round before it."""
    return run_sql("revisions", round_statements=round_statements)


def coverage(
    round_statements: pd.DataFrame,
    areas: pd.DataFrame,
    responses: pd.DataFrame,
    requests: pd.DataFrame,
    files: pd.DataFrame,
    first_years: Mapping[str, str | None],
) -> pd.DataFrame:
    """`measures.coverage`: what every round knows of every expected force and year, the missing ones too.

    `first_years` gives each collection's first year asked about; where it has none, the first that anyone states.
    """
    years = pd.DataFrame(list(first_years.items()), columns=["collection", "first_year"], dtype="str")
    return run_sql(
        "coverage",
        round_statements=round_statements,
        areas=areas,
        responses=responses,
        requests=requests,
        files=_with_named(files, responses),
        first_years=years,
    )


def _with_named(files: pd.DataFrame, responses: pd.DataFrame) -> pd.DataFrame:
    """`files`, and responses that no log names under the force that their own name gives: they did come."""
    known = responses[responses["round"].notna() & ~responses["source_file"].isin(files["source_file"])]
    named = [
        (collection, round_, force_id, source_file, 1)
        for collection, round_, source_file in known[["collection", "round", "source_file"]].itertuples(index=False)
        for force_id in forces_in_text(PurePosixPath(source_file).stem.replace("_", " ").replace("-", " "))
    ]
    return pd.concat([files[list(FILES)].astype(FILES), pd.DataFrame(named, columns=list(FILES)).astype(FILES)])
