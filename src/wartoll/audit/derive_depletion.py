"""The day on which nobody is left, or a force falls to a line: start + remaining / rate."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from wartoll.audit import calculus, lexicon
from wartoll.audit.days import is_undated, own_as_of, unit_said, writing_day
from wartoll.audit.figures import Figure, Passage
from wartoll.audit.inputs import Term, candidates, loss_terms, strength_terms, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.lengths import allowed_days, unit_of
from wartoll.audit.model import Derivation, Input, Status
from wartoll.audit.periods import Period
from wartoll.audit.statements import LONGER, Statement
from wartoll.dates import Window, say_window

_NEAR = 3  # sentences back in which a line is named


def derive_depletion(statement: Statement, passage: Passage) -> list[Derivation]:
    """The day on which nobody is left: start + remaining / rate; what remains may be strength - losses."""
    made = []
    inflow = _inflow(statement, passage)
    for remaining in _remaining(statement, passage):
        for figure in _rates_for(statement, passage):
            per = figure.period.nominal_days if figure.period and figure.period.nominal_days else 1.0
            gross = term_of(figure, "rate")
            found = _depletion(statement, passage, remaining, gross, per)
            if inflow is None or found is None:
                made.append(found)
                continue
            left_out = (f"the {inflow.words} who come in their place left out",)
            made.append(replace(found, needs=(*found.needs, *left_out)))
            made.append(_depletion(statement, passage, remaining, _net_of(gross, inflow), per))
    return [d for d in made if d is not None]


def _inflow(statement: Statement, passage: Passage) -> Figure | None:
    """Those who come in place of the lost, as a rate or beside one: only of them is a net rate made."""
    rates = {f.sentence for f in passage.near(statement.sentence) if f.form == "rate" and "added" not in f.measures}
    added = [
        f for f in passage.near(statement.sentence)
        if f.form in ("rate", "count") and "added" in f.measures and f.amount.point
        and (f.form == "rate" or (f.sentence in rates and f.period is None and _EACH_TIME.search(_clause(f, passage))))
    ]  # fmt: skip
    return added[0] if len(added) == 1 else None


#: "It loses 300 a month and presses 150 new ones into service": the present tense shares the unit of time.
_EACH_TIME = re.compile(
    r"\b(?:gets?|receives?|press(?:es)?|takes?|draws?|adds?|mobili[sz]es?|recruits?|drafts?|replaces?|sends?|calls?|finds?)\b",
    re.I,
)


def _clause(figure: Figure, passage: Passage) -> str:
    """The words of its sentence up to and after a figure, cut at the nearest comma or semicolon."""
    sentence, text = passage.sentences[figure.sentence], passage.document.text
    head = re.split(r"[,;]", text[sentence.start : figure.amount.start])[-1]
    return head + re.split(r"[,;]", text[figure.amount.end : sentence.end])[0]


def _net_of(rate: Term, inflow: Figure) -> Term:
    """The rate less what comes in."""
    added = term_of(inflow, "added")
    nominal = None if rate.nominal is None or added.nominal is None else rate.nominal - added.nominal
    return replace(
        rate, inputs=(*rate.inputs, *added.inputs), interval=calculus.difference(rate.interval, added.interval),
        nominal=nominal,
    )  # fmt: skip


def _rates_for(statement: Statement, passage: Passage) -> list[Figure]:
    """The rate that a projection runs on: of the same speaker, else the last before it, else the next after it."""
    rates = [
        f for f in candidates(passage, statement, ("rate",)) if f.period and f.period.nominal_days and not f.amount.unit
    ]
    rates = [f for f in rates if f.is_loss] or rates
    claim = statement.claim or passage.claim_at(statement.start, statement.end)
    own = [f for f in rates if claim and claim.speaker and f.claim and f.claim.speaker == claim.speaker]
    if own:
        return own
    before = [f for f in rates if f.sentence <= statement.sentence]
    nearest = before[-1].sentence if before else rates[0].sentence if rates else None
    return [f for f in rates if f.sentence == nearest]


def _remaining(statement: Statement, passage: Passage) -> list[tuple[str, Term, Term | None]]:
    """What is left to lose: counted as such; else strength less losses, and the strength itself."""
    lines = _lines(statement, passage)
    if lines:
        wholes = [t for t in _present(statement, passage) if t.nominal and t.first not in lines]
        return [
            ("strength - threshold", w, term_of(line, "threshold")) for w in wholes for line in lines
            if line.amount.said and w.nominal and line.amount.said < w.nominal
        ]  # fmt: skip
    left = strength_terms(passage, statement, remaining=True)
    if left:
        return [("remaining", t, None) for t in left]
    wholes = strength_terms(passage, statement)
    losses = [t for t in loss_terms(passage, statement) if t.nominal is not None]
    made: list[tuple[str, Term, Term | None]] = [
        ("whole - losses", w, c) for w in wholes for c in losses
        if w.nominal is not None and c.nominal is not None and c.nominal < w.nominal
    ]  # fmt: skip
    return made + [("whole", w, None) for w in wholes if not any(_is_told_of(c, w, passage) for c in losses)]


_OF_THE = re.compile(r"\W*(?:and |but )?of\s+(?:[\w'’-]+\s+){0,2}\Z", re.I)


def _is_told_of(losses: Term, whole: Term, passage: Passage) -> bool:
    """Whether losses are told of a strength in its sentence ("Of the 9,000 who came, 4,000 are dead"): less is left."""
    first, second = whole.first, losses.first
    if first.sentence != second.sentence or second.amount.start < first.amount.start:
        return False
    return (
        _OF_THE.match(passage.document.text[passage.sentences[first.sentence].start : first.amount.start]) is not None
    )


_LINE = re.compile(
    r"\b(?:once|below|under|beneath|fewer than|less than|minimum|needs?|unfit|unable|line|threshold|limit|regards?"
    r"|counts? as|considered|at least|no longer|floor|mark|falls? to|drops? to|without)\b", re.I)  # fmt: skip


def _lines(statement: Statement, passage: Passage) -> list[Figure]:
    """The number below which a force is said to be of no use, where the statement is about reaching it."""
    if not lexicon.words("targets", "threshold").search(passage.sentence_text(statement.sentence)):
        return []
    counts = [
        f for f in passage.near(statement.sentence)
        if f.form == "count" and 0 <= statement.sentence - f.sentence <= _NEAR and f.amount.said and not f.other
    ]  # fmt: skip
    own = [f for f in counts if f.sentence == statement.sentence]
    return own[:1] or [f for f in counts if _LINE.search(_clause(f, passage))][-1:]


def _present(statement: Statement, passage: Passage) -> list[Term]:
    """Those who are there, whatever the words that count them."""
    counted = strength_terms(passage, statement, remaining=True) + strength_terms(passage, statement)
    bare = [f for f in candidates(passage, statement) if not f.is_loss and not f.measures]
    return list({t.first.amount.start: t for t in [*counted, *(term_of(f, "whole") for f in bare)]}.values())


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
        "strength - threshold": "start + (strength - threshold) / rate",
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
    unit_days = unit_said(lengths[0], passage) if lengths else 1.0
    return Derivation(formula, inputs, days, nominal, day, window, status, needs=needs, one_sided=one_sided,
                      unit="days", unit_days=unit_days, pace_days=per)  # fmt: skip


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


_DENIED = re.compile(
    r"\b(?:cannot|can not|can['’]t|(?:will|could|would|may|might) (?:not|never)|won['’]t|unlikely to|unable to|hardly)"
    r"\s+(?:\w+\s+)?(?:last|hold|survive|endure|exist|go on|carry on|keep|fight|be sustained|sustain)\b",
    re.I,
)


def _is_denied(statement: Statement, passage: Passage) -> bool:
    """Whether a force is said not to last so long: then it is gone before."""
    return _DENIED.search(passage.sentence_text(statement.sentence)) is not None


def _meets_times(
    statement: Statement, passage: Passage, days: Interval, nominal: float | None, begin: date | None
) -> tuple[Status, tuple[str, ...]]:
    """Whether so many days lead to each time that the statement names, and which length is cut for it."""
    statuses, needs = [], []
    for period in statement.times:
        words = passage.document.text[max(0, period.start - 14) : period.end]
        within = bool(_WITHIN.search(words)) or _is_denied(statement, passage)
        longer = LONGER.search(words) is not None and not within
        if begin and not _YEAR.search(words):
            period = _ahead_of(period, begin)
        allowed = _allowed_days(period, begin, within)
        if allowed is None:
            continue
        if longer:
            allowed = Interval(allowed.low, float("inf"))
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


_YEAR = re.compile(r"\b[12]\d{3}\b")


def _ahead_of(period: Period, begin: date) -> Period:
    """A day without a year that lies before the day a projection starts from is the next of its name."""
    window = period.window
    first, last = (window.earliest, window.latest) if window else (None, None)
    if first is None or last is None or last >= begin or (begin - last).days > 366:
        return period
    days = [date(d.year + 1, d.month, min(d.day, 28) if d.month == 2 else d.day) for d in (first, last)]
    return replace(period, window=Window(*days))


def _allowed_days(period: Period, begin: date | None, within: bool) -> Interval | None:
    if period.kind in ("duration", "period") and period.nominal_days and period.days:
        return Interval(0.0, period.days.high) if within else allowed_days(period)
    if period.window is None or begin is None or period.window.latest is None or period.window.earliest is None:
        return None
    low, high = (period.window.earliest - begin).days, (period.window.latest - begin).days
    slack = max(1.0, 0.05 * high)  # a day or two on a month do not make a date impossible
    return Interval(0.0 if within else float(low), high + slack) if high >= 0 else None


def _cut_length(period: Period, nominal: float | None) -> str | None:
    """What is cut where a length is stated in whole units: "12.7 weeks cut to 12"."""
    if period.kind != "duration" or not period.nominal_days or nominal is None:
        return None
    unit = unit_of(period)
    stated = period.nominal_days / unit
    name = {1.0: "days", 7.0: "weeks"}.get(unit, "months" if unit < 300 else "years")
    if stated >= 2 and stated <= nominal / unit < stated + 1:
        return f"{nominal / unit:.1f} {name} cut to {stated:.0f}"
    return None
