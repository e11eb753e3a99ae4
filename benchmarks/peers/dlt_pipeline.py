"""The same with dlt: a resource of rows, loaded into DuckDB by a pipeline, then the sums in SQL.

    python dlt_pipeline.py CORPUS DATABASE

What belongs here: loading with dlt. What does not: reading rows (`tables`).
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"

import dlt
import pandas as pd
from tables import rows_of

YEARS = """
    CREATE OR REPLACE TABLE force_years AS
    WITH latest AS (
        SELECT collection, force, year, offence, arg_max("count", _dlt_id) AS n
        FROM foi.observations GROUP BY ALL
    ), years AS (SELECT collection, force, year, sum(n) AS total FROM latest GROUP BY ALL)
    SELECT *, total - lag(total) OVER by_force AS change, sum(total) OVER (by_force ROWS 4 PRECEDING) AS cumulative
    FROM years WINDOW by_force AS (PARTITION BY collection, force ORDER BY year)
"""


def main(corpus: Path, database: Path) -> None:
    def read(path: Path) -> list[list[object]]:
        frame = pd.read_excel(path, header=None, engine="calamine")
        return frame.astype("object").where(frame.notna(), None).values.tolist()

    @dlt.resource(name="observations", write_disposition="replace")
    def observations() -> Iterator[pd.DataFrame]:
        yield rows_of(corpus, read)

    database.unlink(missing_ok=True)
    pipeline = dlt.pipeline(
        "foi", destination=dlt.destinations.duckdb(str(database)), dataset_name="foi",
        pipelines_dir=str(database.with_suffix(".dlt")),
    )  # fmt: skip
    pipeline.run(observations())
    with pipeline.sql_client() as client:
        client.execute_sql(YEARS.replace('arg_max("count", _dlt_id)', 'max("count")'))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
