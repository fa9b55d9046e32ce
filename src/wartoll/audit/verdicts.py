"""The verdict on a statement, from its derivations."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.audit.model import Derivation, Input, Status, Verdict
from wartoll.audit.rounding import Agreement
from wartoll.audit.statements import Statement, is_vague
from wartoll.dates import say_window

#: A floor that the result passes by this factor, or by a whole further multiple, understates it.
UNDERSTATED_BY = 1.5
#: A limit of time that is this much longer than needed understates the pace.
LIMIT_UNDERSTATED_BY = 2.0
#: Smaller counts of a speaker's own are given by too many sums for a wrong one to be told.
SMALL = 20
#: How near, and how few, the figures must be that make a statement impossible.
CLEAR_REACH, CLEAR_RESULTS = 2, 3
_CHOICES = frozenset({"start", "end", "whole", "remaining", "count", "duration", "rate", "then", "now", "unit"})
#: Formulas whose other results are no rivals: another sum is another sum.
_NO_RIVALS = frozenset({"sum", "whole, its parts not added"})


def decide(statement: Statement, derivations: Sequence[Derivation]) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict, and what it needs.

    Returns
    -------
    Verdict
        ``follows`` where every admissible reading gives the figure; ``follows_if`` where some do, with the choices that
        tell them from the others; ``true_but_understated`` where a floor or a limit holds by far; ``undecided`` where
        hedged inputs allow both, or nothing is at hand; ``cannot_follow`` where admissible inputs are at hand and no
        value that they allow gives it.
    tuple of str
    """
    inside = [d for d in derivations if d.status is Status.IN]
    partly = [d for d in derivations if d.status is Status.PART]
    outside = [d for d in derivations if d.status is Status.OUT]
    refused = [d for d in outside if d.refused]
    if statement.both:
        return _decide_both(statement, derivations)
    if inside:
        return _decide_inside(statement, inside, partly + outside)
    if partly:
        return _decide_partly(statement, partly)
    if refused and not (statement.loose and statement.kind == "count" and (statement.said or 0) < SMALL):
        return Verdict.CANNOT_FOLLOW, (refused[0].refused,)
    if outside and (not statement.loose or statement.kind == "share") and _is_clear(statement, outside):
        return Verdict.CANNOT_FOLLOW, _would_need(statement, outside)
    return Verdict.UNDECIDED, ()


def _is_clear(statement: Statement, outside: Sequence[Derivation]) -> bool:
    """Whether it is clear which figures a statement is measured against: few, and right beside it.

    Farther off, or among many, a figure that fits may have been missed, and nothing is called impossible.
    """
    near = [d for d in outside if d.reach <= CLEAR_REACH and d.sure]
    if statement.kind in ("multiple", "change") and any(_is_far(d, statement) for d in near):
        return False
    results = {round(d.nominal, 4) if d.nominal is not None else d.result for d in near}
    if statement.kind == "multiple" and not statement.clear:  # a ratio: only of the two counts right before it
        told = [d for d in near if d.reach <= 1]
        return len(results) == 1 == len(told) and told[0].nominal is not None and told[0].nominal >= 1
    return bool(near) and len(results) <= CLEAR_RESULTS and statement.clear


#: A multiple that is so many times another, or a range of them, is rather of something else than wrong.
_FAR = 4.0


def _is_far(derivation: Derivation, statement: Statement) -> bool:
    said, nominal = statement.said, derivation.nominal
    return not said or nominal is None or nominal <= 0 or max(nominal / said, said / nominal) > _FAR


def _decide_inside(
    statement: Statement, inside: list[Derivation], others: list[Derivation]
) -> tuple[Verdict, tuple[str, ...]]:
    best = inside[0]
    if statement.mode == "range":
        return _decide_range(statement, inside, others)
    rivals = [
        o for o in others
        if o.formula == best.formula and o.formula not in _NO_RIVALS and not o.needs and not o.refused
        and not _places(o) < _places(best)
    ]  # fmt: skip
    needs = list(best.needs)
    if rivals:
        needs += _telling(best, rivals, named=bool(needs))
    if best.one_sided and statement.mode == "point":
        needs += [f"“{i.words}” taken as the number" for i in best.inputs if i.interval and not _is_soft(i)]
    if needs and best.agreement is Agreement.CUT and best.nominal is not None:
        needs.append(f"{best.nominal:,.1f} cut to {statement.said:,g}")
    if needs:
        return Verdict.FOLLOWS_IF, tuple(needs)
    if understates(statement, inside):
        return Verdict.TRUE_BUT_UNDERSTATED, ()
    return Verdict.FOLLOWS, ()


def _places(derivation: Derivation) -> frozenset[int]:
    """Where the inputs of a derivation stand: one that leaves out a part of another's sum is no rival to it."""
    return frozenset(i.start for i in derivation.inputs)


def _is_soft(given: Input) -> bool:
    return (
        given.interval is not None and given.interval.is_bounded and given.value is not None and given.interval.low > 0
    )


def _telling(best: Derivation, rivals: list[Derivation], *, named: bool = False) -> list[str]:
    """The inputs of the best derivation that tell it from all others; ``named`` where a need already does."""
    needs = []
    for given in best.inputs:
        if given.role not in _CHOICES:
            continue
        others = [i for r in rivals for i in r.inputs if i.role == given.role]
        if any((i.start, i.value, i.window) != (given.start, given.value, given.window) for i in others):
            needs.append(say_choice(given))
    return needs or ([] if named else [say_choice(best.inputs[0])])


