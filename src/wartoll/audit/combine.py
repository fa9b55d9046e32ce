"""Every result that typed quantities can give in the dimension of a statement, whatever words tie them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from wartoll.audit import calculus
from wartoll.audit.figures import LOSS, Passage
from wartoll.audit.interval import Interval
from wartoll.audit.kin import are_of_one_kind, clash, is_named_elsewhere, is_part_of, is_share_of, may_be_rest, may_hold
from wartoll.audit.model import Input
from wartoll.audit.quantities import REACH, Quantity, of_period

#: A run of counts that is summed has at most so many parts.
MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Combination:
    """One result: its formula, the quantities by their roles, and the numbers that it allows."""

    formula: str
    terms: tuple[tuple[str, Quantity], ...]
    result: Interval
    nominal: float | None

    @property
    def pace_days(self) -> float:
        """The days of the unit of time in which a rate among its quantities is told."""
        paces = [q.period.nominal_days for _, q in self.terms if q.form == "rate" and q.period]
        return next((p for p in paces if p), 1.0)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Its quantities as inputs of a derivation."""
        return tuple(_input(role, q) for role, q in self.terms)


def _input(role: str, given: Quantity) -> Input:
    figure = given.figure
    claim_id = figure.claim.claim_id if figure and figure.claim else None
    said, value = given.said, given.value
    if figure is not None and given.form == "rate":  # as said, in its own unit of time
        said, value = figure.amount.said, figure.amount.value
    return Input(role, said, value, given.words, claim_id, given.start, given.end)


def combine(kind: str, target: Quantity, given: Sequence[Quantity], direction: int = 0) -> list[Combination]:
    """Every combination of the quantities in the dimension of a kind of statement.

    Parameters
    ----------
    kind : str
        ``count``, ``rate``, ``share``, ``multiple``, ``change`` or ``length``.
    target : Quantity
        What the statement states.
    given : sequence of Quantity
        What stands near it, in the order of the text.
    direction : int
        For a change: 1 for a rise, -1 for a fall.
    """
    if kind == "change":
        return list(changes(target, given, direction))
    rule = _RULES.get(kind)
    return [] if rule is None else list(rule(target, given))


def _of(given: Sequence[Quantity], *forms: str) -> list[Quantity]:
    return [q for q in given if q.form in forms]


