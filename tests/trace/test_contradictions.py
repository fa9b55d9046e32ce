from __future__ import annotations

import pytest

from tests.trace.making import claim, days, document, quantity
from wartoll.claims import Bound, Claim, Form, Measure, Modality
from wartoll.documents import Document
from wartoll.trace import ContradictionKind, Reason, Trace, trace_claims
from wartoll.trace.contradictions import Interval, interval_of


def said(
    number: int, value: float, publisher: str, published: str, text: str = "", **more: object
) -> tuple[Document, Claim]:
    words = f"{value:,.0f} men"
    of = document(f"d{number}", f"Our count of the losses of the corps: {words}. {text}", publisher, published)
    return of, claim(of, words, value, **({"group": "soldiers of the corps"} | more))  # type: ignore[arg-type]


def trace(*pairs: tuple[Document, Claim]) -> Trace:
    return trace_claims([one for _, one in pairs], [of for of, _ in pairs])


def test_a_total_that_falls_is_a_contradiction_with_a_size() -> None:
    first = said(1, 3842, "Defence ministry of Tyrra", "2024-03-01", end=days("2024-03-01"))
    second = said(2, 3615, "Defence ministry of Tyrra", "2024-03-08", end=days("2024-03-08"))
    (found,) = trace(first, second).contradictions
    assert found.kind is ContradictionKind.FALLING_TOTAL
    assert found.size == 227
    assert found.relative_size == pytest.approx(227 / 3842)
    assert "3,842" in found.sentence
    assert "3,615" in found.sentence


def test_a_total_that_its_speaker_says_is_corrected_is_a_revision() -> None:
    first = said(1, 3842, "Defence ministry of Tyrra", "2024-03-01", end=days("2024-03-01"))
    second = said(2, 3615, "Defence ministry of Tyrra", "2024-03-08", "This figure replaces the earlier one.",
                  end=days("2024-03-08"))  # fmt: skip
    found = trace(first, second)
    assert not found.contradictions
    (revision,) = found.revisions
    assert revision.older == first[1].claim_id
    assert revision.newer == second[1].claim_id


def test_two_exact_counts_of_one_day_cannot_both_hold() -> None:
    found = trace(
        said(1, 312, "Defence ministry of Tyrra", "2024-03-01", end=days("2024-03-01")),
        said(2, 187, "Observatory of Brennt", "2024-03-01", end=days("2024-03-01")),
    )
    (clash,) = found.contradictions
    assert (clash.kind, clash.size) == (ContradictionKind.COUNTS, 125)


def test_a_hedge_explains_a_difference() -> None:
    found = trace(
        said(1, 312, "Defence ministry of Tyrra", "2024-03-01", end=days("2024-03-01")),
        said(2, 187, "Observatory of Brennt", "2024-03-01", end=days("2024-03-01"), bound=Bound.AT_LEAST),
    )
    assert not found.contradictions
    assert [e.reason for e in found.explained] == [Reason.HEDGE]


def test_a_hospital_that_counts_fewer_saw_a_part() -> None:
    found = trace(
        said(1, 312, "Defence ministry of Tyrra", "2024-03-01", end=days("2024-03-01")),
        said(2, 187, "Field hospital of Brennt", "2024-03-01", end=days("2024-03-01")),
    )
    assert not found.contradictions
    assert [e.reason for e in found.explained] == [Reason.DEFINITION]


EVENT = {"form": Form.PERIOD, "start": days("2024-03-01"), "end": days("2024-03-01")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("people in the strike in Poltava", "people in the strike in Lviv"),
        ("people in the flood in Derna", "constables in Derna"),
        ("attackers in Quetta", "officials in Quetta"),
        ("Turkish soldiers in Afrin", "people in Afrin"),
        ("soldiers", "soldiers"),
    ],
)
def test_counts_of_other_people_or_other_places_are_no_contradiction(first: str, second: str) -> None:
    found = trace(
        said(1, 54, "Office of Brennt", "2024-03-01", group=first, **EVENT),
        said(2, 7, "Police of Tyrra", "2024-03-01", group=second, **EVENT),
    )
    assert not found.contradictions
    assert not found.explained


