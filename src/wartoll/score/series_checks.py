"""Faults of running totals: totals that fall, days that stall and are caught up, additions re-dated to one day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

LOOK_BACK_DAYS = 28
JUMP_FACTOR = 6.0
"""A jump is at least this many times the largest addition of the four weeks before it."""
SMALLEST_JUMP = 20.0
STALL_EXPECTED = 10.0
"""A stall is a run of days without additions in which at least so many were to be expected ..."""
STALL_SHARE = 0.1
"""... in a series where at most this share of the days before had none: counts that come in bursts don't stall."""


class FaultKind(StrEnum):
    """What is wrong with a total."""

    DIP = "dip"
    FALL = "fall"
    CATCH_UP = "catch_up"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class SeriesFault:
    """A fault of a running total, and how it was handled.

    Parameters
    ----------
    kind : FaultKind
    day : int
        Days since the series' first.
    size : float
        By how much the total falls, or how much the day adds.
    handled : str
        What forecasters are given instead; the total as published stays what they are scored against.
    """

    kind: FaultKind
    day: int
    size: float
    handled: str


def clean_totals(
    days: NDArray[np.int64], totals: NDArray[np.float64]
) -> tuple[NDArray[np.float64], tuple[SeriesFault, ...]]:
    """A total for every day, never falling, that ends at the last total given; and what was mended.

    A lone low value between two that agree is dropped. Other falls correct what was said before: the earlier totals
    are lowered to the corrected one. Gaps are filled evenly. A stall followed by more than a day's usual addition is
    spread over the stalled days. A jump far above all that was seen in the four weeks before (of counts that come in
    bursts: ever before) is taken as losses of other days or another way of counting: it stays in the last total, and
    the usual rate stands in for it among the additions.

    Parameters
    ----------
    days : ndarray of int, shape (n,)
        Rising.
    totals : ndarray of float, shape (n,)

    Returns
    -------
    tuple
        The daily totals from the first to the last day, shape ``(days[-1] - days[0] + 1,)``, and the faults by day.
        The last equals ``totals[-1]``; where a jump was replaced, the totals before it are raised by the difference.
    """
    keep, dips = _drop_dips(days, totals)
    days, totals = days[keep], totals[keep]
    falls = [
        SeriesFault(FaultKind.FALL, int(days[i + 1]), float(totals[i] - totals[i + 1]), "earlier totals lowered to it")
        for i in np.flatnonzero(np.diff(totals) < 0)
    ]
    level = np.minimum.accumulate(totals[::-1])[::-1]
    daily = np.interp(np.arange(days[0], days[-1] + 1), days, level)
    additions, mended = _mend_additions(np.diff(daily), int(days[0]))
    rebuilt = daily[-1] - np.concatenate([np.cumsum(additions[::-1])[::-1], [0.0]])
    return rebuilt, tuple(sorted([*dips, *falls, *mended], key=lambda fault: fault.day))


def _drop_dips(days: NDArray[np.int64], totals: NDArray[np.float64]) -> tuple[NDArray[np.bool_], list[SeriesFault]]:
    keep = np.ones(len(totals), dtype=np.bool_)
    before, here, after = totals[:-2], totals[1:-1], totals[2:]
    for i in np.flatnonzero((here < before) & (after >= before)) + 1:
        keep[i] = False
    faults = [
        SeriesFault(FaultKind.DIP, int(days[i]), float(totals[i - 1] - totals[i]), "left out")
        for i in np.flatnonzero(~keep)
    ]
    return keep, faults


def _mend_additions(additions: NDArray[np.float64], first_day: int) -> tuple[NDArray[np.float64], list[SeriesFault]]:
    """Spread what was caught up, and put the usual rate in place of a jump; one walk over the days."""
    mended = additions.copy()
    faults: list[SeriesFault] = []
    stalled = 0
    for i, addition in enumerate(additions):
        if addition == 0:
            stalled += 1
            continue
        window = mended[max(0, i - stalled - LOOK_BACK_DAYS) : i - stalled]
        usual = float(window.mean()) if len(window) >= LOOK_BACK_DAYS // 2 else 0.0
        day = first_day + i + 1
        even = usual > 0 and float((window == 0).mean()) <= STALL_SHARE
        if stalled and even and usual * stalled >= STALL_EXPECTED and addition > 1.5 * usual:
            mended[i - stalled : i + 1] = addition / (stalled + 1)
            faults.append(SeriesFault(FaultKind.CATCH_UP, day, float(addition), f"spread over {stalled + 1} days"))
            addition = mended[i]
        largest = float((window if even else mended[:i]).max(initial=0.0))
        if usual and addition > max(SMALLEST_JUMP, JUMP_FACTOR * largest):
            mended[i - (stalled if mended[i] != additions[i] else 0) : i + 1] = usual
            faults.append(SeriesFault(FaultKind.JUMP, day, float(addition), f"{usual:.3g} a day stands in its place"))
        stalled = 0
    return mended, faults
