"""The days a document speaks of, sentence by sentence: what a count inherits that names no day of its own.

A sentence names its days or goes on with those before it: of the entry it stands under ("11 May."), of the report's
period ("Covers 1-15 September"), of the event that its paragraph tells, of the old story that the whole text tells.
The document's own day is the last resort.

The order (``Timeline.inherited``): the same stretch as before; the whole that it is a part of; the count beside it; the
entry or the report's period; the document's day for what is now or has come about; the last day of an old story; the
people told of before; that event; the paragraph; the lead.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from wartoll.claims import Claim, Form
from wartoll.dates import Window
from wartoll.extract.clause_times import dates_event
from wartoll.extract.count_dates import FIGURES
from wartoll.extract.headings import date_under_entries, find_entries, find_period
from wartoll.extract.moments import is_compared, is_now, is_perfect, since_at, times_of, words_of
from wartoll.extract.old_stories import is_old_story
from wartoll.extract.running_evidence import RECENT, is_of_those
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.text import Sentence
from wartoll.extract.times import TimeMention, resolve_time

OLD_DAYS = 1_826  # a story so far back has clocks of its own
WIDEST = 370  # days: a wider window tells no count its day
MONTH = 31
STRETCH = 5  # days of a stretch of time that a sentence told of, and sentences after it
NARROW = 10  # days about which a statement may have been made to date what follows
CUT_OFF = frozenset({"as_of", "until", "by"})
REACH = 3  # sentences for which a paragraph goes on with the days of one
SAID_REACH = 8  # sentences for which a statement's day holds for what its speaker goes on to say
LATELY = 45  # days back to what a report of news tells
LEAD = 4  # sentences of a lead, its headline and dateline included
OPENING_COUNTS = 8  # sentences in which a report names the stretch that it covers
COVERED = 21  # days of such a stretch, at least
PAPERS = frozenset("video footage statement communique communiqué photographs images recording condemned".split())
SHORT_EVENT = 2  # days that an event may take whose day holds for the whole report
CAPTION = 14  # elements of a line above a table or a list
OPENING = 3  # elements before a time that opens its sentence
BOUNDING = frozenset({"since", "from", "until", "by", "before", "after"})
RATE_OF_COUNT = "a rate of what was counted before"
PRESENCE = frozenset({"strength", "reinforcements", "capability"})
STARTS = frozenset({"since", "event"})
PRESENT = frozenset("is are has have 's isn't aren't".split())


_SAME_STRETCH = re.compile(
    r"(?<!\w)(?:(?:the|that|this) same (?:period|stretch|time|interval)|(?:over|in|during|for) (?:that|this) period|"
    r"(?:those|these|the whole|all) (?:[a-z-]+|\d+) (?:days|weeks|months|years))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The days that a sentence named: those on which its count ends, and all those that it told of.

    ``spoken`` where it is the day of a statement or a cut-off ("As of 15 May"), of which a present tense speaks too.
    """

    index: int
    window: Window
    whole: Window | None = None
    spoken: bool = False


