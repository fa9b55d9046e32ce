"""A constant rate leads to dates that can be checked on a calendar."""

from datetime import date

import pytest

from wartoll.errors import ForecastError
from wartoll.forecast import deplete, project_constant_rate


def test_the_founding_case_ends_on_15_april():
    gone = deplete(12_000, 3_800, 92, date(2025, 1, 16))
    assert gone.days == pytest.approx(89.13, abs=0.01)
    assert gone.reached == date(2025, 4, 15)
    assert not gone.already


@pytest.mark.parametrize(
    ("strength", "losses", "days", "as_of", "end"),
    [
        (12_000, 3_800, 30, date(2025, 1, 5), date(2025, 3, 10)),
        (12_000, 3_800, 61, date(2025, 1, 5), date(2025, 5, 16)),
        (11_000, 3_000, 38, date(2025, 1, 13), date(2025, 4, 24)),
        (12_000, 3_000, 38, date(2025, 1, 13), date(2025, 5, 7)),
    ],
)
def test_other_readings_end_on_other_days(strength, losses, days, as_of, end):
    assert deplete(strength, losses, losses / days, as_of).reached == end


def test_a_threshold_that_is_passed_is_said_to_be_passed():
    thirty, half, all_ = project_constant_rate(12_000, 3_800, 100, date(2025, 1, 5))
    assert thirty.already
    assert thirty.losses == 3600
    assert half.reached == date(2025, 1, 27)
    assert all_.reached == date(2025, 3, 28)


def test_without_losses_the_day_never_comes():
    never = deplete(1000, 0, 0, date(2025, 1, 1))
    assert never.days is None
    assert never.reached is None


def test_a_day_beyond_the_calendar_is_none_and_its_days_are_kept():
    far = deplete(1e9, 0, 1e-3, date(2025, 1, 1))
    assert far.reached is None
    assert far.days == pytest.approx(1e12)


@pytest.mark.parametrize("bad", [(-1, 0, 1, 1.0), (100, 0, 1, 0.0), (0, 0, 1, 1.0), (100, 0, float("inf"), 1.0)])
def test_numbers_that_make_no_sense_are_refused(bad):
    strength, losses, rate, threshold = bad
    with pytest.raises(ForecastError):
        deplete(strength, losses, rate, date(2025, 1, 1), threshold)
