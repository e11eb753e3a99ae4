"""What the numbers mean, at scale: the SQL of `pipeline/measures` over as many observations as asked for.

    python -m benchmarks.measures 10000000
    python -m benchmarks.measures --authorities 100000 --years 20

What belongs here: timing each table in turn. What does not: reading files, or queries of the published file.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import duckdb
import pandas as pd
from pyarrow import parquet

from pipeline import measures
from pipeline.reference.areas import areas as areas_of
from pipeline.reference.forces import police_forces
from schemas.validate import empty_frame, validate_file


def timed(observations: Path, areas: pd.DataFrame) -> dict[str, float]:
    """Seconds for each table that stands between observations and a change or a five-year total."""
    seconds: dict[str, float] = {}

    def time_of(name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        start = time.perf_counter()
        found = make()
        seconds[f"{name} ({len(found):,} rows)"] = time.perf_counter() - start
        return found

    start = time.perf_counter()
    rows = validate_file("core.observations", observations)
    seconds[f"validation of core.observations ({rows:,} rows)"] = time.perf_counter() - start
    totals = empty_frame("core.stated_totals")
    statements = time_of("core.statements", lambda: measures.statements(observations, totals))
    files = pd.DataFrame({
        "collection": pd.Series(dtype="str"), "round": pd.Series(dtype="Int64"), "force_id": pd.Series(dtype="str"),
        "source_file": pd.Series(dtype="str"), "precedence": pd.Series(dtype="Int64"),
    })  # fmt: skip
    rounds = time_of("core.round_statements", lambda: measures.round_statements(statements, files))
    years = time_of("core.force_years", lambda: measures.force_years(rounds))
    # Every body is asked about every year.
    nothing = empty_frame("measures.coverage")
    coverage = years[years.columns.intersection(nothing.columns)].reindex(columns=nothing.columns)
    time_of("measures.annual_changes", lambda: measures.annual_changes(years, areas, coverage))
    time_of("measures.five_year_totals", lambda: measures.five_year_totals(years, areas, coverage))
    return seconds


def _write(query: str, file: Path, number: int, at_once: int, **parameters: int) -> None:
    """Observations into a file, `at_once` of what the query counts to each row group."""
    text = Path(__file__).with_name(query).read_text(encoding="utf-8")
    writer: parquet.ParquetWriter | None = None
    with duckdb.connect() as connection:
        forces = police_forces()
        connection.register("forces", forces[~forces["force_id"].isin(["scotland", "btp", "isle-of-man"])].head(46))
        for first in range(0, number, at_once):
            part = {"first": first, "last": min(first + at_once, number), **parameters}
            found = connection.sql(text, params=part).to_arrow_table()
            writer = writer or parquet.ParquetWriter(file, found.schema, compression="zstd")
            writer.write_table(found)
    if writer is not None:
        writer.close()


def _areas(collections: list[str]) -> pd.DataFrame:
    from pipeline.declared.collection import Collection

    settings = [Collection(name=name) for name in collections]
    return pd.concat([areas_of(one.name, one.name, one.expected_forces, one.region_schemes) for one in settings])


def _areas_of_authorities(number: int) -> pd.DataFrame:
    """Each authority, and all of them together."""
    names = [f"authority-{one}" for one in range(number)]
    alone = pd.DataFrame({"scheme": "all", "area_level": "force", "area_id": names, "area": names, "force_id": names})
    together = alone.assign(area_level="collection", area_id="question", area="question")
    return pd.concat([alone, together]).assign(collection="question").astype("str")


@click.command()
@click.argument("observations", type=int, default=10_000_000)
@click.option("--authorities", type=int, help="This many bodies answer one question, instead of 46 forces many.")
@click.option(
    "--years", type=int, default=20, show_default=True, help="Financial years that each authority answers for."
)
def main(observations: int, authorities: int | None, years: int) -> None:
    """Make OBSERVATIONS and time each table."""
    with TemporaryDirectory(prefix="foi-measures-") as folder:
        file = Path(folder) / "core.observations.parquet"
        if authorities is None:
            _write("observations.sql", file, observations, at_once=40_000)
            with duckdb.connect() as connection:
                names = connection.read_parquet(str(file)).project("collection").distinct().fetchall()
            areas = _areas(sorted(name for (name,) in names))
        else:
            _write("authorities.sql", file, authorities, at_once=250, years=years)
            areas = _areas_of_authorities(authorities)
        for name, seconds in timed(file, areas).items():
            click.echo(f"{seconds:8.2f} s  {name}")
        size = file.stat().st_size / 1024**2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    click.echo(f"{peak:8.2f} GiB at most; the observations are a file of {size:,.0f} MiB")


if __name__ == "__main__":
    main()
