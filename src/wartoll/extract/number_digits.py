"""Numbers in digits: what a run of digits and separators says, or why it is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from wartoll.vocabulary import load_vocabulary


class Digits(NamedTuple):
    """A run of digits with its value; None where it is plainly no quantity, such as a version ``1.2.3``."""

    start: int
    end: int
    value: float | None


class RefusedForm(NamedTuple):
    """A form that can't be read for certain, with the reason."""

    start: int
    end: int
    reason: str


_RUN = re.compile(r"\d+(?:[.,'’]\d+)*")
_SPACED = re.compile(
    r"""(?:[\u00a0\u2007\u2009\u202f]\d{3}(?!\d|[.,]\d))+
      | (?:[ ]\d{3}(?!\d|[.,]\d))+
      | ,[ \u00a0]\d{3}(?!\d|[.,]\d)""",
    re.VERBOSE,
)
_MIXED = re.compile(r"[- ]([123])/([2348])(?![\d/])|\s?([¼½¾⅓⅔⅛])")  # "2-1/2", "2½"
_OTHER_NUMBER = re.compile(
    r"[\s,]*(?:and|or|were|was|are|is|have|had|has|wounded|injured|hurt|killed|missing|dead|more|others|\d)",
    re.IGNORECASE,
)
_LETTERS_AMONG = re.compile(r"\d+(?:[,.]\d+)*[OoIl]+[,.]?(?:\d[\dOoIl,.]*|[Oo]+)(?![^\W_])")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:'\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_NEXT_WORDS = re.compile(r"[\s-]+([^\W\d_]+)(?:[\s-]+([^\W\d_]+))?")
_NEXT_UNIT = re.compile(r"\s*-?(%|[^\W\d_]+)")


def find_digits(
    text: str, low: str, in_time: Callable[[int], bool], blocked: Callable[[int, int], bool]
) -> Iterator[Digits | RefusedForm]:
    """Yield the runs of digits of a text in order, read or refused; linear.

    Parameters
    ----------
    text, low : str
        The text, and the same in lower case.
    in_time : callable
        Whether an offset lies in a time expression: "January 15, 200 people" is no 15,200.
    blocked : callable
        Whether a span was refused before.
    """
    position = 0
    while match := _RUN.search(text, position):
        start, end = match.span()
        position = end
        if blocked(start, end):
            continue
        run = match[0]
        if (letters := _LETTERS_AMONG.match(text, start)) and not (start and text[start - 1].isalnum()):
            position = letters.end()
            yield RefusedForm(start, letters.end(), "letters stand among the digits")
            continue
        if (spaced := _SPACED.match(text, end)) and _joins_spaced(text, start, spaced, in_time):
            end = position = spaced.end()
            run = re.sub(r"\D", "", text[start:end])
        if mixed := _MIXED.match(text, end):
            end = position = mixed.end()
            share = int(mixed[1]) / int(mixed[2]) if mixed[1] else unicodedata.numeric(mixed[3])
            whole, _ = read_run(run)
            yield Digits(start, end, None if whole is None else whole + share)
            continue
        if start and text[start - 1] == "," and len(run) == 3 and (start < 2 or not text[start - 2].isalnum()):
            yield RefusedForm(start - 1, end, "the digits before the comma are missing")
            continue
        value, reason = read_run(run, people=_people_follow(low, end), decimal=_unit_follows(low, end))
        if reason and not in_time(start):
            yield RefusedForm(start, end, reason)
        else:
            yield Digits(start, end, value)


def _joins_spaced(text: str, start: int, spaced: re.Match[str], in_time: Callable[[int], bool]) -> bool:
    """Whether "15 200" or "15, 200" is one number: one to three digits, then groups of three."""
    head = text[start : spaced.start()]
    if not (head.isdigit() and len(head) <= 3 and head[0] != "0") or in_time(start):
        return False
    if start and (text[start - 1].isalnum() or text[start - 1] in "-‑:/.#№+"):
        return False
    return not (spaced[0].startswith(",") and _OTHER_NUMBER.match(text, spaced.end()))


@cache
def people_nouns() -> frozenset[str]:
    """Nouns of people, and participles that stand for them."""
    return frozenset(load_vocabulary("units")["people"]["words"].split())


@cache
def _units() -> frozenset[str]:
    units, numbers = load_vocabulary("units"), load_vocabulary("numbers")
    words = ["%", "per", "percent", "pct", "percentage", "m", *numbers["scales"], *map(str.lower, numbers["suffixes"])]
    for table in ("measure", "duration", "money"):
        words += units[table]["words"].split()
    return frozenset(words)


def _people_follow(low: str, end: int) -> bool:
    """Whether a noun of people follows: nobody counts half persons, so "12.500 soldiers" are 12,500."""
    match = _NEXT_WORDS.match(low, end, end + 50)
    return bool(match and (match[1] in people_nouns() or (match[2] or "") in people_nouns()))


def _unit_follows(low: str, end: int) -> bool:
    """Whether a percent sign, scale or unit follows, before which decimals are at home."""
    match = _NEXT_UNIT.match(low, end, end + 30)
    return bool(match and match[1] in _units())


def read_run(run: str, *, people: bool = False, decimal: bool = False) -> tuple[float | None, str | None]:
    """Read a run of digits and separators.

    Parameters
    ----------
    run : str
        Such as ``15,200`` or ``1.2``.
    people : bool
        Whether a noun of people follows directly.
    decimal : bool
        Whether a percent sign, scale or unit follows directly.

    Returns
    -------
    value : float or None
    reason : str or None
        Why the run is refused. Both are None for what is plainly no quantity, such as a version.
    """
    run = run.replace("’", "'")
    if not run.isascii():
        digits = [sign for sign in run if sign not in ".,'"]
        if any(not sign.isdecimal() for sign in digits) or len({ord(s) - unicodedata.decimal(s) for s in digits}) > 1:
            return None, "digits of different scripts stand in one number"
        run = "".join(sign if sign in ".,'" else str(unicodedata.decimal(sign)) for sign in run)
    if len(run) > 18:
        return None, None
    if run.isdigit():
        return float(run), None
    if _GROUPED.fullmatch(run):
        return (None, "it starts with a zero") if run[0] == "0" else (float(re.sub(r"\D", "", run)), None)
    if match := re.fullmatch(r"(\d{1,3}(?:,\d{3})+)\.(\d+)", run):
        if len(match[2]) == 3:
            return None, "a comma and a dot both part off three digits"
        return float(run.replace(",", "")), None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", run):
        return float(run.replace(".", "").replace(",", ".")), None
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", run):
        if people:
            return float(run.replace(".", "")), None
        return (float(run), None) if decimal else (None, "the dot may part off thousands or decimals")
    if re.fullmatch(r"\d+\.\d+", run):
        return float(run), None
    if re.fullmatch(r"\d+,\d{1,2}", run):
        return (float(run.replace(",", ".")), None) if decimal else (None, "the comma parts off too few digits")
    if re.fullmatch(r"\d+(?:\.\d+){2,}", run):
        return None, None
    return None, "its separators don't form groups of three digits"
