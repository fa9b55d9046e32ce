"""Reading a running total, and what of it was known on a day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from wartoll.errors import ScoreError
from wartoll.score import parse_series

TEXT = 'date,killed\n2024-01-03,130\n2024-01-01,100\n2024-01-02,\n2024-01-05,"1,150"\n'


def test_rows_are_sorted_and_empty_days_left_out() -> None:
    series = parse_series(TEXT, date_column="date", value_column="killed")
    assert series.first_day == date(2024, 1, 1)
    assert series.days.tolist() == [0, 2, 4]
    assert series.totals.tolist() == [100, 130, 1150]
    assert series.total_on(2) == 130
    assert series.total_on(1) is None


def test_a_history_holds_nothing_after_its_day_and_fills_gaps_evenly() -> None:
    history = parse_series(TEXT, date_column="date", value_column="killed").known_by(3)
    assert history.last_day == date(2024, 1, 3)
    assert history.total == 130
    assert history.daily_totals.tolist() == [100, 115, 130]
    assert history.increments.tolist() == [15, 15]


def test_of_two_totals_for_one_day_the_later_row_counts_and_is_noted() -> None:
    series = parse_series(TEXT + "2024-01-03,131\n", date_column="date", value_column="killed")
    assert series.total_on(2) == 131
    assert series.notes == ("2024-01-03 has two totals, 130 and 131: the later row counts",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("day,killed\n2024-01-01,1\n", "no column 'date'"),
        ("date,killed\n2024-01-01,15 200\n2024-01-02,3\n", "line 2 holds '15 200'"),
        ("date,killed\n2024-01-01,-4\n2024-01-02,3\n", "line 2 holds '-4'"),
        ("date,killed\n1 May,4\n", "line 2 holds '1 May'"),
        ("date,killed\n2024-01-01,4\n", "1 totals in killed"),
    ],
)
def test_what_is_no_series_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ScoreError, match=words):
        parse_series(text, date_column="date", value_column="killed")


def test_a_day_before_the_first_total_has_no_history() -> None:
    with pytest.raises(ScoreError, match="no total by day -1"):
        parse_series(TEXT, date_column="date", value_column="killed").known_by(-1)


def test_only_whole_totals_are_counts() -> None:
    text = "date,killed\n2024-01-01,1.5\n2024-01-02,3\n2024-01-03,4\n"
    assert not parse_series(text, date_column="date", value_column="killed").known_by(2).counts
    assert np.isfinite(parse_series(text, date_column="date", value_column="killed").totals).all()
