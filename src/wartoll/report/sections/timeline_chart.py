"""The timeline as a Vega-Lite specification: counts on an axis of powers, rates below, events as dashed lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from wartoll.claims import Measure, PartyKind
from wartoll.report.charts import NARROW, WIDE, date_axis, make_spec, people_ticks
from wartoll.report.palette import KIND_COLOURS, MEASURE_SHAPES

_HEIGHT = {"counts": 300, "rates": 110}
_DASH = [3, 3]
_LABELLED = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark of the timeline; ``low`` and ``high`` are None where that end is open or the number is a point."""

    claim_id: str
    first: date
    last: date
    low: float | None
    best: float | None
    high: float | None
    measure: Measure
    kind: PartyKind
    label: str
    description: str
    hollow: bool = False
    is_rate: bool = False
    is_projection: bool = False

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers it is drawn at: the point, or each end that was said."""
        if self.best is not None:
            return (self.best,)
        return tuple(value for value in (self.low, self.high) if value is not None)


@dataclass(frozen=True, slots=True)
class Flag:
    """An event: a dashed line on its day, with a short label."""

    claim_id: str
    day: date
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a number and a day come to lie, in pixels."""

    width: int
    height: int
    days: tuple[date, date]
    numbers: tuple[float, float]
    powers: bool

    def across(self, day: date) -> float:
        return self.width * (day - self.days[0]).days / max((self.days[1] - self.days[0]).days, 1)

    def down(self, number: float) -> float:
        low, high = self.numbers
        if self.powers:
            number, low, high = math.log(max(number, low)), math.log(low), math.log(high)
        return self.height * (1 - (number - low) / ((high - low) or 1))