def say_choice(given: Input) -> str:
    """The choice of an input as a clause: "counting from 6 December 2024"."""
    what = say_window(given.window) if given.window else given.words
    return {
        "start": f"counting from {what}", "end": f"the count taken as of {what}",
        "whole": f"{given.words} as the whole",
        "remaining": f"{given.words} as what remains", "duration": f"{given.words} as the time",
        "rate": f"{given.words} as the rate",
        "unit": f"a unit of {given.words}", "then": f"{given.words} as the earlier figure",
    }.get(given.role, f"{given.words} as the count")  # fmt: skip


def understates(statement: Statement, inside: Sequence[Derivation]) -> bool:
    """Whether a floor, or a time limit, is passed by far on every reading."""
    values = [d.nominal if d.nominal is not None else d.result.low if d.result else None for d in inside]
    known = [v for v in values if v is not None]
    if not known or len(known) < len(values):
        return False
    if statement.mode == "floor" and statement.figure and is_vague(statement.figure):
        return min(known) > statement.figure.amount.value.high
    if statement.mode == "floor" and statement.said:
        step = (
            statement.said + 1
            if statement.kind == "multiple" and statement.said >= 2
            else statement.said * UNDERSTATED_BY
        )
        return min(known) >= step
    if statement.kind == "depletion" and statement.times:
        limit = next(
            (p.nominal_days for p in statement.times if p.kind in ("duration", "period") and p.nominal_days), None
        )
        if limit is not None and statement.mode == "floor":  # "can hold out for at least a month"
            return min(known) >= limit * LIMIT_UNDERSTATED_BY
        return limit is not None and max(known) <= limit / LIMIT_UNDERSTATED_BY
    return False


def _decide_range(
    statement: Statement, inside: list[Derivation], others: list[Derivation]
) -> tuple[Verdict, tuple[str, ...]]:
    """A stated range: it follows where the readings stay in it; an end that only a floor reaches is needed."""
    assert statement.allowed is not None
    firm = [d.nominal for d in inside if not d.one_sided and d.nominal is not None]
    floors = [d for d in inside if d.one_sided and d.nominal is not None]
    span = statement.allowed
    reached = [
        any(abs(n - end) <= 0.03 * end for n in firm) or (end == span.low and not floors and bool(firm))
        for end in (span.low, span.high)
    ]  # fmt: skip
    needs = []
    for end, met in zip((span.low, span.high), reached, strict=True):
        if not met and floors:
            nearest = min(floors, key=lambda d: abs((d.nominal or 0) - end))
            if abs((nearest.nominal or 0) - end) <= 0.03 * end:
                needs += [f"“{i.words}” as the base of the {'upper' if end == span.high else 'lower'} end"
                          for i in nearest.inputs if i.interval and not _is_soft(i)]  # fmt: skip
    rivals = [o for o in others if o.formula == inside[0].formula and o.status is Status.OUT]
    if rivals:
        needs += _telling(inside[0], rivals)
    return (Verdict.FOLLOWS_IF, tuple(needs)) if needs else (Verdict.FOLLOWS, ())


def _decide_partly(statement: Statement, partly: list[Derivation]) -> tuple[Verdict, tuple[str, ...]]:
    """Hedged inputs that allow both; where only a rounding carries it, the verdict names it."""
    rounded = [d for d in partly if not d.one_sided and d.nominal is not None and d.inputs]
    if rounded and statement.mode == "floor" and statement.kind == "multiple":
        return Verdict.FOLLOWS_IF, _base_needed(statement, rounded[0])
    return Verdict.UNDECIDED, ()


def _base_needed(statement: Statement, derivation: Derivation) -> tuple[str, ...]:
    now = next((i.value for i in derivation.inputs if i.role == "now"), None)
    then = next((i for i in derivation.inputs if i.role == "then"), None)
    if isinstance(now, float) and then is not None and statement.said:
        return (f"an earlier figure under {now / statement.said:,.0f}, where {then.words} is said",)
    return ()


def _decide_both(statement: Statement, derivations: Sequence[Derivation]) -> tuple[Verdict, tuple[str, ...]]:
    """A statement about two series holds where it holds for each."""
    series: dict[str, list[Derivation]] = {}
    for derivation in derivations:
        series.setdefault(derivation.series, []).append(derivation)
    if not series:
        return Verdict.UNDECIDED, ()
    single = [_decide_one(statement, group) for group in series.values()]
    order = [
        Verdict.CANNOT_FOLLOW,
        Verdict.FOLLOWS_IF,
        Verdict.UNDECIDED,
        Verdict.FOLLOWS,
        Verdict.TRUE_BUT_UNDERSTATED,
    ]
    verdict = min((v for v, _ in single), key=order.index)
    return verdict, tuple(need for _, needs in single for need in needs)


def _decide_one(statement: Statement, group: list[Derivation]) -> tuple[Verdict, tuple[str, ...]]:
    from dataclasses import replace

    return decide(replace(statement, both=False), group)


def _would_need(statement: Statement, outside: list[Derivation]) -> tuple[str, ...]:
    """What would be needed for a figure that no derivation gives."""
    best = outside[0]
    said = statement.said
    values: dict[str, float] = {i.role: i.value for i in best.inputs if isinstance(i.value, float | int)}
    if said is None:
        return ()
    if best.formula == "part / whole" and "whole" in values:
        part = next((v for k, v in values.items() if k != "whole"), None)
        need = f"{said * values['whole']:,.0f} of {values['whole']:,.0f}"
        return (need + (f", or a whole of {part / said:,.0f} for {part:,.0f}" if part else ""),)
    if best.formula == "count / duration" and "duration" in values and statement.figure and statement.figure.period:
        per = statement.figure.period.nominal_days or 1.0
        return (f"a count of {said * values['duration'] / per:,.0f} in that time",)
    return ()
