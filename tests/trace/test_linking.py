from __future__ import annotations

import pytest

from tests.trace.making import claim, days, document, quantity
from wartoll.claims import Bound, Claim, Form, Measure, Modality
from wartoll.documents import Document
from wartoll.trace.linking import link_strength, number_keys, read_speaker, telling_digits
from wartoll.trace.origins import read_claims
from wartoll.trace.passages import read_passages


def strength(one: tuple[Document, Claim], two: tuple[Document, Claim]) -> float | None:
    documents, claims = [one[0], two[0]], [one[1], two[1]]
    readings = read_claims(claims, documents, read_passages(claims, documents))
    by_id = {reading.claim.claim_id: reading for reading in readings}
    return link_strength(by_id[one[1].claim_id], by_id[two[1].claim_id])


def linked(one: tuple[Document, Claim], two: tuple[Document, Claim]) -> bool:
    return (strength(one, two) or -1.0) > 0


def said(name: str, text: str, words: str, value: float, publisher: str, **more: object) -> tuple[Document, Claim]:
    of = document(name, text, publisher, str(more.pop("published", "2024-05-02")))
    return of, claim(of, words, value, **more)  # type: ignore[arg-type]


OWN = said("own", "In the raid on Emmer the army lost 83 men dead.", "83 men", 83, "Ministry of Pensions")


@pytest.mark.parametrize(
    ("value", "digits"), [(4000, 0), (200, 0), (3800, 1), (57, 1), (2340, 2), (88240, 3), (0, 0), (0.5, 0)]
)
def test_round_numbers_tell_little(value: float, digits: float) -> None:
    assert telling_digits(value) == digits


def test_a_bound_that_moves_keeps_the_number() -> None:
    of = document("a", "80 to 90")
    one = claim(of, "80 to 90", 80)
    between = Claim(
        claim_id="b", document="a", quote=one.quote, measure=Measure.KILLED, form=Form.RATE,
        quantity=quantity(80, Bound.BETWEEN, 90),
    )  # fmt: skip
    at_most = claim(of, "90", 90, bound=Bound.AT_MOST)
    assert set(number_keys(between)) & set(number_keys(at_most))
    assert not set(number_keys(one)) & set(number_keys(at_most))


def test_one_speaker_and_number_are_one_statement_whatever_a_relay_changed() -> None:
    paper = said("p", "It lost 83 wounded over the month.", "83 wounded", 83, "Coast Herald",
                 speaker="Ministry of Pensions", measure=Measure.WOUNDED, group=None)  # fmt: skip
    assert linked(OWN, paper)


def test_a_paper_that_names_no_one_is_linked_by_number_group_and_words() -> None:
    paper = said("p", "The raid on Emmer left 83 men of the army dead.", "83 men", 83, "Coast Herald")
    assert linked(OWN, paper)


def test_two_parties_that_speak_for_themselves_never_share_an_origin() -> None:
    other = said("q", "In the raid on Emmer the army lost 83 men dead.", "83 men", 83, "Red Cross hospital of Tyrra")
    assert strength(OWN, other) is None


def test_two_parties_with_one_round_number_agree_and_are_two() -> None:
    one = said("p", "General Oren spoke of 4,000 dead.", "4,000 dead", 4000, "Coast Herald", speaker="General Oren")
    two = said("q", "In Brennt the doctors put it at 4,000 dead.", "4,000 dead", 4000, "Hill Post",
               speaker="Doctors' Union of Brennt")  # fmt: skip
    assert not linked(one, two)


def test_a_statement_credited_to_another_is_found_by_its_number_and_words() -> None:
    relay = said("p", "In the raid on Emmer the army lost 83 men dead, the Rebel Command said.", "83 men", 83,
                 "Coast Herald", speaker="Rebel Command")  # fmt: skip
    own = said("own", "The Rebel Command was silent. In the raid on Emmer the army lost 83 men dead.", "83 men", 83,
               "Ministry of Pensions")  # fmt: skip
    assert linked(own, relay)


def test_a_speaker_who_says_it_again_on_another_day_makes_another_statement() -> None:
    later = said("later", "In the raid on Emmer the army lost 83 men dead.", "83 men", 83, "Ministry of Pensions",
                 published="2024-05-09")  # fmt: skip
    assert strength(OWN, later) is None


def test_the_days_own_small_counts_are_not_one_statement() -> None:
    one = said("p", "On Monday 3 men were killed.", "3 men", 3, "Coast Herald", speaker="Ministry of Pensions",
               form=Form.PERIOD, end=days("2024-04-29"), published="2024-04-30")  # fmt: skip
    two = said("q", "On Sunday 3 men were killed.", "3 men", 3, "Coast Herald", speaker="Ministry of Pensions",
               form=Form.PERIOD, end=days("2024-05-05"), published="2024-05-06")  # fmt: skip
    assert not linked(one, two)


def test_losses_and_strengths_and_denials_never_meet() -> None:
    strong = said("p", "The army has 83 men.", "83 men", 83, "Coast Herald", measure=Measure.STRENGTH)
    denied = said("q", "No 83 men died.", "83 men", 83, "Coast Herald", modality=Modality.DENIED)
    assert strength(OWN, strong) is None
    assert strength(OWN, denied) is None


def test_the_publisher_speaks_where_a_body_gives_its_own_figure() -> None:
    assert read_speaker(OWN[1]) == ("Ministry of Pensions", True)
    paper = said("p", "It lost 83 men.", "83 men", 83, "Coast Herald")
    assert read_speaker(paper[1]) == (None, False)
