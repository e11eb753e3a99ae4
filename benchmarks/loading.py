"""What Dagster's definitions take to load, beside Dagster alone and beside what their assets work with.

    python -m benchmarks.loading --rounds 15

What belongs here: processes that load and do nothing. What does not: refreshes (`run`).
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from benchmarks.measure import Contender, Measured, in_turn

DAGSTER = "import dagster"
LOCATION = "the code location, every definition of it built"
TOOLS = "import dagster, pandas, pandera.pandas, duckdb"


def contenders() -> list[Contender]:
    """Each does what it says. The webserver, the daemon and each run load the code location once more."""
    location = "from assets_defs.definitions import defs; defs().get_repository_def().load_all_definitions()"
    return [
        Contender(name, Path(sys.executable), ["-c", code])
        for name, code in ((DAGSTER, DAGSTER), (LOCATION, location), (TOOLS, TOOLS))
    ]


def as_markdown(found: Mapping[str, Measured]) -> str:
    """A table, each line against Dagster alone."""
    base = found[DAGSTER]
    lines = [
        "## Loading Dagster's definitions",
        "",
        "| what | seconds | CPU seconds | peak MB | times Dagster alone: CPU |",
        "|---|--:|--:|--:|--:|",
    ]
    for one in found.values():
        name = f"`{one.name}`" if one.name.startswith("import") else one.name
        lines.append(f"| {name} | {one.wall:.2f} | {one.cpu:.2f} | {one.peak / 1e6:,.0f} | {one.cpu / base.cpu:.2f} |")
    return "\n".join(lines)


def measured(rounds: int) -> str:
    """The table, once what was changed since is compiled, which is not to be counted."""
    in_turn(contenders(), 1)
    return as_markdown(in_turn(contenders(), rounds))


@click.command()
@click.option("--rounds", type=int, default=15, show_default=True, help="Times that each is run, in turn.")
def main(rounds: int) -> None:
    """Measure and print."""
    click.echo(measured(rounds))


if __name__ == "__main__":
    main()
