"""People who come, go, are held or are there: each sentence gives the readings that it means, and no others."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.families import FAMILIES

from wartoll.claims import Claim, Form
from wartoll.documents import Document
from wartoll.extract import extract_document
from wartoll.extract.inflection import inflect

AFTERWARDS = "\n\nThe army is at war and the soldiers hold the front. Casualties are not known."


def counts_of(text: str) -> list[Claim]:
    document = Document.of_text("note.txt", text + AFTERWARDS, published=date(2023, 6, 14))
    return [claim for claim in extract_document(document).claims if claim.quantity is not None]


def value_of(claim: Claim) -> str:
    quantity = claim.quantity
    assert quantity is not None
    if quantity.best is not None:
        return f"{quantity.best:.4g}" if quantity.best < 1 else f"{quantity.best:.10g}"
    low = "" if quantity.low is None else f"{quantity.low:.10g}"
    high = "" if quantity.high is None else f"{quantity.high:.10g}"
    return f"{low}..{high}" if low and high else f"{low}+" if low else f"{high}-"


def is_said(claim: Claim, wanted: str) -> bool:
    measures, forms, value, *unit = wanted.split()
    found = value_of(claim)
    same = found == value or (found[:1] == "0" and value[:1] == "0" and abs(float(found) - float(value)) < 0.001)
    return (
        claim.measure.value in measures.split("/")
        and claim.form.value in forms.split("/")
        and same
        and (not unit or claim.per == unit[0])
    )


@pytest.mark.parametrize(("text", "wanted"), FAMILIES, ids=[text[:60] for text, _ in FAMILIES])
def test_a_sentence_gives_what_it_says(text: str, wanted: str) -> None:
    readings = [part.strip() for part in wanted.split(";")]
    claims = counts_of(text)
    for reading in readings:
        match = next((claim for claim in claims if is_said(claim, reading)), None)
        assert match is not None, f"{reading} not in {[(c.measure.value, c.form.value, value_of(c)) for c in claims]}"
        claims.remove(match)
    assert not claims


def test_a_ratio_of_two_numbers_is_one_claim_and_no_count() -> None:
    claims = counts_of("The army concludes that two men died in the camps for every three who lived.")
    assert [(claim.form, round(claim.quantity.best or 0, 3)) for claim in claims if claim.quantity] == [
        (Form.RATIO, 0.667)
    ]


def test_a_count_under_a_frame_has_the_measure_of_the_frame() -> None:
    claims = counts_of("Of the men freed by the rebels, 149 are Americans, 471 South Koreans and 32 British.")
    assert [(claim.measure.value, value_of(claim)) for claim in claims] == [
        ("returned", "149"),
        ("returned", "471"),
        ("returned", "32"),
    ]


def test_people_who_do_not_wish_to_go_home_have_not_returned() -> None:
    claims = counts_of("Some 132,000 prisoners remain on the island, 50,000 of whom don't wish to go home.")
    assert [claim.measure.value for claim in claims] == ["captured", "captured"]


@pytest.mark.parametrize(
    ("base", "past", "gerund"),
    [
        ("hand over", "handed over", "handing over"),
        ("flee", "fled", "fleeing"),
        ("carry arms", "carried arms", "carrying arms"),
    ],
)
def test_a_verb_is_known_in_all_its_written_forms(base: str, past: str, gerund: str) -> None:
    assert (inflect(base).past, inflect(base).gerund) == (past, gerund)
