"""Rows carry every field of a claim, there and back."""

from datetime import date

import pytest

from wartoll.claims import (
    ROW_FIELDS,
    Bound,
    Claim,
    Form,
    Measure,
    OpenDate,
    PartyKind,
    Quantity,
    Quote,
    claim_from_row,
    claim_to_row,
    make_claim_id,
)
from wartoll.dates import Window
from wartoll.errors import ClaimError

FULL = Claim(
    claim_id="0123456789ab", document="a.txt", quote=Quote(3, 8, "3,800"), measure=Measure.CASUALTIES,
    form=Form.CUMULATIVE, quantity=Quantity(3800, 3800, 3800, Bound.APPROXIMATE, "about"), publisher="Daily",
    published=date(2025, 1, 19), mentions=(Quote(20, 25, "3,800"),), speaker="Volodymyr Zelensky",
    speaker_kind=PartyKind.ADVERSARY, via=("ISW",), said=Window(date(2025, 1, 1), date(2025, 1, 10)),
    end=Window(None, date(2025, 1, 10)), as_of_inferred=True, hedge="about",
    open_dates=(OpenDate("start", (12, 6), (12, 6), "December 6"),), rules=("number-noun",),
)  # fmt: skip


def test_a_claim_survives_the_row():
    assert claim_from_row(claim_to_row(FULL)) == FULL


def test_a_row_has_the_fields_in_order():
    assert tuple(claim_to_row(FULL)) == ROW_FIELDS


def test_a_broken_row_is_refused_with_its_id():
    row = claim_to_row(FULL) | {"measure": "sorrow"}
    with pytest.raises(ClaimError, match="0123456789ab"):
        claim_from_row(row)


def test_a_quote_off_its_offsets_is_refused():
    with pytest.raises(ClaimError, match="does not stand"):
        FULL.quote.check("some other text")


def test_ids_are_stable_and_differ_by_reading():
    one = make_claim_id("d", FULL.quote, "killed", "period", "3", None)
    assert one == make_claim_id("d", FULL.quote, "killed", "period", "3", None)
    assert one != make_claim_id("d", FULL.quote, "wounded", "period", "3", None)


def test_a_quantity_can_not_run_backwards():
    with pytest.raises(ValueError, match="run from"):
        Quantity(5, None, 3, Bound.BETWEEN)
