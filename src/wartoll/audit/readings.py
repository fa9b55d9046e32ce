"""Readings: every consistent way to read a rate (start x as-of day x numerator x strength), and where each leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from wartoll.audit import calculus
from wartoll.audit.days import as_of_days, start_days
from wartoll.audit.figures import Passage
from wartoll.audit.inputs import Term, loss_terms, strength_terms
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Input, Reading, Readings, Status
from wartoll.audit.statements import Statement
from wartoll.audit.wording import say_number
from wartoll.dates import Window

#: Shares of the strength whose dates a reading leads to; a parameter, since the literature gives no constant.
THRESHOLDS = (0.3, 0.5, 1.0)
_MOST = 200
_FAR = 10.0


def build_readings(statement: Statement, passage: Passage, derivations: Sequence[Derivation]) -> Readings | None:
    """All readings of a rate that is a count over days.

    Parameters
    ----------
    statement : Statement
        Of kind ``rate``.
    passage : Passage
    derivations : sequence of Derivation
        Of the statement, best first: the first that counts from a day to a day marks the reading as stated.

    Returns
    -------
    Readings or None
        None where the passage gives fewer than two, or no derivation of the rate: then its author's choices are not
        to be guessed at.
    """
    stated = next((d for d in derivations if d.formula == "count / duration" and _has_days(d)), None)
    if statement.kind != "rate" or stated is None or not any(d.status is Status.IN for d in derivations):
        return None
    strengths = _distinct_terms(strength_terms(passage, statement))
    readings = []
    for term in _distinct_terms(loss_terms(passage, replace(statement, anaphoric=False, loose=False))):
        ends = as_of_days(term.first, statement, passage)
        for end, _ in ends:
            for start in start_days(term.first, statement, passage, {e.start for e, _ in ends}):
                readings += _readings_of(term, start, end, strengths)
    readings = [r for r in readings if _is_near(r, statement)]
    readings = [replace(r, as_stated=_is_stated(r, stated)) for r in readings[:_MOST]]
    if len(readings) < 2:
        return None
    spread = Interval.hull(*(r.losses_per_day for r in readings))
    factors = _factors(readings)
    driver, factor = max(factors, key=lambda pair: pair[1])
    return Readings(tuple(readings), spread, driver, factor, factors)


def _is_near(reading: Reading, statement: Statement) -> bool:
    """Whether a reading's rate is within some ten times of the one said: else the count is of something else."""
    said, rate = statement.said_a_day, reading.losses_per_day
    return not said or (rate.high >= said / _FAR and rate.low <= said * _FAR)


def _has_days(derivation: Derivation) -> bool:
    roles = {i.role for i in derivation.inputs}
    return {"start", "end"} <= roles


def _distinct_terms(terms: list[Term]) -> list[Term]:
    """Each number once: the same count said twice is one."""
    kept: dict[object, Term] = {}
    for term in terms:
        kept.setdefault((term.nominal, term.interval), term)
    return list(kept.values())


def _readings_of(term: Term, start: Input, end: Input, strengths: list[Term]) -> list[Reading]:
    if start.window is None or end.window is None or start.start == end.start:
        return []
    days = calculus.window_days(start.window, end.window)
    if days is None:
        return []
    rate = calculus.rate(term.interval, days)
    if term.nominal is not None and term.soft:
        rate = calculus.rate(Interval.point(term.nominal), days)
    if not rate.is_bounded:
        return []  # from a day that may be the last one itself: no time, and no rate
    count = replace(term.inputs[0], value=term.nominal, words=" + ".join(_said(i) for i in term.inputs))
    if not strengths:
        return [Reading(count, start, end, None, days, rate)]
    return [
        Reading(count, start, end, strength.inputs[0], days, rate, _outcomes(term, start.window, end.window, strength))
        for strength in strengths
    ]


def _said(given: Input) -> str:
    return say_number(given.value) if isinstance(given.value, float) else given.words


def _outcomes(term: Term, start: Window, end: Window, strength: Term) -> tuple[tuple[float, Window | None, bool], ...]:
    """When each share of the strength is reached, if the rate stays: over the corners of both windows."""
    whole, lost = strength.nominal, term.nominal
    if not whole or not lost:
        return ()
    outcomes: list[tuple[float, Window | None, bool]] = []
    for threshold in THRESHOLDS:
        left = threshold * whole - lost
        if left <= 0:
            outcomes.append((threshold, None, True))
            continue
        found = [_reached(left, lost, a, b) for a in (start.earliest, start.latest) for b in (end.earliest, end.latest)]
        days = [d for d in found if d is not None]
        outcomes.append((threshold, Window(min(days), max(days)) if days else None, False))
    return tuple(outcomes)


def _reached(left: float, lost: float, start: date | None, end: date | None) -> date | None:
    if start is None or end is None or end <= start:
        return None
    return calculus.date_after(end, left * (end - start).days / lost)


def _is_stated(reading: Reading, stated: Derivation) -> bool:
    places = {i.role: i.start for i in stated.inputs}
    return (
        reading.start.start == places.get("start")
        and reading.end.start == places.get("end")
        and reading.count.start == next((i.start for i in stated.inputs if i.role in ("count", "part")), None)
    )


_CHOICES: tuple[tuple[str, Callable[[Reading], object]], ...] = (
    ("the day counting starts", lambda r: r.start.start),
    ("the day the count is as of", lambda r: r.end.start),
    ("the count", lambda r: r.count.start),
    ("the strength", lambda r: r.strength.start if r.strength else None),
)


def _factors(readings: list[Reading]) -> tuple[tuple[str, float], ...]:
    """For each choice, how far it alone moves the outcome: the largest ratio between readings that differ in it only.

    The outcome is the days from a reading's as-of day to the loss of all, or the rate where no strength is at hand.
    """
    factors = []
    for name, choice in _CHOICES:
        others = [key for other, key in _CHOICES if other != name]

        def rest(reading: Reading, keys: list[Callable[[Reading], object]] = others) -> str:
            return repr([key(reading) for key in keys])

        largest = 1.0
        for _, group in groupby(sorted(readings, key=rest), key=rest):
            values = [v for v in map(_pace, group) if v > 0]
            if len({round(v, 9) for v in values}) > 1:
                largest = max(largest, max(values) / min(values))
        del choice
        factors.append((name, largest))
    within = max(
        (r.losses_per_day.high / r.losses_per_day.low for r in readings if r.losses_per_day.low > 0), default=1.0
    )
    factors.append(("which day the words of a date mean", within))
    return tuple(factors)


def _pace(reading: Reading) -> float:
    """A share of the strength lost a day, or people a day: what sets how long the force lasts."""
    rate = reading.losses_per_day.middle or reading.losses_per_day.low
    whole = reading.strength.value if reading.strength else None
    return rate / whole if isinstance(whole, float) and whole else rate
