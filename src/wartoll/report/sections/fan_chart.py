"""A fan as a Vega-Lite specification: what is likely by the day, with the claims it is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wartoll.claims import Measure, PartyKind
from wartoll.report.charts import MEDIUM, date_axis, make_spec
from wartoll.report.palette import KIND_COLOURS, MEASURE_SHAPES

_HEIGHT = 220
_MOST_DAYS = 180
_BANDS = ((0.05, 0.95, 0.16), (0.25, 0.75, 0.26))


@dataclass(frozen=True, slots=True)
class FanPoint:
    """A claim drawn over a fan."""

    claim_id: str
    day: date
    low: float
    high: float
    measure: Measure
    kind: PartyKind
    description: str


def draw_fan(
    days: Sequence[date],
    quantiles: Mapping[float, Sequence[float]],
    title: str,
    points: Sequence[FanPoint] = (),
) -> dict[str, Any]:
    """The specification of a fan, of a width that serves a wide page and, made smaller, a narrow one.

    Parameters
    ----------
    days : sequence of date
    quantiles : mapping of float to sequence of float
        By level, a number a day; the levels 0.05, 0.25, 0.5, 0.75 and 0.95 are drawn.
    title : str
        Of the axis of numbers.
    points : sequence of FanPoint
        Claims to be held against it.
    """
    step = max(1, len(days) // _MOST_DAYS)
    chosen = sorted({*range(0, len(days), step), len(days) - 1})
    rows = [
        {"x": _stamp(days[i]), **{_name(level): float(quantiles[level][i]) for level in (0.05, 0.25, 0.5, 0.75, 0.95)}}
        for i in chosen
    ]
    span = (days[-1] - days[0]).days
    x_scale = {"type": "utc", "nice": False, "domain": [_stamp(days[0]), _stamp(days[-1])]}
    x = {"field": "x", "type": "temporal", "scale": x_scale, "axis": date_axis(span, narrow=True)}
    y_axis = {"title": title, "format": ",d", "titleAnchor": "end", "titleAngle": 0, "tickCount": 5}
    y_axis |= {"titleAlign": "left", "titleX": -36, "titleY": -8}
    y = {"type": "quantitative", "axis": y_axis, "scale": {"zero": True}}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": rows},
            "mark": {"type": "area", "color": KIND_COLOURS[PartyKind.ADVERSARY], "opacity": opacity},
            "encoding": {"x": x, "y": {"field": _name(low), **y}, "y2": {"field": _name(high)}},
        }
        for low, high, opacity in _BANDS
    ]
    line = {"type": "line", "color": KIND_COLOURS[PartyKind.ADVERSARY], "strokeWidth": 1.8}
    layers.append({"data": {"values": rows}, "mark": line, "encoding": {"x": x, "y": {"field": _name(0.5), **y}}})
    layers += _claim_layers(points, x, y)
    return make_spec({"width": MEDIUM, "height": _HEIGHT, "layer": layers}, MEDIUM)


def _claim_layers(points: Sequence[FanPoint], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    if not points:
        return []
    rows = [
        {
            "x": _stamp(point.day),
            "low": point.low,
            "high": point.high,
            "middle": (point.low + point.high) / 2,
            "href": f"#q-{point.claim_id}",
            "told": point.description,
            "shape": MEASURE_SHAPES.get(point.measure, "circle"),
            "colour": KIND_COLOURS[point.kind],
        }
        for point in points
    ]
    common = {
        "x": x,
        "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
        "href": {"field": "href", "type": "nominal"},
        "description": {"field": "told", "type": "nominal"},
    }
    rule = {"mark": {"type": "rule", "strokeWidth": 1.6}, "data": {"values": rows}}
    rule["encoding"] = {**common, "y": {"field": "low", **y}, "y2": {"field": "high"}}
    shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
    mark = {"type": "point", "filled": True, "size": 80, "opacity": 1}
    point_layer = {"mark": mark, "data": {"values": rows}}
    point_layer["encoding"] = {**common, "shape": shape, "y": {"field": "middle", **y}}
    return [rule, point_layer]


def _name(level: float) -> str:
    return f"q{round(level * 100):02d}"


def _stamp(day: date) -> int:
    """Milliseconds since 1970 at midnight UTC."""
    return (day - date(1970, 1, 1)).days * 86_400_000
