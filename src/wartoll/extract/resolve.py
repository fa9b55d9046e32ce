"""When: the windows of a claim's start and end, when it was said, and what stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wartoll.claims import Form, OpenDate
from wartoll.dates import Window
from wartoll.extract.anchors import HEAD
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.times import ResolvedTime, TimeMention, resolve_time

BEGINNING = frozenset({"began", "begun", "erupted", "erupting", "started", "starting", "beginning", "broke out"})
AGAINST = frozenset({"against", "than", "versus", "compared", "times", "out"})
AHEAD_ROLES = frozenset({"by", "until", "before", "in", "within"})
PACTS = frozenset("deal deals accord accords agreement agreements pact treaty resolution law decree".split())
BOUNDING = frozenset({"since", "from", "until", "by", "before", "as_of", "for"})  # roles of a time that bounds a count
ASIDE = frozenset("majority most mostly mainly largest many some worst half whom".split())  # what dates a part alone
TALLYING = frozenset("documented recorded counted logged registered tallied listed verified".split())


@dataclass(frozen=True, slots=True)
class Clocks:
    """The windows of a claim."""

    said: Window | None = None
    start: Window | None = None
    end: Window | None = None
    inferred: bool = False
    open_dates: tuple[OpenDate, ...] = ()
    duration_days: float | None = None


def split_times(scene: Scene, reading: Reading, anchor: date | None) -> tuple[list[TimeMention], TimeMention | None]:
    """The times that date a count, nearest first, and the one that dates the statement.

    Notes
    -----
    The statement's time is the last one before the count; of two side by side the narrower ("A month ago, on
    18 December"). A dateline dates neither.
    """
    counted: list[tuple[float, TimeMention]] = []
    statements: list[tuple[int, TimeMention]] = []
    for at in scene.times:
        time = scene.elements[at].time
        if time is None or time.kind == "frequency" or _is_own_date(time, anchor):
            continue
        if _dates_statement(scene, at, reading):
            statements.append((at, time))
            continue
        counted.append((_distance(scene, at, reading), _with_role(scene, at, time, reading)))
    counted.sort(key=lambda pair: pair[0])
    counted = [pair for pair in counted if pair[0] < 13]
    return [time for _, time in counted], _statement_time(statements, reading, anchor)


def _statement_time(
    statements: list[tuple[int, TimeMention]], reading: Reading, anchor: date | None
) -> TimeMention | None:
    before = [pair for pair in statements if pair[0] < reading.at] or statements[:1]
    if not before:
        return None
    at, time = before[-1]
    beside = [other for index, other in before[:-1] if at - index <= 3]
    return min([time, *beside], key=lambda mention: _width(mention, anchor))


def _width(mention: TimeMention, anchor: date | None) -> int:
    window = resolve_time(mention, anchor).window
    return (window.days if window is not None else None) or 10_000


def _is_own_date(time: TimeMention, anchor: date | None) -> bool:
    """Whether a time in the first lines is the document's own date, written in full."""
    if time.start > HEAD or anchor is None or time.role is not None or not any(sign.isdigit() for sign in time.words):
        return False
    written = any(part.isdigit() and len(part) == 4 for part in re.split(r"\W", time.words))
    return written and resolve_time(time, anchor).window == Window.day(anchor)


def _is_dateline(scene: Scene, at: int) -> bool:
    """``SEOUL, Jan. 13 (Agency) -``: a place and a day before a dash."""
    following = [item.lower for item in scene.elements[at + 1 : at + 6]]
    return any(sign in following[:1] for sign in ("(", "-", "–", "—")) and any(
        sign in following for sign in ("-", "–", "—")
    )


def _with_role(scene: Scene, at: int, time: TimeMention, reading: Reading) -> TimeMention:
    """A time that a "since" clause holds ("since the conflict began in March 2011") is a start.

    "Since Dec. 19, when the agency counted 100" is the day of the count; "100 since Dec. 19, when it began" is a start.
    """
    if time.role == "since" or time.words.lower().startswith("since "):
        between = [item.lower for item in scene.elements[at + 1 : reading.at]]
        when = "when" in between and "," not in between[between.index("when") :]
        return replace(time, role="on" if when else "since")
    for index in range(at - 1, max(-1, at - 8), -1):
        item = scene.elements[index]
        if item.lower == "since" or item.lower.startswith("since "):
            return replace(time, role="since")
        if item.lower in BEGINNING and (at - index <= 2 or scene.elements[index - 1].lower in ("which", "that", "who")):
            return replace(time, role="since")
        if item.kind in ("number", "time") or item.lower in (",", ";"):
            break
    return time


