"""Interval arithmetic never loses a result."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wartoll.audit.interval import Interval

numbers = st.floats(0, 1e6, allow_nan=False)


@st.composite
def intervals_with_member(draw):
    a, b = sorted((draw(numbers), draw(numbers)))
    return Interval(a, b), min(b, max(a, a + draw(st.floats(0, 1)) * (b - a)))


def _holds(interval, value):
    slack = 1e-9 * max(1.0, abs(value))
    return interval.low - slack <= value <= interval.high + slack


@given(intervals_with_member(), intervals_with_member())
def test_the_result_on_members_lies_in_the_result_on_intervals(first, second):
    (a, x), (b, y) = first, second
    assert _holds(a + b, x + y)
    assert _holds(a - b, x - y)
    assert _holds(a * b, x * y)
    if b.high > 0 and y > 1e-6:
        assert _holds(a / b, x / y)


def test_nine_hundred_to_a_thousand_over_ten_to_thirty_days():
    assert Interval(900, 1000) / Interval(10, 30) == Interval(30, 100)


def test_an_open_end_stays_open():
    assert (Interval(100, math.inf) / Interval(10, 10)) == Interval(10, math.inf)
    assert (Interval(100, 200) / Interval(0, 10)) == Interval(10, math.inf)
    assert (Interval(4000, 4000) / Interval(10_000, math.inf)) == Interval(0, 0.4)


def test_the_difference_of_two_ceilings_decides_nothing():
    assert Interval(0, 500) - Interval(0, 300) == Interval(-300, 500)
    assert Interval(0, math.inf) - Interval(0, math.inf) == Interval(-math.inf, math.inf)


def test_nothing_is_divided_by_nothing():
    with pytest.raises(ZeroDivisionError):
        Interval.point(1) / Interval.point(0)
    with pytest.raises(ValueError, match="can't run"):
        Interval(2, 1)


def test_hull_middle_and_members():
    hull = Interval.hull(Interval(1, 2), Interval(5, 6))
    assert hull == Interval(1, 6)
    assert hull.middle == 3.5
    assert Interval(0, math.inf).middle is None
    assert Interval(1, 2).within(hull)
    assert hull.meets(Interval(6, 9))
    assert not hull.holds(7)
