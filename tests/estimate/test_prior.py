from __future__ import annotations

import math
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from wartoll.claims import PartyKind
from wartoll.errors import EstimateError
from wartoll.estimate.prior import load_prior, prior_from_rows

ROWS = tomllib.loads((resources.files("wartoll.estimate") / "prior.toml").read_text("utf-8"))


def test_every_number_has_a_source_and_the_data_it_was_set_from() -> None:
    for table in ROWS.values():
        for name, row in table.items():
            assert row["source"], name
            assert row["set_from"], name


def test_every_kind_of_party_has_a_bias() -> None:
    assert set(load_prior().bias) == set(PartyKind)


def test_the_reviewed_biases_are_the_wide_ones() -> None:
    bias = load_prior().bias
    assert bias[PartyKind.ADVERSARY].mean == pytest.approx(math.log(2.5))
    assert bias[PartyKind.OWN_SIDE].mean == pytest.approx(math.log(0.4))
    assert bias[PartyKind.INTELLIGENCE].sd == pytest.approx(0.4)
    assert {b.party_sd for b in bias.values()} == {0.3}


def test_a_copied_file_with_one_row_changed_is_read(tmp_path: Path) -> None:
    text = (resources.files("wartoll.estimate") / "prior.toml").read_text("utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace("median = 2.5", "median = 3.5"), "utf-8")
    assert load_prior(path).bias[PartyKind.ADVERSARY].mean == pytest.approx(math.log(3.5))


@pytest.mark.parametrize(
    ("table", "row", "field", "value", "words"),
    [
        ("level", "daily_rate", "median", -1, "a number above 0"),
        ("process", "weekly_memory", "value", 1.0, "below 1"),
        ("bias", "analyst", "log_sd", "wide", "a number above 0"),
        ("claims", "error", "source", "", "source and set_from"),
    ],
)
def test_a_row_that_cannot_be_is_named(table: str, row: str, field: str, value: object, words: str) -> None:
    rows = {name: {key: dict(entry) for key, entry in entries.items()} for name, entries in ROWS.items()}
    rows[table][row][field] = value
    with pytest.raises(EstimateError, match=words):
        prior_from_rows(rows)


def test_a_missing_table_or_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EstimateError, match=r"no table \[claims\]"):
        prior_from_rows({name: rows for name, rows in ROWS.items() if name != "claims"})
    with pytest.raises(EstimateError, match="can't be read"):
        load_prior(tmp_path / "none.toml")
