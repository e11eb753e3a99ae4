"""The environment variables that the command and Dagster listen to, as `--help` lists them.

What belongs here: name and meaning of each. What does not: reading them (options, `assets_defs/resources`).
"""

import click

REFRESH = (
    ("FOI_RAW_FROM", "Fetch responses from this bucket first, as s3://bucket/raw; --raw then holds what lies there."),
    ("FOI_CACHE_AT", "Keep what was read of them in this bucket too, as s3://bucket/cache, for other machines."),
    ("FOI_LAKE_CATALOG", "Publish into a DuckLake too: its catalogue, as postgres:host=... dbname=..."),
    ("FOI_LAKE_DATA", "Where the files of that lake lie, as s3://bucket/lake/"),
    ("DASK_SCHEDULER_ADDRESS", "Read responses on this cluster, as tcp://host:8786"),
    ("AWS_ENDPOINT_URL", "With AWS_ACCESS_KEY_ID and their like: how buckets are reached. More: docs/scaling.md"),
)
EVERYWHERE = (
    ("FOI_RAW_DIR", "--raw of every sub-command, and the raw folder of Dagster's page."),
    ("FOI_WAREHOUSE_DIR", "--warehouse, likewise."),
    ("FOI_PUBLISH_TO", "--publish-to of refresh and rollback, and of the refreshes that Dagster starts."),
    ("FOI_KEEP_VERSIONS", "--keep-versions of refresh."),
    ("FOI_ALERT_URLS", "Where Dagster tells of a failed run, or FOI_ALERT_FILE: docs/operating.md"),
)


def describe(formatter: click.HelpFormatter, variables: tuple[tuple[str, str], ...]) -> None:
    with formatter.section("Environment variables"):
        formatter.write_dl(list(variables))


class RefreshCommand(click.Command):
    """A command that listens to what a refresh does."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        describe(formatter, REFRESH)
