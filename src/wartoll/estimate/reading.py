"""One claim read as an observation, or the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wartoll.claims import Bound, Claim, Form, Measure, Modality, PartyKind, Quantity
from wartoll.dates import Window, long_date
from wartoll.estimate.design import Observation, Target
from wartoll.estimate.prior import Prior
from wartoll.vocabulary import load_vocabulary

UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
RATE_DAYS = 28  # how far back a rate without a period is taken to reach
COUNTS = {
    Measure.KILLED: Target.KILLED, Measure.WOUNDED: Target.WOUNDED, Measure.CASUALTIES: Target.LOSSES,
    Measure.LOSSES: Target.LOSSES, Measure.EQUIPMENT: Target.LOSSES,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Why a claim is no observation."""

    reason: str


def observe(claim: Claim, prior: Prior) -> Observation | LeaveOut:
    """Read one claim."""
    quantity = claim.quantity
    if quantity is None:
        return LeaveOut("carries no number")
    if claim.form is Form.PROJECTION or claim.modality is Modality.PROJECTED or claim.condition:
        return LeaveOut("speaks of the future or under a condition")
    if claim.modality is Modality.DENIED:
        return LeaveOut("denies losses, which tells of the speaker")
    target = choose_target(claim)
    if target is None:
        return LeaveOut(f"counts {claim.measure.value} as a {claim.form.value}, which the losses don't hold")
    ends = read_ends(quantity, target)
    if ends is None:
        return LeaveOut("has a figure of nothing, or a share outside 0 to 1")
    start, end, said_period = choose_period(claim, target)
    if target.counts_losses and end is None:
        return LeaveOut("says no day that its count reaches")
    per_days = UNIT_DAYS.get(claim.per or "day", 1.0) if claim.form is Form.RATE else None
    one_incident = claim.incident is not None and quantity.bound is Bound.AT_LEAST
    return Observation(
        claim_id=claim.claim_id, party=claim.speaker or claim.publisher or claim.document,
        kind=claim.speaker_kind if claim.speaker else PartyKind.MEDIA,
        target=target, bound=quantity.bound, low=ends[0], high=ends[1], start=start, end=end, per_days=per_days,
        running=claim.form in (Form.CUMULATIVE, Form.STOCK) and target.counts_losses,
        hedge=hedge_factor(claim, prior) * (prior.hedge_no_period if not said_period else 1.0),
        trust=read_trust(claim.hedge or quantity.hedge), unit=rounding_unit(quantity), one_incident=one_incident,
        label=label(claim),
    )  # fmt: skip


def choose_target(claim: Claim) -> Target | None:
    """What a claim tells of, or None where the model has no place for it."""
    if claim.measure is Measure.STRENGTH:
        return Target.STRENGTH if claim.form in (Form.STOCK, Form.CUMULATIVE) else None
    target = COUNTS.get(claim.measure)
    if claim.form is Form.RATIO:
        return Target.WOUNDED_PER_KILLED if target is Target.WOUNDED else None
    if claim.form is Form.SHARE:
        of_losses = claim.share_of in ("casualties", "losses")
        if claim.share_of == "strength":
            return Target.LOSS_SHARE if target is Target.LOSSES else None
        if of_losses and target in (Target.KILLED, Target.WOUNDED):
            return Target.KILLED_SHARE if target is Target.KILLED else Target.WOUNDED_SHARE
        return None
    return target


def read_ends(quantity: Quantity, target: Target) -> tuple[float, float] | None:
    """Both ends of the figure, equal for a point or an open bound; None where it can't be put on a log scale."""
    by_bound = {
        Bound.AT_LEAST: (quantity.low, quantity.low), Bound.AT_MOST: (quantity.high, quantity.high),
        Bound.BETWEEN: (quantity.low, quantity.high),
    }  # fmt: skip
    low, high = by_bound.get(quantity.bound, (quantity.said, quantity.said))
    if low is None or high is None or high <= 0:
        return None
    share = target in (Target.LOSS_SHARE, Target.KILLED_SHARE, Target.WOUNDED_SHARE)
    if (share and high > 1) or (low <= 0 and quantity.bound is not Bound.BETWEEN):
        return None
    if quantity.bound is Bound.BETWEEN and low == high:
        return low, high * 1.001
    return max(low, high / 1000), high


