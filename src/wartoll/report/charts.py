"""Charts: plain Vega-Lite specifications, drawn to SVG offline and in one go.

Every mark leads to its quote (the ``href`` channel) and says in words what it shows (the ``description`` channel).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from threading import Thread
from typing import Any

from wartoll.report.blocks import Chart
from wartoll.report.palette import COLOUR_CLASSES
from wartoll.report.svg import fit_svg

WIDE, MEDIUM, NARROW = 760, 440, 290
"""Inner widths in pixels: beside the labels they fit a page of 1,400 and of 400 pixels."""

_FONT = "system-ui, sans-serif"
_INK = "currentColor"
_TICKS = ((70, "week", 1), (400, "month", 1), (1100, "month", 3), (1800, "month", 6))
_ENGINE_BASE = "https://vega.github.io/vega-datasets/"  # the engine puts it before addresses in the page
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def make_spec(body: Mapping[str, Any], width: int) -> dict[str, Any]:
    """A specification with the house's look around its body; ``body`` holds data, layers or concatenated views."""
    return {
        "$schema": _SCHEMA,
        "background": None,
        "autosize": {"type": "pad"},
        "padding": 4,
        "config": {
            "font": _FONT,
            "view": {"stroke": None, "continuousWidth": width},
            "axis": {
                "labelFontSize": 12,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
                "labelColor": _INK,
                "titleColor": _INK,
                "domainColor": _INK,
                "tickColor": _INK,
                "gridColor": _INK,
                "gridOpacity": 0.12,
                "domainOpacity": 0.4,
                "tickOpacity": 0.4,
                "labelOverlap": "greedy",
            },
            "axisY": {"domain": False, "ticks": False},
            "text": {"fontSize": 12, "color": _INK},
            "header": {"labelColor": _INK, "titleColor": _INK},
            "title": {"color": _INK, "fontSize": 13, "fontWeight": 600, "anchor": "start"},
        },
        **body,
    }


def start_engine() -> Thread:
    """Start the drawing engine beside other work: it takes a second, and doesn't hold the interpreter meanwhile.

    Returns
    -------
    Thread
        To be joined by a caller that ends without having drawn.
    """

    def start() -> None:
        import vl_convert

        vl_convert.vegalite_to_svg({"$schema": _SCHEMA, "data": {"values": [{}]}, "mark": "point"})

    thread = Thread(target=start, name="wartoll-charts", daemon=True)
    thread.start()
    return thread


def draw_charts(charts: Sequence[Chart]) -> dict[str, tuple[str, str]]:
    """Draw charts for wide and narrow pages.

    Parameters
    ----------
    charts : sequence of Chart

    Returns
    -------
    dict of str to (str, str)
        Checked SVG, wide and narrow (empty where one serves both), by the chart's key. The engine starts once, in a
        second.

    Raises
    ------
    WartollError
        Where a drawn chart holds what may not stand in the page.
    """
    if not charts:
        return {}
    import vl_convert

    drawn: dict[str, tuple[str, str]] = {}
    for chart in charts:
        pair = []
        for size, spec in (("w", chart.wide), ("n", chart.narrow)):
            if spec is None:
                pair.append("")
                continue
            svg = vl_convert.vegalite_to_svg(json.dumps(spec, allow_nan=False), allowed_base_urls=[_ENGINE_BASE])
            key = f"{chart.key}-{size}"
            pair.append(fit_svg(svg, key, chart.title, chart.description, COLOUR_CLASSES, _ENGINE_BASE))
        drawn[chart.key] = (pair[0], pair[1])
    return drawn


def date_axis(days: int, *, narrow: bool) -> dict[str, Any]:
    """An axis of days that span so many: weeks, months, quarters or years, the year where it changes.

    Parameters
    ----------
    days : int
        From the first to the last.
    narrow : bool
        Whether there is room for half as many labels.
    """
    room = days * (2 if narrow else 1)
    interval, step = next((unit for most, *unit in _TICKS if room <= most), ["year", max(1, room // 4500)])
    month = "utcFormat(datum.value, '%-d %b')" if interval == "week" else "utcFormat(datum.value, '%b')"
    year = "(utcmonth(datum.value) == 0 ? utcFormat(datum.value, ' %Y') : '')"
    label = (
        "utcFormat(datum.value, '%Y')" if interval == "year" else f"{month} + {year}" if interval != "week" else month
    )
    return {
        "title": None,
        "tickCount": {"interval": interval, "step": step},
        "labelExpr": label,
        "grid": True,
        "labelFlush": True,
        "labelOverlap": "greedy",
    }


def people_ticks(values: Iterable[float]) -> list[float]:
    """Ticks 1, 10, 100 ... that span the values, with 3, 30 ... between where they are few, for an axis of powers."""
    positive = [value for value in values if value > 0]
    if not positive:
        return [1.0, 10.0]
    steps = (1,) if max(positive) > 300 * min(positive) else (1, 3)
    ticks = [step * 10.0**power for power in range(10) for step in steps]
    lowest = max((tick for tick in ticks if tick <= min(positive)), default=1.0)
    highest = min((tick for tick in ticks if tick >= max(positive)), default=ticks[-1])
    return [tick for tick in ticks if lowest <= tick <= highest]
