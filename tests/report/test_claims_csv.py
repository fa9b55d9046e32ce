from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.claims_at_hand import PRESIDENT, claim, day, document, exactly
from wartoll.claims import ROW_FIELDS, Form, Measure, OpenDate
from wartoll.errors import ClaimError
from wartoll.report.claims_csv import defuse_cell, read_claims_csv, restore_cell, write_claims_csv

SOURCE = document(
    text="=HYPERLINK(1) said 3,800 were lost.\nSo it goes.", publisher="@Outlet", url="https://a.example/x"
)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u00a0=1", "'=1", "'quoted'"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert defuse_cell(text) == f"'{text}"


def test_other_text_is_left_alone() -> None:
    for text in ("12,000 soldiers", "a=b", "", "3-4", "O'Neil"):
        assert defuse_cell(text) == text


@given(st.text())
def test_defusing_is_undone_exactly(text: str) -> None:
    assert restore_cell(defuse_cell(text)) == text


@given(st.text())
def test_no_defused_cell_begins_a_formula(text: str) -> None:
    assert not defuse_cell(text).lstrip().startswith(("=", "+", "-", "@"))


def test_claims_come_back_from_their_table() -> None:
    full = claim(
        SOURCE, "=HYPERLINK(1) said 3,800 were lost.\nSo", quantity=exactly(3800), end=day("2025-01-05"), via=("-A",),
        as_of_inferred=True, open_dates=(OpenDate("start", (12, 6), (12, 6), "=6 Dec"),), warnings=("+w",), **PRESIDENT,
    )  # fmt: skip
    event = claim(SOURCE, "So it goes", Measure.ENGAGEMENT, form=Form.EVENT, hedge="'tis")
    full = replace(full, mentions=(full.quote,))
    assert list(read_claims_csv(write_claims_csv([full, event]))) == [full, event]


def test_the_table_has_every_field_and_numbers_are_numbers() -> None:
    made = claim(SOURCE, "3,800", quantity=exactly(3800))
    header, row = csv.reader(io.StringIO(write_claims_csv([made]), newline=""))
    assert tuple(header) == ROW_FIELDS
    assert row[header.index("best")] == "3800"
    assert row[header.index("publisher")] == "'@Outlet"


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ClaimError, match=r"lacks .*quote"):
        list(read_claims_csv("claim_id,document\r\na,b\r\n"))
