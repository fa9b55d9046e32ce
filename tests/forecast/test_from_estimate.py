"""From an estimate to the start of a projection."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from wartoll.claims import Claim, Form, Measure, PartyKind, Quantity, Quote
from wartoll.dates import Window
from wartoll.errors import ForecastError
from wartoll.estimate import Estimate, fit_estimate
from wartoll.forecast import Uncertain
from wartoll.forecast.from_estimate import start_from_estimate


def claim_of(day: date, value: float, measure: Measure = Measure.CASUALTIES, form: Form = Form.CUMULATIVE) -> Claim:
    return Claim(
        claim_id=f"{measure.value}-{day}", document=f"{day}", quote=Quote(0, 1, "x"), measure=measure, form=form,
        quantity=Quantity(value, value, value), published=day, said=Window.day(day), speaker="the service",
        speaker_kind=PartyKind.INTELLIGENCE, group="soldiers", end=Window.day(day),
        start=Window.day(date(2024, 12, 1)) if form is Form.CUMULATIVE else None,
    )  # fmt: skip


def estimate_of(*more: Claim) -> Estimate:
    totals = [claim_of(date(2024, 12, 14), 700), claim_of(date(2025, 1, 4), 1_700), claim_of(date(2025, 1, 16), 2_300)]
    return fit_estimate([*totals, *more], sensitivity=False)


def test_the_start_holds_the_estimates_draws_side_by_side() -> None:
    estimate = estimate_of(claim_of(date(2025, 1, 10), 11_000, Measure.STRENGTH, Form.STOCK))
    start = start_from_estimate(estimate)
    assert start.as_of == estimate.calendar.last
    assert np.array_equal(start.losses, estimate.draws["losses"])
    assert np.array_equal(start.losses_per_day, estimate.draws["rate_now"])
    assert np.median(start.strength) == pytest.approx(11_000, rel=0.15)


def test_without_a_strength_one_must_be_given() -> None:
    estimate = estimate_of()
    with pytest.raises(ForecastError, match="how many were sent"):
        start_from_estimate(estimate)
    start = start_from_estimate(estimate, strength=Uncertain(10_000, 12_000))
    assert np.quantile(start.strength, [0.05, 0.95]) == pytest.approx([10_000, 12_000], rel=0.02)
    assert 0.05 < np.median(start.killed_share) < 0.4
