"""What is hashed has one spelling, and the quick way to it gives that one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.conftest import make_stack
from wartoll.claims import ROW_FIELDS, claim_to_row
from wartoll.ledger.spelling import canonical_json, spell_list, spell_row

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = scalars | st.lists(scalars, max_size=3) | st.lists(st.lists(scalars, max_size=2), max_size=2)


def test_a_claim_is_spelled_with_its_keys_sorted():
    row = claim_to_row(make_stack(1)[1][0])
    assert spell_row(row) == json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@given(st.fixed_dictionaries(dict.fromkeys(ROW_FIELDS, values)))
def test_any_row_is_spelled_as_the_encoder_spells_it(row):
    assert spell_row(row) == canonical_json(row)


@given(st.dictionaries(st.sampled_from([*ROW_FIELDS, "more", 'a"b']), values))
def test_a_row_of_other_fields_is_spelled_as_well(row):
    assert spell_row(row) == canonical_json(row)


@given(st.lists(values))
def test_any_list_is_spelled_as_the_encoder_spells_it(given_values):
    assert spell_list(given_values) == canonical_json(given_values)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(number):
    row = claim_to_row(make_stack(1)[1][0]) | {"confidence": number}
    with pytest.raises(ValueError, match="JSON compliant"):
        spell_row(row)
