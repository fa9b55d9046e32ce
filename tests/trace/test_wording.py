from __future__ import annotations

import pytest

from tests.trace.making import claim, days, document, quantity
from wartoll.claims import Bound, Form, Measure
from wartoll.trace.origin import Difference, DifferenceKind
from wartoll.trace.wording import quote_words, say_claim, say_number, say_quantity, say_relation, say_when


@pytest.mark.parametrize(
    ("value", "words"), [(3800, "3,800"), (0.5, "0.5"), (92.7, "92.7"), (0, "0"), (3719.5, "3,720")]
)
def test_numbers_are_said_as_a_page_prints_them(value: float, words: str) -> None:
    assert say_number(value) == words


@pytest.mark.parametrize(
    ("value", "bound", "form", "words"),
    [
        (3000, Bound.AT_LEAST, Form.CUMULATIVE, "at least 3,000"),
        (92, Bound.AT_MOST, Form.RATE, "at most 92"),
        (92, Bound.APPROXIMATE, Form.RATE, "about 92"),
        (0.5, Bound.EXACT, Form.SHARE, "50 %"),
        (0.333, Bound.EXACT, Form.SHARE, "33.3 %"),
    ],
)
def test_quantities_keep_their_bound(value: float, bound: Bound, form: Form, words: str) -> None:
    assert say_quantity(quantity(value, bound), form) == words
    assert say_quantity(quantity(80, Bound.BETWEEN, 90), Form.RATE) == "80 to 90"


def test_a_claim_says_what_it_counts() -> None:
    of = document("a", "92 men a day")
    one = claim(of, "92 men", 92, form=Form.RATE, per="day", measure=Measure.CASUALTIES)
    assert say_claim(one) == "92 killed or wounded a day"


def test_windows_are_days_or_spans() -> None:
    assert say_when(days("2025-01-05")) == "on 5 January 2025"
    assert say_when(days("2025-01-02", "2025-01-05")) == "between 2 January 2025 and 5 January 2025"
    assert say_when(None) == ""


def test_quotes_are_flat_and_short() -> None:
    assert quote_words("two\n words") == "“two words”"
    assert len(quote_words("x" * 500)) <= 203


def test_a_sentence_charges_only_what_is_charged() -> None:
    own, paper = document("o", "83 men fell.", "Ministry (note)"), document("p", "Over 83 fell.", "Coast Herald")
    one, two = claim(own, "83 men", 83), claim(paper, "Over 83", 83)
    change = Difference(DifferenceKind.BOUND, "83 men", "Over 83")
    disagree = say_relation(one, two, [change], "the ministry")
    assert "don't show which is right" in disagree
    charged = say_relation(
        one, two, [Difference(DifferenceKind.BOUND, "83 men", "Over 83", charged=True)], "the ministry"
    )
    assert charged.startswith("Coast Herald (2 May 2024) says")
    assert "“83 men” in Ministry (2 May 2024)" in charged
    inherited = Difference(DifferenceKind.BOUND, "83 men", "Over 83", inherited=True)
    assert "already" in say_relation(one, two, [inherited], "the ministry")
    assert "carries the figure" in say_relation(one, two, [], "the ministry")
