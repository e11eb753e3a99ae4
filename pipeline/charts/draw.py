"""Drawing a chart as PNG in this process: no browser, nothing downloaded.

What belongs here: from a chart to bytes. What does not: charts.
"""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.charts.style import Chart

# Enough for all colours of a chart with the smooth edges of its letters.
_COLOURS = 64


def as_png(chart: "Chart", scale: float = 1.5) -> bytes:
    """The picture; `scale` 1.5 is sharp on a screen."""
    from PIL import Image

    with io.BytesIO() as drawn, io.BytesIO() as small:
        chart.save(drawn, format="png", scale_factor=scale)
        # A chart has few colours. As a palette it takes a tenth of the room, and Dagster keeps it with every run.
        Image.open(drawn).convert("RGB").quantize(_COLOURS).save(small, "png", optimize=True)
        return small.getvalue()
