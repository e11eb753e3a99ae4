"""Charts of `pipeline.charts` as drawings that stand in a page: in its colours, light or dark, and as wide as it is.

What belongs here: making a finished drawing fit a page. What does not: charts (`pipeline/charts`), or drawings that are
simple enough for a template (`templates/charts.html`).
"""

import re
from collections.abc import Sequence

from markupsafe import Markup

from pipeline.charts import as_svg, yearly_totals
from pipeline.charts.style import INK, OTHER_YEARS, PLAIN, SOFT, UNSURE
from pipeline.reporting.records import Year

# A chart's colour, and the page's own colour that takes its place and changes with light and dark.
_COLOURS = {INK: "--ink", SOFT: "--soft", PLAIN: "--bar-newest", OTHER_YEARS: "--bar", UNSURE: "--rise"}
# Drawn for a screen and for a phone: letters of a drawing that is shrunk to a third cannot be read.
_WIDE, _NARROW = 640, 320
_ROOM_OF_A_YEAR = 46


def years_drawn(years: Sequence[Year]) -> dict[str, Markup]:
    """The years of a collection, `wide` and `narrow`; the narrow one shows as many of the newest as have room."""
    return {
        "wide": _for_page(as_svg(yearly_totals(years, _WIDE))),
        "narrow": _for_page(as_svg(yearly_totals(years[-(_NARROW // _ROOM_OF_A_YEAR) :], _NARROW))),
    }


def _for_page(svg: str) -> Markup:
    """The drawing without what it says of itself: the page says it better, and has a table beside it.

    It is not escaped, for it was drawn from numbers and the names of years; texts in it were escaped when it was drawn.
    """
    plain = re.sub(r' (?:role|aria-[a-z]+|class)="[^"]*"', "", svg)
    plain = re.sub(
        r'<svg ([^>]*?) width="\d+" height="\d+"', r'<svg aria-hidden="true" focusable="false" \1', plain, count=1
    )
    for colour, name in _COLOURS.items():
        plain = plain.replace(f'"{colour}"', f'"var({name})"')
    return Markup(plain)
