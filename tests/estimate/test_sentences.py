from __future__ import annotations

import json
import re
from datetime import date

import pytest

from tests.estimate.making import SERVICE, exact, kursk_claims, make_claim
from wartoll.claims import Measure
from wartoll.estimate import Estimate, estimate_sentences, estimate_to_json, fit_estimate
from wartoll.estimate.sentences import two_figures


@pytest.fixture(scope="module")
def kursk() -> Estimate:
    return fit_estimate(kursk_claims(), said_by=date(2025, 1, 16), first=date(2024, 12, 1))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3812, "3,800"), (92.4, "92"), (0.1276, "0.13"), (9.96, "10"), (99.6, "100"), (0.996, "1.0"), (0, "0"),
        (12345, "12,000"),
    ],
)  # fmt: skip
def test_figures_have_two_digits(value: float, words: str) -> None:
    assert two_figures(value) == words


def test_the_answer_is_an_interval_over_named_days(kursk: Estimate) -> None:
    first = estimate_sentences(kursk)[0]
    assert re.match(
        r"The claims support [\d,]+ to [\d,]+ North Korean soldiers killed or wounded from 1 December 2024 to "
        r"13 January 2025 \(90% interval\); the middle is [\d,]+,", first
    )  # fmt: skip


def test_the_current_rate_stands_beside_the_average(kursk: Estimate) -> None:
    assert "Over the last 7 days" in estimate_sentences(kursk)[1]
    assert "on average over all 44 days" in estimate_sentences(kursk)[1]


def test_the_scale_is_said_aloud() -> None:
    alone = fit_estimate(
        (make_claim("a", "the service", SERVICE, Measure.CASUALTIES, exact(3000), "2025-01-13", start="2024-12-01"),)
    )
    assert any(
        s.startswith("If the service (intelligence) is off by a factor f, so is this")
        for s in estimate_sentences(alone)
    )


def test_what_was_left_out_and_whether_to_trust_it_close_the_answer(kursk: Estimate) -> None:
    *_, evidence, trust = estimate_sentences(kursk)
    assert "2 (was said later)" in evidence
    assert "k-hat" in trust
    assert "judgements" in trust


def test_the_data_survive_json(kursk: Estimate) -> None:
    data = json.loads(json.dumps(estimate_to_json(kursk), allow_nan=False))
    assert data["first"] == "2024-12-01"
    assert len(data["fan"]["cumulative"]) == 7
    assert data["quantities"]["losses"]["intervals"][2]["chance"] == 0.9
    assert {row["claim_id"] for row in data["left_out"]} >= {"gazette", "nis-total-2", "rate"}
    assert data["sentences"] == list(estimate_sentences(kursk))
