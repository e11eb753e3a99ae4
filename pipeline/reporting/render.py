"""Pages as HTML: templates, with style and script put into the page so that one file is all there is.

What belongs here: the template environment, what it knows, and the Content-Security-Policy. What does not: what a page
shows (`page`), or where it is written (`write`).

Everything is escaped unless it is a file of this folder: what a force wrote never reaches a page as markup. Should it
do so all the same, the policy lets no script or style run but those that stand here, and nothing be fetched or sent.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.reporting import coverage, figures, tiles
from pipeline.reporting.drawn import years_drawn
from pipeline.reporting.page import Page
from pipeline.reporting.records import Publication

_FOLDER = Path(__file__).parent
_STYLES = ("page.css", "charts.css", "panel.css", "print.css")
_SCRIPTS = ("search.js", "panel.js")


def collection_page(page: Page, publication: Publication) -> str:
    return _environment().get_template("collection.html").render(
        page=page, publication=publication, drawn=years_drawn(page.years), **_put_in(_STYLES, _SCRIPTS)
    )  # fmt: skip


def index_page(pages: Sequence[tuple[str, Page]], publication: Publication) -> str:
    """The page that leads to the others: each with the name of its file."""
    return _environment().get_template("index.html").render(
        pages=pages, publication=publication, **_put_in(_STYLES, ())
    )  # fmt: skip


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "number": figures.number, "signed": figures.signed, "percent": figures.percent, "day": figures.day,
        "short_year": figures.short_year, "sentence": figures.sentence,
    }  # fmt: skip
    environment.globals |= {
        "figure": figures.figure, "status": coverage.status, "statuses": coverage.statuses(),
        "tile_classes": tiles.CLASSES, "small_base": tiles.small_base(),
    }  # fmt: skip
    return environment


def _put_in(styles: Sequence[str], scripts: Sequence[str]) -> dict[str, object]:
    style = "".join(_text(name) for name in styles)
    script = "".join(_text(name) for name in scripts)
    policy = [
        "default-src 'none'",
        f"style-src {_hash(style)}",
        f"script-src {_hash(script)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    # The only texts of a page that are not escaped: files of this folder.
    return {"style": Markup(style), "script": Markup(script), "policy": Markup("; ".join(policy))}


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _text(name: str) -> str:
    return (_FOLDER / "static" / name).read_text(encoding="utf-8")
