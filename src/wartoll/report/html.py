"""``brief.html``: one file that opens offline, holds no script and fetches nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wartoll import __version__
from wartoll.claims import Measure
from wartoll.dates import long_date
from wartoll.report.blocks import Block, Card, Chart
from wartoll.report.brief import Brief
from wartoll.report.charts import draw_charts
from wartoll.report.legible import legible, safe_url
from wartoll.report.palette import MEASURE_SHAPES
from wartoll.report.words import Bar, Sign

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def render_html(brief: Brief, *, with_charts: bool = True) -> str:
    """The brief as a page.

    Parameters
    ----------
    brief : Brief
    with_charts : bool
        Whether charts are drawn, which takes about a second and a half; else their words stand in their place.

    Raises
    ------
    WartollError
        Where a drawn chart holds what may not stand in the page.
    """
    from markupsafe import Markup

    drawn = draw_charts(find_charts(brief)) if with_charts else {}
    listed = {claim.claim_id: f"c-{claim.claim_id}" for claim in brief.claims}
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            version=__version__,
            numbers=brief.numbers,
            listed=lambda claim_id: listed.get(claim_id, "claims"),
            # the two texts that are not escaped: our own style sheet, and drawings that fit_svg has checked
            style=Markup(_read_style()),
            drawings={key: (Markup(wide), Markup(narrow)) for key, (wide, narrow) in drawn.items()},
        )
    )


def find_charts(brief: Brief) -> tuple[Chart, ...]:
    """Every chart of a brief, in order, those in cards among them."""

    def walk(blocks: tuple[Block, ...]) -> list[Chart]:
        found: list[Chart] = []
        for block in blocks:
            if isinstance(block, Chart):
                found.append(block)
            elif isinstance(block, Card):
                found += walk(block.blocks)
        return found

    return tuple(chart for section in (*brief.opening, *brief.sections) for chart in walk(section.blocks))


@cache
def _read_style() -> str:
    return (files("wartoll.report") / "templates" / "brief.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("wartoll.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=False
    )
    environment.filters.update(
        kind=lambda value: type(value).__name__,
        legible=legible,
        safe_url=safe_url,
        day=long_date,
        shorten=lambda text: text if len(text) <= 60 else f"{text[:57]}…",
        picture=_picture,
    )
    return environment


def _picture(piece: Any) -> Markup:
    """A sign of the legend or a bar as inline SVG; every value in it is a number or a word of ours."""
    from markupsafe import Markup

    if isinstance(piece, Sign):
        shape = MEASURE_SHAPES.get(piece.measure or Measure.CASUALTIES, MEASURE_SHAPES[Measure.CASUALTIES])
        colour = f' class="fill-{piece.kind.value}"' if piece.kind else ""
        return Markup('<svg class="sign" viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true"><path{} d="{}"/></svg>').format(
            Markup(colour), shape
        )
    if isinstance(piece, Bar):
        return _bar(piece)
    return Markup("")


_LEAST = 1.8  # per cent of the scale that the narrowest bar takes, so that it is seen


def _bar(bar: Bar) -> Markup:
    from markupsafe import Markup

    def across(value: float) -> str:
        return f"{100 * min(max(value / bar.top if bar.top else 0.0, 0.0), 1.0):.1f}"

    low, high = float(across(bar.low)), float(across(bar.high))
    if high - low < _LEAST:
        low, high = max((low + high - _LEAST) / 2, 0.0), (low + high + _LEAST) / 2
    span = f'<rect class="span" x="{low:.1f}" y="3" width="{high - low:.1f}" height="8"/>'
    line = ""
    if bar.reference is not None:
        at = across(bar.reference)
        line = f'<line class="reference" x1="{at}" x2="{at}" y1="0" y2="14" stroke-width="1"/>'
    return Markup(
        '<svg class="bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" x="0" y="6.5" width="100" height="1"/>{span}{line}</svg>'
    )
