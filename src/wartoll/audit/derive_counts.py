"""Counts from other figures: sums, differences, shares of a count, a rate over a time, units of people."""

from __future__ import annotations

import re

from wartoll.audit import calculus
from wartoll.audit.assess import assess
from wartoll.audit.days import lengths_of, spans_of
from wartoll.audit.derive_rates import unit_size
from wartoll.audit.derive_shares import pairs_to_compare
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.inputs import Term, candidates, loss_terms, strength_terms, sum_of, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Input, Status
from wartoll.audit.statements import Statement

_MAX_PARTS = 12
_REACH = 4  # how many sentences back a sum gathers its parts


def derive_count(statement: Statement, passage: Passage) -> list[Derivation]:
    """Every admissible way to a count that points back or concludes."""
    if statement.figure is not None and statement.figure.amount.unit:
        return _in_units(statement, passage)
    if compares(statement, passage):
        return _differences(statement, passage)
    return [
        *_sums(statement, passage), *_shares(statement, passage), *_over_time(statement, passage),
        *_differences(statement, passage), *_net(statement, passage), *_people_in_units(statement, passage),
    ]  # fmt: skip


def _make(statement: Statement, formula: str, inputs: tuple[Input, ...], result: Interval, nominal: float | None,
          *, soft: bool, one_sided: bool = False) -> Derivation:  # fmt: skip
    status, agrees = assess(statement, result, nominal, soft=soft)
    return Derivation(
        formula, inputs, result, nominal, status=status, agreement=agrees, one_sided=one_sided, unit="people"
    )


def _sums(statement: Statement, passage: Passage) -> list[Derivation]:
    """Sums of the counts just said that don't overlap; a whole with its parts is the whole."""
    before = statement.figure.amount.start if statement.figure else 0
    figures = [f for f in candidates(passage, statement) if f.amount.start < before]
    made, seen = [], set()
    for reach in range(_REACH + 1):
        near = [f for f in figures if statement.sentence - reach <= f.sentence]
        for chosen in (near, [f for f in near if f.measures == statement.measures], [f for f in near if f.is_loss]):
            parts = [f for f in chosen if not f.part and not (f.then and len(chosen) > 2)][-_MAX_PARTS:]
            key = tuple(f.amount.start for f in parts)
            if key in seen or not parts or not _sums_to(statement, parts):
                continue
            seen.add(key)
            term = sum_of(parts)
            if len(parts) >= 2:
                made.append(
                    _make(
                        statement,
                        "sum",
                        term.inputs,
                        term.interval,
                        term.nominal,
                        soft=term.soft,
                        one_sided=term.one_sided,
                    )
                )
            elif any(f.part for f in chosen):
                made.append(
                    _make(
                        statement,
                        "whole, its parts not added",
                        term.inputs,
                        term.interval,
                        term.nominal,
                        soft=term.soft,
                    )
                )
    return made


def _sums_to(statement: Statement, parts: list[Figure]) -> bool:
    """Whether parts of these measures add up to the measure that the statement counts."""
    wanted = statement.measures & LOSS
    found = frozenset().union(*(f.measures for f in parts)) & LOSS
    if any(not f.is_loss for f in parts):
        return not found and not wanted
    if not wanted or "losses" in wanted:
        return True
    return found <= wanted


_REFERS = re.compile(
    r"\s*(?:of (?:them|these|those|whom|that|this|this number|that number|the)|per cent of|died|were|was|had|are|have)",
    re.I,
)


def _shares(statement: Statement, passage: Passage) -> list[Derivation]:
    """A share of a count: of the one named, else of the nearest one before it."""
    made = []
    for share in candidates(passage, statement, ("share",)):
        if abs(share.sentence - statement.sentence) > 3:
            continue
        term = term_of(share, "share")
        for whole in _wholes_of(share, statement, passage):
            base = term_of(whole, "whole")
            nominal = None if term.nominal is None or base.nominal is None else term.nominal * base.nominal
            made.append(
                _make(statement, "share * whole", (*term.inputs, *base.inputs),
                      calculus.count_from_share(term.interval, base.interval), nominal,
                      soft=term.soft and base.soft, one_sided=term.one_sided or base.one_sided)
            )  # fmt: skip
    return made