def _pairs(given: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    return permutations(given, 2)


def _point(function: Callable[[float, float], float], a: Quantity, b: Quantity) -> float | None:
    return None if a.said is None or b.said is None else function(a.said, b.said)


def shares(target: Quantity, given: Sequence[Quantity]) -> Iterator[Combination]:
    """A part over its whole; one less it where those lost, and those left, are each other's rest."""
    people = [q for q in _of(given, "count") if q.said]
    for part, whole in _pairs(people):
        if part.value.low >= whole.value.high or not is_part_of(part, whole, target):
            continue
        if clash(part, target) and not part.part and not part.nouns & target.nouns:
            continue
        if is_named_elsewhere(target, whole, people):
            continue
        yield _share(part, whole, may_be_rest(part, target))
        for added in people:
            if "added" in added.measures and whole.start < added.start and not whole.is_loss:
                yield _share(part, _joined(whole, added), may_be_rest(part, target))
    for run in _runs(people):
        named = run[0].nouns & target.nouns or run[0].measures & target.measures
        if not named or run[0].part or (target.is_loss and not all(q.is_loss for q in run)):
            continue
        total = calculus.total([q.value for q in run])
        said = sum(q.said or 0.0 for q in run)
        for part in run:
            terms = (("part", part), *(("whole", q) for q in run))
            yield Combination("part / sum", terms, calculus.share(part.value, total), (part.said or 0.0) / said)


def _share(part: Quantity, whole: Quantity, rest: bool) -> Combination:
    share, nominal = calculus.share(part.value, whole.value), (part.said or 0.0) / (whole.said or 1.0)
    terms = (("part", part), ("whole", whole))
    if rest:
        return Combination("1 - part / whole", terms, Interval.point(1.0) - share, 1 - nominal)
    return Combination("part / whole", terms, share, nominal)


def _joined(whole: Quantity, added: Quantity) -> Quantity:
    """A strength with those who were added to it."""
    said = (whole.said or 0.0) + (added.said or 0.0)
    return replace(whole, value=whole.value + added.value, said=said, words=f"{whole.words} and {added.words}",
                   start=added.start, end=added.end)  # fmt: skip


def multiples(target: Quantity, given: Sequence[Quantity]) -> Iterator[Combination]:
    """How many times one quantity is of another in its dimension."""
    for form in ("count", "rate", "share"):
        told = [(a, b) for a, b in _pairs(_of(given, form)) if are_of_one_kind(a, b, target)]
        series = {a.sentence for a, b in told if a.sentence == b.sentence}
        for now, then in told:
            across = now.sentence != then.sentence and {now.sentence, then.sentence} <= series
            if then.value.low <= 0 or (across and not now.nouns & target.nouns):
                continue  # each series is told in a sentence of its own
            terms = (("now", now), ("then", then))
            nominal = _point(lambda a, b: a / b, now, then)
            yield Combination("now / then", terms, calculus.multiple(now.value, then.value), nominal)


def changes(target: Quantity, given: Sequence[Quantity], direction: int) -> Iterator[Combination]:
    """The rise, or the fall, from one quantity to another as a fraction of the one before."""
    for found in multiples(target, given):
        if found.nominal is not None and (found.nominal - 1) * (direction or 1) < 0:
            continue
        nominal = None if found.nominal is None else abs(found.nominal - 1)
        change = found.result - Interval.point(1.0)
        if change.low < 0:
            change = Interval(-change.high, -change.low) if change.high <= 0 else Interval(0.0, change.high)
        yield Combination("now / then - 1", found.terms, change, nominal)


def counts(target: Quantity, given: Sequence[Quantity]) -> Iterator[Combination]:
    """Sums, differences, parts of a whole by their share, products of rates with times and of counts with numbers."""
    people = [q for q in _of(given, "count") if not clash(q, target)]
    for run in _runs(people):
        if _sums_to(run, target):
            total = calculus.total([q.value for q in run])
            nominal = sum(q.said or 0.0 for q in run) if all(q.said is not None for q in run) else None
            yield Combination("sum", tuple(("part", q) for q in run), total, nominal)
    for whole, part in _pairs(people):
        if whole.said and part.said and whole.said > part.said and may_hold(whole, part, target):
            yield Combination("whole - part", (("whole", whole), ("part", part)),
                              calculus.difference(whole.value, part.value), whole.said - part.said)  # fmt: skip
    for run in _runs([q for q in people if q.is_loss]):
        gone, said = calculus.total([q.value for q in run]), sum(q.said or 0.0 for q in run)
        for whole in people if not target.is_loss else ():
            if not whole.is_loss and whole.said and whole.said > said > 0:
                terms = (("whole", whole), *(("count", q) for q in run))
                yield Combination("whole - losses", terms, calculus.difference(whole.value, gone), whole.said - said)
    yield from _scaled_counts(target, people, given)
    for rate in _of(given, "rate"):
        for time in _of(given, "time"):
            if _counts_alike(rate, target):
                yield Combination("rate * duration", (("rate", rate), ("duration", time)), rate.value * time.value,
                                  _point(lambda a, b: a * b, rate, time))  # fmt: skip
    yield from _over_another_time(target, people)
    for count in people:
        for units in _of(given, "count"):
            named = units.nouns & target.nouns
            if units is not count and named and units.said and units.said > 1 and count.said:
                yield Combination("count / units", (("count", count), ("units", units)), count.value / units.value,
                                  count.said / units.said)  # fmt: skip


def _over_another_time(target: Quantity, people: Sequence[Quantity]) -> Iterator[Combination]:
    """A count of one time as it would be over the target's: 1,050 in three months would be 4,200 in a year."""
    time = target.period
    if time is None or not time.nominal_days or time.kind not in ("period", "duration"):
        return
    for count in people:
        own = count.period
        if own is None or not own.nominal_days or own.kind not in ("period", "duration") or own == time:
            continue
        factor = units_between(time.nominal_days, own.nominal_days)
        if factor != 1.0 and _counts_alike(count, target):
            nominal = None if count.said is None else count.said * factor
            yield Combination("count * time / time", (("count", count),), count.value.scaled(factor), nominal)


def units_between(days: float, other: float) -> float:
    """How often a time goes into another; whole months are months, whatever their days."""
    month = calculus.DAYS_PER["month"]
    mine, its = days / month, other / month
    whole = all(m >= 0.9 and abs(m - round(m)) <= 0.06 for m in (mine, its))
    return round(mine) / round(its) if whole else days / other


def _scaled_counts(target: Quantity, people: Sequence[Quantity], given: Sequence[Quantity]) -> Iterator[Combination]:
    """A share of a count, the whole of which a count is the share, a multiple of a count."""
    for pure in _of(given, "share", "factor"):
        if pure.said is None or pure.value.low <= 0:
            continue
        for base in people:
            if not is_share_of(pure, base, given) and pure.form == "share":
                continue
            if base.said is None or (
                base.is_loss and target.is_loss and base.measures & LOSS != target.measures & LOSS
            ):
                continue
            terms = (("share" if pure.form == "share" else "factor", pure), ("whole", base))
            formula = "share * whole" if pure.form == "share" else "factor * count"
            yield Combination(formula, terms, pure.value * base.value, pure.said * base.said)
            if pure.form == "share" and may_be_rest(pure, target):
                rest = Interval.point(1.0) - pure.value
                yield Combination("(1 - share) * whole", terms, rest * base.value, (1 - pure.said) * base.said)
            if pure.form == "share" and pure.sentence == target.sentence:
                terms = (("part", base), ("share", pure))
                yield Combination("part / share", terms, base.value / pure.value, base.said / pure.said)


def rates(target: Quantity, given: Sequence[Quantity]) -> Iterator[Combination]:
    """A count over a time, two rates added or set off, a multiple or a share of a rate, the rate in another unit."""
    paces = _of(given, "rate")
    for count in _of(given, "count"):
        for time in _of(given, "time"):
            if not clash(count, target) and _counts_alike(count, target):
                yield Combination("count / duration", (("count", count), ("duration", time)),
                                  count.value / time.value, _point(lambda a, b: a / b, count, time))  # fmt: skip
    for one, other in _pairs(paces):
        same = one.period is not None and other.period is not None and (
            one.period.nominal_days == other.period.nominal_days)  # fmt: skip
        if not same or not one.said or not other.said:
            continue
        if one.start < other.start and not clash(one, other):
            yield Combination("sum of rates", (("rate", one), ("rate", other)), one.value + other.value,
                              one.said + other.said)  # fmt: skip
        if one.said > other.said:
            yield Combination("rate - rate", (("rate", one), ("added", other)), one.value - other.value,
                              one.said - other.said)  # fmt: skip
    for pure in _of(given, "share", "factor"):
        for pace in paces:
            if pure.said and pace.said:
                yield Combination("factor * rate", (("factor", pure), ("rate", pace)), pure.value * pace.value,
                                  pure.said * pace.said)  # fmt: skip
    for pace in paces:
        if pace.period and target.period and pace.period.nominal_days != target.period.nominal_days:
            yield Combination("rate * time", (("rate", pace),), pace.value, pace.said)


def borrowed(count: Quantity, passage: Passage, sentence: int) -> list[Combination]:
    """A count over every length of time within a few sentences, its own or not."""
    times = [
        q for i in range(sentence - REACH, sentence + REACH + 1) for p in passage.periods_in(i)
        if (q := of_period(p, i, passage)) is not None
    ]  # fmt: skip
    return [over(count, time) for time in times]


def over(count: Quantity, time: Quantity) -> Combination:
    """A count over a time."""
    terms = (("count", count), ("duration", time))
    return Combination("count / duration", terms, count.value / time.value, _point(lambda a, b: a / b, count, time))


def lengths(target: Quantity, given: Sequence[Quantity]) -> Iterator[Combination]:
    """What a rate takes for a count, for what is left of a strength, and the time between two days."""
    people = _of(given, "count")
    for pace in _of(given, "rate"):
        if pace.value.low <= 0:
            continue
        for count in people:
            yield Combination("count / rate", (("count", count), ("rate", pace)), count.value / pace.value,
                              _point(lambda a, b: a / b, count, pace))  # fmt: skip
        for whole, part in _pairs(people):
            if whole.said and part.said and whole.said > part.said and not whole.is_loss and part.is_loss:
                left = calculus.difference(whole.value, part.value)
                nominal = (whole.said - part.said) / pace.said if pace.said else None
                yield Combination("(strength - losses) / rate", (("whole", whole), ("count", part), ("rate", pace)),
                                  left / pace.value, nominal)  # fmt: skip
    for time in _of(given, "time"):
        if time.period is None:
            yield Combination("end - start", (("duration", time),), time.value, time.said)


def _runs(found: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Counts that stand one after another and count one kind, none a part of the one before."""
    for first in range(len(found)):
        run = [found[first]]
        for following in found[first + 1 : first + MOST_PARTS]:
            if following.part or clash(following, run[0]) or not _alike(following, run[0]):
                continue
            run.append(following)
            yield tuple(run)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two counts are both of people lost, or both of people who are there."""
    return one.is_loss == other.is_loss or not one.measures or not other.measures


def _sums_to(run: Sequence[Quantity], target: Quantity) -> bool:
    """Whether counts of these measures add up to the measure that is stated."""
    wanted = target.measures & LOSS
    found = frozenset().union(*(q.measures for q in run)) & LOSS
    if not wanted or "losses" in wanted:
        return True
    return found <= wanted | {"losses"} if found else True


def _counts_alike(one: Quantity, target: Quantity) -> bool:
    mine, its = one.measures & LOSS, target.measures & LOSS
    return not mine or not its or "losses" in mine | its or bool(mine & its)


_RULES: dict[str, Callable[[Quantity, Sequence[Quantity]], Iterator[Combination]]] = {
    "count": counts, "rate": rates, "share": shares, "multiple": multiples, "length": lengths,
}  # fmt: skip
