"""What an import did, as a person wants to see it.

What belongs here: printing. What does not: the import (`pipeline/inbox`).
"""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from pipeline.inbox.take_in import TakenIn

# More than this of one kind of sentence is looked up in the list instead.
SHOWN = 60


def print_taken_in(console: Console, done: TakenIn, folder: Path) -> None:
    """New files by kind, what changed in the log, what to do, and what does not fit together."""
    if not done.changed:
        console.print(f"Nothing new in {escape(done.source)}: all {done.present:,} files were taken in before.")
    else:
        console.print(f"[bold]Taken into {escape(str(folder))}[/]")
        for kind, count in done.kinds().most_common():
            console.print(f"  {count:>4} {kind}{'s' if count > 1 and not kind.endswith('table') else ''}")
        if done.present:
            console.print(f"  {done.present:>4} that were there before")
    _list(console, "Written to requests.csv", done.written)
    _list(console, "For you to decide", done.to_do)
    _list(console, "Does not fit together", done.disagreements)
    console.print(f"\nEverything that came is listed in {escape(str(folder / 'received.csv'))}.")
    if done.changed:
        console.print("Next: foi refresh")


def _list(console: Console, heading: str, sentences: Sequence[str]) -> None:
    if not sentences:
        return
    console.print(f"\n[bold]{heading}[/]")
    for sentence in sentences[:SHOWN]:
        console.print(f"  - {escape(sentence)}")
    if len(sentences) > SHOWN:
        console.print(f"  ... and {len(sentences) - SHOWN} more")
