"""A derivation in words: "3,800 over the 41 days from 6 December 2024 to 16 January 2025 is 92.7 a day"."""

from __future__ import annotations

import re
from collections.abc import Callable

from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Input
from wartoll.audit.wording import say_days, say_number, say_people, say_per, say_rate, say_share
from wartoll.dates import Window, say_window


def say_equation(derivation: Derivation, per_days: float = 1.0) -> str:
    """The arithmetic of a derivation in one clause.

    Parameters
    ----------
    derivation : Derivation
    per_days : float
        For a rate: the days of the unit of time that the statement names.
    """
    roles = {i.role: i for i in derivation.inputs}
    counts = [i for i in derivation.inputs if i.role in ("count", "part")]
    formula = derivation.formula
    if formula.startswith("count / duration"):
        result = _result(derivation, per_days)
        return f"{_terms(counts)} over {_over(derivation, roles)} is {result}"
    if formula == "count + rate * duration":
        more = f"{_said(roles['rate'])} {say_per(derivation.pace_days)} over {_over(derivation, roles)}"
        return f"{_terms(counts)} and {more} make {_people(derivation)}"
    if formula.startswith("rate * time") or formula == "rate * duration":
        rate = f"{_said(roles['rate'])} {say_per(derivation.pace_days)}"
        over = f" over {_over(derivation, roles)}" if "duration" in roles or "start" in roles else ""
        return f"{rate}{over} is {_result(derivation, per_days)}"
    if formula in ("part / whole", "1 - part / whole"):
        parts = [i for i in derivation.inputs if i.role == "part"]
        wholes = [i for i in derivation.inputs if i.role == "whole"]
        share = say_share(derivation.nominal) if derivation.nominal is not None else _ends(derivation.result, say_share)
        left = " left" if formula.startswith("1") else ""
        return f"{_terms(parts)} of {_terms(wholes)} is {share}{left}"
    if formula == "share * whole":
        return f"{_said(roles['share'])} of {_said(roles['whole'])} is {_people(derivation)}"
    if formula in ("sum", "whole, its parts not added"):
        return (
            f"{_terms(counts)} is {_people(derivation)}"
            if len(counts) > 1
            else f"{_said(counts[0])} already holds its parts"
        )
    if " - " in formula and derivation.unit == "people" and len(derivation.inputs) == 2:
        first, second = derivation.inputs
        return f"{_said(first)} less {_said(second)} is {_people(derivation)}"
    if formula in ("now / then", "now / then - 1", "now - then"):
        return _say_change(derivation, roles)
    if formula == "count / rate":
        return f"{_terms(counts)} at {_said(roles['rate'])} is {_ends(derivation.result, say_days)}"
    if formula == "count / unit":
        return f"{_terms(counts)} in units of {_said(roles['unit'])} is {_number(derivation)}"
    if formula.startswith("start + "):
        return say_depletion(derivation)
    return f"{' and '.join(_said(i) for i in derivation.inputs)} give {_number(derivation)}"


def say_depletion(derivation: Derivation) -> str:
    """How long what remains lasts, in days and weeks, and to which day that leads."""
    roles = {i.role: i for i in derivation.inputs}
    whole = roles.get("remaining") or roles["whole"]
    lost = roles.get("count") or roles.get("threshold")
    left = f"({_said(whole)} − {_said(lost)})" if lost else _said(whole)
    rate = _said(roles["rate"])
    if "added" in roles:
        rate = f"({rate} − {_said(roles['added'])})"
    if derivation.nominal is None:
        return f"{left} / {rate} is {_ends(derivation.result, say_days)}"
    days = derivation.nominal
    weeks = f", {days / 7:.1f} weeks" if days >= 14 else ""
    start = roles.get("start")
    since = f" from {say_window(start.window)}" if start and start.window else ""
    reached = f", which leads{since} to {say_window(Window.day(derivation.day))}" if derivation.day else ""
    return f"{left} / {rate} is {say_days(days)}{weeks}{reached}"