def draw_timeline(marks: Sequence[Mark], events: Sequence[Flag], *, narrow: bool) -> dict[str, Any]:
    """The specification of the timeline for one width.

    Parameters
    ----------
    marks : sequence of Mark
    events : sequence of Flag
    """
    width = NARROW if narrow else WIDE
    ends = [mark.first for mark in marks] + [mark.last for mark in marks] + [flag.day for flag in events]
    margin = timedelta(days=max(2, (max(ends) - min(ends)).days // 30))
    days = (min(ends) - margin, max(ends) + margin * (3 if narrow else 2))
    views = []
    counts = [mark for mark in marks if not mark.is_rate and any(value > 0 for value in mark.values)]
    rates = [mark for mark in marks if mark.is_rate]
    if counts:
        ticks = people_ticks(value for mark in counts for value in mark.values)
        top, bottom = max(v for m in counts for v in m.values), min(v for m in counts for v in m.values if v > 0)
        frame = _Frame(width, _HEIGHT["counts"], days, (min(bottom / 1.3, ticks[0]), top * 1.35), True)
        views.append(_view(counts, events, frame, ticks, "people", last=not rates, narrow=narrow))
    if rates:
        top = max(value for mark in rates for value in mark.values)
        frame = _Frame(width, _HEIGHT["rates"], days, (0.0, (top or 1.0) * 1.25), False)
        views.append(_view(rates, events, frame, None, "people a day", last=True, narrow=narrow))
    return make_spec({"vconcat": views, "spacing": 14}, width)


def _view(
    marks: Sequence[Mark],
    events: Sequence[Flag],
    frame: _Frame,
    ticks: list[float] | None,
    title: str,
    *,
    last: bool,
    narrow: bool,
) -> dict[str, Any]:
    x_scale = {"type": "utc", "domain": [_stamp(frame.days[0]), _stamp(frame.days[1])], "nice": False}
    x_axis = date_axis((frame.days[1] - frame.days[0]).days, narrow=narrow)
    if not last:
        x_axis |= {"labels": False, "ticks": False}
    scale = {"type": "log" if frame.powers else "linear", "domain": list(frame.numbers), "nice": False}
    y_axis: dict[str, Any] = {"title": title, "format": "~s" if narrow else ",d", "titleAnchor": "end", "titleAngle": 0}
    y_axis |= {"titleAlign": "left", "titleX": -36, "titleY": -8, "values": ticks, "tickCount": 4}
    x = {"field": "x", "type": "temporal", "scale": x_scale, "axis": x_axis}
    y = {"field": "y", "type": "quantitative", "scale": scale, "axis": y_axis}
    common = {"href": {"field": "href", "type": "nominal"}, "description": {"field": "told", "type": "nominal"}}
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    layers: list[dict[str, Any]] = []
    if events:
        flags = [
            {"x": _stamp(flag.day), "href": f"#q-{flag.claim_id}", "told": flag.description, "label": flag.label}
            for flag in events
        ]
        rule = {"type": "rule", "strokeDash": _DASH, "color": "currentColor", "opacity": 0.45}
        layers.append({"data": {"values": flags}, "mark": rule, "encoding": {"x": x, **common}})
        if not last or frame.powers:
            name = {"type": "text", "fontSize": 10, "baseline": "bottom", "dy": -2, "opacity": 0.8}
            label = {"text": {"field": "label", "type": "nominal"}, "y": {"value": 0}}
            named = _spread_labels(flags, events, frame)
            layers.append({"data": {"values": named}, "mark": name, "encoding": {"x": x, **label, **common}})
    spans = [row for mark in marks for row in _spans(mark, frame)]
    if spans:
        encoding = {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}, "color": colour, **common}
        thin = {"type": "rule", "strokeWidth": 1.6, "opacity": 0.65}
        layers.append({"data": {"values": spans}, "mark": thin, "encoding": encoding})
    for hollow in (False, True):
        points = [row for mark in marks if mark.hollow is hollow for row in _points(mark)]
        if points:
            symbol = {"type": "point", "filled": not hollow, "size": 80, "strokeWidth": 1.6, "opacity": 1}
            shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
            encoding = {"x": x, "y": y, "color": colour, "shape": shape, **common}
            layers.append({"data": {"values": points}, "mark": symbol, "encoding": encoding})
    for align, labels in _labels(marks, frame).items():
        text = {
            "type": "text",
            "align": align,
            "baseline": "middle",
            "dx": 8 if align == "left" else -8,
            "fontSize": 11,
        }
        encoding = {"x": x, "y": y, "text": {"field": "label", "type": "nominal"}, **common}
        layers.append({"data": {"values": labels}, "mark": text, "encoding": encoding})
    return {"width": frame.width, "height": frame.height, "layer": layers}


def _points(mark: Mark) -> list[dict[str, Any]]:
    row = {
        "x": _stamp(_centre(mark)),
        "href": f"#q-{mark.claim_id}",
        "told": mark.description,
        "shape": MEASURE_SHAPES.get(mark.measure, "circle"),
        "colour": KIND_COLOURS[mark.kind],
    }
    return [{**row, "y": value} for value in mark.values if value > 0 or mark.is_rate]


def _spans(mark: Mark, frame: _Frame) -> list[dict[str, Any]]:
    """Lines: the window of days, and the open or closed interval of numbers."""
    row = {"href": f"#q-{mark.claim_id}", "told": mark.description, "colour": KIND_COLOURS[mark.kind]}
    spans: list[dict[str, Any]] = []
    values = [value for value in mark.values if value > 0 or mark.is_rate]
    if not values:
        return spans
    if mark.last > mark.first:
        ends = {"x": _stamp(mark.first), "x2": _stamp(mark.last)}
        spans += [{**row, **ends, "y": value, "y2": value} for value in values]
    centre = {"x": _stamp(_centre(mark)), "x2": _stamp(_centre(mark))}
    reach = 1.3 if frame.powers else 1.15
    if mark.best is None and mark.low is not None and mark.high is not None:
        spans.append({**row, **centre, "y": values[0], "y2": values[-1]})
    elif mark.best is None and mark.low is not None:
        spans.append({**row, **centre, "y": values[0], "y2": min(values[0] * reach, frame.numbers[1])})
    elif mark.best is None:
        spans.append({**row, **centre, "y": values[0], "y2": max(values[0] / reach, frame.numbers[0])})
    return spans


def _labels(marks: Sequence[Mark], frame: _Frame) -> dict[str, list[dict[str, Any]]]:
    """Labels where they touch neither a mark nor another label: after it, else before it, else none."""
    taken = [
        (frame.across(mark.first) - 8, y - 7, frame.across(mark.last) + 8, y + 7)
        for mark in marks
        for y in map(frame.down, mark.values)
    ]
    placed: dict[str, list[dict[str, Any]]] = {}
    if len(marks) > _LABELLED:  # no room, and each label is held against all the others
        return placed
    for mark in sorted(marks, key=lambda m: (-max(m.values), m.first)):
        value = mark.values[-1]
        y, long = frame.down(value), 6.4 * len(mark.label)
        for align, day, left in (
            ("left", mark.last, frame.across(mark.last) + 8.5),
            ("right", mark.first, frame.across(mark.first) - 8.5 - long),
        ):
            box = (left, y - 6, left + long, y + 6)
            if box[0] >= -4 and box[2] <= frame.width + 24 and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                row = {"x": _stamp(day), "y": value, "label": mark.label, "told": mark.description}
                placed.setdefault(align, []).append({**row, "href": f"#q-{mark.claim_id}"})
                break
    return placed


def _spread_labels(rows: Sequence[dict[str, Any]], events: Sequence[Flag], frame: _Frame) -> list[dict[str, Any]]:
    """The rows of events whose labels don't touch the one before."""
    shown, free = [], -math.inf
    for row, flag in sorted(zip(rows, events, strict=True), key=lambda pair: pair[1].day):
        half = 3.2 * len(flag.label)
        if frame.across(flag.day) - half >= free:
            shown.append(row)
            free = frame.across(flag.day) + half + 3
    return shown


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _centre(mark: Mark) -> date:
    return mark.first + (mark.last - mark.first) / 2


def _stamp(day: date) -> int:
    """Milliseconds since 1970 at midnight UTC, so that no reader's clock moves a day."""
    return (day - date(1970, 1, 1)).days * 86_400_000
