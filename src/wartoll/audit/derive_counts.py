"""Counts from other figures: sums, differences, shares of a count, a rate over a time, units of people."""

from __future__ import annotations

import re
from dataclasses import replace

from wartoll.audit import calculus, lexicon
from wartoll.audit.days import day_input, lengths_of, spans_of, writing_day
from wartoll.audit.derive_differences import compares, derive_difference, derive_from_ratio, derive_net, make_count
from wartoll.audit.derive_units import PER_BODY, count_in_units, count_per_body, people_in_units
from wartoll.audit.figures import LOSS, Figure, Passage
from wartoll.audit.inputs import candidates, loss_terms, sum_of, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Input, Status
from wartoll.audit.refused import (
    are_vintages,
    refuse_other_measures,
    refuse_part_with_whole,
    refuse_subgroup,
    refuse_sum_of_vintages,
)
from wartoll.audit.statements import Statement
from wartoll.claims import Measure
from wartoll.dates import Window

_MAX_PARTS = 12
_REACH = 4  # how many sentences back a sum gathers its parts


def derive_count(statement: Statement, passage: Passage) -> list[Derivation]:
    """Every admissible way to a count that points back or concludes."""
    if statement.figure is not None and statement.figure.amount.unit:
        return count_in_units(statement, passage)
    if PER_BODY.search(passage.sentence_text(statement.sentence)):
        return count_per_body(statement, passage)
    if compares(statement, passage):
        made = [*derive_difference(statement, passage), *_over_time(statement, passage)]
        return made or refuse_other_measures(statement, passage)
    made = [
        *_sums(statement, passage), *_shares(statement, passage), *_over_time(statement, passage),
        *derive_difference(statement, passage), *derive_net(statement, passage),
        *derive_from_ratio(statement, passage), *_projected_totals(statement, passage),
        *people_in_units(statement, passage),
    ]  # fmt: skip
    if all(d.status is Status.OUT for d in made):
        made += refuse_part_with_whole(statement, passage)
    return made


