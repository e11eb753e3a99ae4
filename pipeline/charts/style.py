"""What all charts look like: sizes, fonts, and colours that a colour-blind reader can tell apart.

What belongs here: looks, and the chart that says there is nothing to show. What does not: any one chart.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt

    # All kinds that can be drawn; layers are typed as more than they are.
    Chart = alt.Chart | alt.LayerChart | alt.FacetChart

# Orange-red and blue of the Okabe-Ito palette: apart in hue and in lightness for every kind of colour blindness.
RISE = "#c2410c"
FALL = "#0072b2"
PLAIN = "#0072b2"
INCOMPLETE = "#9ecae1"
INK = "#1a1a1a"

# Liberation Sans comes with the drawing library, so that a server without fonts draws the same picture.
FONT = "Arial, Liberation Sans, sans-serif"
SMALL, NORMAL, LARGE = 11, 12, 16
ROW = 17  # the height of a line of text and its bar


def titled(chart: "Chart", title: str, *lines: str) -> "Chart":
    """A finished chart under its title; empty lines are left out, long ones are broken."""
    import textwrap

    import altair as alt

    below = [part for line in lines if line for part in textwrap.wrap(line, 90)]
    heading = alt.TitleParams(text=title, subtitle=below) if below else alt.TitleParams(text=title)
    finished: Chart = (
        chart.properties(title=heading)
        .configure(font=FONT, background="white", padding=12)
        .configure_title(
            anchor="start", frame="group", fontSize=LARGE, subtitleFontSize=NORMAL, color=INK, subtitleColor=INK,
            offset=12,
        )
        .configure_axis(
            labelFontSize=NORMAL, titleFontSize=NORMAL, labelColor=INK, titleColor=INK, labelLimit=260, grid=False,
            ticks=False, domain=False,
        )
        .configure_legend(labelFontSize=NORMAL, titleFontSize=NORMAL, labelColor=INK, titleColor=INK, labelLimit=260)
        .configure_view(stroke=None)
    )  # fmt: skip
    return finished


def nothing(title: str, why: str) -> "Chart":
    """In place of a chart that would be empty: what is missing, in a sentence."""
    import altair as alt

    said = alt.Chart(alt.InlineData(values=[{"text": why}])).mark_text(fontSize=NORMAL, align="left", x=0, color=INK)
    return titled(said.encode(text=alt.Text("text:N")).properties(width=480, height=ROW * 2), title)
