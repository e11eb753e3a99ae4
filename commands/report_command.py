"""`foi report`: make the report of what is published anew, and open it.

What belongs here: options, the browser, exit codes. What does not: the report itself (`pipeline/reporting`).
"""

from pathlib import Path

import click

from commands.options import warehouse_option


@click.command("report")
@click.option(
    "--open/--no-open", "opens", default=True, show_default=True, help="Open it in the browser when it is made."
)
@warehouse_option
def report_command(opens: bool, warehouse_dir: Path) -> None:
    """Make the report of the published warehouse anew, and open it in the browser.

    The report is a folder of web pages, report/index.html and one page to each collection: figures with their caveats,
    charts, a map, and a panel of every force that leads each number back to its cell. A page is one file, works offline
    and can be sent to anybody; #west-midlands at the end of its address opens a force's panel.

    `foi refresh` makes it too. Nothing is read from the responses here, and the warehouse stays as it is.

    Exits with 0 when the report was made, with 1 when it was not, and the old one stays; with 2 when it was called
    wrongly.
    """
    from pipeline.publishing.lock import RefreshLock
    from pipeline.publishing.places import Places, PublishingFailed
    from pipeline.reporting.write import publish_report

    places = Places(warehouse_dir)
    if not places.database.exists():
        raise click.ClickException(
            f"Nothing has been published in {warehouse_dir} yet: {places.database} is not there. `foi refresh`"
            " publishes it; --warehouse DIR says where else to look."
        )
    try:
        with RefreshLock(places) as lock:
            index = publish_report(lock)
    except PublishingFailed as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Made {index}.")
    if opens:
        import webbrowser

        if not webbrowser.open(index.resolve().as_uri()):
            click.echo("No browser could be opened here: open that file yourself.")
