"""How far an estimate would move if a changed figure were taken for the first one: an ordering, not a measurement.

Each figure is read as the casualties it stands for; the size of a change is the absolute natural logarithm of the ratio
of the two readings. The factors are round figures for ordering findings and are printed with them.
"""

from __future__ import annotations

import math

from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.trace.measures import read_measure
from wartoll.trace.origin import DifferenceKind
from wartoll.trace.passages import Passage
from wartoll.trace.spans import Stretch, read_span

# Casualties that stand behind one of each: three wounded for one killed, the usual planning ratio of modern wars.
CASUALTIES_PER = {
    Measure.KILLED: 4.0, Measure.WOUNDED: 4 / 3, Measure.CASUALTIES: 1.0, Measure.LOSSES: 1.0, Measure.MISSING: 2.0,
    Measure.CAPTURED: 8.0,
}  # fmt: skip
# Where the truth is taken to lie beside a number that is said as a bound.
TIMES_BOUND = {Bound.EXACT: 1.0, Bound.APPROXIMATE: 1.0, Bound.AT_LEAST: 1.25, Bound.AT_MOST: 0.75, Bound.BETWEEN: 1.0}
_HEDGE = 0.1  # a hedge moves the spread more than the middle
_SPEAKER = math.log(2)  # parties to a war report up to half or double of each other's counts
_GROUP = math.log(2)  # one of two groups that were counted together
_PERIOD = math.log(7)  # a day's count taken for a week's or the other way round, where nothing tells the lengths
_SHARE = 0.3  # the strength by which a share was multiplied is as uncertain


def size_of(kind: DifferenceKind, source: Passage, target: Passage) -> float:
    """How far an estimate would move, as the absolute logarithm of a ratio; 0 is not at all.

    Parameters
    ----------
    kind : DifferenceKind
    source, target : Passage
        The claims that differ, with their sentences.
    """
    one, two = source.claim, target.claim
    match kind:
        case DifferenceKind.MEASURE:
            return abs(
                math.log(CASUALTIES_PER.get(read_measure(target), 1.0) / CASUALTIES_PER.get(read_measure(source), 1.0))
            )
        case DifferenceKind.BOUND:
            return max(_HEDGE, abs(math.log(_expected(two) / _expected(one))))
        case DifferenceKind.PERIOD:
            return _period_size(source, target)
        case DifferenceKind.DATE:
            return _date_size(one, two)
        case DifferenceKind.SPEAKER:
            return _SPEAKER if one.speaker_kind is not two.speaker_kind else _SPEAKER / 2
        case DifferenceKind.GROUP:
            return _GROUP
        case DifferenceKind.SHARE_TO_NUMBER:
            return _SHARE
        case DifferenceKind.HEDGE:
            return _HEDGE


def _expected(claim: Claim) -> float:
    quantity = claim.quantity
    if quantity is None:
        return 1.0
    if quantity.said is None and quantity.low is not None and quantity.high is not None:
        return max(1.0, (quantity.low + quantity.high) / 2)
    return max(1.0, (quantity.said or 1.0) * TIMES_BOUND[quantity.bound])


def _period_size(source: Passage, target: Passage) -> float:
    one, two = read_span(source), read_span(target)
    if one.days and two.days and Stretch.RATE not in (one.stretch, two.stretch):
        return abs(math.log(one.days / two.days))
    return _PERIOD


def _date_size(one: Claim, two: Claim) -> float:
    """A total counted up to another day changes the rate by the ratio of the days since its start, where known."""
    if one.end and two.end and one.end.latest and two.end.latest:
        moved = abs((two.end.latest - one.end.latest).days)
        start = one.start or two.start
        if start and start.earliest and one.form is not Form.PERIOD:
            counted = max(1, (one.end.latest - start.earliest).days)
            return abs(math.log((counted + moved) / counted))
        return math.log1p(moved / 30)
    return _HEDGE
