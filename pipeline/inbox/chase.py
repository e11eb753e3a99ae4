"""Letters to forces that are late: a reminder, and when that time has passed too, a request for an internal review.

What belongs here: choosing and filling the template. What does not: who is late (`state`). Nothing is sent: a person
reads each letter and sends it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.inbox.state import ForceState
from pipeline.reference.forces import force_name

TEMPLATES = Path(__file__).parent / "templates"

# The Information Commissioner expects a complaint to the authority first; a second period of the same length is given.
DAYS_UNTIL_REVIEW = 20


def letters(states: Sequence[ForceState], title: str, signed: str) -> Iterator[tuple[str, str]]:
    """File name and text of a letter to each overdue force."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Plain text, which nobody's browser reads: nothing to escape.
    loader = FileSystemLoader(TEMPLATES)
    templates = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, autoescape=False)
    for one in states:
        if one.state == "overdue":
            kind = "internal-review" if one.days_overdue > DAYS_UNTIL_REVIEW else "reminder"
            text = templates.get_template(f"{kind}.txt").render(
                force=force_name(one.force_id), title=title, sent=_day(one.sent), due=_day(one.due),
                days=one.days_overdue, url=one.url, signed=signed,
            )  # fmt: skip
            yield f"{one.force_id}-{kind}.txt", text


def _day(day: object) -> str:
    return f"{day:%-d %B %Y}" if day else "(date not known)"
