"""An average taken for the rate of today, where a later count shows another pace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wartoll.audit.figures import Passage
from wartoll.audit.model import Derivation, Status
from wartoll.audit.statements import Statement

_NOW = re.compile(
    r"\b(?:now|currently|at present|at the moment|presently|today|these days|nowadays|still|right now|by now)\b"
    r"|\b(?:is|are)\s+losing\b|\bcurrent (?:rate|pace|tempo|daily)\b", re.I)  # fmt: skip
#: How far the later pace must be from the average, so that the two are no longer one pace.
FACTOR = 2.0


def spend_averages(
    statement: Statement, passage: Passage, derivations: Sequence[Derivation]
) -> tuple[tuple[Derivation, ...], bool]:
    """Take back the averages that a later count overrules, where a rate is said to hold now.

    Returns
    -------
    tuple of Derivation
        The averages that end before a later, and quite other, pace no longer reproduce the rate.
    bool
        Whether an average was overruled.
    """
    if statement.kind != "rate" or not _NOW.search(passage.sentence_text(statement.sentence)):
        return tuple(derivations), False
    paces = [(d, d.nominal) for d in derivations if d.formula == "count / duration" and d.nominal]
    made, overruled = [], False
    for derivation in derivations:
        later = [n for d, n in paces if d.status is Status.OUT and _is_later(d, derivation, passage)]
        mine = derivation.nominal
        if derivation.status is Status.IN and mine and any(max(n / mine, mine / n) >= FACTOR for n in later):
            derivation, overruled = replace(derivation, status=Status.OUT), True
        made.append(derivation)
    ordered = sorted(made, key=lambda d: d.status is Status.OUT)
    return tuple(ordered), overruled


def _is_later(one: Derivation, other: Derivation, passage: Passage) -> bool:
    """Whether the time of one derivation begins when that of another is over, or nearly so.

    A length of time without days of its own ("in the ten days after it") follows what stands before it.
    """
    mine, its = _days_of(one, passage), _days_of(other, passage)
    if its is None or one.inputs[0].start <= other.inputs[0].start:
        return False
    if mine is None:
        return any(i.role == "duration" for i in one.inputs)
    middle = its[0] + (its[1] - its[0]) / 2
    return mine[0] > middle and mine[1] >= its[1]


def _days_of(derivation: Derivation, passage: Passage) -> tuple[date, date] | None:
    """The first and the last day of the time that a derivation divides by."""
    for given in derivation.inputs:
        if given.role == "duration":
            period = next((p for p in passage.periods if p.start == given.start), None)
            window = period.window if period else None
            return (window.earliest, window.latest) if window and window.earliest and window.latest else None
    days = {i.role: i.window for i in derivation.inputs if i.window}
    start, end = days.get("start"), days.get("end")
    if start and end and start.earliest and end.latest:
        return start.earliest, end.latest
    return None
