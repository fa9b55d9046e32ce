"""Whether a count of harm runs on to a day, or belongs to one event or stretch of time.

Nothing in a sentence alone settles it: "40 soldiers were killed" is a running total in a review of a war and one day's
toll in a report on an attack. What a time or a word does settle is settled here, in order; the rest is weighed from
what ``running_evidence`` names.
"""

from __future__ import annotations

from itertools import pairwise

from wartoll.claims import Context, Form
from wartoll.extract.clause_times import RANKS
from wartoll.extract.elements import Element
from wartoll.extract.running_evidence import (
    BEFORE,
    RECENT,
    is_long_event,
    is_of_stretch,
    is_perfect,
    lasts_years,
    name_evidence,
    own_clause,
    size_of,
    untimed_sibling,
    weigh,
)
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.time_windows import Key
from wartoll.extract.times import TimeMention

DAYS = ("weekday", "weekday_of", "shift", "night", "ambiguous")
HUNDREDS = 2  # the power of ten
WHOLE = 3  # elements between "whole" and its war
STRETCHES = frozenset({"period", "stretch", "time", "interval", "span"})
STARTS = ("since the start", "since the beginning", "since the outbreak", "since the onset")
STARTED = frozenset({"operation", "offensive", "start", "beginning"})
# kinds of time that have both their ends
BOUNDED = frozenset({"past", "unit", "quarter", "season", "year", "weekend", "ending", "night", "shift"})
OPEN = frozenset({"since", "from", "by", "until", "as_of", "before", "after"})  # roles of times with one end


def running_form(
    scene: Scene, reading: Reading, times: list[TimeMention], context: Context, style: str, told: str | None = None
) -> Form:
    """Cumulative or period, of a reading of harm."""
    times = [time for time in times if time.role != "event"]
    form = settle_form(scene, reading, times, context, told)
    if form is None:
        form = Form.CUMULATIVE if weigh(name_evidence(scene, reading, times, style, told)) > 0 else Form.PERIOD
    whole = reading.whole
    if whole is None or whole.form not in ("period", "cumulative"):
        scene.memory.harm = (scene.index, form.value)
    return form


def settle_form(
    scene: Scene, reading: Reading, times: list[TimeMention], context: Context, told: str | None
) -> Form | None:
    """The form where words or a time settle it; None where it has to be weighed."""
    own_stretch = is_of_stretch(scene, reading)
    if reading.whole is not None and reading.whole.form in ("period", "cumulative"):
        apart = reading.whole.form == "cumulative" and _has_a_stretch_of_its_own(scene, reading)
        return Form.PERIOD if apart else Form(reading.whole.form)
    if reading.rules[0] == "goes on with the number before" and (sibling := untimed_sibling(scene, reading, times)):
        return Form(sibling)
    if (same := _of_the_same_stretch(scene)) is not None:
        return Form(same)
    if told == "a stretch" and reading.rules[0] == "column of a table":
        return Form.PERIOD
    near = own_clause(scene, reading)
    from_the_start = scene.says_since and since_the_start(near) and not (reading.number.increment and times)
    if own_stretch and not from_the_start:
        return Form.PERIOD
    if times and times[0].kind == "period" and times[0].key[:1] == ("past",):
        return Form.PERIOD
    if times and _is_whole_of_time(scene, reading):
        return Form.PERIOD
    if _is_of_the_reporting_period(near):
        return Form.PERIOD
    if from_the_start or (times and _spans_years(times[0].key)):
        return Form.CUMULATIVE
    if any(lasts_years(time.key) for time in times) and (any(map(is_long_event, near)) or is_perfect(scene, reading)):
        return Form.CUMULATIVE  # "in four years of civil war", "58 have been killed in those ten years"
    if _is_of_a_whole_war(scene, near) and not (times and times[0].key and times[0].key[0] in DAYS):
        return Form.CUMULATIVE
    if times and context is not Context.DISASTER and _runs_to_a_day(times[0], size_of(reading)):
        return Form.CUMULATIVE
    return None


