"""What the numbers mean, at scale: the SQL of `pipeline/measures` over as many observations as asked for.

    python -m benchmarks.measures 10000000

What belongs here: timing each table in turn. What does not: reading files, or queries of the published file.
"""

import time
from collections.abc import Callable
from pathlib import Path

import click
import duckdb
import pandas as pd

from pipeline import measures
from pipeline.reference.areas import areas as areas_of
from pipeline.reference.forces import police_forces
from schemas.validate import empty_frame, validate


def timed(observations: int) -> dict[str, float]:
    """Seconds for each table that stands between observations and a change."""
    frame = _observations(observations)
    seconds: dict[str, float] = {}

    def time_of(name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        start = time.perf_counter()
        found = make()
        seconds[f"{name} ({len(found):,} rows)"] = time.perf_counter() - start
        return found

    time_of("validation of core.observations", lambda: validate("core.observations", frame))
    totals = empty_frame("core.stated_totals")
    statements = time_of("core.statements", lambda: measures.statements(frame, totals))
    files = pd.DataFrame({
        "collection": pd.Series(dtype="str"), "round": pd.Series(dtype="Int64"), "force_id": pd.Series(dtype="str"),
        "source_file": pd.Series(dtype="str"), "precedence": pd.Series(dtype="Int64"),
    })  # fmt: skip
    rounds = time_of("core.round_statements", lambda: measures.round_statements(statements, files))
    years = time_of("core.force_years", lambda: measures.force_years(rounds))
    areas = _areas(sorted(set(years["collection"])))
    coverage = empty_frame("measures.coverage")
    time_of("measures.annual_changes", lambda: measures.annual_changes(years, areas, coverage))
    return seconds


def _observations(number: int) -> pd.DataFrame:
    query = Path(__file__).with_name("observations.sql").read_text(encoding="utf-8")
    with duckdb.connect() as connection:
        forces = police_forces()
        connection.register("forces", forces[~forces["force_id"].isin(["scotland", "btp", "isle-of-man"])].head(46))
        found = connection.sql(query, params={"observations": number}).to_arrow_table()
    types = {column: empty_frame("core.observations")[column].dtype for column in found.column_names}
    frame: pd.DataFrame = found.to_pandas().astype(types)
    return frame


def _areas(collections: list[str]) -> pd.DataFrame:
    from pipeline.declared.collection import Collection

    settings = [Collection(name=name) for name in collections]
    return pd.concat([areas_of(one.name, one.name, one.expected_forces, one.region_schemes) for one in settings])


@click.command()
@click.argument("observations", type=int, default=10_000_000)
def main(observations: int) -> None:
    """Make OBSERVATIONS and time each table."""
    for name, seconds in timed(observations).items():
        click.echo(f"{seconds:8.2f} s  {name}")


if __name__ == "__main__":
    main()
