"""How a result stands to a statement: in what it allows, partly in it, or out of it."""

from __future__ import annotations

import re

from wartoll.audit.interval import Interval
from wartoll.audit.model import Status
from wartoll.audit.rounding import Agreement, agreement
from wartoll.audit.statements import Statement

_STRICT = re.compile(r"more than|over|exceed|above|most|majority", re.I)


def assess(
    statement: Statement, result: Interval, nominal: float | None, *, soft: bool
) -> tuple[Status, Agreement | None]:
    """Judge a result, in the statement's unit.

    Parameters
    ----------
    statement : Statement
        With the interval that it allows.
    result : Interval
        All values that the inputs allow.
    nominal : float or None
        The result of the numbers as said.
    soft : bool
        Whether the interval comes from the rounding of the inputs only: then the numbers as said decide.

    Returns
    -------
    Status
        ``in`` where it holds, ``out`` where no value that the inputs allow makes it hold, else ``part``.
    Agreement or None
        How the nominal result agrees with the figure stated.
    """
    allowed = statement.allowed
    if allowed is None:
        return Status.PART, None
    said = statement.said
    agrees = agreement(nominal, said) if nominal is not None and said is not None and said > 0 else None
    if statement.mode == "floor":
        return _assess_floor(statement, result, nominal, soft), agrees
    if statement.mode == "range":
        allowed = Interval(allowed.low * 0.985, allowed.high * 1.015)
    if nominal is not None and (allowed.holds(nominal) or (agrees and statement.mode != "range")):
        return Status.IN, agrees
    if nominal is None and result.within(allowed):
        return Status.IN, None
    return (Status.PART if result.meets(allowed) else Status.OUT), None


def _assess_floor(statement: Statement, result: Interval, nominal: float | None, soft: bool) -> Status:
    said = statement.said or (statement.allowed.low if statement.allowed else 0.0)
    strict = bool(statement.figure and _STRICT.search(statement.figure.words))

    def holds(value: float) -> bool:
        return value > said * (1 + 1e-9) if strict else value >= said * (1 - 1e-9)

    if holds(result.low) or (soft and nominal is not None and holds(nominal)):
        return Status.IN
    return Status.PART if holds(result.high) else Status.OUT
