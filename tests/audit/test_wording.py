"""Numbers and units are said as a reader would say them."""

import pytest

from wartoll.audit.wording import say_per


@pytest.mark.parametrize(
    ("days", "words"),
    [(1.0, "a day"), (7.0, "a week"), (30.44, "a month"), (365.2425, "a year"), (1 / 24, "an hour"),
     (2.0, "every 2 days"), (21.0, "every 3 weeks"), (0.25, "every 6 hours"), (14.0, "a fortnight")],
)  # fmt: skip
def test_the_unit_of_a_rate_is_said(days, words):
    assert say_per(days) == words