def _sums(statement: Statement, passage: Passage) -> list[Derivation]:
    """Sums of the counts just said that don't overlap; a whole with its parts is the whole."""
    before = statement.figure.amount.start if statement.figure else 0
    figures = [f for f in candidates(passage, statement) if f.amount.start < before]
    made, seen = [], set()
    for reach in range(_REACH + 1):
        near = [f for f in figures if statement.sentence - reach <= f.sentence]
        groups = [near, [f for f in near if f.measures == statement.measures], [f for f in near if f.is_loss]]
        if reach <= 2 and _counts_everybody(statement):
            groups.append(_everybody(statement, passage, reach, before))
        for chosen in groups:
            parts = [f for f in chosen if not f.part and not (f.then and len(chosen) > 2)][-_MAX_PARTS:]
            key = tuple(f.amount.start for f in parts)
            if key in seen or not parts or not _sums_to(statement, parts):
                continue
            seen.add(key)
            term = sum_of(parts)
            if len(parts) >= 2 and are_vintages(parts, passage):
                made += refuse_sum_of_vintages(statement, parts, term)
            elif len(parts) >= 2:
                made.append(
                    make_count(
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
                    make_count(
                        statement,
                        "whole, its parts not added",
                        term.inputs,
                        term.interval,
                        term.nominal,
                        soft=term.soft,
                    )
                )
    return made


def counts_a_strength(statement: Statement) -> bool:
    """Whether a count tells how many there are, by its words or by the claim that holds it."""
    measures = statement.measures - LOSS
    claimed = statement.claim is not None and statement.claim.measure is Measure.STRENGTH
    return not statement.measures & LOSS and ("strength" in measures or claimed)


def _counts_everybody(statement: Statement) -> bool:
    """Whether a total is of people whoever they are: "250 people in all", "510 lives"."""
    noun = statement.figure.noun if statement.figure else None
    of_one_body = statement.figure is not None and bool(statement.figure.bodies)
    return statement.signalled and not of_one_body and (noun is None or noun in _ANYBODY)


_ANYBODY = frozenset("people persons lives dead deaths casualties killed wounded victims losses men soldiers".split())
_TAKEN = frozenset("prisoners prisoner captives pows captured".split())


def _everybody(statement: Statement, passage: Passage, reach: int, before: int) -> list[Figure]:
    """The counts of losses just said, of soldiers and of others; of soldiers and prisoners where soldiers are told."""
    wanted = statement.measures & LOSS
    wanted = LOSS if not wanted or "losses" in wanted else wanted
    soldiers = statement.figure is not None and statement.figure.noun in ("men", "soldiers")
    return [
        f for f in passage.near(statement.sentence)
        if f.form == "count" and f.is_loss and f.amount.start < before and statement.sentence - reach <= f.sentence
        and f.measures & LOSS <= wanted
        and (not f.other or not soldiers or f.noun in _TAKEN)
    ]  # fmt: skip


def _sums_to(statement: Statement, parts: list[Figure]) -> bool:
    """Whether parts of these measures add up to the measure that the statement counts."""
    wanted = statement.measures & LOSS
    found = frozenset().union(*(f.measures for f in parts)) & LOSS
    if found and counts_a_strength(statement):
        return False  # "puts the force at 11,000": how many there are is no sum of the dead and the wounded
    if any(not f.is_loss for f in parts):
        return not found and not wanted
    if not wanted or "losses" in wanted:
        return True
    return found <= wanted


def _shares(statement: Statement, passage: Passage) -> list[Derivation]:
    """A share of a count: of the one named, else of the nearest one before it; where some are left, the rest of it."""
    made = []
    told = lexicon.words("counting", "remaining").search(passage.sentence_text(statement.sentence))
    rest = not statement.measures & LOSS and ("remaining" in statement.measures or told is not None)
    for share in candidates(passage, statement, ("share",)):
        if abs(share.sentence - statement.sentence) > 3:
            continue
        term = term_of(share, "share")
        noun = _subgroup(share, passage)
        for whole in _wholes_of(share, statement, passage):
            base = term_of(whole, "whole")
            left = rest and share.is_loss and not whole.is_loss
            part = Interval.point(1.0) - term.interval if left else term.interval
            fraction = term.nominal if term.nominal is None or not left else 1 - term.nominal
            if noun and noun not in _noun_phrase(whole, passage):
                made += refuse_subgroup(statement, term, base, noun)
                continue
            nominal = None if fraction is None or base.nominal is None else fraction * base.nominal
            formula = "(1 - share) * whole" if left else "share * whole"
            made.append(
                make_count(statement, formula, (*term.inputs, *base.inputs),
                      calculus.count_from_share(part, base.interval), nominal,
                      soft=term.soft and base.soft, one_sided=term.one_sided or base.one_sided)
            )  # fmt: skip
    return made


def _subgroup(share: Figure, passage: Passage) -> str | None:
    """The kind of soldiers that a share is of ("of the officers"), where it is of one kind only."""
    tail = passage.document.text[share.amount.end : share.amount.end + 60]
    match = re.match(
        r"\s*of\s+(?:the|its|their|his|all|these|those)?\s*"
        r"((?:(?!(?:has|have|had|was|were|is|are|who|that|in|on|at|of)\b)[\w-]+\b\s*){1,3})",
        tail,
        re.I,
    )
    kind = lexicon.words("people", "kinds").search(match[1]) if match else None
    return kind[0].lower() if kind else None


def _noun_phrase(figure: Figure, passage: Passage) -> str:
    """The few words after a number."""
    return passage.document.text[figure.amount.end : figure.amount.end + 40].lower()


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


_AHEAD = re.compile(r"\b(?:will|would|another|further|more|next|by then|to come)\b", re.I)


def _is_over(window: Window, passage: Passage) -> bool:
    """Whether a time has ended when the document is written."""
    published = passage.document.published
    return published is not None and window.latest is not None and window.latest <= published


def _over_time(statement: Statement, passage: Passage) -> list[Derivation]:
    """A rate over a time: the losses that it comes to; those still to come not over a time that is over."""
    made = []
    ahead = _AHEAD.search(passage.sentence_text(statement.sentence)) is not None
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
                if ahead and period.window is not None and period.window.latest and _is_over(period.window, passage):
                    continue
                words = passage.document.text[period.start : period.end]
                days = Input("duration", period.nominal_days, period.days, words, None, period.start, period.end)
                for length in lengths_of(period):
                    nominal = None if term.nominal is None else term.nominal * length / per
                    result = calculus.count_at_rate(term.interval.scaled(1 / per), Interval.point(length))
                    made.append(
                        make_count(statement, "rate * duration", (*term.inputs, days), result, nominal, soft=term.soft)
                    )
        for span in spans_of(term, statement, passage):
            if len(span.inputs) == 2 and span.inputs[1].start >= 0 and span.nominal:
                nominal = None if term.nominal is None else term.nominal * span.nominal / per
                result = calculus.count_at_rate(term.interval.scaled(1 / per), span.days)
                made.append(
                    make_count(
                        statement, "rate * duration", (*term.inputs, *span.inputs), result, nominal, soft=term.soft
                    )
                )
    return made


def _projected_totals(statement: Statement, passage: Passage) -> list[Derivation]:
    """The losses so far and those of a rate until a day: "could come to 6,000 by the end of June"."""
    ends = [p for p in passage.periods_in(statement.sentence) if p.kind == "day" and p.role == "until" and p.window]
    if not ends or not _AHEAD.search(passage.sentence_text(statement.sentence)):
        return []
    made = []
    rates = [
        f for f in candidates(passage, statement, ("rate",))
        if f.period and f.period.nominal_days and not f.amount.unit and not f.then
        and 0 <= statement.sentence - f.sentence <= _REACH
    ]  # fmt: skip
    for count in loss_terms(passage, replace(statement, anaphoric=False, loose=False)):
        day = writing_day(statement, passage)
        if day is None or day.window is None or statement.sentence - count.first.sentence > _REACH:
            continue
        for rate in rates:
            term, end = term_of(rate, "rate"), day_input("end", ends[-1], passage)
            days = calculus.window_days(day.window, end.window) if end.window else None
            if days is None or rate.period is None or not rate.period.nominal_days:
                continue
            more = calculus.count_at_rate(term.interval.scaled(1 / rate.period.nominal_days), days)
            nominal = None
            if days.is_point and term.nominal is not None and count.nominal is not None:
                nominal = count.nominal + term.nominal * days.low / rate.period.nominal_days
            inputs = (*count.inputs, *term.inputs, replace(day, role="start"), end)
            made.append(make_count(statement, "count + rate * duration", inputs, count.interval + more, nominal,
                                   soft=count.soft and term.soft, one_sided=count.one_sided))  # fmt: skip
    return made
