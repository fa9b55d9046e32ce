from __future__ import annotations

from datetime import date

import pytest

from tests.estimate.making import ENEMY, SERVICE, about, at_least, exact, make_claim, window
from wartoll.claims import Bound, Form, Measure, Modality, PartyKind, Quantity
from wartoll.estimate import Observation, Target, load_prior
from wartoll.estimate.reading import LeaveOut, observe, read_trust, rounding_unit

PRIOR = load_prior()


def read(measure: Measure, quantity: Quantity | None, **fields: object) -> Observation | LeaveOut:
    return observe(make_claim("c", "Service", SERVICE, measure, quantity, "2025-01-13", **fields), PRIOR)  # type: ignore[arg-type]


def observed(measure: Measure, quantity: Quantity | None, **fields: object) -> Observation:
    found = read(measure, quantity, **fields)
    assert isinstance(found, Observation), found
    return found


def test_a_total_runs_from_the_first_day_to_its_own() -> None:
    o = observed(Measure.KILLED, about(300))
    assert (o.target, o.low, o.high, o.running, o.start, o.end) == (
        Target.KILLED, 300, 300, True, None, window("2025-01-13"),
    )  # fmt: skip
    assert o.hedge == PRIOR.hedge_approximate
    assert o.unit == 100


def test_a_rate_with_a_period_is_over_that_period() -> None:
    o = observed(Measure.CASUALTIES, exact(92), form=Form.RATE, per="day", start="2024-12-06", end="2025-01-16")
    assert (o.per_days, o.start, o.end, o.running) == (1.0, window("2024-12-06"), window("2025-01-16"), False)


def test_a_rate_without_a_period_is_of_the_last_four_weeks_and_less_sure() -> None:
    o = observed(Measure.CASUALTIES, exact(600), form=Form.RATE, per="week")
    assert o.per_days == 7
    assert o.start == window("2024-12-17")
    assert o.hedge == PRIOR.hedge_no_period


def test_a_count_of_one_incident_is_one_day_and_a_part() -> None:
    o = observed(Measure.CASUALTIES, at_least(30), form=Form.PERIOD, incident="a village")
    assert (o.start, o.end, o.one_incident) == (window("2025-01-13"), window("2025-01-13"), True)


def test_shares_and_ratios_enter_as_what_they_are() -> None:
    share = observed(Measure.CASUALTIES, exact(0.333), form=Form.SHARE, share_of="strength")
    killed = observed(Measure.KILLED, exact(0.1), form=Form.SHARE, share_of="casualties")
    ratio = observed(Measure.WOUNDED, exact(9), form=Form.RATIO)
    assert (share.target, killed.target, ratio.target) == (
        Target.LOSS_SHARE, Target.KILLED_SHARE, Target.WOUNDED_PER_KILLED,
    )  # fmt: skip
    assert share.unit == 0


def test_a_vague_number_is_a_wide_interval() -> None:
    o = observed(Measure.CASUALTIES, Quantity(200, None, 999, Bound.BETWEEN, vague=True))
    assert (o.low, o.high, o.hedge, o.unit) == (200, 999, PRIOR.hedge_vague, 0)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"form": Form.PROJECTION}, "future"),
        ({"condition": "if the rate holds"}, "future"),
        ({"modality": Modality.DENIED}, "denies"),
        ({"form": Form.SHARE, "share_of": None}, "don't hold"),
    ],
)
def test_what_is_no_count_is_left_out_with_its_reason(fields: dict[str, object], words: str) -> None:
    found = read(Measure.CASUALTIES, exact(0.5), **fields)
    assert isinstance(found, LeaveOut)
    assert words in found.reason


@pytest.mark.parametrize("measure", [Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED, Measure.CAPABILITY])
def test_measures_without_a_place_in_the_model_are_left_out(measure: Measure) -> None:
    assert isinstance(read(measure, exact(30)), LeaveOut)


def test_nothing_lost_has_no_place_on_a_log_scale() -> None:
    assert isinstance(read(Measure.KILLED, exact(0)), LeaveOut)


@pytest.mark.parametrize(
    ("hedge", "chance"),
    [
        ("highly likely", 0.85), ("likely", 0.65), ("it is highly  likely that", 0.85), ("unlikely", 0.30),
        ("very likely", 0.875), ("almost certainly", 0.975), ("up to", 1.0), (None, 1.0), ("likelihood", 1.0),
    ],
)  # fmt: skip
def test_probability_words_are_read_by_their_scales(hedge: str | None, chance: float) -> None:
    assert read_trust(hedge) == pytest.approx(chance)


@pytest.mark.parametrize(("value", "unit"), [(3800, 100), (4000, 1000), (12000, 1000), (1140, 10), (13, 1), (0.3, 0)])
def test_a_figure_is_rounded_to_its_last_digit_that_is_not_zero(value: float, unit: float) -> None:
    assert rounding_unit(exact(value)) == unit


def test_a_claim_without_a_speaker_is_its_publisher_s() -> None:
    claim = make_claim("c", None, PartyKind.UNKNOWN, Measure.KILLED, exact(5), "2025-01-13", publisher="Daily")
    found = observe(claim, PRIOR)
    assert isinstance(found, Observation)
    assert (found.party, found.kind) == ("Daily", PartyKind.MEDIA)


def test_a_count_of_unknown_date_reaches_the_day_it_was_published() -> None:
    claim = make_claim("c", "Enemy", ENEMY, Measure.KILLED, exact(5), "2025-01-13")
    bare = type(claim)(
        claim_id="d", document="d", quote=claim.quote, measure=claim.measure, form=claim.form, quantity=claim.quantity,
        published=date(2025, 1, 14),
    )  # fmt: skip
    found = observe(bare, PRIOR)
    assert isinstance(found, Observation)
    assert found.end == window("2025-01-14")
