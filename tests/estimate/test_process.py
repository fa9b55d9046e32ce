from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.estimate.making import FIRST
from wartoll.dates import Window
from wartoll.estimate.process import (
    Calendar,
    Periods,
    interpolate,
    interpolate_adjoint,
    interpolation_gram,
    knot_path,
    knot_path_adjoint,
    twice_summed,
)  # fmt: skip


def periods(*rows: tuple[int, int, int, int]) -> Periods:
    return Periods(*np.array(rows, dtype=np.int64).T)


def test_a_count_of_days_three_to_five_by_hand() -> None:
    rate = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    # C = 0 1 3 6 10 15 21: through day 4 is C[5], before day 2 is C[2]
    assert periods((5, 5, 2, 2)).sums(rate) == pytest.approx([15 - 3])


def test_an_uncertain_end_averages_the_totals_over_its_window_by_hand() -> None:
    rate = np.array([1.0, 2.0, 3.0, 4.0])
    # totals through days 1, 2 and 3 are 3, 6 and 10
    assert periods((2, 4, 0, 0)).sums(rate) == pytest.approx([19 / 3])


def test_sums_agree_with_a_loop_over_windows() -> None:
    generator = np.random.default_rng(0)
    rate = generator.random((2, 30))
    rows = [(10, 14, 3, 6), (30, 30, 0, 0), (7, 7, 6, 6)]
    total = np.concatenate([np.zeros((2, 1)), rate.cumsum(axis=1)], axis=1)
    expected = [total[:, a : b + 1].mean(axis=1) - total[:, c : d + 1].mean(axis=1) for a, b, c, d in rows]
    assert np.allclose(periods(*rows).sums(rate), np.transpose(expected))


@pytest.mark.parametrize("days", [8, 14, 30, 47])
def test_each_adjoint_is_the_transpose(days: int) -> None:
    generator = np.random.default_rng(days)
    knots = Calendar(FIRST, days).knots
    x, y = generator.standard_normal(knots), generator.standard_normal(days)
    assert y @ interpolate(x, days) == pytest.approx(x @ interpolate_adjoint(y, knots))
    u, v = generator.standard_normal(knots), generator.standard_normal(knots)
    assert v @ knot_path(u, 0.98) == pytest.approx(u @ knot_path_adjoint(v, 0.98))
    p = periods((5, 7, 0, 2), (days, days, 3, 3))
    g = generator.standard_normal((1, 2))
    assert (g[0] @ p.sums(y)) == pytest.approx(y @ p.sums_adjoint(g, days)[0])


def test_the_gram_matrix_is_that_of_the_interpolation() -> None:
    days, generator = 40, np.random.default_rng(1)
    knots = Calendar(FIRST, days).knots
    matrix = np.stack([interpolate(row, days) for row in np.eye(knots)], axis=1)
    weights = generator.random(days)
    assert np.allclose(interpolation_gram(weights, knots), matrix.T @ (weights[:, None] * matrix))


def test_the_path_is_a_stationary_autoregression() -> None:
    z = np.random.default_rng(2).standard_normal((20_000, 40))
    path = knot_path(z, 0.9)
    assert path.var(axis=0) == pytest.approx(np.full(40, 1 / (1 - 0.81)), rel=0.05)
    assert np.allclose(path[:, 5], 0.9 * path[:, 4] + z[:, 5])


def test_a_long_path_keeps_its_digits() -> None:
    z = np.random.default_rng(3).standard_normal(520)
    slow = [z[0] / np.sqrt(1 - 0.98**2)]
    for value in z[1:]:
        slow.append(0.98 * slow[-1] + value)
    assert np.allclose(knot_path(z, 0.98), slow, atol=1e-9)


def test_the_last_knot_stands_on_or_after_the_last_day() -> None:
    for days in range(1, 60):
        knots = Calendar(FIRST, days).knots
        assert 7 * (knots - 1) >= days - 1
        assert interpolate(np.arange(float(knots)), days)[-1] == pytest.approx((days - 1) / 7)


def test_a_lull_covers_its_days_and_no_others() -> None:
    lull = Window(date(2024, 12, 3), date(2024, 12, 5))
    assert Calendar(FIRST, 8, (lull,)).lull_days().tolist() == [[0, 0, 1, 1, 1, 0, 0, 0]]
    away = Window(date(2025, 12, 3), date(2025, 12, 5))
    assert not Calendar(FIRST, 8, (away,)).lull_days().any()


def test_prefix_sums_start_at_zero() -> None:
    assert twice_summed(np.array([1.0, 2.0])).tolist() == [0, 0, 1, 4]
