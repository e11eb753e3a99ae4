"""The published tables for everybody who does not open DuckDB: Parquet, CSV with its data package, the workbook.

What belongs here: which copies there are. What does not: any one format, or putting them into place (`swap`).
"""

from collections.abc import Mapping
from pathlib import Path

from pipeline.declared.collection import Collection
from pipeline.publishing import datapackage, excel
from pipeline.publishing.csv_files import write_csv
from pipeline.publishing.parquet import write_parquet
from pipeline.publishing.places import Places


def write_copies(
    built: Path,
    folder: Path,
    places: Places,
    settings: Mapping[str, Collection],
    notes: Mapping[str, str],
    disclosure: Mapping[str, str] | None = None,
) -> None:
    """Write into `folder` every file that will stand beside the published database, under the name it will have.

    `settings` and `notes` are what collections say of themselves, and what must be said beside their figures;
    `disclosure` is what must be said of small counts in them.
    """
    collections = datapackage.collections_as_published(
        built, settings, notes, places.folder / datapackage.FILE_NAME, disclosure or {}
    )
    write_parquet(built, folder / "parquet")
    write_csv(built, folder / "csv")
    datapackage.write_datapackage(built, folder, collections)
    excel.write_workbook(built, folder / excel.FILE_NAME, collections)