def _say_change(derivation: Derivation, roles: dict[str, Input]) -> str:
    now, then = _said(roles["now"]), _said(roles["then"])
    value = derivation.nominal
    if derivation.formula == "now / then":
        times = _ends(derivation.result, lambda v: f"{v:.1f}") if value is None else f"{value:.1f}"
        return f"{now} is {times} times {then}"
    if value is None:
        return f"from {then} to {now} is a change of {_ends(derivation.result, say_share)}"
    if derivation.formula == "now - then":
        return f"from {then} to {now} is {100 * value:.0f} percentage points"
    return f"from {then} to {now} is a change of {say_share(value)}"


def _over(derivation: Derivation, roles: dict[str, Input]) -> str:
    """The time of a rate: "the 41 days from 6 December 2024 to 16 January 2025", or the words of the text."""
    start, end, length = roles.get("start"), roles.get("end"), roles.get("duration")
    if start and end and start.window and end.window and start.window.earliest and end.window.latest:
        first, last = start.window, end.window
        assert first.latest is not None
        assert last.earliest is not None
        low, high = (last.earliest - first.latest).days, (end.window.latest - start.window.earliest).days
        days = say_days(high) if low == high else f"{max(1, low)} to {say_days(high)}"
        return f"the {days} from {say_window(first)} to {say_window(last)}"
    if length is None:
        return "its time"
    value = length.value
    words = bare_length(length.words)
    return say_days(value) if isinstance(value, float) and value < 60 else _with_article(words)


_BARE = re.compile(r"(?:day|week|month|year|first|second|last|third|past|previous|opening|final)\b", re.I)
_SPAN = re.compile(r"(?:from|between)\b", re.I)


def _with_article(words: str) -> str:
    """A time as it can stand after "over": "the days between 1 October and 15 December", "the first half"."""
    if _SPAN.match(words):
        return f"the days {words[0].lower()}{words[1:]}"
    return f"the {words[0].lower()}{words[1:]}" if _BARE.match(words) else words


def bare_length(words: str) -> str:
    """The length alone: "two months" of "within just two months"."""
    return re.sub(
        r"^(?:(?:in|over|within|during|for|just|only|about|of|after|inside|some|the|last|past|lasted|took|at|through|throughout)\s+)+",
        "",
        words,
        flags=re.I,
    )


def _result(derivation: Derivation, per_days: float) -> str:
    unit = next((i for i in derivation.inputs if i.role == "unit"), None)
    if unit is not None:
        return f"{_number(derivation)} of {_said(unit)}"
    if derivation.unit == "people":
        return _people(derivation)
    per = say_per(per_days)
    if derivation.nominal is not None:
        value = derivation.nominal
        digits = f"{value:,.1f}" if value < 1000 and abs(value - round(value)) > 0.049 else f"{value:,.0f}"
        return f"{digits} {per}"
    return f"{say_rate(derivation.result)} {per}" if derivation.result else per


def _people(derivation: Derivation) -> str:
    return say_people(derivation.nominal) if derivation.nominal is not None else _ends(derivation.result, say_people)


def _number(derivation: Derivation) -> str:
    if derivation.nominal is not None:
        return f"{derivation.nominal:,.2f}".rstrip("0").rstrip(".")
    return _ends(derivation.result, lambda v: f"{v:,.2f}".rstrip("0").rstrip("."))


def _ends(result: Interval | None, say: Callable[[float], str]) -> str:
    if result is None:
        return "unknown"
    if result.high == float("inf"):
        return f"{say(result.low)} or more"
    low, high = say(result.low), say(result.high)
    return low if low == high else f"{low} to {high}"


def _terms(inputs: list[Input]) -> str:
    return " + ".join(_said(i) for i in inputs)


def _said(given: Input) -> str:
    """An input as it was said: its number, or its words where it is vague."""
    if isinstance(given.value, float) and given.role == "share":
        return say_share(given.value)
    if isinstance(given.value, float) and not (given.interval and given.role == "unit" and not given.interval.is_point):
        return say_number(given.value) if given.value >= 1 else say_share(given.value)
    return " ".join(given.words.split())
