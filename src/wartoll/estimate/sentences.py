"""The estimate in plain sentences: two significant figures, and never a figure without its interval."""

from __future__ import annotations

import math
from collections import Counter

from wartoll.claims import round_figures
from wartoll.dates import long_date
from wartoll.estimate.design import Target
from wartoll.estimate.diagnostics import Flip, ScaleParty, Variation
from wartoll.estimate.estimate import Estimate
from wartoll.estimate.pareto import TRUSTED

UNFORESEEN = 0.05
MATTERS = 0.25  # a party that explains less of the answer's variance is not named as setting its scale


def two_figures(value: float) -> str:
    """A number to two significant figures: 3812 is ``3,800``, 0.1276 is ``0.13``."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else str(value)
    rounded = round_figures(value)
    digits = 1 - math.floor(math.log10(abs(rounded)))
    return f"{rounded:,.{max(digits, 0)}f}"


def estimate_sentences(estimate: Estimate) -> tuple[str, ...]:
    """The answer, what sets its scale, what would overturn it, and whether it can be trusted."""
    d = estimate.diagnostics
    return (
        losses_sentence(estimate),
        rate_sentence(estimate),
        *share_sentences(estimate),
        *(scale_sentence(estimate, party) for party in d.scale[:2] if party is d.scale[0] or party.explained > MATTERS),
        *(() if d.flip is None else (flip_sentence(d.flip),)),
        *variation_sentences(d.without_party, "The answer without each party"),
        *variation_sentences(d.other_bias, "The answer under other biases"),
        *surprise_sentences(estimate),
        evidence_sentence(estimate),
        trust_sentence(estimate),
    )


def losses_sentence(estimate: Estimate) -> str:
    """What the claims support, as an interval, over which days."""
    low, high = estimate.interval("losses")[1:]
    inner = estimate.interval("losses", 0.5)
    who = estimate.evidence.group or estimate.evidence.item or "people"
    how = "lost" if estimate.evidence.item else "killed or wounded"
    days = f"from {long_date(estimate.calendar.first)} to {long_date(estimate.calendar.last)}"
    return (
        f"The claims support {two_figures(low)} to {two_figures(high)} {who} {how} {days} (90% interval); "
        f"the middle is {two_figures(estimate.median('losses'))}, and the even chance lies between "
        f"{two_figures(inner.low)} and {two_figures(inner.high)}."
    )


def rate_sentence(estimate: Estimate) -> str:
    """The current rate beside the average."""
    now, average = estimate.interval("rate_now"), estimate.interval("rate_average")
    week = min(7, estimate.calendar.days)
    return (
        f"Over the last {week} days that is {two_figures(now.low)} to {two_figures(now.high)} a day, "
        f"and on average over all {estimate.calendar.days} days {two_figures(average.low)} to "
        f"{two_figures(average.high)} a day (90% intervals)."
    )


def share_sentences(estimate: Estimate) -> tuple[str, ...]:
    """How many of them were killed, where claims tell."""
    if "killed" not in estimate.draws:
        return ()
    share, killed = estimate.interval("killed_share"), estimate.interval("killed")
    return (
        f"Of these, {two_figures(100 * share.low)} to {two_figures(100 * share.high)}% were killed: "
        f"{two_figures(killed.low)} to {two_figures(killed.high)} (90% intervals).",
    )


def scale_sentence(estimate: Estimate, party: ScaleParty) -> str:
    """The assumption that sets the scale of the answer."""
    prior = estimate.model.prior.bias[party.kind]
    spread = 1.6448536269514722 * math.hypot(prior.sd, prior.party_sd)
    low, high = two_figures(math.exp(prior.mean - spread)), two_figures(math.exp(prior.mean + spread))
    kind = party.kind.value.replace("_", " ")
    moves = (
        "so is this" if 0.9 <= party.elasticity <= 1.1 else f"this is by f to the power {two_figures(party.elasticity)}"
    )
    return (
        f"If {party.name} ({kind}) is off by a factor f, {moves}: beforehand its figures are taken to be "
        f"{low} to {high} times the true count, and {party.explained:.0%} of the uncertainty goes with that."
    )


def flip_sentence(flip: Flip) -> str:
    """How wrong the model must be for the headline to turn over."""
    side, other = ("below", "reach") if flip.below else ("above", "fall to")
    off = flip.factor if flip.below else 1 / flip.factor
    way = "low" if flip.below else "high"
    return (
        f"The middle lies {side} the {two_figures(flip.figure)} of {flip.claim.split(':')[0]}; the chance that the "
        f"losses by then reached it is {two_figures(100 * flip.chance_at_least)}%. For the middle to {other} it, "
        f"{flip.party} would have to count {two_figures(off)} times too {way} beyond what is already allowed for; "
        f"beforehand that has a chance of {two_figures(100 * flip.prior_chance)}%."
    )


def variation_sentences(variations: tuple[Variation, ...], title: str) -> tuple[str, ...]:
    """The answer under other assumptions, in one sentence; rough ones are marked."""
    if not variations:
        return ()
    parts = [
        f"{v.name} {two_figures(v.low)} to {two_figures(v.high)} (middle {two_figures(v.median)}"
        + ("; rough)" if v.k_hat > TRUSTED else ")")
        for v in variations
    ]
    return (f"{title}: " + "; ".join(parts).replace("_", " ") + ".",)


def surprise_sentences(estimate: Estimate) -> tuple[str, ...]:
    """Claims that the others did not foresee, and the one that pulls most."""
    checks = estimate.diagnostics.claims
    odd = [c for c in checks if c.surprise < UNFORESEEN]
    strongest = max(checks, key=lambda c: abs(math.log(c.pull)))
    pulls = (
        f"No claim moves the middle more than this one: {strongest.label}; without it the middle would be "
        f"{two_figures(estimate.median('losses') / strongest.pull)}."
    )
    named = "; ".join(f"{c.label} (p = {two_figures(c.surprise)})" for c in odd)
    return (pulls, f"The other claims did not foresee: {named}.") if odd else (pulls,)


def evidence_sentence(estimate: Estimate) -> str:
    """How many claims are read, and why others are not."""
    evidence = estimate.evidence
    counting = sum(o.target is not Target.STRENGTH for o in evidence.observations)
    read = f"{len(evidence.observations)} statements are read, {counting} of them about losses"
    reasons = Counter(left.reason for left in evidence.left_out).most_common()
    if not reasons:
        return read + "."
    return read + "; left out: " + "; ".join(f"{count} ({reason})" for reason, count in reasons) + "."


def trust_sentence(estimate: Estimate) -> str:
    """Whether the draws can be trusted."""
    q = estimate.diagnostics.quality
    if q.engine == "NUTS":
        return f"Drawn by NUTS: {two_figures(q.effective)} effective draws of {q.draws:,}."
    k_hat = "none" if math.isinf(q.k_hat) else f"{q.k_hat:.2f}"
    return (
        f"Drawn by {q.engine}: k-hat {k_hat} (to be trusted below {TRUSTED}), {two_figures(q.effective)} "
        f"effective draws of {q.draws:,}. The biases are judgements; an interval holds if they do."
    )
