"""Forecasts against later figures."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.score.test_register import frozen
from wartoll.claims import Bound, Claim, Form, Measure, Modality, Quantity, Quote
from wartoll.dates import Window
from wartoll.score.record import LaterFigure, later_figures, score_forecast, summarise_record
from wartoll.score.record_page import record_lines, record_page
from wartoll.score.register import OutsideProof

APRIL = LaterFigure("c1", "intelligence service", date(2025, 4, 29), date(2025, 4, 30), 4_700)


def test_each_later_figure_is_a_truth_of_its_own_beside_the_constant_rate() -> None:
    """On day 103 the median is 3,800 + 103 * 51 = 9,053 and the constant rate 13,276."""
    low = LaterFigure("c2", "general staff", date(2025, 4, 29), date(2025, 5, 1), 9_053)
    first, second = score_forecast(frozen(), [APRIL, low])
    assert first.median == pytest.approx(9_053)
    assert first.constant_rate == pytest.approx(13_276)
    assert first.constant_rate_error == pytest.approx(8_576)
    assert first.held_90 is False
    assert second.held_50 is True
    assert second.percentile == pytest.approx(0.5)
    assert second.crps is not None
    assert first.crps is not None
    assert second.crps < first.crps
    assert first.attestation == "self-attested"
    assert first.to_row()["vintage"] == "2025-04-30"


def test_an_open_bound_has_a_probability_and_no_error() -> None:
    figure = LaterFigure("c3", "ministry", date(2025, 4, 29), date(2025, 4, 30), 9_053, Bound.AT_LEAST)
    (row,) = score_forecast(frozen(), [figure])
    assert row.probability == pytest.approx(0.5)
    assert row.crps is None


def test_what_was_known_on_the_day_of_the_forecast_or_lies_beyond_it_gives_no_row() -> None:
    early = LaterFigure("c4", "x", date(2025, 2, 1), date(2025, 1, 16), 4_000)
    beyond = LaterFigure("c5", "x", date(2026, 1, 1), date(2026, 1, 2), 4_000)
    assert score_forecast(frozen(), [early, beyond]) == ()


def test_a_forecast_registered_after_the_figure_is_said_to_be_no_record() -> None:
    late = frozen(registered=datetime(2025, 6, 1, tzinfo=UTC))
    rows = score_forecast(late, [APRIL], OutsideProof(late.digest, date(2025, 1, 18), "somewhere"))
    assert rows[0].after_the_fact
    assert rows[0].attestation.startswith("made after the fact")
    summary = summarise_record(rows)
    assert summary["scored"] == 0
    assert summary["after_the_fact"]["scored"] == 1


def test_the_page_shows_every_forecast_and_every_figure() -> None:
    scored, waiting = frozen(), frozen(remark="a | b")
    rows = score_forecast(scored, [APRIL])
    page = record_page((scored, waiting), rows)
    assert page.count("## Forecast ") == 2
    assert "| 2025-04-29 | 2025-04-30 | intelligence service | 4,700 | 9,053 |" in page
    assert "No later figure yet." in page
    assert "a \\| b" in page
    assert record_lines((scored, waiting), rows)[0].endswith("1 later figure")


def make_claim(claim_id: str, **changes: object) -> Claim:
    day = date(2025, 4, 29)
    fields: dict[str, object] = {
        "claim_id": claim_id, "document": "d", "quote": Quote(0, 5, "4,700"), "measure": Measure.CASUALTIES,
        "form": Form.CUMULATIVE, "quantity": Quantity(4700, 4700, 4700), "group": "Soldiers",
        "published": date(2025, 4, 30), "end": Window.day(day), "speaker": "intelligence service",
    }  # fmt: skip
    return Claim(**{**fields, **changes})  # type: ignore[arg-type]


def test_only_running_totals_of_the_same_count_known_later_are_truths() -> None:
    claims = [
        make_claim("good"),
        make_claim("as losses", measure=Measure.LOSSES),
        make_claim("killed only", measure=Measure.KILLED),
        make_claim("a week", form=Form.PERIOD),
        make_claim("another group", group="marines"),
        make_claim("a projection", modality=Modality.PROJECTED),
        make_claim("a part", part_of="good"),
        make_claim("known before", published=date(2025, 1, 16)),
        make_claim("no day", end=None),
    ]
    assert [figure.claim_id for figure in later_figures(frozen(), claims)] == ["as losses", "good"]


def test_the_summary_holds_the_bad_with_the_good() -> None:
    rows = score_forecast(frozen(), [APRIL])
    summary = summarise_record(rows)
    assert summary["scored"] == 1
    assert summary["held_90"] == 0.0
    assert summarise_record([])["crps"] is None
