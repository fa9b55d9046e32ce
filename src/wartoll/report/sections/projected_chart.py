"""The dates of each reading as a Vega-Lite specification: a row a reading, a mark a share of the strength."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from wartoll.audit import Reading
from wartoll.report.charts import NARROW, WIDE, date_axis, make_spec
from wartoll.report.sections.readings import say_interval
from wartoll.report.windows import say_window

_COLOURS = ("#3d9bd1", "#0072b2", "#d55e00")  # of the palette: the last is the whole strength
_ROW = 19


def draw_projections(readings: Sequence[Reading], *, narrow: bool) -> dict[str, Any]:
    """The specification for one width.

    Parameters
    ----------
    readings : sequence of Reading
        In the order of their rows.
    narrow : bool
    """
    labels = [say_interval(r.losses_per_day, 0) + (" ●" if r.as_stated else "") for r in readings]
    rows = [
        row
        for position, (label, reading) in enumerate(zip(labels, readings, strict=True))
        for row in _rows(position, label, reading)
    ]
    shares = sorted({row["share"] for row in rows}, key=lambda text: float(text.split()[0]))
    y = {
        "field": "row",
        "type": "ordinal",
        "sort": None,
        "axis": {"title": None, "labelExpr": f"{json.dumps(labels)}[datum.value]", "grid": True},
        "scale": {"domain": list(range(len(readings)))},
    }
    scale = {"type": "utc", "nice": False, "padding": 10}
    x = {"type": "temporal", "scale": scale, "axis": date_axis(_span(rows), narrow=narrow)}
    common = {
        "y": y,
        "color": {
            "field": "share",
            "type": "nominal",
            "scale": {"domain": shares, "range": list(_COLOURS[-len(shares) :])},
            "legend": _legend(),
        },
        "href": {"field": "href", "type": "nominal"},
        "description": {"field": "told", "type": "nominal"},
    }
    span = {"type": "rule", "strokeWidth": 5, "opacity": 0.45, "strokeCap": "round"}
    point = {"type": "point", "filled": True, "size": 55, "opacity": 1}
    layers = [
        {"mark": span, "encoding": {"x": {"field": "first", **x}, "x2": {"field": "last"}, **common}},
        {"mark": point, "encoding": {"x": {"field": "middle", **x}, **common}},
    ]
    width = NARROW if narrow else WIDE
    body = {"width": width, "height": {"step": _ROW}, "data": {"values": rows}, "layer": layers}
    return make_spec(body, width)


def _rows(position: int, label: str, reading: Reading) -> list[dict[str, Any]]:
    rows = []
    for share, window, already in reading.outcomes:
        if window is None or window.earliest is None or window.latest is None or already:
            continue
        first, last = _stamp(window.earliest), _stamp(window.latest)
        rows.append(
            {
                "row": position,
                "first": first,
                "last": last,
                "middle": (first + last) / 2,
                "share": f"{share * 100:g} %",
                "href": f"#q-{reading.count.claim_id}" if reading.count.claim_id else "#projections",
                "told": f"{label} a day, {share * 100:g} % gone: {say_window(window)}",
            }
        )
    return rows


def _span(rows: Sequence[dict[str, Any]]) -> int:
    return int((max(row["last"] for row in rows) - min(row["first"] for row in rows)) // 86_400_000)


def _legend() -> dict[str, Any]:
    ink = {"labelColor": "currentColor", "titleColor": "currentColor", "titleFontWeight": "normal"}
    return {"orient": "top", "title": "of the strength gone", "symbolType": "circle", "direction": "horizontal", **ink}


def _stamp(day: date) -> int:
    """Milliseconds since 1970 at midnight UTC."""
    return (day - date(1970, 1, 1)).days * 86_400_000
