"""Faults of running totals."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wartoll.score.series_checks import FaultKind, clean_totals


def _steady(days: int, a_day: float = 50.0) -> np.ndarray:
    return a_day * np.arange(days, dtype=np.float64)


def _clean(totals: np.ndarray) -> tuple[np.ndarray, list[FaultKind]]:
    daily, faults = clean_totals(np.arange(len(totals)), totals)
    return daily, [fault.kind for fault in faults]


def test_a_steady_series_is_left_alone() -> None:
    daily, kinds = _clean(_steady(60))
    assert daily.tolist() == _steady(60).tolist()
    assert kinds == []


def test_a_lone_low_total_is_left_out() -> None:
    totals = _steady(60)
    totals[40] = 200.0
    daily, kinds = _clean(totals)
    assert kinds == [FaultKind.DIP]
    assert daily.tolist() == _steady(60).tolist()


def test_a_fall_that_stays_lowers_what_was_said_before() -> None:
    totals = _steady(60)
    totals[50:] -= 300
    daily, kinds = _clean(totals)
    assert kinds == [FaultKind.FALL]
    assert daily[-1] == totals[-1]
    assert (np.diff(daily) >= 0).all()
    assert daily[49] == totals[50]


def test_a_stall_that_is_caught_up_is_spread_over_its_days() -> None:
    totals = _steady(60)
    totals[50:54] = totals[49]
    daily, kinds = _clean(totals)
    assert kinds == [FaultKind.CATCH_UP]
    assert np.allclose(daily, _steady(60))


def test_a_jump_is_reported_and_the_usual_rate_stands_in_for_it() -> None:
    totals = _steady(60)
    totals[50:] += 4_000
    daily, kinds = _clean(totals)
    assert kinds == [FaultKind.JUMP]
    assert daily[-1] == totals[-1]
    assert np.allclose(np.diff(daily), 50.0)


def test_counts_that_come_in_bursts_are_neither_stalls_nor_jumps() -> None:
    additions = np.zeros(120)
    additions[::10] = [30, 44, 60, 25, 70, 41, 33, 90, 52, 38, 61, 47]
    assert _clean(np.concatenate([[0.0], np.cumsum(additions)]))[1] == []


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=80))
def test_cleaned_totals_never_fall_and_keep_the_last_one(values: list[int]) -> None:
    daily, _ = clean_totals(np.arange(len(values)), np.array(values, dtype=np.float64))
    assert len(daily) == len(values)
    assert (np.diff(daily) >= -1e-9).all()
    assert daily[-1] == values[-1]