def _dates_statement(scene: Scene, at: int, reading: Reading) -> bool:
    """Whether a time says when something was stated: "said on Monday", "told partners on Jan. 9 that"."""
    time = scene.elements[at].time
    if reading.first <= at <= reading.last or time is None or time.kind == "period" or time.role in BOUNDING:
        return False
    for index in range(at - 1, max(-1, at - 7), -1):
        item = scene.elements[index]
        if item.kind == "number" or (item.cues and not item.has("people")):
            break
        if item.has("reporting") and not item.has("have", "totalling"):
            return item.lower not in TALLYING
        if item.has("subordinator") or item.lower in ",;:":
            break
    if at <= 5 and _is_dateline(scene, at):
        return True
    if at < reading.first:
        for index in range(at + 1, min(len(scene.elements), at + 14, reading.first)):
            item = scene.elements[index]
            if item.has("reporting") and not item.has("have", "totalling", "people"):
                return item.lower not in TALLYING
            if item.cues and not item.has("people", "collective"):
                break
    return False


def _distance(scene: Scene, at: int, reading: Reading) -> float:
    """How far a time stands from a reading; another number or clause between them counts more."""
    if reading.first <= at <= reading.last:
        return 0.0
    if at <= 1 or (at <= 3 and _opens_sentence(scene, at)):
        return 4.0 + 0.1 * abs(at - reading.at)
    low, high = (reading.last, at) if at > reading.last else (at, reading.first)
    distance = 0.0
    for index in range(low + 1, high):
        item = scene.elements[index]
        distance += 0.5
        if index in scene.readings:
            distance += 4
        following = scene.element(index + 1)
        from_level = (
            item.lower in ("down", "up", "fell", "rose") and following is not None and following.lower == "from"
        )
        if item.lower in AGAINST or from_level:
            distance += 14
        elif item.lower == "(" and at > reading.last and _holds_a_count(scene, index, at):
            distance += 14  # "212,400 (end of August: 187,900)"
        elif at > reading.last and (item.lower in ASIDE or item.lower == "of whom"):
            distance += 14  # "1,488 were killed, the majority on 7 October"
        elif item.lower in PACTS and at > reading.last:
            distance += 14  # "freed 706 under the deal struck in March"
        elif item.lower == ";":
            distance += 12
        elif item.lower == "," and at < reading.first:
            distance += 3  # what stands in an aside dates the aside
        elif item.has("subordinator") and not item.has("preposition") and item.lower not in ("that", "when"):
            distance += 6
        if item.has("reporting") and not item.has("have"):
            distance += 3
    return distance


def _holds_a_count(scene: Scene, opening: int, at: int) -> bool:
    """Whether the brackets that open at an index hold a time and a count of their own."""
    closing = next((i for i in range(at, len(scene.elements)) if scene.elements[i].lower == ")"), len(scene.elements))
    return any(opening < index < closing for index in scene.phrases)


def _opens_sentence(scene: Scene, at: int) -> bool:
    """Whether only small words stand before a time: "And then, on 12 November", "on date 12 November"."""
    return all(
        item.kind != "word" or item.lower == "date" or item.has("preposition", "conjunction", "adverb", "determiner")
        for item in scene.elements[:at]
    )


def resolve_clocks(
    times: list[TimeMention], said: Window | None, anchor: date | None, form: Form, frame: Window | None = None
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
    """
    start = end = None
    duration = None
    open_dates: list[OpenDate] = []
    for mention in times:
        mention = _towards(mention, form)
        resolved = resolve_time(mention, anchor)
        duration = duration or resolved.duration_days
        if resolved.open_from and resolved.open_to:
            role = "start" if mention.role in ("since", "from", "after") else "end"
            open_dates.append(OpenDate(role, resolved.open_from, resolved.open_to, mention.words))
            continue
        if start is None and resolved.start is not None:
            start = resolved.start
        if end is None and (resolved.end is not None or form is Form.PROJECTION):
            end = _end_of(resolved, mention, form, anchor)
            if end is None:
                continue
        if mention.role not in ("since", "from", "after") and end is not None:
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
    return replace(mention, ahead=False, maybe_ahead=False) if past else mention


def _end_of(resolved: ResolvedTime, mention: TimeMention, form: Form, anchor: date | None) -> Window | None:
    """Where a count ends by one time; None where the time says none or lies after what can have been counted."""
    end = resolved.end
    if end is None and mention.role in ("in", "within") and resolved.duration_days and anchor is not None:
        days = round(resolved.duration_days)  # "within 60 days"
        return Window(anchor + timedelta(days=days - max(1, days // 20)), anchor + timedelta(days=days))
    if end is not None and form is not Form.PROJECTION and not mention.ahead:
        end = _until_now(end, anchor)
    if end is None or end.latest is None:
        return end
    if form is Form.RATE and 20 < (end.days or 0) <= 31:
        return Window.day(end.latest)
    return end