def _wholes_of(share: Figure, statement: Statement, passage: Passage) -> list[Figure]:
    """The counts that a share may be of."""
    counts = [f for f in candidates(passage, statement) if not f.other]
    tail = passage.document.text[share.amount.end : share.amount.end + 60]
    before = [f for f in counts if f.amount.start < share.amount.start and share.sentence - f.sentence <= 3]
    named = [f for f in passage.near(share.sentence) if f.form == "count" and f.amount.start < share.amount.start]
    if re.match(r"\s*(?:of (?:them|these|those|whom|that number|this number))\b", tail, re.I) and named:
        return [named[-1]]
    of_losses = re.match(
        r"\s*of (?:the |all |its |their |his )?(?:\w+ )?(?:casualt|loss|dead|wounded|killed)", tail, re.I
    )
    if of_losses:
        return [f for f in counts if f.is_loss]
    strengths = [f for f in counts if f.is_strength]
    if re.match(r"\s*(?:of\b)", tail, re.I) and strengths:
        return strengths
    return before[-1:] or strengths


def _over_time(statement: Statement, passage: Passage) -> list[Derivation]:
    """A rate over a time: the losses that it comes to."""
    made = []
    for rate in candidates(passage, statement, ("rate",)):
        if (
            rate.period is None
            or not rate.period.nominal_days
            or rate.amount.unit
            or abs(rate.sentence - statement.sentence) > 3
        ):
            continue
        term = term_of(rate, "rate")
        per = rate.period.nominal_days
        for first in sorted(
            {rate.sentence, statement.sentence, statement.sentence - 1} & set(range(len(passage.sentences)))
        ):
            for period in passage.periods_in(first):
                if period.kind not in ("period", "duration") or period.days is None or not period.nominal_days:
                    continue
                words = passage.document.text[period.start : period.end]
                days = Input("duration", period.nominal_days, period.days, words, None, period.start, period.end)
                for length in lengths_of(period):
                    nominal = None if term.nominal is None else term.nominal * length / per
                    result = calculus.count_at_rate(term.interval.scaled(1 / per), Interval.point(length))
                    made.append(
                        _make(statement, "rate * duration", (*term.inputs, days), result, nominal, soft=term.soft)
                    )
        for span in spans_of(term, statement, passage):
            if len(span.inputs) == 2 and span.inputs[1].start >= 0 and span.nominal:
                nominal = None if term.nominal is None else term.nominal * span.nominal / per
                result = calculus.count_at_rate(term.interval.scaled(1 / per), span.days)
                made.append(
                    _make(statement, "rate * duration", (*term.inputs, *span.inputs), result, nominal, soft=term.soft)
                )
    return made


def _differences(statement: Statement, passage: Passage) -> list[Derivation]:
    """What is left of a strength after its losses, or what the one count has more or fewer than another."""
    made: list[Derivation] = []
    if compares(statement, passage):
        for one, other in pairs_to_compare(statement, passage):
            larger, smaller = sorted((term_of(one, "now"), term_of(other, "then")), key=_size, reverse=True)
            made += _less(statement, larger, smaller, "now - then")
        return made
    if not statement.measures & LOSS:
        for whole in strength_terms(passage, statement):
            for lost in loss_terms(passage, statement, frozenset({"losses"})):
                made += _less(statement, whole, lost, "whole - losses")
        return made
    counts = [f for f in candidates(passage, statement) if f.measures & statement.measures & LOSS and not f.part]
    for later in counts:
        for earlier in counts:
            if later is not earlier and earlier.then and not later.then and abs(later.sentence - earlier.sentence) <= 2:
                made += _less(statement, term_of(later, "now"), term_of(earlier, "then"), "now - then")
    remaining = strength_terms(passage, statement, remaining=True)
    for whole in strength_terms(passage, statement):
        for rest in remaining:
            made += _less(statement, whole, rest, "whole - remaining")
    return made


_COMPARES_BEFORE = re.compile(
    r"\b(?:increase|rise|growth|fall|drop|decline|decrease|reduction|difference|gap|jump|excess|surplus|addition)\s+of\s+"
    r"(?:[\w-]+\s+){0,2}\Z"
    r"|\b(?:gr[eo]wn?|ris(?:en|es|ing)|rose|increased?|climbed|fell|fallen|dropped|declined|up|down|exceeds?|exceeded)"
    r"\s+by\s+(?:[\w-]+\s+){0,2}\Z"
    r"|\b(?:difference|gap|increase|rise)\s+(?:is|was|comes to|amounts to|between[^.;,]*is)\s+(?:[\w-]+\s+){0,2}\Z"
    r"|\b(?:added|adds|adding|another|a further|an additional)\s+\Z", re.I)  # fmt: skip
