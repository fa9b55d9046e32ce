"""Which assumption moves a projection most."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from wartoll.forecast import Scenario, make_start, rank_assumptions, simulate_paths
from wartoll.forecast.scenario import Rate
from wartoll.forecast.uncertain import Uncertain

AS_OF = date(2025, 1, 16)


def test_two_independent_additive_assumptions_share_the_variance_by_hand() -> None:
    """Losses so far vary by sd 300, the rate by sd 40 over ten days: variances 90,000 and 160,000 of 250,000."""
    generator = np.random.default_rng(4)
    start = make_start(
        AS_OF,
        losses=generator.normal(5_000, 300, 5_000), losses_per_day=generator.normal(300, 40, 5_000), strength=1e6,
    )  # fmt: skip
    still = Rate(weekly_change=Uncertain(0, 0), weekly_memory=1.0, scales_with_strength=False)
    paths = simulate_paths(start, Scenario("s", "S", horizon_days=10, rate=still), paths=20_000)
    pulls = rank_assumptions(paths, AS_OF + timedelta(days=10))
    assert [pull.name for pull in pulls] == ["losses a day at the start", "losses so far"]
    assert [pull.share_of_variance for pull in pulls] == pytest.approx([0.64, 0.36], abs=0.03)
    assert pulls[0].swing > 0


def test_what_does_not_matter_has_no_share() -> None:
    generator = np.random.default_rng(4)
    start = make_start(AS_OF, losses=100, losses_per_day=10, strength=generator.normal(1e6, 1e4, 2_000))
    still = Rate(weekly_change=Uncertain(0.2, 0.2), scales_with_strength=False)
    paths = simulate_paths(start, Scenario("s", "S", horizon_days=30, rate=still), paths=10_000)
    pulls = rank_assumptions(paths, AS_OF + timedelta(days=30))
    assert pulls[0].name == "strength sent"
    assert pulls[0].share_of_variance < 0.01
