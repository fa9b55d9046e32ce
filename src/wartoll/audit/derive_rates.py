"""Rates from counts and times, or from other rates."""

from __future__ import annotations

import re
from dataclasses import replace

from wartoll.audit import calculus
from wartoll.audit.assess import assess
from wartoll.audit.days import spans_of, unit_said
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.inputs import Term, as_role, candidates, loss_terms, part_terms, strength_terms, sum_of, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.lexicon import unit_sizes
from wartoll.audit.model import Derivation, Input, Status
from wartoll.audit.refused import refuse
from wartoll.audit.rounding import stated_interval
from wartoll.audit.statements import Statement


def derive_rate(statement: Statement, passage: Passage) -> list[Derivation]:
    """A rate as count / duration, or as another rate in another unit of time or of people."""
    figure = statement.figure
    if figure is None or figure.period is None or not figure.period.nominal_days:
        return []
    per = figure.period.nominal_days
    return [d for size in unit_sizes_of(figure, passage) for d in _rates_in(statement, passage, figure, per, *size)]


def _rates_in(
    statement: Statement, passage: Passage, figure: Figure, per: float, size: Interval | None,
    size_inputs: tuple[Input, ...], defined: bool,
) -> list[Derivation]:  # fmt: skip
    """The derivations of a rate with one size of the unit that it counts in."""
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
    made += _sums_of_rates(statement, passage, per) if size is None else []
    if passage.is_to_come(figure):  # no count of what has been gives a rate that is expected
        return made
    for term in _summed_terms(statement, passage) or loss_terms(passage, statement):
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
    made = [d for d in made if _is_of_its_time(d, statement, passage)]
    if size is None and made and all(d.status is Status.OUT for d in made):
        made += _refused_rates(statement, passage, per)
    return made


_BESIDE, _AS_LONG = 45, 1.6  # characters between a rate and its own time; how far two lengths of one time may differ


def _is_of_its_time(derivation: Derivation, statement: Statement, passage: Passage) -> bool:
    """Whether a count over a time may stand behind a rate that names a time of its own: only over that time."""
    figure = statement.figure
    if figure is None or statement.anaphoric or not derivation.formula.startswith("count / duration"):
        return True
    used = {i.start for i in derivation.inputs}
    own = [
        p for p in passage.periods_in(statement.sentence)
        if p.kind == "period" and p.nominal_days and p.role != "said"
        and max(p.start - figure.amount.end, figure.amount.start - p.end) <= _BESIDE
    ]  # fmt: skip
    if not own or any(p.start in used for p in own):
        return True
    days = derivation_days(derivation)
    return any(days and p.nominal_days and 1 / _AS_LONG <= days / p.nominal_days <= _AS_LONG for p in own)


def derivation_days(derivation: Derivation) -> float | None:
    """The days that a derivation divides by, where its inputs tell them."""
    for given in derivation.inputs:
        if given.role == "duration" and isinstance(given.value, float):
            return given.value
    windows = {i.role: i.window for i in derivation.inputs if i.window}
    start, end = windows.get("start"), windows.get("end")
    if start and end and start.earliest and end.latest:
        return float((end.latest - start.earliest).days)
    return None


_NEAR = 3  # sentences


def _refused_rates(statement: Statement, passage: Passage, per: float) -> list[Derivation]:
    """A rate that only a count of more than it tells of would give: of all casualties, where the killed are told."""
    mine = statement.measures & LOSS
    own = loss_terms(passage, statement)
    if len(mine) != 1 or "losses" in mine or not any(t.measures & LOSS == mine for t in own):
        return []
    wider = [
        f for f in candidates(passage, statement)
        if f.is_loss and not f.part and not mine >= f.measures & LOSS and 0 <= statement.sentence - f.sentence <= _NEAR
    ]  # fmt: skip
    made = []
    for figure in wider:
        term = term_of(figure, "count")
        for span in spans_of(term, statement, passage):
            nominal = _quotient(term.nominal, per, span.nominal)
            found = Derivation("count / duration", (*term.inputs, *span.inputs),
                               calculus.rate(term.interval, span.days).scaled(per), nominal, unit="rate")  # fmt: skip
            said = " and ".join(sorted(mine))
            made += refuse(statement, found, f"the {figure.words} counted as {said}, who are told apart from them")
    return made


