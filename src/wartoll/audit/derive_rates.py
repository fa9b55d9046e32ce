"""Rates from counts and times, and the day on which nobody is left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from wartoll.audit import calculus
from wartoll.audit.assess import assess
from wartoll.audit.days import is_undated, own_as_of, spans_of, writing_day
from wartoll.audit.figures import Figure, Passage
from wartoll.audit.inputs import Term, candidates, loss_terms, part_terms, strength_terms, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.lexicon import unit_sizes
from wartoll.audit.model import Derivation, Input, Status
from wartoll.audit.periods import Period
from wartoll.audit.rounding import stated_interval
from wartoll.audit.statements import Statement
from wartoll.audit.wording import say_window


def derive_rate(statement: Statement, passage: Passage) -> list[Derivation]:
    """A rate as count / duration, or as another rate in another unit of time or of people."""
    figure = statement.figure
    if figure is None or figure.period is None or not figure.period.nominal_days:
        return []
    per = figure.period.nominal_days
    size, size_inputs, defined = unit_size(figure, passage)
    made: list[Derivation] = []
    for rate in candidates(passage, statement, ("rate",)):
        if rate.period is None or not rate.period.nominal_days or rate.amount.unit:
            continue
        if statement.anaphoric and not 0 <= statement.sentence - rate.sentence <= 2:
            continue
        if figure.amount.unit is None and abs(rate.period.nominal_days - per) < 0.5:
            continue
        term = term_of(rate, "rate")
        formula = "rate * time" + (" / unit" if figure.amount.unit else "")
        for length in (per, 30.0) if 30 < per < 31 else (per,):
            days = Input("duration", length, None, f"{length:g} days")
            factor = length / rate.period.nominal_days
            made.append(_rate(statement, formula, (*term.inputs, days, *size_inputs), term.interval.scaled(factor),
                              _scaled(term.nominal, factor), size, defined, term))  # fmt: skip
    for term in loss_terms(passage, statement):
        for span in spans_of(term, statement, passage):
            nominal = _quotient(term.nominal, per, span.nominal)
            formula = "count / duration" + (" / unit" if figure.amount.unit else "")
            people = calculus.rate(term.interval, span.days).scaled(per)
            inputs = (*term.inputs, *span.inputs, *size_inputs)
            made.append(
                replace(_rate(statement, formula, inputs, people, nominal, size, defined, term), needs=span.needs)
            )
    for term in part_terms(passage, statement) if size is None else ():
        for span in spans_of(term, statement, passage):
            nominal = None if term.nominal is None or not span.nominal else term.nominal * per / span.nominal
            people = calculus.rate(term.interval, span.days).scaled(per)
            part = _rate(
                statement, "count / duration", (*term.inputs, *span.inputs), people, nominal, None, False, term
            )
            if part.status is Status.IN:
                made.append(replace(part, needs=(*span.needs, f"the {term.first.words} taken for all losses")))
    return made


def _quotient(count: float | None, per: float, days: float | None) -> float | None:
    """A count per unit of time; three calendar months are three months, whatever their days."""
    if count is None or not days:
        return None
    units = round(days / per)
    whole_months = per > 28 and units >= 1 and abs(days - units * per) <= 1.5 * units
    return count / units if whole_months else count * per / days


def unit_size(figure: Figure, passage: Passage) -> tuple[Interval | None, tuple[Input, ...], bool]:
    """The size of the unit that a figure counts in, its input, and whether the text itself defines it."""
    unit = figure.amount.unit
    if unit is None:
        return None, (), False
    for name, defined in passage.unit_sizes:
        if name == unit:
            return defined.amount.value, term_of(defined, "unit").inputs, True
    low, high = unit_sizes()[unit]
    return (
        Interval(low, high),
        (Input("unit", None, Interval(low, high), f"a {unit} of {low:,.0f} to {high:,.0f}"),),
        False,
    )


def _rate(
    statement: Statement, formula: str, inputs: tuple[Input, ...], people: Interval, nominal: float | None,
    size: Interval | None, defined: bool, term: Term,
) -> Derivation:  # fmt: skip
    """One derivation of a rate; in units of people where the statement counts in battalions."""
    if size is None or statement.figure is None:
        status, agrees = assess(statement, people, nominal, soft=term.soft)
        return Derivation(formula, inputs, people, nominal, status=status, agreement=agrees,
                          one_sided=term.one_sided, unit="rate")  # fmt: skip
    in_units = calculus.in_units(people, size)
    wanted = (statement.said or 1.0) * 1.0
    if defined:
        of_units = None if nominal is None else nominal / size.low
        status, agrees = assess(statement, in_units, of_units, soft=term.soft)
        return Derivation(formula, inputs, in_units, of_units, status=status, agreement=agrees, unit="units")
    allowed = size.scaled(wanted)
    value = Interval.point(nominal) if nominal is not None and term.soft else people
    if statement.mode == "floor":
        status = Status.IN if value.low >= allowed.high else Status.PART if value.high >= allowed.low else Status.OUT
    else:
        status = Status.IN if value.within(allowed) else Status.PART if value.meets(allowed) else Status.OUT
    if nominal is not None:
        in_units = calculus.in_units(Interval.point(nominal), size)
    return Derivation(formula, inputs, in_units, None, status=status, unit="units")


def derive_depletion(statement: Statement, passage: Passage) -> list[Derivation]:
    """The day on which nobody is left: start + remaining / rate; what remains may be strength - losses."""
    rates = _rates_for(statement, passage)
    made = []
    for remaining in _remaining(statement, passage):
        for figure in rates:
            term = term_of(figure, "rate")
            per = figure.period.nominal_days if figure.period and figure.period.nominal_days else 1.0
            made.append(_depletion(statement, passage, remaining, term, per))
    return [d for d in made if d is not None]


def _rates_for(statement: Statement, passage: Passage) -> list[Figure]:
    """The rate that a projection runs on: of the same speaker, else the last before it, else the next after it."""
    rates = [
        f for f in candidates(passage, statement, ("rate",)) if f.period and f.period.nominal_days and not f.amount.unit
    ]
    claim = statement.claim or passage.claim_at(statement.start, statement.end)
    own = [f for f in rates if claim and claim.speaker and f.claim and f.claim.speaker == claim.speaker]
    if own:
        return own
    before = [f for f in rates if f.sentence <= statement.sentence]
    nearest = before[-1].sentence if before else rates[0].sentence if rates else None
    return [f for f in rates if f.sentence == nearest]


def _remaining(statement: Statement, passage: Passage) -> list[tuple[str, Term, Term | None]]:
    """What is left to lose: counted as such; else strength less losses, and the strength itself."""
    left = strength_terms(passage, statement, remaining=True)
    if left:
        return [("remaining", t, None) for t in left]
    wholes = strength_terms(passage, statement)
    losses = [t for t in loss_terms(passage, statement) if t.nominal is not None]
    made: list[tuple[str, Term, Term | None]] = [
        ("whole - losses", w, c) for w in wholes for c in losses
        if w.nominal is not None and c.nominal is not None and c.nominal < w.nominal
    ]  # fmt: skip
    return made + [("whole", w, None) for w in wholes]


def _depletion(
    statement: Statement, passage: Passage, remaining: tuple[str, Term, Term | None], rate: Term, per: float
) -> Derivation | None:
    name, whole, losses = remaining
    left = whole.interval - losses.interval if losses else whole.interval
    nominal_left = whole.nominal
    if losses:
        nominal_left = None if whole.nominal is None or losses.nominal is None else whole.nominal - losses.nominal
    if rate.interval.high <= 0 or left.high <= 0:
        return None
    left = Interval(max(0.0, left.low), left.high)
    days = calculus.duration(left, rate.interval.scaled(1 / per))
    nominal = None if nominal_left is None or not rate.nominal else nominal_left * per / rate.nominal
    start = _start_day(whole.first, rate.first, statement, passage)
    inputs = (*whole.inputs, *(losses.inputs if losses else ()), *rate.inputs, *((start,) if start else ()))
    begin = start.window.earliest if start and start.window else None
    day = calculus.date_after(begin, nominal) if begin and nominal is not None else None
    window = None
    if start and start.window:
        window = calculus.depletion_window(start.window, left, rate.interval.scaled(1 / per))
    status, needs = _meets_times(statement, passage, days, nominal, begin)
    formula = {
        "remaining": "start + remaining / rate", "whole": "start + strength / rate",
        "whole - losses": "start + (strength - losses) / rate",
    }[name]  # fmt: skip
    one_sided = whole.one_sided or rate.one_sided
    if start and start.window and is_undated(whole.first, passage):
        needs += (f"the {whole.first.words} taken as of {say_window(start.window)}",)
    if status is Status.IN and one_sided and days.high == float("inf"):
        needs += tuple(
            f"“{i.words}” taken as the number"
            for i in inputs
            if (i.interval and not i.interval.is_bounded) or (i.interval and i.interval.low == 0)
        )
    lengths = [p for p in statement.times if p.kind == "duration"]
    unit_days = _unit_said(passage.document.text[lengths[0].start : lengths[0].end]) if lengths else 1.0
    return Derivation(formula, inputs, days, nominal, day, window, status, needs=needs, one_sided=one_sided,
                      unit="days", unit_days=unit_days)  # fmt: skip


def _start_day(figure: Figure, rate: Figure, statement: Statement, passage: Passage) -> Input | None:
    """The day from which the rest is counted down: its as-of day, else that of the statement or of its rate."""
    own = own_as_of(figure, passage)
    if own and own.window and own.window.is_day and own.claim_id is None:
        return replace(own, role="start")
    day = writing_day(statement, passage)
    sentence = passage.sentences[statement.sentence]
    if day is None or not sentence.start <= day.start < sentence.end:
        at = passage.sentences[rate.sentence]
        beside = replace(statement, figure=rate, sentence=rate.sentence, start=at.start, end=at.end)
        of_rate = writing_day(beside, passage)
        if day is None or day.start == -1 or (of_rate and of_rate.start >= 0 and not statement.anaphoric):
            day = of_rate or day
    return replace(day, role="start") if day else None


_WITHIN = re.compile(
    r"\b(?:by|within|before|until|in less than|less than|inside|no later than|not later than|under|at most)\b", re.I
)


def _meets_times(
    statement: Statement, passage: Passage, days: Interval, nominal: float | None, begin: date | None
) -> tuple[Status, tuple[str, ...]]:
    """Whether so many days lead to each time that the statement names, and which length is cut for it."""
    statuses, needs = [], []
    for period in statement.times:
        words = passage.document.text[max(0, period.start - 14) : period.end]
        within = bool(_WITHIN.search(words))
        allowed = _allowed_days(period, begin, within)
        if allowed is None:
            continue
        value = Interval.point(nominal) if nominal is not None else days
        cut = _cut_length(period, nominal)
        if value.within(allowed):
            statuses.append(Status.IN)
        elif cut:
            statuses.append(Status.IN)
            needs.append(cut)
        elif days.meets(allowed):
            statuses.append(Status.PART)
        else:
            statuses.append(Status.OUT)
    if not statuses:
        return Status.PART, ()
    return max(statuses, key=[Status.IN, Status.PART, Status.OUT].index), tuple(needs)


def _allowed_days(period: Period, begin: date | None, within: bool) -> Interval | None:
    if period.kind in ("duration", "period") and period.nominal_days and period.days:
        unit = _unit_of(period)
        allowed = stated_interval(period.nominal_days / unit, hedged=True).scaled(unit)
        if within:
            return Interval(0.0, period.days.high)
        return Interval(min(allowed.low, period.days.low), max(period.days.high, allowed.high))
    if period.window is None or begin is None or period.window.latest is None or period.window.earliest is None:
        return None
    low, high = (period.window.earliest - begin).days, (period.window.latest - begin).days
    slack = max(1.0, 0.05 * high)  # a day or two on a month do not make a date impossible
    return Interval(0.0 if within else float(low), high + slack) if high >= 0 else None


def _cut_length(period: Period, nominal: float | None) -> str | None:
    """What is cut where a length is stated in whole units: "12.7 weeks cut to 12"."""
    if period.kind != "duration" or not period.nominal_days or nominal is None:
        return None
    unit = _unit_of(period)
    stated = period.nominal_days / unit
    name = {1.0: "days", 7.0: "weeks"}.get(unit, "months" if unit < 300 else "years")
    if stated >= 2 and stated <= nominal / unit < stated + 1:
        return f"{nominal / unit:.1f} {name} cut to {stated:.0f}"
    return None


def _unit_of(period: Period) -> float:
    days = period.nominal_days or 1.0
    for unit in ("year", "month", "week"):
        size = calculus.DAYS_PER[unit]
        if days >= size and abs(days / size - round(days / size)) < 1e-6:
            return size
    return 1.0


def _unit_said(words: str) -> float:
    """The days of the unit of time that words name last: a month in "twelve months"."""
    named = [unit for unit in ("week", "month", "year") if unit in words.lower()]
    return calculus.DAYS_PER[named[-1]] if named else 1.0


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