def test_two_counts_of_one_place_and_day_clash() -> None:
    found = trace(
        said(1, 66, "Mission of Brennt", "2024-03-01", group="people in the raid in Pibor", **EVENT),
        said(2, 308, "Elders of Tyrra", "2024-03-01", group="dead people in Pibor", **EVENT),
    )
    (clash,) = found.contradictions
    assert clash.size == 242
    assert "Elders of Tyrra say 308" in clash.sentence


def test_a_part_is_held_against_no_whole() -> None:
    found = trace(
        said(1, 54, "Office of Brennt", "2024-03-01", end=days("2024-03-01"), rules=("part of a whole",)),
        said(2, 312, "Police of Tyrra", "2024-03-01", end=days("2024-03-01")),
    )
    assert not found.contradictions


def test_a_days_count_is_held_against_no_total() -> None:
    one_day = {"form": Form.PERIOD, "start": days("2024-05-02"), "end": days("2024-05-02")}
    found = trace(
        said(1, 41, "Defence ministry of Tyrra", "2024-05-02", **one_day),
        said(2, 4123, "Observatory of Brennt", "2024-05-03", end=days("2024-05-03")),
    )
    assert not found.contradictions
    assert not found.explained


def test_early_january_is_not_surely_later_than_a_day_in_it() -> None:
    found = trace(
        said(1, 4000, "Defence ministry of Tyrra", "2024-01-09", said=days("2024-01-09")),
        said(2, 3800, "Defence ministry of Tyrra", "2024-01-19", said=days("2024-01-01", "2024-01-10")),
    )
    assert not found.vintages
    assert not found.contradictions


def test_a_later_day_explains_a_greater_total_and_not_a_smaller_one() -> None:
    early = said(1, 187, "Defence ministry of Tyrra", "2024-03-01", end=days("2024-03-01"))
    late = said(2, 312, "Observatory of Brennt", "2024-03-09", end=days("2024-03-09"))
    assert [e.reason for e in trace(early, late).explained] == [Reason.DATE]
    shrunk = said(3, 102, "Observatory of Brennt", "2024-03-09", end=days("2024-03-09"))
    assert [c.kind for c in trace(early, shrunk).contradictions] == [ContradictionKind.COUNTS]


def test_the_dead_are_fewer_than_the_casualties_or_someone_is_wrong() -> None:
    dead = said(1, 312, "Defence ministry of Tyrra", "2024-03-01", end=days("2024-03-01"))
    all_hurt = said(2, 890, "Observatory of Brennt", "2024-03-01", end=days("2024-03-01"), measure=Measure.CASUALTIES)
    assert [e.reason for e in trace(dead, all_hurt).explained] == [Reason.DEFINITION]
    too_few = said(3, 200, "Observatory of Brennt", "2024-03-01", end=days("2024-03-01"), measure=Measure.CASUALTIES)
    (clash,) = trace(dead, too_few).contradictions
    assert clash.kind is ContradictionKind.PART_OVER_WHOLE


def test_a_denial_and_a_count_cannot_both_hold() -> None:
    raid = {"form": Form.PERIOD, "end": days("2024-03-01")}
    of = document("n", "Not one man of the corps was lost.", "Navy command of Tyrra", "2024-03-01")
    denied = (of, claim(of, "Not one man", 0, group="soldiers of the corps", modality=Modality.DENIED, **raid))  # type: ignore[arg-type]
    found = trace(denied, said(2, 19, "Air Force of Ostmark", "2024-03-01", **raid))
    (clash,) = found.contradictions
    assert (clash.kind, clash.size, clash.relative_size) == (ContradictionKind.DENIAL, 19, 1.0)


@pytest.mark.parametrize(
    ("value", "bound", "interval"),
    [
        (57, Bound.EXACT, Interval(57, 57)),
        (3800, Bound.EXACT, Interval(3750, 3850)),
        (100, Bound.APPROXIMATE, Interval(90, 110)),
        (100, Bound.AT_LEAST, Interval(100, None)),
        (100, Bound.AT_MOST, Interval(None, 100)),
    ],
)
def test_a_figure_allows_what_its_hedge_and_rounding_leave(value: float, bound: Bound, interval: Interval) -> None:
    found = interval_of(quantity(value, bound))
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))
