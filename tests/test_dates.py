"""Windows of days behave as sets of days."""

from datetime import date

import pytest

from wartoll.dates import Window, long_date, parse_date


def test_early_january_is_ten_days():
    assert Window(date(2025, 1, 1), date(2025, 1, 10)).days == 10


def test_an_open_side_meets_everything_on_that_side():
    since = Window(date(2024, 12, 6), None)
    assert since.meets(Window.day(date(2030, 1, 1)))
    assert not since.meets(Window.day(date(2024, 12, 5)))
    assert since.days is None


def test_hull_and_intersection():
    a, b = Window(date(2025, 1, 1), date(2025, 1, 10)), Window(date(2025, 1, 5), date(2025, 2, 1))
    assert a.hull(b) == Window(date(2025, 1, 1), date(2025, 2, 1))
    assert a.intersection(b) == Window(date(2025, 1, 5), date(2025, 1, 10))


def test_a_window_can_not_run_backwards():
    with pytest.raises(ValueError, match="can't start"):
        Window(date(2025, 1, 2), date(2025, 1, 1))


def test_dates_are_read_and_written():
    assert long_date(parse_date("2025-01-16")) == "16 January 2025"
