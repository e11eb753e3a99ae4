"""Tables of `meta`: the warehouse about itself.

What belongs here: the dictionary of tables and columns, and the record of what was published when, from what.
What does not: how the dictionary is made from the models (`describe`).
"""

from schemas import fields as f
from schemas import rules
from schemas.fields import Flag, Moment, TableModel, Text, Whole


class Tables(TableModel):
    """The tables of this warehouse, and what a row of each is."""

    table_schema: Text = f.text("The schema, such as `measures`.")
    table_name: Text = f.text("The table, such as `annual_changes`.")
    description: Text = f.text("What it holds.")
    key_columns: Text = f.text("The columns that tell its rows apart, with commas between.", null="rows have no key")
    constraints: Text = f.text("What its rows must keep to, in words.", null="nothing further")

    key = rules.key("table_schema", "table_name")


class Columns(TableModel):
    """The columns of every table: meaning, unit, type, limits, and what a missing value means."""

    table_schema: Text = f.text("The schema, such as `measures`.")
    table_name: Text = f.text("The table, such as `annual_changes`.")
    column_name: Text = f.text("The column.")
    ordinal_position: Whole = f.whole("Its place in the table, from 1.", least=1, unit="place")
    data_type: Text = f.text("Its DuckDB type.")
    unit: Text = f.text("What one of it is.", null="it is not a quantity")
    is_nullable: Flag = f.flag("Whether a value may be missing; the description says what that means.")
    description: Text = f.text("What it means.")
    constraints: Text = f.text("What its values must keep to.", null="nothing further")

    key = rules.key("table_schema", "table_name", "column_name")


class Publication(TableModel):
    """The run that made this warehouse: one row."""

    run_id: Text = f.text("The Dagster run.")
    published_at: Moment = f.instant("When it was published.")
    code_version: Text = f.text("The version of the code that made it.")
    input_hashes: Text = f.text("SHA-256 of every input file, as a JSON object of path to hash.")

    hashes_are_an_object = rules.rule("starts_with(input_hashes, '{')", "the hashes are a JSON object")

    key = rules.key("run_id")
