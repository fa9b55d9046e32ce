"""Each formula, on figures that can be checked by hand."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wartoll.audit import calculus
from wartoll.audit.interval import Interval
from wartoll.dates import Window

P = Interval.point


def test_3800_over_41_days_is_92_7_a_day():
    days = calculus.days_between(date(2024, 12, 6), date(2025, 1, 16))
    assert days == 41
    assert calculus.rate(P(3800), P(days)).low == pytest.approx(92.683, abs=1e-3)


def test_monday_to_friday_is_five_days_with_both_included():
    assert calculus.days_between(date(2022, 10, 10), date(2022, 10, 14), both_included=True) == 5


def test_a_count_that_is_as_of_early_january_has_26_to_35_days():
    days = calculus.window_days(Window.day(date(2024, 12, 6)), Window(date(2025, 1, 1), date(2025, 1, 10)))
    assert days == Interval(26, 35)
    rate = calculus.rate(P(3800), days)
    assert (round(rate.low), round(rate.high)) == (109, 146)


def test_windows_without_days_between_them_give_none():
    assert calculus.window_days(Window(None, date(2025, 1, 1)), Window.day(date(2025, 1, 2))) is None
    assert calculus.window_days(Window.day(date(2025, 1, 2)), Window.day(date(2025, 1, 2))) is None


def test_2400_men_at_80_a_day_are_gone_by_14_september():
    assert calculus.depletion_date(date(2022, 8, 15), 2400, 80) == date(2022, 9, 14)
    window = calculus.depletion_window(Window.day(date(2022, 8, 15)), P(2400), Interval(75, 85))
    assert window == Window(date(2022, 9, 12), date(2022, 9, 16))


def test_a_rate_that_may_be_nothing_leaves_the_end_open():
    window = calculus.depletion_window(Window.day(date(2022, 8, 15)), P(2400), Interval(0, 80))
    assert window == Window(date(2022, 9, 14), None)
    assert calculus.depletion_date(date(2022, 8, 15), 2400, 0) is None
    assert calculus.date_after(date(2022, 1, 1), 1e12) is None


def test_shares_counts_and_wholes():
    assert calculus.share(P(900), P(3200)).low == pytest.approx(0.28125)
    assert calculus.count_from_share(P(0.3), P(12_000)).low == pytest.approx(3600)
    assert calculus.whole_from_share(P(3600), P(0.3)).low == pytest.approx(12_000)
    assert calculus.share(P(4000), Interval(10_000, math.inf)) == Interval(0, 0.4)


def test_a_vague_count_and_a_range_of_shares():
    assert calculus.count_from_share(Interval(0.3, 0.6), Interval(3000, 9000)) == Interval(900, 5400)


def test_multiples_changes_and_points():
    assert calculus.multiple(P(2000), P(600)).low == pytest.approx(3.333, abs=1e-3)
    assert calculus.relative_change(P(30), P(20)).low == pytest.approx(0.5)
    assert calculus.point_change(P(0.3), P(0.2)).low == pytest.approx(0.1)


def test_a_week_of_72_a_day_is_one_battalion_of_500():
    week = calculus.count_at_rate(P(72), P(7))
    assert calculus.in_units(week, P(500)).low == pytest.approx(1.008)
    assert calculus.in_units(week, Interval(300, 1000)).high == pytest.approx(1.68)


def test_sums_and_differences():
    assert calculus.total([P(300), P(2700)]) == P(3000)
    assert calculus.difference(P(12_000), P(3800)) == P(8200)


@given(st.integers(1, 10_000), st.integers(0, 5_000), st.integers(1, 400), st.integers(0, 300))
def test_a_rate_recovers_the_count_it_came_from(count, spread, days, more_days):
    counts, durations = Interval(count, count + spread), Interval(days, days + more_days)
    back = calculus.count_at_rate(calculus.rate(counts, durations), durations)
    assert back.low <= counts.low * (1 + 1e-9)
    assert back.high >= counts.high * (1 - 1e-9)
