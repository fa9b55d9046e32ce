"""A stated figure stands for the numbers that round to it, and a result may be cut instead of rounded."""

import math

from hypothesis import given
from hypothesis import strategies as st

from wartoll.audit.interval import Interval
from wartoll.audit.rounding import (
    Agreement,
    agreement,
    interval_of,
    last_digit_unit,
    reach_of_statement,
    significant_digits,
    stated_interval,
)
from wartoll.claims import Bound, Quantity


def test_the_last_stated_digit():
    assert [last_digit_unit(v) for v in (3800, 92, 12_000, 0.33, 0.4, 126.7)] == [100, 1, 1000, 0.01, 0.1, 0.1]
    assert [significant_digits(v) for v in (3800, 40, 126)] == [2, 1, 3]


def test_92_7_is_cut_to_92_and_rounded_to_93():
    assert agreement(3800 / 41, 92) is Agreement.CUT
    assert agreement(3800 / 41, 93) is Agreement.ROUNDED
    assert agreement(3800 / 41, 94) is None


def test_a_round_figure_is_not_taken_for_anything_near():
    assert agreement(3400, 4000) is None
    assert agreement(3900, 4000) is Agreement.ROUNDED


def test_hedged_quantities_become_intervals():
    assert interval_of(Quantity(80, 80, 80, Bound.APPROXIMATE)) == Interval(75, 85)
    assert interval_of(Quantity(4500, None, None, Bound.AT_LEAST)) == Interval(4500, math.inf)
    assert interval_of(Quantity(None, None, 92, Bound.AT_MOST)) == Interval(0, 92)
    assert interval_of(Quantity(80, None, 90, Bound.BETWEEN)) == Interval(80, 90)


def test_a_stated_figure_allows_its_rounding_and_a_word_a_tenth():
    assert stated_interval(230) == Interval(225, 235)
    assert stated_interval(4000) == Interval(3800, 4200)
    assert stated_interval(0.5, in_words=True) == Interval(0.45, 0.55)
    assert stated_interval(3000, hedged=True) == Interval(2500, 3500)


def test_the_reach_of_a_statement_is_that_of_its_agreement():
    # 92 is said to the unit: from 91.5, rounded, to 93, cut; a round 100 is held within five per cent
    assert reach_of_statement(92) == (0.92, 1.0)
    assert reach_of_statement(100) == (5.0, 5.0)


@given(st.floats(1, 1e6), st.integers(0, 2))
def test_a_result_rounded_or_cut_agrees_with_itself(result, digits):
    unit = 10.0 ** (math.floor(math.log10(result)) - digits - 1)
    rounded = round(result / unit) * unit
    assert agreement(result, round(rounded, 6)) is not None