def _has_a_stretch_of_its_own(scene: Scene, reading: Reading) -> bool:
    """Whether a part has a stretch of time that its whole has not: "6,539 men, 220 of them in the last day"."""
    whole, clause = reading.whole, scene.clauses[reading.at]
    for at in scene.times:
        time = scene.elements[at].time
        if time is None or not time.key or scene.clauses[at] != clause or at < (whole.at if whole else 0):
            continue
        month = time.key[0] == "date" and time.key[3] is None
        if time.kind == "period" or (time.role not in OPEN and (month or time.key[0] in BOUNDED)):
            return True
    return False


def _of_the_same_stretch(scene: Scene) -> str | None:
    """``Over the same period 771 were lost``: the form of the count before."""
    harm = scene.memory.harm
    if "same" not in scene.words or harm is None or scene.index - harm[0] > RECENT:
        return None
    pairs = pairwise(item.lower for item in scene.elements)
    return harm[1] if any(first == "same" and second in STRETCHES for first, second in pairs) else None


def _is_whole_of_time(scene: Scene, reading: Reading) -> bool:
    """``Whole of 2023: 252,940 killed``, ``in the whole of May``: a stretch of time that has its bounds."""
    before = scene.elements[max(0, reading.at - BEFORE) : reading.at]
    pairs = zip(before, before[1:], before[2:], strict=False)
    return any(
        item.lower in ("whole", "all", "the whole") and link.lower == "of" and time.kind in ("time", "figure")
        for item, link, time in pairs
    )


def _is_of_a_whole_war(scene: Scene, near: list[Element]) -> bool:
    """``in the whole operation``, ``over the campaign as a whole``: all of something long."""
    if "whole" not in scene.words and "entire" not in scene.words and "the whole" not in scene.words:
        return False
    for at, item in enumerate(near):
        if item.lower in ("whole", "the whole", "entire"):
            ahead, behind = near[at + 1 : at + 1 + WHOLE], near[max(0, at - WHOLE) : at]
            if any(other.lower in RANKS for other in behind):
                continue  # "the highest for the entire war"
            as_a = behind[-1:] and behind[-1].lower in ("a", "as a")
            if any(map(is_long_event, ahead)) or (as_a and any(map(is_long_event, behind))):
                return True
    return False


def _is_of_the_reporting_period(near: list[Element]) -> bool:
    """``Gone home during the reporting period: 6,300``."""
    pairs = pairwise(item.lower for item in near)
    return any(first in ("reporting", "review", "reported") and second == "period" for first, second in pairs)


def _spans_years(key: Key) -> bool:
    """``between 7 October 2023 and 29 May 2024``: a count that goes on over the turn of a year."""
    if not key or key[0] != "span":
        return False
    years = [end[1] for end in key[1:3] if end[0] in ("date", "year")]
    if len(years) == 2 and years[0] is not None and years[1] is None:
        return key[2][0] == "date" and key[2][5] is not None  # "from December 1979 to May 1 of this year"
    fiscal = key[1][0] == key[2][0] == "year" and key[1][1] + 1 == key[2][1]  # "in 2023-24"
    return len(years) == 2 and None not in years and years[0] != years[1] and not fiscal


def _runs_to_a_day(nearest: TimeMention, size: int) -> bool:
    """Whether a count has a said start or end: "since 6 December", "by 29 April"; no event's "nine since Tuesday"."""
    if nearest.role in ("as_of", "by", "until"):
        return True
    if nearest.role != "since":
        return False
    # "since then", "since that day" go on to now; "since Tuesday" is an event's time for all of few
    return size >= HUNDREDS or nearest.chained or not nearest.key or nearest.key[0] not in DAYS


def since_the_start(near: list[Element]) -> bool:
    """``since the start of the operation``, ``since the invasion``: a running total."""
    for index, item in enumerate(near):
        if item.lower.startswith(STARTS):
            return True
        if item.lower == "since":
            return any(other.has("war") or other.lower in STARTED for other in near[index + 1 : index + 5])
    return False


def note_event(scene: Scene) -> None:
    """Remember that a sentence told of an event, and what the first one told of."""
    if "event" in scene.tags:
        scene.memory.event_at = scene.index
    if scene.memory.title is None:
        scene.memory.title = "a war" if "war" in scene.tags else "an event" if "event" in scene.tags else "neither"
