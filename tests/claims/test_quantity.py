"""Computed numbers are said to two significant figures."""

import math

from hypothesis import given
from hypothesis import strategies as st

from wartoll.claims import round_figures


def test_a_computed_number_has_two_figures():
    assert [round_figures(v) for v in (3647.2, 92.68, 8200, 0.1276, 0)] == [3600, 93, 8200, 0.13, 0]


def test_an_open_end_stays_open():
    assert round_figures(math.inf) == math.inf


@given(st.floats(1, 1e9))
def test_two_figures_are_within_five_per_cent(value: float):
    assert abs(round_figures(value) - value) <= 0.05 * value + 1e-9
