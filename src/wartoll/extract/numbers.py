"""Numbers as a text says them: digits and words, their hedges, and what kind of number each is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wartoll.claims import Bound, Quantity


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression of a text.

    Parameters
    ----------
    start, end : int
        Code-point offsets of the whole expression, hedge included ("at least 300").
    core_start, core_end : int
        Offsets of the number itself ("300").
    low, best, high : float or None
        As in ``Quantity``: persons or items, or a fraction for percents and fractions.
    bound : Bound
    hedge : str or None
        The hedging words as written.
    vague : bool
        Whether the number is a word such as "dozens" or "a company".
    kind : str
        ``count``, ``percent``, ``fraction``, ``ratio``, ``money``, ``measure``, ``age``, ``date``, ``clock``,
        ``ordinal``, ``year``, ``identifier``, ``unit_word``, ``duration``, ``score`` or ``pronoun``.
    increment : bool
        Whether it is added to a total: "+100", "another 50", "20 more".
    unit : str or None
        The word that follows as its unit where the number has one ("company" of "a company", "km", "$").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: float | None
    best: float | None
    high: float | None
    bound: Bound = Bound.EXACT
    hedge: str | None = None
    vague: bool = False
    kind: str = "count"
    increment: bool = False
    unit: str | None = None

    @property
    def quantity(self) -> Quantity:
        """The number as the quantity of a claim."""
        return Quantity(self.low, self.best, self.high, self.bound, self.hedge, self.vague)


@dataclass(frozen=True, slots=True)
class RefusedNumber:
    """A number form that can't be read for certain, with its reason."""

    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class NumberReading:
    """All numbers of a text in order, and the forms that were refused."""

    numbers: tuple[Number, ...]
    refused: tuple[RefusedNumber, ...] = ()


# a first working reading; the full grammar follows
_UNITS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip # noqa: E501
_UNITS |= {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_HEDGES = {
    "at least": Bound.AT_LEAST, "more than": Bound.AT_LEAST, "over": Bound.AT_LEAST, "up to": Bound.AT_MOST,
    "fewer than": Bound.AT_MOST, "less than": Bound.AT_MOST, "no more than": Bound.AT_MOST, "at most": Bound.AT_MOST,
    "about": Bound.APPROXIMATE, "around": Bound.APPROXIMATE, "some": Bound.APPROXIMATE, "nearly": Bound.APPROXIMATE,
    "roughly": Bound.APPROXIMATE, "almost": Bound.APPROXIMATE, "approximately": Bound.APPROXIMATE,
}  # fmt: skip
_VAGUE = {"several": (3, 9), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999)}
_NUMBER = re.compile(
    rf"(?P<hedge>\b(?:{'|'.join(_HEDGES)})\s+)?"
    rf"(?:(?P<digits>\b\d{{1,3}}(?:,\d{{3}})+|\b\d+(?:\.\d+)?)(?P<percent>\s?(?:%|per ?cent))?|\b(?P<word>{'|'.join(_UNITS)})\b|\b(?P<vague>{'|'.join(_VAGUE)})\b)",  # noqa: E501
    re.IGNORECASE,
)


def read_numbers(text: str) -> NumberReading:
    """Read every number expression of a text; linear in it."""
    numbers = []
    for match in _NUMBER.finditer(text):
        hedge = match["hedge"].strip() if match["hedge"] else None
        bound = _HEDGES[hedge.lower()] if hedge else Bound.EXACT
        core = match.end("hedge") if match["hedge"] else match.start()
        if match["vague"]:
            low, high = _VAGUE[match["vague"].lower()]
            numbers.append(
                Number(match.start(), match.end(), core, match.end(), low, None, high, Bound.BETWEEN, hedge, True)
            )
            continue
        value = float(match["digits"].replace(",", "")) if match["digits"] else float(_UNITS[match["word"].lower()])
        kind = "percent" if match["percent"] else "count"
        if kind == "percent":
            value /= 100
        if (
            kind == "count"
            and hedge is None
            and match["digits"]
            and "," not in match["digits"]
            and 1900 <= value <= 2035
        ):
            kind = "year"
        low_, best, high_ = {Bound.AT_LEAST: (value, None, None), Bound.AT_MOST: (None, None, value)}.get(
            bound, (value, value, value)
        )
        numbers.append(
            Number(match.start(), match.end(), core, match.end(), low_, best, high_, bound, hedge, False, kind)
        )
    return NumberReading(tuple(numbers))