_STILL_TO_COME = re.compile(r"\b(?:will|can|could|would|may|might|cannot|another|more|longer|enough|from now)\b", re.I)


def _spent(statement: Statement, passage: Passage) -> list[Term]:
    """What a length of time uses up at a rate: the losses so far, or, where it is still to come, those who are left."""
    if not _STILL_TO_COME.search(passage.sentence_text(statement.sentence)):
        return loss_terms(passage, statement)
    left = strength_terms(passage, statement, remaining=True) or strength_terms(passage, statement)
    return [as_role(t, "count") for t in left]


def derive_length(statement: Statement, passage: Passage) -> list[Derivation]:
    """How long something has gone on: the count of its losses over their rate."""
    (length,) = statement.times
    made = []
    rates = [
        f for f in candidates(passage, statement, ("rate",))
        if f.period and f.period.nominal_days and not f.amount.unit and f.sentence <= statement.sentence
    ]  # fmt: skip
    for rate in rates:
        per = rate.period.nominal_days if rate.period and rate.period.nominal_days else 1.0
        pace = term_of(rate, "rate")
        for term in _spent(statement, passage):
            if not term.nominal or not pace.nominal or rate in term.figures or not length.nominal_days:
                continue
            nominal = term.nominal / pace.nominal * per
            days = calculus.duration(term.interval, pace.interval.scaled(1 / per))
            allowed = stated_interval(length.nominal_days)
            slack = 0.5 * calculus.DAYS_PER_INTERVAL["month"].low if length.nominal_days >= 60 else 1.0
            allowed = Interval(allowed.low - slack, allowed.high + slack)
            status = Status.IN if allowed.holds(nominal) else Status.PART if days.meets(allowed) else Status.OUT
            made.append(Derivation("count / rate", (*term.inputs, *pace.inputs), days, nominal, status=status,
                                   one_sided=term.one_sided or pace.one_sided, unit="days",
                                   unit_days=unit_said(length, passage)))  # fmt: skip
    return made


_TOGETHER = re.compile(
    r"\b(?:together|between (?:them|the two)|combined|both|in all|in total|altogether|all told)\b", re.I
)


def _summed_terms(statement: Statement, passage: Passage) -> list[Term]:
    """The losses of two sides, or at several places, just told, as one count where a rate is of them together."""
    if not _TOGETHER.search(passage.sentence_text(statement.sentence)):
        return []
    found = [f for f in candidates(passage, statement) if f.is_loss and not f.part and not f.then]
    for sentence in range(statement.sentence, statement.sentence - 3, -1):
        here = [f for f in found if f.sentence == sentence]
        if len(here) > 1 and len({f.measures & LOSS for f in here}) == 1:
            return [sum_of(here, "count")]
    return []


def _sums_of_rates(statement: Statement, passage: Passage, per: float) -> list[Derivation]:
    """Rates of two sides or sectors in the same unit of time, added up."""
    if not _TOGETHER.search(passage.sentence_text(statement.sentence)):
        return []
    rates = [
        f for f in candidates(passage, statement, ("rate",))
        if f.period and f.period.nominal_days == per and not f.amount.unit and 0 <= statement.sentence - f.sentence <= 2
        and statement.figure is not None and f.amount.start < statement.figure.amount.start
    ]  # fmt: skip
    if len(rates) < 2:
        return []
    term = sum_of(rates, "rate")
    return [_rate(statement, "sum of rates", term.inputs, term.interval, term.nominal, None, False, term)]


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
    return unit_sizes_of(figure, passage)[0]


_Size = tuple[Interval | None, tuple[Input, ...], bool]


def unit_sizes_of(figure: Figure, passage: Passage) -> list[_Size]:
    """Every size that the text gives to the unit a figure counts in, else the usual one; one without a size if none."""
    unit = figure.amount.unit
    if unit is None:
        return [(None, (), False)]
    told: list[_Size] = [
        (defined.amount.value, term_of(defined, "unit").inputs, True)
        for name, defined in passage.unit_sizes if name == unit
    ]  # fmt: skip
    return told or [_usual_size(unit)]


def _usual_size(unit: str) -> _Size:
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


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor
