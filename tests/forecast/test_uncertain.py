"""Numbers of a scenario."""

from __future__ import annotations

import numpy as np
import pytest

from wartoll.errors import ForecastError
from wartoll.forecast.uncertain import Uncertain, read_uncertain


def test_an_amount_has_its_middle_at_the_geometric_mean() -> None:
    assert Uncertain(20, 80).middle == pytest.approx(40)


def test_a_share_has_its_middle_at_the_geometric_mean_of_the_odds() -> None:
    """Odds 1/9 and 9: their geometric mean is 1, a share of one half."""
    assert Uncertain(0.1, 0.9, is_share=True).middle == pytest.approx(0.5)


@pytest.mark.parametrize("number", [Uncertain(20, 80), Uncertain(0.1, 0.6, is_share=True)])
def test_nine_draws_of_ten_lie_between_the_ends(number: Uncertain) -> None:
    drawn = number.draw(40_000, np.random.default_rng(1))
    assert np.quantile(drawn, [0.05, 0.95]) == pytest.approx([number.low, number.high], rel=0.03)


def test_a_known_number_is_the_same_in_every_draw() -> None:
    assert set(Uncertain(0, 0).draw(5, np.random.default_rng(1))) == {0.0}


@pytest.mark.parametrize(("low", "high", "share"), [(5, 2, False), (-1, 2, False), (0, 2, False), (0.5, 1.0, True)])
def test_ends_that_cannot_be_are_refused(low: float, high: float, share: bool) -> None:
    with pytest.raises(ForecastError):
        Uncertain(low, high, share)


def test_reading_names_the_place_of_a_fault() -> None:
    assert read_uncertain({"low": 2, "high": 8}, "lull.every_days").middle == pytest.approx(4)
    assert read_uncertain(3, "lull.every_days").is_known
    with pytest.raises(ForecastError, match=r"lull\.every_days"):
        read_uncertain("often", "lull.every_days")
    with pytest.raises(ForecastError, match=r"lull\.every_days"):
        read_uncertain({"low": 9, "high": 2}, "lull.every_days")
