"""From documents to claims: clocks, groups, forms, parts, merging, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wartoll.claims import Bound, Claim, Form, Measure, Modality
from wartoll.documents import Document
from wartoll.extract import extract_claims, extract_document

PUBLISHED = date(2025, 1, 20)


def read(text: str, published: date | None = PUBLISHED) -> tuple[Claim, ...]:
    return extract_document(Document.of_text("a.txt", text, published=published)).claims


def only(text: str, measure: str) -> Claim:
    (claim,) = [claim for claim in read(text) if claim.measure == measure and claim.quantity is not None]
    return claim


def test_a_count_at_a_statement_is_as_of_the_statement_and_says_that_it_is_inferred() -> None:
    claim = only("On January 13 the intelligence service said that 300 soldiers have died in the war.", "killed")
    assert claim.end is not None
    assert claim.end.latest == date(2025, 1, 13)
    assert claim.as_of_inferred


def test_a_day_of_an_event_is_the_end_of_its_period() -> None:
    claim = only("Shelling killed four soldiers on 11 January, the army said on 15 January.", "killed")
    assert claim.form is Form.PERIOD
    assert claim.end is not None
    assert (claim.end.earliest, claim.end.latest) == (date(2025, 1, 11), date(2025, 1, 11))


def test_since_gives_the_start_and_a_running_total() -> None:
    claim = only("Since 24 February 2022 the army has lost 790,000 soldiers.", "losses")
    assert claim.form is Form.CUMULATIVE
    assert claim.start is not None
    assert claim.start.earliest == date(2022, 2, 24)


def test_a_part_points_to_its_whole() -> None:
    claims = {claim.measure: claim for claim in read("The brigade suffered 3,000 casualties, including 600 dead.")}
    assert claims[Measure.KILLED].part_of == claims[Measure.CASUALTIES].claim_id


def test_headline_and_body_are_one_claim_with_two_mentions() -> None:
    text = "Raid kills 13 soldiers\n\nA raid killed at least 13 soldiers near the front on Monday, the army said."
    claim = only(text, "killed")
    assert claim.quantity is not None
    assert claim.quantity.bound is Bound.AT_LEAST
    assert len(claim.mentions) == 1


def test_two_places_with_one_number_stay_two_claims() -> None:
    text = "Air raids killed seven people in Khan Sheikhun. Another seven people were killed in raids on Kafr Nabl."
    assert len([claim for claim in read(text) if claim.measure is Measure.KILLED]) == 2


def test_a_denial_is_a_count_of_zero() -> None:
    claim = only("The defence ministry said that no soldier was killed in the attack.", "killed")
    assert claim.modality is Modality.DENIED
    assert claim.quantity is not None
    assert claim.quantity.best == 0


def test_a_rate_has_its_unit() -> None:
    claim = only("Russia is losing 1,500 soldiers a day at the front.", "losses")
    assert (claim.form, claim.per) == (Form.RATE, "day")


def test_a_projection_has_its_date_and_its_condition() -> None:
    text = "If the current rate persists, the army will lose 6,000 soldiers by the end of June."
    claim = only(text, "losses")
    assert claim.form is Form.PROJECTION
    assert claim.end is not None
    assert claim.end.latest == date(2025, 6, 30)
    assert claim.condition == "If the current rate persists"


def test_the_side_that_loses_is_the_group() -> None:
    claim = only("North Korea has lost about 300 soldiers dead in the Kursk region.", "killed")
    assert claim.group == "North Korean soldiers"


def test_people_in_general_are_told_by_event_and_place() -> None:
    claim = only("A car bomb attack killed 20 people in Homs, officials said.", "killed")
    assert claim.group is not None
    assert "Homs" in claim.group
    assert "attack" in claim.group


def test_an_engagement_is_an_event_with_its_date() -> None:
    text = (
        "The contingent took casualties of 90 a day. Losses of 300 dead. "
        "Its soldiers first went into battle on 5 November 2024."
    )
    events = [claim for claim in read(text) if claim.form is Form.EVENT]
    assert [(claim.measure.value, claim.end.earliest) for claim in events if claim.end] == [
        ("engagement", date(2024, 11, 5))
    ]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("It is unclear whether the wounded soldiers will return to duty.", "returned"),
        ("The number of wounded is likely to remain far higher than the number of killed.", "wounded"),
        ("Pyongyang will inevitably send a second wave of troops.", "reinforcements"),
        ("The soldiers have no defence against drones.", "casualties"),
    ],
)
def test_caveats_are_kept_with_their_words(text: str, measure: str) -> None:
    (claim,) = [claim for claim in read(text) if claim.form is Form.JUDGEMENT]
    assert claim.measure == measure
    assert claim.quantity is None
    assert claim.quote.text == text


def test_a_year_that_nothing_settles_stays_open() -> None:
    claims = read("The army is at war. By 24 March its soldiers had killed 5,600 rebels.", published=None)
    assert claims[0].open_dates[0].first == (3, 24)
    assert claims[0].end is None


def test_the_same_text_gives_the_same_identifiers() -> None:
    text = "The ambush killed 17 soldiers and wounded 22."
    assert [claim.claim_id for claim in read(text)] == [claim.claim_id for claim in read(text)]


def test_two_counts_of_one_size_in_one_sentence_have_an_identifier_each() -> None:
    claims = read("One soldier was killed on Friday and one on Saturday, the army said.")
    assert len({claim.claim_id for claim in claims}) == len(claims) == 2


def test_a_text_without_a_cue_gives_nothing() -> None:
    extraction = extract_claims([Document.of_text("b.txt", "The orchestra played 12 encores for 900 guests.")])
    assert extraction.claims == ()


WORDS = st.sampled_from(
    "killed wounded 13 40 soldiers and , . ( ) including of whom a day the by 1 March 300,000 % half at "
    'least were dead losses - : ? no not none \n Russia " per to three for each put at among them will'.split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_row_of_words_is_read_without_an_error_and_quoted_verbatim(words: list[str]) -> None:
    text = " ".join(words)
    claims = read(text)
    assert len({claim.claim_id for claim in claims}) == len(claims)
    for claim in claims:
        for quote in (claim.quote, *claim.mentions):
            quote.check(text)
        assert 0 <= claim.confidence <= 1
