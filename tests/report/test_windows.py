from __future__ import annotations

from datetime import date

import pytest

from wartoll.dates import Window
from wartoll.report.windows import say_period, say_window

SAID = {
    "16 January 2025": (date(2025, 1, 16), date(2025, 1, 16)),
    "early January 2025": (date(2025, 1, 1), date(2025, 1, 10)),
    "mid-January 2025": (date(2025, 1, 11), date(2025, 1, 20)),
    "late February 2024": (date(2024, 2, 21), date(2024, 2, 29)),
    "February 2024": (date(2024, 2, 1), date(2024, 2, 29)),
    "2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "3 to 9 January 2025": (date(2025, 1, 3), date(2025, 1, 9)),
    "21 October to 10 November 2024": (date(2024, 10, 21), date(2024, 11, 10)),
    "6 December 2024 to 16 January 2025": (date(2024, 12, 6), date(2025, 1, 16)),
    "up to 16 January 2025": (None, date(2025, 1, 16)),
    "from 16 January 2025": (date(2025, 1, 16), None),
    "": (None, None),
}


@pytest.mark.parametrize(("words", "ends"), SAID.items())
def test_a_window_is_said_as_people_say_it(words: str, ends: tuple[date | None, date | None]) -> None:
    assert say_window(Window(*ends)) == words


def test_a_period_names_its_start_and_its_end() -> None:
    start, end = Window.day(date(2024, 12, 6)), Window.day(date(2025, 1, 16))
    assert say_period(start, end) == "from 6 December 2024 to 16 January 2025"
    assert say_period(None, end) == "as of 16 January 2025"
    assert say_period(end, end) == "16 January 2025"
    assert say_period(None, None) == ""
