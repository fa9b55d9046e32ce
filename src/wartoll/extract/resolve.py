"""When: the windows of a claim's start and end, when it was said, and what stays open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from wartoll.claims import Form, OpenDate
from wartoll.dates import Window
from wartoll.extract.times import ResolvedTime, TimeMention, resolve_time

DEICTIC = frozenset({"shift", "night", "past", "recent", "unit", "weekend"})  # kinds of time read from a speaker's day
STARTING = frozenset({"since", "from", "after", "event"})
WEEK, MONTH = 7, 31  # days: a rate that held in a month or a half of it held to its end
AHEAD_ROLES = frozenset({"by", "until", "before", "in", "within"})


@dataclass(frozen=True, slots=True)
class Clocks:
    """The windows of a claim."""

    said: Window | None = None
    start: Window | None = None
    end: Window | None = None
    inferred: bool = False
    open_dates: tuple[OpenDate, ...] = ()
    duration_days: float | None = None


def resolve_clocks(
    times: list[TimeMention],
    said: Window | None,
    anchor: date | None,
    form: Form,
    frame: Window | None = None,
    now: date | None = None,
) -> Clocks:
    """The windows of a claim.

    Parameters
    ----------
    times : list of TimeMention
        Those that date the count, nearest first.
    said : Window or None
        When the speaker said it.
    anchor : date or None
        The day that relative words count from.
    frame : Window or None
        The days that the sentences before spoke of.
    now : date or None
        The day past which nothing can have been counted; by default ``anchor``.
    """
    now = now or anchor
    start = end = None
    duration = None
    open_dates: list[OpenDate] = []
    for mention in times:
        mention = _towards(mention, form)
        resolved = resolve_time(mention, anchor)
        duration = duration or resolved.duration_days
        if resolved.open_from and resolved.open_to:
            role = "start" if mention.role in STARTING else "end"
            open_dates.append(OpenDate(role, resolved.open_from, resolved.open_to, mention.words))
            continue
        if start is None and resolved.start is not None:
            start = resolved.start
        if end is None and (resolved.end is not None or form is Form.PROJECTION):
            end = _end_of(resolved, mention, form, anchor, _said_within(resolved, said) or now)
            if end is None:
                continue
        if mention.role not in STARTING and end is not None:
            break
    inferred = False
    if end is None and not any(o.role == "end" for o in open_dates):
        if frame is not None and _is_over_before(frame, start):
            frame = None
        end = said or frame or (Window(anchor - timedelta(days=1), anchor) if anchor else None)
        inferred = end is not None
    if start is not None and end is not None and start.earliest and end.latest and start.earliest > end.latest:
        start = None
    if form in (Form.STOCK, Form.CUMULATIVE, Form.PROJECTION) and start == end:
        start = None
    return Clocks(said, start, end, inferred, tuple(open_dates), duration)


def _said_within(resolved: ResolvedTime, said: Window | None) -> date | None:
    """The day of a statement that falls into the time it tells of: what it counts, it counts up to then."""
    window = resolved.window
    if said is None or not said.is_day or said.latest is None or window is None or window.is_day:
        return None
    within = window.earliest is not None and window.latest is not None and window.earliest < said.latest < window.latest
    return said.latest if within else None


def deictic_day(times: list[TimeMention], said: Window | None, anchor: date | None) -> date | None:
    """The day from which "yesterday" and "the past week" are read: that of a dated statement, else the document's."""
    if said is None or said.latest is None or anchor is None or not said.is_day or said.latest >= anchor or not times:
        return anchor
    first = times[0]
    if first.chained and first.previous is not None and not first.previous.chained:
        first = first.previous  # "15 yesterday and 22 the day before"
    if not first.key or first.key[0] not in DEICTIC or first.chained:
        return anchor
    return anchor if resolve_time(first, anchor).window == said else said.latest  # "hit yesterday, the mayor said"


def _is_over_before(frame: Window, start: Window | None) -> bool:
    """Whether days told of before end before the count's own start."""
    return start is not None and None not in (frame.latest, start.earliest) and frame.latest < start.earliest  # type: ignore[operator]


def _until_now(end: Window, anchor: date | None) -> Window | None:
    """A window up to the document's own day; None where it lies after it: no count can be as of then."""
    if anchor is None or end.latest is None or end.earliest is None or end.latest <= anchor:
        return end
    return None if end.earliest > anchor else Window(end.earliest, anchor)


def _towards(mention: TimeMention, form: Form) -> TimeMention:
    """A time as the form of its count has it: a projection's lies ahead, what was counted has been."""
    if form is Form.PROJECTION and mention.role in AHEAD_ROLES and not mention.chained:
        return replace(mention, ahead=True)
    past = form in (Form.PERIOD, Form.CUMULATIVE) and mention.role not in AHEAD_ROLES
    ahead = mention.ahead or mention.maybe_ahead
    return replace(mention, ahead=False, maybe_ahead=False) if past and ahead else mention


def _end_of(
    resolved: ResolvedTime, mention: TimeMention, form: Form, anchor: date | None, now: date | None
) -> Window | None:
    """Where a count ends by one time; None where the time says none or lies after what can have been counted."""
    end = resolved.end
    if end is None and mention.role in ("in", "within") and resolved.duration_days and anchor is not None:
        days = round(resolved.duration_days)  # "within 60 days"
        return Window(anchor + timedelta(days=days - max(1, days // 20)), anchor + timedelta(days=days))
    expected = form is Form.PROJECTION or (mention.ahead and form not in (Form.CUMULATIVE, Form.PERIOD, Form.STOCK))
    if end is not None and not expected:
        end = _until_now(end, now)
    if end is None or end.latest is None:
        return end
    if form is Form.RATE and WEEK < (end.days or 0) <= MONTH and mention.key[:1] != ("ago",):
        return Window.day(end.latest)
    return end
