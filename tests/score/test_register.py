"""The register: frozen, verifiable, attested or not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest

from wartoll.errors import ScoreError
from wartoll.forecast import load_scenario, make_start, simulate_paths
from wartoll.score.register import (
    OutsideProof,
    RegisteredForecast,
    attestation,
    forecast_from_row,
    forecast_to_row,
    freeze_forecast,
    freeze_paths,
)

WHEN = datetime(2025, 1, 17, 9, 30, tzinfo=UTC)


def frozen(**changes: object) -> RegisteredForecast:
    days = np.arange(1, 121)[:, None]
    fields: dict[str, object] = {
        "registered": WHEN, "as_of": date(2025, 1, 16), "group": "soldiers", "measure": "casualties",
        "quantiles": 3_800 + days * np.linspace(10, 92, 23), "constant_rate": list(3_800 + 92.0 * days[:, 0]),
        "snapshot": "ab" * 32, "scenario": 'title = "x"',
    }  # fmt: skip
    return freeze_forecast(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_frozen_forecast_comes_back_as_it_was() -> None:
    forecast = frozen()
    assert forecast_from_row(forecast_to_row(forecast)) == forecast
    assert len(forecast.digest) == 64
    assert forecast.at(date(2025, 1, 17)) == (forecast.quantiles[0], 3892.0)
    assert forecast.at(date(2025, 1, 16)) is None
    assert forecast.last_day == date(2025, 5, 16)


def test_the_same_forecast_has_the_same_digest_and_any_change_another() -> None:
    assert frozen().digest == frozen().digest
    elsewhere = WHEN.astimezone(timezone(timedelta(hours=9)))
    assert frozen(registered=elsewhere).digest == frozen().digest
    assert frozen(remark="a word more").digest != frozen().digest


@pytest.mark.parametrize("field", ["registered", "as_of", "scenario", "snapshot", "constant_rate", "quantiles"])
def test_a_changed_file_is_refused(field: str) -> None:
    row = forecast_to_row(frozen())
    if field == "registered":
        row[field] = "2025-01-10T09:30:00+00:00"
    elif field == "as_of":
        row[field] = "2025-01-15"
    elif field == "quantiles":
        row[field][3][5] += 1
    elif field == "constant_rate":
        row[field][0] += 1
    else:
        row[field] += " "
    with pytest.raises(ScoreError, match="changed after it was registered"):
        forecast_from_row(row)


def test_a_projection_is_frozen_with_its_quantiles_and_the_constant_rate() -> None:
    start = make_start(date(2025, 1, 16), losses=3_800, losses_per_day=92, strength=12_000, weekly_change=0.2)
    paths = simulate_paths(start, load_scenario("steady_fighting"), paths=500)
    forecast = freeze_paths(
        paths, registered=WHEN, group="soldiers", measure="casualties", snapshot="ab" * 32, scenario="the file"
    )
    quantiles, constant = forecast.at(date(2025, 4, 29)) or ((), 0.0)
    assert quantiles[11] == pytest.approx(float(np.median(paths.losses[103])), rel=1e-5)
    assert constant == 3_800 + 92 * 103
    assert forecast.last_day == date(2025, 7, 15)


def test_what_cannot_be_scored_is_not_registered() -> None:
    with pytest.raises(ScoreError, match="no zone"):
        frozen(registered=datetime(2025, 1, 17))
    with pytest.raises(ScoreError, match="falls"):
        frozen(quantiles=np.tile(np.arange(23.0)[::-1], (120, 1)))
    with pytest.raises(ScoreError, match="shape"):
        frozen(quantiles=np.ones((120, 5)))
    with pytest.raises(ScoreError, match="can't be read"):
        forecast_from_row({"format": 1})


def test_only_a_proof_of_this_digest_dated_before_the_outcome_attests() -> None:
    forecast, outcome = frozen(), date(2025, 3, 27)
    assert attestation(forecast, None, outcome) == "self-attested"
    good = OutsideProof(forecast.digest, date(2025, 1, 18), "https://archive.example/1")
    assert attestation(forecast, good, outcome) == "attested by https://archive.example/1 on 2025-01-18"
    late = OutsideProof(forecast.digest, outcome, "https://archive.example/2")
    assert attestation(forecast, late, outcome).startswith("self-attested (")
    other = OutsideProof("0" * 64, date(2025, 1, 18), "https://archive.example/3")
    assert "another digest" in attestation(forecast, other, outcome)
