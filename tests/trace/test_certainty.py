from __future__ import annotations

import pytest

from tests.trace.making import claim, document
from wartoll.claims import Bound
from wartoll.trace.certainty import Certainty, hedge_change, read_certainty
from wartoll.trace.passages import read_passages


def certainty(text: str, words: str, bound: Bound = Bound.EXACT, **more: object) -> Certainty:
    of = document("a", text)
    one = claim(of, words, 40, bound=bound, **more)
    return read_certainty(read_passages([one], [of])[one.claim_id])


PLAIN = certainty("The navy lost 40 men.", "40 men")


@pytest.mark.parametrize(
    "text",
    [
        "The navy probably lost 40 men.",
        "By preliminary data the navy lost 40 men.",
        "According to unconfirmed reports the navy lost 40 men.",
        "The navy may have lost 40 men.",
        "If the crews were full, the navy lost 40 men.",
    ],
)
def test_doubt_that_goes_or_comes_is_a_change(text: str) -> None:
    doubtful = certainty(text, "40 men")
    assert doubtful.doubt
    assert hedge_change(doubtful, PLAIN, point=True) is not None
    assert hedge_change(PLAIN, doubtful, point=True) is not None
    assert hedge_change(doubtful, doubtful, point=True) is None


@pytest.mark.parametrize(
    "text", ["The navy lost 40 men, the rebels claimed.", "The service believes the navy lost 40 men."]
)
def test_words_by_which_an_outlet_names_the_speaker_are_no_change(text: str) -> None:
    attributed = certainty(text, "40 men")
    assert attributed.doubt
    assert hedge_change(attributed, PLAIN, point=True) is None
    assert hedge_change(PLAIN, attributed, point=True) is None


def test_an_assessment_relayed_as_said_is_no_change_but_confirmed_is() -> None:
    assessed = certainty("The ministry's assessment is that the navy lost 40 men.", "40 men")
    assert hedge_change(assessed, PLAIN, point=True) is None
    sure = certainty("The ministry confirmed that the navy lost 40 men.", "40 men")
    assert hedge_change(assessed, sure, point=True) is not None


def test_rounding_that_comes_or_goes_is_a_change_beside_a_point_only() -> None:
    rounded = certainty("The navy lost about 40 men.", "about 40 men", Bound.APPROXIMATE)
    assert hedge_change(rounded, PLAIN, point=True) is not None
    assert hedge_change(PLAIN, rounded, point=True) is not None
    assert hedge_change(PLAIN, rounded, point=False) is None


def test_one_way_of_being_unsure_may_stand_for_another() -> None:
    likely = certainty("The navy likely lost 40 men.", "40 men")
    estimated = certainty("The office estimates that the navy lost 40 men.", "40 men")
    rounded = certainty("The navy lost some 40 men.", "some 40 men", Bound.APPROXIMATE)
    assert hedge_change(likely, estimated, point=True) is None
    assert hedge_change(rounded, estimated, point=True) is None


def test_sureness_that_is_added_is_a_change() -> None:
    sure = certainty("The ministry confirmed that the navy lost 40 men.", "40 men")
    assert hedge_change(PLAIN, sure, point=True) == ("", "confirmed")
    counted = certainty("We verified 40 men as dead.", "40 men")
    assert hedge_change(counted, sure, point=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "The navy lost 40 men, a figure that could not be independently verified.",
        "Claims were accepted for 40 men.",
        "The office has accepted claims for 40 men of the navy.",
    ],
)
def test_an_outlets_stock_phrase_and_claims_for_money_are_no_doubt(text: str) -> None:
    assert not certainty(text, "40 men").doubt