def choose_period(claim: Claim, target: Target) -> tuple[Window | None, Window | None, bool]:
    """First and last day counted, and whether the claim says them.

    A count that isn't dated reaches the day on which it was said. A rate without a start is taken for that of the
    last four weeks.
    """
    end = _useful(claim.end) or _useful(claim.said) or (Window.day(claim.published) if claim.published else None)
    start = _useful(claim.start)
    if not target.counts_losses:
        return None, end, True
    if claim.form is Form.PERIOD and start is None:
        back = max(int(claim.duration_days or 1), 1)
        return (end.shifted(1 - back) if end else None), end, True
    if claim.form is Form.RATE and start is None:
        back = int(claim.duration_days) if claim.duration_days else RATE_DAYS
        return (end.shifted(1 - back) if end else None), end, bool(claim.duration_days)
    return start, end, True


def _useful(window: Window | None) -> Window | None:
    """A window with both ends: an open one is closed where it ends."""
    if window is None or (window.earliest is None and window.latest is None):
        return None
    return Window(window.earliest or window.latest, window.latest or window.earliest)


def hedge_factor(claim: Claim, prior: Prior) -> float:
    """Factor on the error of a claim, from how its number is said."""
    quantity = claim.quantity
    if quantity is not None and quantity.vague:
        return prior.hedge_vague
    rough = quantity is not None and quantity.bound is Bound.APPROXIMATE
    return prior.hedge_approximate if rough or claim.modality is Modality.ESTIMATED else 1.0


def rounding_unit(quantity: Quantity) -> float:
    """The largest power of ten that divides the figure: what it may be rounded to. 0 for intervals and fractions."""
    said = quantity.said
    if said is None or quantity.bound is Bound.BETWEEN or said < 1 or said != int(said):
        return 0.0
    digits = str(int(said))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


@cache
def _scale() -> tuple[tuple[re.Pattern[str], float], ...]:
    """Phrases of the probability scales, longest first, with the middle of their range."""
    words: dict[str, float] = {}
    for rows in load_vocabulary("probability").values():
        for phrase, (low, high) in rows.items():
            words.setdefault(phrase, (low + high) / 2)
    longest_first = sorted(words, key=len, reverse=True)
    return tuple((re.compile(rf"\b{phrase}\b".replace(" ", r"\s+"), re.IGNORECASE), words[phrase])
                 for phrase in longest_first)  # fmt: skip


def read_trust(hedge: str | None) -> float:
    """The chance that a claim holds, from probability words in its hedge; 1 where there are none."""
    for pattern, chance in _scale() if hedge else ():
        if pattern.search(hedge or ""):
            return min(chance, 0.99)
    return 1.0


def label(claim: Claim) -> str:
    """How a sentence names a claim: whose, when, how much of what."""
    quantity = claim.quantity
    if quantity is None:
        return claim.claim_id
    figures = [
        f"{v:,.4g}" if v < 10 else f"{v:,.0f}" for v in (quantity.low, quantity.best, quantity.high) if v is not None
    ]
    figure = figures[0] if len(set(figures)) == 1 else "-".join(dict.fromkeys(figures))
    words = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.APPROXIMATE: "about "}
    said = claim.said.latest if claim.said and claim.said.latest else claim.published
    day = f", {long_date(said)}" if said else ""
    per = f" a {claim.per}" if claim.per else ""
    who = claim.speaker or claim.publisher or claim.document
    return f"{who}{day}: {words.get(quantity.bound, '')}{figure} {claim.measure.value}{per}"
