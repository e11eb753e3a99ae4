"""`foi check-claim TEXT`: a printed sentence checked by the numbers it holds itself.

What belongs here: the option, the colour and the exit code. What does not: the verdict
(`pipeline/measures/claim_text`), or figures that need a warehouse (`claims.csv`, checked in every refresh).
"""

import sys

import click


@click.command("check-claim")
@click.argument("text")
def check_claim_command(text: str) -> None:
    """Check a sentence such as "Kent up 573% from 63 to 361": does the percentage follow from the two counts?

    No warehouse is needed. Exits with 0 when the claim holds (also rounded), with 1 when it does not, and with 2
    when the sentence does not give enough numbers to tell.

    To check printed figures against our own, put them into claims.csv of the collection: every refresh checks them all.
    """
    from rich.console import Console
    from rich.text import Text

    from pipeline.measures.claim_text import check_claim

    verdict = check_claim(text)
    holds = verdict.verdict in ("holds", "rounded")
    unknown = verdict.verdict == "not_checkable"
    colour = "bold green" if holds else "bold yellow" if unknown else "bold red"
    said = Text.assemble((verdict.verdict.replace("_", " "), colour), f": {verdict.explanation}")
    Console(highlight=False, soft_wrap=True).print(said)
    sys.exit(0 if holds else 2 if unknown else 1)