@dataclass(slots=True)
class Timeline:
    """The running days of a document.

    Parameters
    ----------
    text : str
    sentences : sequence of Sentence
    times : sequence of TimeMention
        Those of the document, in order.
    anchor : date or None
        The day the document speaks from.
    forces : bool
        Whether it is a report on forces: its paragraphs keep to one moment also for what is present and running.
    """

    text: str
    sentences: Sequence[Sentence]
    times: Sequence[TimeMention]
    anchor: date | None
    forces: bool = False
    frame: Frame | None = None
    lead: Window | None = None
    covered: bool = False  # whether the lead's days are a stretch that the report covers
    stretch: Window | None = None
    historic: bool = False
    period: Window | None = None
    entries: dict[int, Window] = field(default_factory=dict)
    events: dict[str, Window] = field(default_factory=dict)  # the last day of each kind of event that was dated
    said: dict[str, tuple[int, Window]] = field(default_factory=dict)
    last: dict[str, tuple[int, Window]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.historic = is_old_story(self.times, self.anchor)
        self.period = find_period(self.text, self.sentences, self.times, self.anchor)
        self.entries = find_entries(self.text, self.sentences, self.times, self.anchor)
        if self.entries:
            self.times = date_under_entries(self.sentences, self.times, self.entries, self.anchor)

    def day_at(self, index: int) -> date | None:
        """The day that relative words of a sentence count from: its entry's, else the document's."""
        entry = self.entries.get(index)
        return entry.latest if entry is not None else self.anchor

    def story(self, inherited: Window | None) -> Window | None:
        """All days of what a count goes on with, where it goes on with a sentence's."""
        frame = self.frame
        return frame.whole if frame is not None and inherited is frame.window else None

    def said_before(self, speaker: str | None, index: int, said: Window | None) -> Window | None:
        """When a speaker said it: as given, else the day of what he said a few sentences before."""
        if speaker is None:
            return said
        if said is not None:
            self.said[speaker] = (index, said)
            return said
        known = self.said.get(speaker)
        return known[1] if known is not None and index - known[0] <= SAID_REACH else None

    def is_said_here(
        self, scene: Scene, said: Window, inherited: Window | None, form: Form, beside: Sequence[Reading]
    ) -> bool:
        """Whether a count takes the day on which it was said: where the sentence names that day.

        The toll of an event can't have been given before it: "they freed 706, according to the deal of March".
        """
        if inherited is None:
            return True
        if any(other.dated and other.end == inherited for other in beside):
            return False  # "on Monday they killed 12 and wounded 30, he said on Tuesday"
        times = (time for time in times_of(scene) if time.role not in ("since", "from"))
        if not any(resolve_time(time, self.day_at(scene.index)).window == said for time in times):
            return False
        told = self.frame is not None and not self.frame.spoken
        return not (told and form is Form.PERIOD and self._is_late(inherited))

    def inherited(self, scene: Scene, reading: Reading, form: Form, beside: Sequence[Reading]) -> Window | None:
        """The days that a count goes on with whose own words name none; None for the document's own.

        Parameters
        ----------
        beside : sequence of Reading
            The counts read before it in its sentence.
        """
        if form is Form.PROJECTION:
            return None
        if self.stretch is not None and _SAME_STRETCH.search(words_of(scene)):
            return self.stretch
        whole = reading.whole
        if (
            whole is not None
            and whole.dated
            and (whole.sentence == scene.index or not self._is_present(scene, reading))
        ):
            return whole.end
        bracketed = scene.is_bracketed(reading.at)
        compared = is_compared(scene, reading)
        kept = (other for other in reversed(beside) if bracketed or not scene.is_bracketed(other.at))
        last = next((other for other in kept if compared or not is_compared(scene, other)), None)
        told = last is not None and last.form != Form.PROJECTION.value and (self.forces or last.dated or last.carried)
        if last is not None and last.end is not None and told and not compared:
            return last.end
        entry = self.entries.get(scene.index)
        if entry is not None or self.period is not None:
            return entry or self.period
        if self.anchor is not None and is_now(scene):
            return None
        if self.anchor is not None and self.historic and is_perfect(scene, reading):
            return None
        if self.historic:
            return self.frame.window if self.frame is not None else None
        people = self.last.get(reading.measure)
        near = people is not None and 0 < scene.index - people[0] <= RECENT and not scene.says_since
        if people is not None and near and (is_of_those(scene, reading) or reading.rules[0] == RATE_OF_COUNT):
            return people[1]
        if self._is_present(scene, reading):
            return None
        share = form is Form.SHARE and reading.measure not in PRESENCE
        of_lead = form is Form.PERIOD or (self.covered and (form is Form.CUMULATIVE or share))
        event = self._of_that_event(scene) if form is Form.PERIOD else None
        return event or self._of_paragraph(scene) or self._old_story(scene) or (self.lead if of_lead else None)

    def _of_that_event(self, scene: Scene) -> Window | None:
        """The day of an event that a sentence goes back to: "74 people died in that crash"."""
        for that, noun in pairwise(scene.elements):
            if that.lower in ("that", "the same") and noun.has("event") and noun.lower in self.events:
                return self.events[noun.lower]
        return None

    def told(self, scene: Scene) -> str | None:
        """What kind of day a sentence goes on with: one day of its paragraph, of its entry, or of an old story."""
        frame = self.frame
        if scene.index in self.entries:
            return "an entry"
        if frame is None or frame.spoken or (frame.window.days or WIDEST) > NARROW:
            return None
        if frame.whole is not None and (frame.whole.days or 0) >= STRETCH and scene.index - frame.index <= STRETCH:
            return "a stretch"  # a heading's month
        if self.historic:
            return "an old day"
        return "a day" if self._of_paragraph(scene) is not None else None

    def _of_paragraph(self, scene: Scene) -> Window | None:
        frame = self.frame
        if frame is None or not 0 < scene.index - frame.index <= REACH:
            return None
        here, there = self.sentences[scene.index].paragraph, self.sentences[frame.index].paragraph
        return frame.window if here == there else None

    def _old_story(self, scene: Scene) -> Window | None:
        """The days of a story years back that a text of today tells in passing."""
        frame = self.frame
        if frame is None or self.anchor is None or frame.window.latest is None:
            return None
        near = self.sentences[scene.index].start - self.sentences[frame.index].start <= 600
        return frame.window if near and (self.anchor - frame.window.latest).days > 2 * OLD_DAYS else None

    def _is_present(self, scene: Scene, reading: Reading) -> bool:
        """Whether a count is of the document's own moment: by its verb, or because it runs on since a start."""
        if scene.says_since or any(time.role in STARTS for time in times_of(scene)):
            return True
        if self.forces and self.frame is not None and self.frame.spoken:
            return False
        span = scene.elements[max(0, reading.first - 6) : reading.last + 6]
        return any(word in PRESENT for item in span for word in item.lower.split())

    def note(self, scene: Scene, claims: Sequence[Claim]) -> None:
        """Remember the days of a sentence for those that follow it."""
        if self.lead is None and scene.index < LEAD:
            self.lead = self._event_day(scene)
        counts = [claim for claim in claims if claim.form is not Form.PROJECTION]
        for claim in counts:
            if claim.end is not None and not claim.as_of_inferred:
                self.last[claim.measure.value] = (scene.index, claim.end)
        dated = [claim.end for claim in counts if claim.end is not None and not claim.as_of_inferred]
        if (dated and len(dated) < len(counts)) or any(self._is_ahead(end) for end in dated):
            return  # "4,000 a month, down from 9,000 in the fall": what follows is of neither for certain
        window = whole = max(dated, key=lambda end: end.latest or date.min) if dated else None
        spoken = any(time.role in CUT_OFF for time in times_of(scene))
        if not counts:
            if self.frame is not None and not PAPERS.isdisjoint(scene.words) and not self.historic:
                return  # "the rebels released a video on Sunday": what they say in it was before
            window, whole = self._named(scene)
            spoken = spoken or not scene.words.isdisjoint(FIGURES)  # "the agency gave lower figures in winter"
        elif window is None and self.forces:
            window = next((c.said for c in counts if c.said is not None and (c.said.days or 99) <= NARROW), None)
            spoken = True
        started = next((claim.end for claim in counts if claim.start is not None and claim.start != claim.end), None)
        if window is None:
            self.stretch = started or self.stretch
            return
        self.frame = Frame(scene.index, window, whole, spoken)
        if window.is_day and not spoken:
            self.events |= {item.lower: window for item in scene.elements if item.has("event")}
        if started is not None or spoken or (whole is not None and (whole.days or 0) > 1):
            self.stretch = started or window
        self._note_lead(scene, dated, started, window)

    def _note_lead(self, scene: Scene, dated: Sequence[Window], started: Window | None, window: Window) -> None:
        """Remember the day of the event that a report tells first, or the last of the stretch that it covers."""
        if self.lead is not None or not dated or not self._is_late(window):
            return
        covers = (started is not None and self._is_stretch(scene)) or self._is_cut_off(scene, window)
        if scene.index < LEAD or (covers and scene.index < OPENING_COUNTS):
            self.lead, self.covered = window, covers

    def _is_cut_off(self, scene: Scene, window: Window) -> bool:
        """Whether a sentence counts up to a day some time before the report: "by the end of June", told in mid-July."""
        if self.anchor is None or window.latest is None or (self.anchor - window.latest).days < STRETCH:
            return False
        return any(time.role in CUT_OFF for time in times_of(scene))

    def _is_stretch(self, scene: Scene) -> bool:
        """Whether a sentence names a stretch of weeks with both its ends, as a report does that covers it."""
        for time in times_of(scene):
            if time.kind == "period" and time.key[:1] in (("span",), ("ending",)):
                window = resolve_time(time, self.anchor).window
                return window is not None and (window.days or 0) >= COVERED
        return False

    def _is_ahead(self, window: Window) -> bool:
        return self.anchor is not None and window.earliest is not None and window.earliest > self.anchor

    def _event_day(self, scene: Scene) -> Window | None:
        """The day of the event that a lead names: "an eleventh victim of Tuesday's shooting died on Thursday"."""
        for at in scene.times:
            time = scene.elements[at].time
            if time is None or not dates_event(scene, at):
                continue
            window = resolve_time(time, self.day_at(scene.index)).window
            past = window is not None and not self._is_ahead(window) and self._is_late(window)
            if window is not None and past and (window.days or MONTH) <= SHORT_EVENT:
                return window
        return None

    def _named(self, scene: Scene) -> tuple[Window | None, Window | None]:
        """The last day of what a sentence without counts tells, and all its days."""
        named: Window | None = None
        whole: Window | None = None
        if not scene.times:
            return None, None
        caption = len(scene.elements) <= CAPTION and scene.elements[-1].lower not in ".!?"
        for at in scene.times[: bisect_left(scene.times, since_at(scene))]:
            time = scene.elements[at].time
            if time is None or time.kind in ("duration", "frequency") or time.ahead:
                continue
            if time.role in BOUNDING and time.kind != "period":
                continue
            resolved = resolve_time(time, self.day_at(scene.index))
            window = resolved.end or resolved.window
            if (
                window is None
                or window.latest is None
                or (window.days or WIDEST) > (WIDEST if self.historic or self.forces else MONTH)
            ):
                continue
            if self.anchor is not None and window.latest >= self.anchor:
                continue
            is_day = resolved.window is not None and resolved.window.is_day
            if self.historic or self.forces or at <= OPENING or is_day or caption:
                named = window
                whole = resolved.window if whole is None else whole.hull(resolved.window or window)
        return named, whole

    def _is_late(self, window: Window) -> bool:
        """Whether days lie so little before the document's own that it may be a report of them."""
        return self.anchor is not None and window.latest is not None and (self.anchor - window.latest).days <= LATELY
