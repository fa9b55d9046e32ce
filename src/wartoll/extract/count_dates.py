"""The day of a count that its own sentence doesn't say: that of its figures, its speaker or its story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wartoll.claims import Claim, Form
from wartoll.dates import Window
from wartoll.extract.resolve import Clocks
from wartoll.extract.scene import Scene
from wartoll.extract.times import TimeMention, resolve_time

FIGURES = frozenset("figures figure data numbers toll tolls totals total count counts statistics tally list".split())
CURRENT = frozenset(
    (
        "current complete cover covers covered run runs ran correct compiled valid collected updated include includes "
        "dated closed stood stands account as"
    ).split()
)
WITHIN = frozenset({"in", "within", "over", "for"})
RECENT = 2  # sentences after an onset in which "in four days" is counted from it
REACH = 400  # signs back to the day from which "in the first week" is counted
OLD_DAYS = 3_653  # a story so far back has clocks of its own


@dataclass(slots=True)
class Lengths:
    """The start that a text has last named, from which a length of time reaches the day of a count."""

    anchor: date | None
    start: Window | None = None
    onset: tuple[int, Window] | None = None  # the last sentence that dated an onset, and the day

    def refine(
        self, clocks: Clocks, form: Form, mentions: Sequence[TimeMention], story: Window | None, index: int = 0
    ) -> Clocks:
        """The windows of a count whose end is only inferred and that says how long it took."""
        if clocks.start not in (None, clocks.end) and form is not Form.EVENT:
            self.start, self.onset = clocks.start, None
        if not clocks.inferred or form is Form.PROJECTION:
            return clocks
        length = next((m for m in mentions if m.kind == "duration"), None)
        if length is None or not clocks.duration_days:
            return clocks
        old = story if story is not None and self._is_old(story) else None
        opening = length.role == "opening"
        begun = self._has_begun(index) and length.role in WITHIN and clocks.end != clocks.said
        start = old or (self.onset[1] if self.onset is not None else _told_before(length, self.anchor) or self.start)
        until = _after(start, clocks.duration_days) if start is not None else None
        if until is not None and (opening or begun or old is not None) and not self._is_ahead(until):
            return replace(clocks, start=start, end=until, inferred=False)
        return clocks

    def _has_begun(self, index: int) -> bool:
        """Whether a sentence shortly before dated the beginning of something."""
        return self.onset is not None and 0 < index - self.onset[0] <= RECENT

    def begin(self, index: int, window: Window) -> None:
        """Remember that a sentence dated the beginning of something."""
        self.start, self.onset = window, (index, window)

    def _is_old(self, story: Window) -> bool:
        return self.anchor is None or (story.latest is not None and (self.anchor - story.latest).days > OLD_DAYS)

    def _is_ahead(self, window: Window) -> bool:
        return self.anchor is not None and window.earliest is not None and window.earliest > self.anchor


def _told_before(length: TimeMention, anchor: date | None) -> Window | None:
    """The day that the text told of shortly before a length."""
    day = length.previous
    return resolve_time(day, anchor).window if day is not None and length.start - day.end <= REACH else None


def _after(start: Window, days: float) -> Window | None:
    """The days a length of time after a window's."""
    if start.earliest is None or start.latest is None:
        return None
    try:
        return Window(start.earliest + timedelta(days=round(days) - 1), start.latest + timedelta(days=round(days)))
    except OverflowError:
        return None


def figures_day(scene: Scene, anchor: date | None) -> Window | None:
    """``The figures were current as of May 15``: the day that a sentence without counts gives to those before it."""
    if scene.readings:
        return None
    noun = next((at for at, item in enumerate(scene.elements[:8]) if item.lower in FIGURES), None)
    if noun is None:
        return None
    for at, item in enumerate(scene.elements[noun + 1 : noun + 10], noun + 1):
        if item.time is None or item.time.kind in ("duration", "frequency") or item.time.role in ("since", "from"):
            continue
        words = {other.lower for other in scene.elements[noun:at]}
        if item.time.role in ("as_of", "until") or words & CURRENT:
            window = resolve_time(item.time, anchor)
            return window.end or window.window
    return None


def date_counts(claims: list[Claim], window: Window, since: int) -> None:
    """Give the counts from index ``since`` on, whose end is only inferred, the day that their figures are of."""
    for at in range(since, len(claims)):
        claim = claims[at]
        if claim.as_of_inferred and claim.form in (Form.CUMULATIVE, Form.STOCK, Form.PERIOD, Form.SHARE):
            claims[at] = replace(claim, end=window, as_of_inferred=False)
