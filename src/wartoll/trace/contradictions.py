"""Figures that can't both hold, with a size; and differences that a hedge, a date or a definition explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wartoll.claims import Bound, Form, Measure, Modality, Quantity
from wartoll.trace.comparable import counts_a_part, kind_of_people, named_alike, of_one_count, sees_a_part
from wartoll.trace.findings import Contradiction, ContradictionKind, Explained, Reason, Revision
from wartoll.trace.linking import LOSSES
from wartoll.trace.origin import Origin
from wartoll.trace.vintages import day_of, is_later
from wartoll.trace.wording import quote_words, say_claim, say_number, say_says, say_when

# How far "about" reaches: a tenth to either side. An exact figure reaches as far as its last written digit.
_ABOUT = 0.10
_MOST_NEIGHBOURS = 12  # origins of a count, next in time, that one is held against
_COUNTS = frozenset({Form.CUMULATIVE, Form.PERIOD, Form.STOCK})


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure allows: from low to high, either end open (None)."""

    low: float | None
    high: float | None

    def gap(self, other: Interval) -> float:
        """How far the two lie apart; 0 where they meet."""
        if self.high is not None and other.low is not None and self.high < other.low:
            return other.low - self.high
        if other.high is not None and self.low is not None and other.high < self.low:
            return self.low - other.high
        return 0.0


def interval_of(quantity: Quantity) -> Interval:
    """The interval that a figure allows, hedges and rounding included."""
    if quantity.bound is Bound.AT_LEAST:
        return Interval(quantity.low if quantity.low is not None else quantity.said, None)
    if quantity.bound is Bound.AT_MOST:
        return Interval(None, quantity.high if quantity.high is not None else quantity.said)
    if quantity.bound is Bound.BETWEEN or quantity.said is None:
        return Interval(quantity.low, quantity.high)
    if quantity.bound is Bound.APPROXIMATE:
        return Interval(quantity.said * (1 - _ABOUT), quantity.said * (1 + _ABOUT))
    slack = _rounding(quantity.said)
    return Interval(quantity.said - slack, quantity.said + slack)


def _rounding(value: float) -> float:
    """Half of the last digit that isn't a trailing zero: 50 for 3,800; 0 below a hundred, where people are counted."""
    if value < 100 or value != int(value):
        return 0.0
    step = 1
    while int(value) % (step * 10) == 0:
        step *= 10
    return step / 2 if step > 1 else 0.0


def find_falling_totals(series: Iterable[Sequence[Origin]], revisions: Sequence[Revision]) -> tuple[Contradiction, ...]:
    """Running totals of losses that a speaker gives lower later, without saying that the earlier one is revised."""
    revised = {revision.newer for revision in revisions}
    found = []
    for members in series:
        losses = [o for o in members if o.measure in LOSSES and o.form is Form.CUMULATIVE]
        for older, newer in pairwise(losses):
            first, second = older.quantity, newer.quantity
            if first is None or second is None or newer.origin_id in revised or not is_later(older, newer):
                continue
            if first.said is None or second.said is None or older.measure is not newer.measure:
                continue
            gap = interval_of(first).gap(interval_of(second))
            if second.said >= first.said or not gap:
                continue
            sentence = (
                f"{newer.speaker}'s running total falls from {_dated(older)} to {_dated(newer)}: a total can't fall by "
                f"{say_number(first.said - second.said)} unless the earlier one was corrected or counts something else."
            )
            kind = ContradictionKind.FALLING_TOTAL
            size = first.said - second.said
            found.append(Contradiction(kind, older.origin_id, newer.origin_id, size, size / first.said, sentence))
    return tuple(found)


def compare_counts(
    origins: Sequence[Origin], parties: Mapping[str, str]
) -> tuple[tuple[Contradiction, ...], tuple[Explained, ...]]:
    """Counts of different parties: which pairs can't both hold, and what explains those that differ and can.

    Each origin is held against its next neighbours in time among counts of the same losses, so the work stays near
    linear. Relays never come here: an origin is one statement however many carry it.
    """
    contradictions: list[Contradiction] = []
    explained: list[Explained] = []
    for one, two in _pairs(origins, parties):
        kind, gap = _clash(one, two)
        if kind is ContradictionKind.PART_OVER_WHOLE and not named_alike(one, two):
            continue
        if not gap:
            if _numbers_differ(one, two) and (reason := _explains_overlap(one, two)):
                explained.append(_explained(reason, one, two))
            continue
        reason = _explains_gap(one, two, kind)
        if reason is not None:
            explained.append(_explained(reason, one, two))
            continue
        top = max(x for x in (*_said(one), *_said(two), gap) if x is not None)
        contradictions.append(
            Contradiction(kind, one.origin_id, two.origin_id, gap, min(1.0, gap / top), _say_clash(kind, one, two, gap))
        )
    return tuple(contradictions), tuple(explained)


def _pairs(origins: Sequence[Origin], parties: Mapping[str, str]) -> Iterator[tuple[Origin, Origin]]:
    usable = [
        o for o in origins
        if o.speaker and o.quantity and o.form in _COUNTS and o.measure in LOSSES and not o.derived_from
        and not counts_a_part(o.claim) and not o.quantity.vague
    ]  # fmt: skip
    usable = _whole_counts(usable, parties)
    usable.sort(key=lambda o: (day_of(o) or date.max, o.origin_id))
    for place, one in enumerate(usable):
        for two in usable[place + 1 : place + 1 + _MOST_NEIGHBOURS]:
            if parties[one.speaker or ""] == parties[two.speaker or ""]:
                continue
            if (one.form is Form.PERIOD) != (two.form is Form.PERIOD) and Modality.DENIED not in (
                one.claim.modality,
                two.claim.modality,
            ):
                continue
            if _measures_meet(one, two) and of_one_count(one, two):
                yield one, two


