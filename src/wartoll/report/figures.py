"""Figures: a number that is printed carries the claims it rests on, or it can't be made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wartoll.claims import Bound, Claim, Form, Measure, Quantity, round_figures
from wartoll.errors import ClaimError

MEASURE_WORDS: dict[Measure, str] = {
    Measure.STRENGTH: "present",
    Measure.REINFORCEMENTS: "added",
    Measure.KILLED: "killed",
    Measure.WOUNDED: "wounded",
    Measure.CAPTURED: "captured",
    Measure.MISSING: "missing",
    Measure.CASUALTIES: "killed or wounded",
    Measure.LOSSES: "lost",
    Measure.RETURNED: "back on duty",
    Measure.DISPLACED: "displaced",
    Measure.CAPABILITY: "of combat capability lost",
    Measure.EQUIPMENT: "items lost",
    Measure.ENGAGEMENT: "fighting",
    Measure.WITHDRAWAL: "withdrawal",
    Measure.RETURN: "return",
    Measure.ARRIVAL: "arrival",
}
"""How each measure is put after a number in a sentence."""

_BOUND_WORDS = {Bound.APPROXIMATE: "about", Bound.AT_LEAST: "at least", Bound.AT_MOST: "at most"}


class FigureKind(StrEnum):
    """Where a printed number comes from."""

    QUOTED = "quoted"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is printed, with its trace.

    Parameters
    ----------
    text : str
        The number in words and digits.
    kind : FigureKind
    claim_ids : tuple of str
        The claims it is quoted from or computed from, the first one leading; never empty.
    formula : str, optional
        The arithmetic of a computed figure.
    low, high : float, optional
        The interval of a computed figure; both ends are equal where exact inputs leave no choice.

    Raises
    ------
    ClaimError
        Where a figure has no claim to rest on, or a computed one no formula or no interval.
    """

    text: str
    kind: FigureKind
    claim_ids: tuple[str, ...]
    formula: str | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if not self.text or not any(self.claim_ids):
            raise ClaimError(f"the figure {self.text!r} has no claim to rest on", "at least one claim id")
        if self.kind is FigureKind.COMPUTED:
            if not self.formula:
                raise ClaimError(f"the computed figure {self.text!r} has no formula", "the arithmetic that gives it")
            if self.low is None or self.high is None or not self.low <= self.high:
                raise ClaimError(f"the computed figure {self.text!r} has no interval", "a low end and a high end")


def quote_figure(claim: Claim) -> Figure:
    """A claim's number as it was said.

    Raises
    ------
    ClaimError
        Where the claim carries no number.
    """
    return Figure(say_quantity(claim), FigureKind.QUOTED, (claim.claim_id,))


def compute_people(low: float, high: float, formula: str, claim_ids: Iterable[str], *, per: str = "") -> Figure:
    """A computed number of people, to two significant figures, always as an interval.

    Examples
    --------
    >>> compute_people(7300, 8451, "12,000 - 3,549 to 4,700", ["a1"]).text
    '7,300 to 8,500'
    """
    ends = [say_number(round_figures(end)) for end in (low, high)]
    text = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    if low != high and ends[0] == ends[1]:
        text = f"about {text}"
    return Figure(text + (f" a {per}" if per else ""), FigureKind.COMPUTED, tuple(claim_ids), formula, low, high)


def compute_result(
    text: str, low: float, high: float, formula: str, claim_ids: Iterable[str]
) -> Figure:  # the arithmetic of a check is printed as far as the check needs
    """A result of checked arithmetic, printed as the check words it."""
    return Figure(text, FigureKind.COMPUTED, tuple(claim_ids), formula, low, high)


def say_number(value: float) -> str:
    """A number with thousands separated, and no more decimals than it has (two at most).

    Examples
    --------
    >>> say_number(12000), say_number(92.68)
    ('12,000', '92.68')
    """
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def say_quantity(claim: Claim) -> str:
    """A claim's number with its hedge and its unit: ``up to 92 a day``, ``30 %``, ``80 to 90 a day``.

    Raises
    ------
    ClaimError
        Where the claim carries no number.
    """
    quantity = claim.quantity
    if quantity is None:
        raise ClaimError(f"claim {claim.claim_id} carries no number", "a claim that is neither event nor judgement")
    share = claim.form is Form.SHARE
    words = _say_values(quantity, share)
    hedge = claim.hedge or quantity.hedge
    if quantity.vague:
        words = f"{hedge} ({words})" if hedge else f"{words} (a vague word)"
    elif quantity.bound in _BOUND_WORDS:
        words = f"{_short_hedge(hedge) or _BOUND_WORDS[quantity.bound]} {words}"
    if claim.form is Form.RATIO:
        words += " to 1"
    if claim.per and not share:
        words += f" a {claim.per}"
    return words


def say_claim(claim: Claim) -> str:
    """A claim's number with what is counted: ``3,800 killed or wounded``, ``about 92 killed or wounded a day``."""
    if claim.quantity is None:
        return claim.hedge or MEASURE_WORDS[claim.measure]
    return f"{say_amount(claim)} {say_noun(claim)}"


def say_amount(claim: Claim) -> str:
    """A claim's number with its hedge, without its unit of time."""
    words = say_quantity(claim)
    return words.removesuffix(f" a {claim.per}") if claim.per else words


def say_noun(claim: Claim) -> str:
    """What a claim's number counts, as it stands after the number."""
    noun = claim.item if claim.item else MEASURE_WORDS[claim.measure]
    if claim.form is Form.RATIO:
        return f"({noun})"
    if claim.form is Form.SHARE:
        whole = f"of {claim.share_of} " if claim.share_of and claim.measure is not Measure.CAPABILITY else ""
        return whole + noun
    return f"{noun} a {claim.per}" if claim.per else noun


def _say_values(quantity: Quantity, share: bool) -> str:
    def say(value: float) -> str:
        return f"{say_number(round(value * 100, 2))} %" if share else say_number(value)

    said = quantity.said
    if said is not None:
        return say(said)
    if quantity.low is not None and quantity.high is not None:
        return f"{say(quantity.low).removesuffix(' %')} to {say(quantity.high)}"
    return "an unstated number"


def _short_hedge(hedge: str | None) -> str | None:
    """The hedge as written, where it is short enough to stand before a number and is words alone."""
    if not hedge or len(hedge) > 24 or len(hedge.split()) > 3 or any(c.isdigit() for c in hedge):
        return None
    return hedge.lower()
