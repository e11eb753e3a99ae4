"""The layouts of the sample responses: each a function from the figures of one response to its sheets.

What belongs here: the list of them by name. What does not: the layouts themselves, which stand in the files beside.
"""

from collections.abc import Callable

from samples.book import Workbook
from samples.layouts import across, down, grouped, joint, within_year
from samples.layouts.disclosure import Disclosure

LAYOUTS: dict[str, Callable[[Disclosure], Workbook]] = {
    **across.LAYOUTS,
    **down.LAYOUTS,
    **within_year.LAYOUTS,
    **grouped.LAYOUTS,
    **joint.LAYOUTS,
}
# These show the force's own figure and nothing beneath it, so they can be free of illustrative figures.
WITHOUT_BREAKDOWN = frozenset({"one_line", "one_column", "force_lines"})