def _whole_counts(origins: Sequence[Origin], parties: Mapping[str, str]) -> list[Origin]:
    """Without the smaller of an event's counts that a party gives in one document: "17 here, and six on the way"."""

    def key(origin: Origin) -> tuple[object, ...]:
        return origin.documents[0], parties[origin.speaker or ""], origin.measure, kind_of_people(origin)

    largest: dict[tuple[object, ...], float] = {}
    for origin in origins:
        largest[key(origin)] = max(largest.get(key(origin), 0.0), _size(origin))
    return [o for o in origins if o.form is not Form.PERIOD or _size(o) == largest[key(o)] or _denied(o)]


def _size(origin: Origin) -> float:
    return max((x for x in _said(origin) if x is not None), default=0.0)


def _denied(origin: Origin) -> bool:
    return origin.claim.modality is Modality.DENIED


# Measures that a count of the dead can be held against, and that a denial of losses denies.
_OF_LOSS = frozenset({Measure.KILLED, Measure.CASUALTIES, Measure.LOSSES})


def _measures_meet(one: Origin, two: Origin) -> bool:
    if one.measure is two.measure or {one.measure, two.measure} <= _OF_LOSS:
        return True
    return Measure.WOUNDED in (one.measure, two.measure) and Measure.CASUALTIES in (one.measure, two.measure)


def _clash(one: Origin, two: Origin) -> tuple[ContradictionKind, float]:
    if one.quantity is None or two.quantity is None:
        return ContradictionKind.COUNTS, 0.0
    first, second = interval_of(one.quantity), interval_of(two.quantity)
    if Modality.DENIED in (one.claim.modality, two.claim.modality):
        return ContradictionKind.DENIAL, first.gap(second)
    if one.measure is two.measure:
        return ContradictionKind.COUNTS, first.gap(second)
    for part, whole, inner, outer in ((one, two, first, second), (two, one, second, first)):
        if part.measure in (Measure.KILLED, Measure.WOUNDED) and whole.measure is Measure.CASUALTIES:
            over = (inner.low or 0.0) - outer.high if outer.high is not None else 0.0
            return ContradictionKind.PART_OVER_WHOLE, max(0.0, over)
    return ContradictionKind.COUNTS, 0.0


def _said(origin: Origin) -> tuple[float | None, ...]:
    quantity = origin.quantity
    return () if quantity is None else (quantity.low, quantity.best, quantity.high)


def _numbers_differ(one: Origin, two: Origin) -> bool:
    return not {x for x in _said(one) if x is not None} & {x for x in _said(two) if x is not None}


def _explains_gap(one: Origin, two: Origin, kind: ContradictionKind) -> Reason | None:
    """A later and greater total is explained by its date; a lower one isn't: a total can't have been greater before.

    A hospital or a witness that counts fewer than others saw a part of the dead.
    """
    low = min((one, two), key=_size)
    if sees_a_part(low) and kind is ContradictionKind.COUNTS:
        return Reason.DEFINITION
    first, second = day_of(one), day_of(two)
    if one.form is Form.PERIOD or first is None or second is None or kind is ContradictionKind.PART_OVER_WHOLE:
        return None
    lower = min(x for x in (*_said(one), *_said(two)) if x is not None)
    earlier = one if first <= second else two
    return Reason.DATE if first != second and lower in _said(earlier) else None


def _explains_overlap(one: Origin, two: Origin) -> Reason | None:
    if one.measure is not two.measure:
        return Reason.DEFINITION
    bounds = {o.quantity.bound for o in (one, two) if o.quantity}
    return Reason.HEDGE if bounds != {Bound.EXACT} else None


def _explained(reason: Reason, one: Origin, two: Origin) -> Explained:
    first, second = _dated(one), _dated(two)
    why = {
        Reason.HEDGE: "both can hold: their hedges leave room for one and the same count",
        Reason.DATE: "both can hold: the greater one is of a later day",
        Reason.DEFINITION: "both can hold: they don't count the same thing",
        Reason.GROUP: "both can hold: they don't count the same people",
    }[reason]
    sentence = f"{say_says(one.speaker)} {first} and {say_says(two.speaker)} {second}; {why}."
    return Explained(reason, one.origin_id, two.origin_id, sentence)


def _dated(origin: Origin) -> str:
    when = say_when(origin.said)
    return f"{say_claim(origin.claim)}{f' ({when})' if when else ''}"


def _say_clash(kind: ContradictionKind, one: Origin, two: Origin, gap: float) -> str:
    words = f"{quote_words(one.claim.quote.text)} against {quote_words(two.claim.quote.text)}"
    pair = f"{say_says(one.speaker)} {_dated(one)} and {say_says(two.speaker)} {_dated(two)}"
    if kind is ContradictionKind.DENIAL:
        return f"{pair}: a denial and a count that can't both hold ({words})."
    if kind is ContradictionKind.PART_OVER_WHOLE:
        return f"{pair}: a part can't be greater than its whole, here by {say_number(gap)} ({words})."
    return f"{pair}: not both can be the whole count of one time, {say_number(gap)} lie between them ({words})."
