"""The folder `public/`: the warehouse once more, in every format, without small counts.

What belongs here: rows of which collections go into it, and building it beside what is published. What does not: which
numbers are withheld (`pipeline/disclosure`), or putting it into place (`swap`).

There is one only where a collection asks for disclosure control. The other collections are in it as they are, so that
whoever is handed the folder needs nothing else.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.declared.collection import Collection
from pipeline.disclosure.tables import INTERNAL, public_tables
from pipeline.publishing.build import Source, build_database, tables_with_note
from pipeline.publishing.copies import write_copies
from pipeline.publishing.places import Places
from pipeline.publishing.verify import verify_database
from schemas.checks import literal
from schemas.describe import meta_columns
from schemas.registry import TABLES, table
from schemas.validate import validate


def needs_public(settings: Mapping[str, Collection]) -> bool:
    """Whether any collection has numbers that may not be handed on."""
    return any(one.disclosure for one in settings.values())


def write_public(built: Path, folder: Path, settings: Mapping[str, Collection], notes: Mapping[str, str]) -> None:
    """Write `folder` from the built internal database. Collections without known settings are left out of it."""
    sources = folder / "sources"
    sources.mkdir(parents=True)
    withheld = withheld_notes(settings)
    note = " ".join(f"{name}: {text}" for said in (notes, withheld) for name, text in said.items())
    public = _write_sources(built, sources, settings, notes)
    public |= {"meta.tables": tables_with_note(note), "meta.columns": meta_columns()}
    database = folder / "foi.duckdb"
    build_database(database, public, note=note)
    verify_database(database, {})
    for file in sources.iterdir():
        file.unlink()
    sources.rmdir()
    write_copies(database, folder, Places(folder), settings, notes, withheld)


def withheld_notes(settings: Mapping[str, Collection]) -> dict[str, str]:
    """What must be said beside the public figures of each collection with disclosure control."""
    return {
        name: f"Numbers from 1 to {one.disclosure.withhold_below - 1} are withheld, and what is computed from them."
        for name, one in settings.items()
        if one.disclosure
    }


def inside_notes(settings: Mapping[str, Collection]) -> dict[str, str]:
    """What must be said beside the internal figures of the same collections."""
    return {
        name: f"Not for publication: holds numbers from 1 to {one.disclosure.withhold_below - 1}. Hand on the folder "
        "public/ instead."
        for name, one in settings.items()
        if one.disclosure
    }


def _write_sources(
    built: Path, folder: Path, settings: Mapping[str, Collection], notes: Mapping[str, str]
) -> dict[str, Source]:
    """A Parquet file for every public table but those about the tables themselves."""
    written: dict[str, Source] = {}
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {literal(str(built))} AS internal (READ_ONLY)")
        connection.execute("SET enable_progress_bar = false")
        connection.execute("CREATE TABLE as_it_is (collection VARCHAR)")
        for name, known in settings.items():
            if not known.disclosure:
                connection.execute("INSERT INTO as_it_is VALUES (?)", [name])
        made = [
            public_tables(_internal(connection, name), known, notes.get(name))
            for name, known in settings.items()
            if known.disclosure
        ]
        for one in TABLES:
            rows = connection.table(f"internal.{one.full_name}")
            if one.full_name == "meta.publication":
                connection.register("publication", _publication(rows.df(), settings))
                rows = connection.table("publication")
            elif "collection" in one.columns:
                rows = rows.join(connection.table("as_it_is"), "collection", how="semi")
                for number, tables in enumerate(made):
                    if one.full_name in tables:
                        name = f"{one.schema}_{one.name}_{number}"
                        connection.register(name, tables[one.full_name])
                        rows = rows.union(connection.table(name))
            elif one.schema == "meta":
                continue
            target = folder / f"{one.full_name}.parquet"
            rows.write_parquet(str(target))
            written[one.full_name] = target
    return written


def _internal(connection: duckdb.DuckDBPyConnection, collection: str) -> dict[str, pd.DataFrame]:
    found = {}
    for name in INTERNAL:
        query = f"SELECT {', '.join(table(name).columns)} FROM internal.{name} WHERE collection = ?"  # noqa: S608
        frame = connection.sql(query, params=[collection]).to_arrow_table().to_pandas(types_mapper=_missing_kept)
        found[name] = validate(name, frame)
    return found


def _missing_kept(kind: object) -> object:
    """Whole numbers with gaps stay whole: pandas alone would make fractions of them."""
    return {"int32": pd.Int64Dtype(), "int64": pd.Int64Dtype()}.get(str(kind))


def _publication(frame: pd.DataFrame, settings: Mapping[str, Collection]) -> pd.DataFrame:
    """The run, without hashes of files whose counts are withheld: a small file can be found by trying."""
    open_ones = {name for name, one in settings.items() if not one.disclosure}
    hashes = json.loads(frame["input_hashes"].iloc[0])
    kept = {file: digest for file, digest in hashes.items() if file.split("/")[0] in open_ones and "/" in file}
    return validate("meta.publication", frame.assign(input_hashes=json.dumps(kept)))