_COMPARES_AFTER = re.compile(
    r"\s*(?:(?!than\b)[\w'-]+\s+){0,2}?(?:more|fewer|less|higher|lower|extra|additional|new|further)\b"
    r"(?!\s+(?:or less|a day|a week))",
    re.I,
)


def compares(statement: Statement, passage: Passage) -> bool:
    """Whether the words beside a count make it a difference: "1,100 more than in May", "a rise of 500"."""
    figure = statement.figure
    if figure is None:
        return False
    sentence, text = passage.sentences[statement.sentence], passage.document.text
    before, after = text[sentence.start : figure.amount.start], text[figure.amount.end : sentence.end]
    return _COMPARES_BEFORE.search(before) is not None or _COMPARES_AFTER.match(after) is not None


def _size(term: Term) -> float:
    return term.nominal if term.nominal is not None else term.interval.low


_NET = re.compile(r"\bnet\b|\bshr[aiu]nk(?:s|en)?\b|\breplac\w+|\breinforce\w+|\bmade good\b", re.I)


def _net(statement: Statement, passage: Passage) -> list[Derivation]:
    """Losses less those who came in their place."""
    if not _NET.search(passage.sentence_text(statement.sentence)):
        return []
    added = [
        f for f in passage.near(statement.sentence)
        if f.form == "count" and "added" in f.measures and f is not statement.figure
        and 0 <= statement.sentence - f.sentence <= 3
    ]  # fmt: skip
    lost = loss_terms(passage, statement, frozenset({"losses"}))
    return [d for a in added for t in lost for d in _less(statement, t, term_of(a, "added"), "losses - added")]


def _less(statement: Statement, whole: Term, part: Term, formula: str) -> list[Derivation]:
    if whole.nominal is not None and part.nominal is not None and whole.nominal <= part.nominal:
        return []
    nominal = None if whole.nominal is None or part.nominal is None else whole.nominal - part.nominal
    result = calculus.difference(whole.interval, part.interval)
    return [_make(statement, formula, (*whole.inputs, *part.inputs), result, nominal, soft=whole.soft and part.soft,
                  one_sided=whole.one_sided or part.one_sided)]  # fmt: skip


def _people_in_units(statement: Statement, passage: Passage) -> list[Derivation]:
    """The people in so many units ("two companies did not come back")."""
    made = []
    for figure in candidates(passage, statement, ("unit",)):
        if figure.amount.said is None or statement.sentence - figure.sentence not in (0, 1, 2):
            continue
        size, size_inputs, _ = unit_size(figure, passage)
        if size is not None:
            people = size.scaled(figure.amount.said)
            nominal = people.low if people.is_point else None
            inputs = (*term_of(figure, "count").inputs, *size_inputs)
            made.append(_make(statement, "units * size", inputs, people, nominal, soft=people.is_point))
    return made


def _in_units(statement: Statement, passage: Passage) -> list[Derivation]:
    """A count of people in units of people: "that is two battalions"."""
    figure = statement.figure
    if figure is None:
        return []
    size, size_inputs, defined = unit_size(figure, passage)
    made = []
    beside = [
        term_of(f, "count") for f in passage.figures_in(statement.sentence)
        if f.form in ("rate", "count") and f is not figure and f.amount.start < figure.amount.start
    ]  # fmt: skip
    for term in beside or loss_terms(passage, statement):
        if size is None:
            continue
        result = calculus.in_units(term.interval, size)
        allowed = size.scaled(statement.said or 1.0)
        if defined:
            nominal = None if term.nominal is None else term.nominal / size.low
            status, agrees = assess(statement, result, nominal, soft=term.soft)
        else:
            value = Interval.point(term.nominal) if term.soft and term.nominal is not None else term.interval
            status = Status.IN if value.within(allowed) else Status.PART if value.meets(allowed) else Status.OUT
            nominal, agrees = None, None
        made.append(
            Derivation(
                "count / unit",
                (*term.inputs, *size_inputs),
                result,
                nominal,
                status=status,
                agreement=agrees,
                unit="units",
            )
        )
    return made
