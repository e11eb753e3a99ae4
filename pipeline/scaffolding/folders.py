"""A new collection and a new round, as files for people to fill.

What belongs here: what is written into them. What does not: what each key means when it is read (`pipeline/declared`).

Nothing is ever overwritten: where anything is there already, nothing is written.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.declared.collection import FILE_NAME as SETTINGS
from pipeline.declared.collection import Collection, load_collection, title_of
from pipeline.declared.errors import did_you_mean
from pipeline.declared.requests import COLUMNS
from pipeline.declared.requests import FILE_NAME as LOG
from pipeline.declared.working_days import due_date
from pipeline.reference.financial_year import last_asked_in, start_year, starting_in
from pipeline.reference.forces import force_name

TEMPLATES = Path(__file__).parent / "templates"
_YEARS_ASKED = 5


class CannotLayOut(ValueError):
    """Nothing was written. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What was written."""

    written: tuple[Path, ...]


def new_collection(raw_dir: Path, name: str) -> Laid:
    """The folder of a collection, with a `collection.toml` whose comments say what can be declared."""
    wanted = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if name != wanted or not name:
        raise CannotLayOut(
            f"{name!r} is no name of a collection: lower-case words with hyphens between them"
            f"{f', such as {wanted!r}' if wanted else ''}."
        )
    folder = raw_dir / name
    if folder.exists():
        raise CannotLayOut(f"{folder} is there already. Add a round to it with `foi new-round {name} YEAR`.")
    folder.mkdir(parents=True)
    return Laid((_write(folder / SETTINGS, _filled(SETTINGS, {"name": name, "title": title_of(name)})),))


def new_round(raw_dir: Path, collection: str, round_: int, letters: Path, sent: date, signed: str) -> Laid:
    """The folder of a round with a request log of every expected force, and a letter to each into `letters`."""
    folder = raw_dir / collection
    if not folder.is_dir():
        known = sorted(one.name for one in raw_dir.iterdir() if one.is_dir()) if raw_dir.is_dir() else []
        near = f"{did_you_mean(collection, known)} " if known else ""
        raise CannotLayOut(
            f"There is no collection {collection!r} in {raw_dir}. {near}A new one: `foi new-collection {collection}`."
        )
    settings = load_collection(raw_dir, collection)
    asked_for = _asked_for(settings, folder / SETTINGS)
    log = folder / str(round_) / LOG
    texts = {
        letters / f"{force}-request.txt": _letter(settings, asked_for, force, round_, sent, signed)
        for force in settings.expected_forces
    }
    there = [path for path in (log, *texts) if path.exists()]
    if there:
        raise CannotLayOut(
            f"{there[0]} is there already{f', and {len(there) - 1} more' if len(there) > 1 else ''}: it may have been "
            "filled in. Nothing was written; move it away if it is to be made anew."
        )
    log.parent.mkdir(exist_ok=True)
    letters.mkdir(parents=True, exist_ok=True)
    rows = [[force, sent, due_date(sent), "", "no_response", "", ""] for force in settings.expected_forces]
    with log.open("x", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    return Laid((log, *(_write(path, text) for path, text in texts.items())))


def _asked_for(settings: Collection, file: Path) -> str:
    """What the letters ask for: a collection that does not say it, or only as it was laid out, gets no letters."""
    if settings.counts and not re.search(r"\.\.\.|…", settings.counts):
        return settings.counts
    says = f"counts is {settings.counts!r}" if settings.counts else "counts is not filled in"
    raise CannotLayOut(
        f"{file}: {says}. It is what every letter asks for: write there what one of the numbers is, such as "
        f'counts = "Offences of stalking (Home Office codes 8/65 and 8/66) recorded by the force". Nothing was written.'
    )


def _letter(settings: Collection, asked_for: str, force: str, round_: int, sent: date, signed: str) -> str:
    last = last_asked_in(round_)
    first = settings.first_year or starting_in(start_year(last) - _YEARS_ASKED + 1)
    return _filled(
        "request.txt",
        {
            "force": force_name(force),
            "title": settings.title,
            "counts": asked_for,
            "years": f"from {first} to {last}" if first < last else last,
            "sent": f"{sent:%-d %B %Y}",
            "due": f"{due_date(sent):%-d %B %Y}",
            "signed": signed,
        },
    )


def _filled(template: str, values: Mapping[str, str]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Plain text, which nobody's browser reads: nothing to escape.
    loader = FileSystemLoader(TEMPLATES)
    made = Environment(loader=loader, undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    return made.get_template(template).render(values)


def _write(path: Path, text: str) -> Path:
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path
