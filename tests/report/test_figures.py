from __future__ import annotations

import pytest

from tests.report.claims_at_hand import about, at_least, between, claim, document, exactly, up_to
from wartoll.claims import Form, Measure
from wartoll.errors import ClaimError
from wartoll.report.figures import (
    Figure,
    FigureKind,
    compute_people,
    quote_figure,
    say_claim,
    say_quantity,
)

SOURCE = document(text="They lost 3,800 men, or dozens, or 92 a day, or 30 % of the force.")


def test_a_figure_without_a_claim_cannot_be_made() -> None:
    with pytest.raises(ClaimError, match="no claim to rest on"):
        Figure("3,800", FigureKind.QUOTED, ())
    with pytest.raises(ClaimError, match="no claim to rest on"):
        Figure("3,800", FigureKind.QUOTED, ("",))


def test_a_computed_figure_needs_its_arithmetic_and_its_interval() -> None:
    with pytest.raises(ClaimError, match="no formula"):
        Figure("92", FigureKind.COMPUTED, ("a",), None, 92.0, 93.0)
    with pytest.raises(ClaimError, match="no interval"):
        Figure("92", FigureKind.COMPUTED, ("a",), "3,800 / 41")
    with pytest.raises(ClaimError, match="no interval"):
        Figure("92", FigureKind.COMPUTED, ("a",), "3,800 / 41", 93.0, 92.0)


def test_quoted_numbers_are_printed_as_said() -> None:
    said = {
        "3,800": exactly(3800),
        "roughly 92": about(92, "roughly"),
        "about 92": about(92),
        "at least 4,500": at_least(4500),
        "exceeds 3,000": at_least(3000, "exceeds"),
        "up to 92": up_to(92, "up to"),
        "at most 92": up_to(92),
        "80 to 90": between(80, 90),
    }
    for words, quantity in said.items():
        assert say_quantity(claim(SOURCE, "3,800", quantity=quantity)) == words


def test_units_shares_and_ratios_are_said() -> None:
    rate = claim(SOURCE, "92 a day", form=Form.RATE, quantity=about(92), per="day")
    assert say_quantity(rate) == "about 92 a day"
    assert say_claim(rate) == "about 92 killed or wounded a day"
    share = claim(SOURCE, "30 %", Measure.CAPABILITY, form=Form.SHARE, quantity=exactly(0.3))
    assert say_claim(share) == "30 % of combat capability lost"
    ratio = claim(SOURCE, "3,800", Measure.WOUNDED, form=Form.RATIO, quantity=exactly(9))
    assert say_quantity(ratio) == "9 to 1"


def test_a_vague_word_is_shown_with_its_reading() -> None:
    dozens = claim(SOURCE, "dozens", quantity=between(24, 99, vague=True))
    assert say_quantity(dozens) == "24 to 99 (a vague word)"


def test_an_event_carries_no_number() -> None:
    event = claim(SOURCE, "They", Measure.ENGAGEMENT, form=Form.EVENT)
    with pytest.raises(ClaimError, match="carries no number"):
        quote_figure(event)


def test_a_quoted_figure_leads_to_its_claim() -> None:
    made = claim(SOURCE, "3,800", quantity=exactly(3800))
    assert quote_figure(made).claim_ids == (made.claim_id,)


def test_computed_people_are_printed_to_two_significant_figures_and_as_an_interval() -> None:
    assert compute_people(7300, 8451, "12,000 - 3,549 to 4,700", ["a"]).text == "7,300 to 8,500"
    assert compute_people(109.1, 146.2, "3,800 / 26 to 34", ["a"], per="day").text == "110 to 150 a day"
    assert compute_people(8190, 8210, "12,000 - about 3,800", ["a"]).text == "about 8,200"
    assert compute_people(8200, 8200, "12,000 - 3,800", ["a"]).text == "8,200"
