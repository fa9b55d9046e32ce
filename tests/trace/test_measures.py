from __future__ import annotations

import pytest

from wartoll.claims import Measure
from wartoll.trace.measures import measure_beside


@pytest.mark.parametrize(
    ("before", "after", "measure"),
    [
        ("The enemy lost ", " killed and ", Measure.KILLED),
        (" killed and ", " wounded there.", Measure.WOUNDED),
        ("The strike killed ", " soldiers and injured ", Measure.KILLED),
        (" soldiers and injured ", ".", Measure.WOUNDED),
        ("", " men were killed or badly hurt.", Measure.CASUALTIES),
        ("The army lost ", " killed and wounded.", Measure.CASUALTIES),
        ("It holds ", " houses.", None),
    ],
)
def test_what_stands_nearest_to_a_number_says_what_it_counts(before: str, after: str, measure: Measure | None) -> None:
    assert measure_beside(before, after, f"{before}12{after}") is measure
