"""A share lost in a time, as people a day: over the whole time, and over the days in which most of it fell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wartoll.audit import calculus
from wartoll.audit.figures import Figure, Passage
from wartoll.audit.interval import Interval
from wartoll.audit.periods import Period
from wartoll.audit.statements import Statement
from wartoll.audit.strengths import strength_of_the_force
from wartoll.audit.wording import say_days, say_number, say_party, say_people, say_per_day, say_share
from wartoll.claims import Measure
from wartoll.dates import Window, say_window

_MOST = re.compile(
    r"\b(?:majority|most|bulk|greater part|larger part|main part|lion's share|brunt)\s+of\s+(?:[\w'’-]+\s+){0,3}?"
    r"(?:casualt\w+|loss\w*|dead|deaths|killed|wounded|victims)\b", re.I)  # fmt: skip
_CAPABILITY = re.compile(
    r"\b(?:combat|fighting|military)[\s-](?:capabilit\w+|power|strength|effectiveness|potential|capacity|value)\b", re.I
)
#: A share of the losses is no share of the strength.
_OF_LOSSES = re.compile(
    r"\s*of\s+(?:the|its|their|his|all|these|those)?\s*(?:\w+\s+)?(?:casualt|loss|dead|wounded|killed)", re.I
)
_LOST = frozenset({Measure.LOSSES, Measure.CASUALTIES, Measure.KILLED, Measure.WOUNDED})
_LENGTH = re.compile(r"[\w.,-]+\s+(?:day|week|month|year)s?\b", re.I)
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Spread:
    """A share of a strength, lost in a time, as people and as people a day.

    Parameters
    ----------
    people : float
    per_day : float
        Over the whole time.
    concentrated : float or None
        Over the days in which most of the losses are said to fall.
    window : Window or None
        Those days.
    agrees : Figure or None
        A rate of the same speaker with which the concentrated rate agrees.
    of_capability : bool
        Whether the share is of combat capability, not of people.
    sentences : tuple of str
    """

    people: float
    per_day: float
    concentrated: float | None
    window: Window | None
    agrees: Figure | None
    of_capability: bool
    sentences: tuple[str, ...]


def spread_share(statement: Statement, passage: Passage) -> Spread | None:
    """A share with a time and a strength as people a day; None where the document lacks the time or the strength."""
    figure = statement.figure
    if statement.kind != "share" or figure is None or figure.amount.point is None:
        return None
    capability = (figure.claim is not None and figure.claim.measure is Measure.CAPABILITY) or bool(
        _CAPABILITY.search(passage.sentence_text(statement.sentence))
    )
    tail = passage.document.text[figure.amount.end : figure.amount.end + 40]
    lost = figure.claim is not None and figure.claim.measure in _LOST and not _OF_LOSSES.match(tail)
    if not capability and not lost:
        return None
    times = [p for p in passage.periods_in(statement.sentence) if p.kind == "duration" and p.nominal_days]
    whole = strength_of_the_force(statement, passage)
    if not times or not whole:
        return None
    time = times[0]
    people = calculus.count_from_share(Interval.point(figure.amount.point), Interval.point(whole)).low
    per_day = people / (time.nominal_days or 1.0)
    if per_day < 0.1:
        return None  # a rate of nobody
    window = most_fall_in(statement, passage)
    concentrated = None
    if window and window.earliest and window.latest and window.latest > window.earliest:
        concentrated = people / calculus.days_between(window.earliest, window.latest)
    agrees = _agreeing_rate(statement, passage, concentrated if concentrated is not None else per_day)
    sentences = _say(statement, passage, time, whole, people, per_day, concentrated, window, agrees, capability)
    return Spread(people, per_day, concentrated, window, agrees, capability, sentences)


def most_fall_in(statement: Statement, passage: Passage) -> Window | None:
    """The days in which the same speaker says that most of the losses fell."""
    for index in sorted(
        range(statement.sentence - _NEAR, statement.sentence + _NEAR + 1), key=lambda i: abs(i - statement.sentence)
    ):
        if not 0 <= index < len(passage.sentences):
            continue
        match = _MOST.search(passage.sentence_text(index))
        if not match or not _same_speaker(statement, passage, index):
            continue
        after = passage.sentences[index].start + match.end()
        windows = [p.window for p in passage.periods_in(index) if p.window and p.start >= after]
        if windows:
            hull = windows[0]
            for window in windows[1:]:
                hull = hull.hull(window)
            return hull
    return None


def _same_speaker(statement: Statement, passage: Passage, index: int) -> bool:
    """Whether a sentence may be by the speaker of the statement: the claims tell, where they name one."""
    own = statement.claim.speaker if statement.claim else None
    sentence = passage.sentences[index]
    there = {c.speaker for c in passage.claims if sentence.start <= c.quote.start < sentence.end and c.speaker}
    return own is None or not there or own in there


def _agreeing_rate(statement: Statement, passage: Passage, per_day: float) -> Figure | None:
    own = statement.claim.speaker if statement.claim else None
    for figure in passage.near(statement.sentence):
        if figure.form != "rate" or figure.period is None or figure.amount.unit or not figure.period.nominal_days:
            continue
        speaker = figure.claim.speaker if figure.claim else None
        same = own == speaker if own and speaker else abs(figure.sentence - statement.sentence) <= 3
        ends = figure.amount.value.scaled(1 / figure.period.nominal_days)
        if same and ends.is_bounded and Interval(ends.low * 0.97, ends.high * 1.03).holds(per_day):
            return figure
    return None


def _say(
    statement: Statement, passage: Passage, time: Period, whole: float, people: float, per_day: float,
    concentrated: float | None, window: Window | None, agrees: Figure | None, capability: bool,
) -> tuple[str, ...]:  # fmt: skip
    speaker = statement.claim.speaker if statement.claim else None
    length = _LENGTH.search(passage.document.text[time.start : time.end])
    words = " ".join(length.group().split()) if length else say_days(time.nominal_days or 0.0)
    share = say_share(statement.said or 0.0)
    sentence = f"{share} of {say_number(whole)} is {say_people(people)}: {say_per_day(per_day)} a day over {words}"
    if concentrated is not None and window is not None:
        who = say_party(speaker) if speaker else "the same speaker"
        sentence += (
            f", but about {say_per_day(concentrated)} over {say_window(window)}, in which {who} puts most of the losses"
        )
    if agrees is not None:
        said = " to ".join(say_number(v) for v in dict.fromkeys((agrees.amount.value.low, agrees.amount.value.high)))
        sentence += f"; that agrees with the same speaker's {said} a day"
    sentences = [f"{sentence}."]
    if capability:
        who = say_party(speaker) if speaker else "The statement"
        sentences.append(f"{who[0].upper()}{who[1:]} speaks of combat capability, not of people.")
    return tuple(sentences)
