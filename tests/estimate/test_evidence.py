from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from tests.estimate.making import ALLY, ENEMY, SERVICE, at_least, exact, kursk_claims, make_claim, observe
from wartoll.claims import Claim, Context, Form, Measure
from wartoll.estimate import gather_evidence, load_prior
from wartoll.estimate.evidence import choose_days, commonest_group
from wartoll.trace import trace_claims

PRIOR = load_prior()
BY = date(2025, 1, 16)


@dataclass
class FakeOrigin:
    claim: Claim
    claims: tuple[Claim, ...]
    derived_from: tuple[str, ...] = ()


@dataclass
class FakeTrace:
    origins: tuple[FakeOrigin, ...]


@dataclass
class FakeFigure:
    claim_id: str
    verdict: str


@dataclass
class FakeAudit:
    derived: tuple[FakeFigure, ...] = field(default=())


def reasons(claims: tuple[Claim, ...], **options: object) -> dict[str, str]:
    found = gather_evidence(claims, PRIOR, **options)  # type: ignore[arg-type]
    return {left.claim_id: left.reason for left in found.left_out}


def test_what_was_said_later_is_left_out_by_its_date() -> None:
    found = gather_evidence(kursk_claims(), PRIOR, said_by=BY)
    by_id = {c.claim_id: c for c in kursk_claims()}
    for o in found.observations:
        said = by_id[o.claim_id].said
        assert said is not None
        assert said.latest is not None
        assert said.latest <= BY
    left = {row.claim_id: row.reason for row in found.left_out}
    assert left["nis-killed-3"] == left["rate"] == "was said later"


def test_a_relay_counts_once_without_a_trace_and_with_one() -> None:
    claims = kursk_claims()
    for trace in (None, trace_claims(claims, ())):
        read = {o.claim_id for o in gather_evidence(claims, PRIOR, trace=trace, said_by=BY).observations}
        assert "zelensky-2" in read
        assert "gazette" not in read


def test_an_origin_is_read_from_its_own_claim_or_the_first_relay_at_hand() -> None:
    a, b, c = (make_claim(i, "A", SERVICE, Measure.KILLED, exact(10), day) for i, day in
               (("a", "2025-01-03"), ("b", "2025-01-02"), ("c", "2025-01-20")))  # fmt: skip
    trace = FakeTrace((FakeOrigin(c, (c, a, b)),))
    read = gather_evidence((a, b, c), PRIOR, trace=trace, said_by=BY).observations
    assert [o.claim_id for o in read] == ["a"]


def test_a_total_that_is_the_sum_of_its_parts_adds_nothing() -> None:
    assert "sum" in reasons(kursk_claims(), said_by=BY)["nis-total-2"]


@pytest.mark.parametrize("verdict", ["follows", "follows_if", "true_but_understated"])
def test_a_figure_that_follows_from_others_adds_nothing(verdict: str) -> None:
    left = reasons(kursk_claims(), audit=FakeAudit((FakeFigure("rate", verdict),)))
    assert left["rate"] == "follows from other figures"


def test_a_figure_that_cannot_follow_is_its_speaker_s_own() -> None:
    assert "rate" not in reasons(kursk_claims(), audit=FakeAudit((FakeFigure("rate", "cannot_follow"),)))


def test_an_origin_worked_out_from_others_adds_nothing() -> None:
    a = make_claim("a", "A", SERVICE, Measure.KILLED, exact(10), "2025-01-03")
    trace = FakeTrace((FakeOrigin(a, (a,), derived_from=("b",)),))
    assert reasons((a,), trace=trace)["a"] == "follows from other figures"


def test_the_group_most_claims_speak_of_is_read_and_others_are_not() -> None:
    others = tuple(
        make_claim(f"r{i}", "B", ENEMY, Measure.KILLED, exact(100 + i), "2025-01-03", group="Russian soldiers")
        for i in range(2)
    )
    claims = kursk_claims() + others
    assert commonest_group(claims) == "North Korean soldiers"
    assert reasons(claims)["r0"] == "counts Russian soldiers, not North Korean soldiers"
    read = gather_evidence(claims, PRIOR, group="Russian soldiers").observations
    assert {o.claim_id for o in read} == {"r0", "r1"}


def test_the_dead_of_another_war_in_the_stack_are_not_read() -> None:
    elsewhere = make_claim("goma", "B", ENEMY, Measure.KILLED, exact(2900), "2025-01-30", group="troops")
    found = reasons((*kursk_claims(), elsewhere))
    assert found["goma"] == "stands in a document that tells of no North Korean soldiers"


def test_a_unit_is_a_part_of_the_force() -> None:
    unit = make_claim("unit", "B", ENEMY, Measure.KILLED, exact(60), "2025-01-03", group="North Korean 2nd battalion")
    found = reasons((*kursk_claims(), unit))
    assert found["unit"] == "counts North Korean 2nd battalion, a unit of North Korean soldiers"


def test_equipment_is_read_by_its_class_alone() -> None:
    tank = make_claim("t", "B", ENEMY, Measure.EQUIPMENT, exact(30), "2025-01-03", item="tank")
    assert reasons((tank, *kursk_claims()))["t"] == "counts equipment"
    assert [o.claim_id for o in gather_evidence((tank, *kursk_claims()), PRIOR, item="tank").observations] == ["t"]


def test_the_days_run_from_the_first_start_or_fighting_to_the_last_count() -> None:
    fight = make_claim("e", "C", SERVICE, Measure.ENGAGEMENT, None, "2024-12-06", form=Form.EVENT)
    found = gather_evidence((fight, *kursk_claims()), PRIOR, said_by=BY)
    assert choose_days(found.observations, found.engaged, None, None) == (date(2024, 12, 6), date(2025, 1, 13))
    assert choose_days(found.observations, None, None, None)[0] == date(2024, 12, 14)
    assert choose_days((observe("a", "A", SERVICE, 5, 40),), None, None, None)[0] == date(2024, 12, 11)


def test_a_last_day_before_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="no observation says"):
        choose_days((observe("a", "A", SERVICE, 5, 40),), None, date(2025, 2, 1), date(2025, 1, 1))


def test_a_whole_army_is_no_strength_of_the_force_it_sent() -> None:
    def strength(name: str, men: int) -> Claim:
        return make_claim(name, f"Office {name}", SERVICE, Measure.STRENGTH, exact(men), "2025-01-09", form=Form.STOCK)

    sent = tuple(strength(f"s{men}", men) for men in (11_000, 11_500, 12_000))
    army = strength("army", 1_000_000)
    assert "another force" in reasons((*sent, army))["army"]
    assert "army" not in reasons((sent[0], army)), "two strengths don't tell which is usual"


def test_the_soldiers_at_one_place_are_no_strength_of_an_army_that_lost_many_times_as_many() -> None:
    here = make_claim("here", "A spokesman", ENEMY, Measure.STRENGTH, exact(2000), "2025-01-09", form=Form.STOCK)
    total = make_claim("total", "A ministry", ALLY, Measure.CASUALTIES, at_least(465_000), "2025-01-09")
    assert "465,000 losses told" in reasons((here, total))["here"]
    overstated = make_claim("total", "A ministry", ALLY, Measure.CASUALTIES, at_least(6_000), "2025-01-09")
    assert "here" not in reasons((here, overstated))


def test_a_part_of_a_count_is_no_second_count() -> None:
    whole = make_claim("whole", "A ministry", ALLY, Measure.KILLED, exact(300), "2025-01-09")
    part = make_claim("part", "A ministry", ALLY, Measure.KILLED, exact(84), "2025-01-09", part_of="whole")
    killed = make_claim("killed", "A ministry", ALLY, Measure.WOUNDED, exact(80), "2025-01-09", part_of="whole")
    assert reasons((whole, part, killed)) == {"part": "is a part of another count"}


def test_the_dead_of_a_flood_are_no_losses_of_fighting() -> None:
    flood = make_claim("flood", "A ministry", ALLY, Measure.KILLED, exact(300), "2025-01-09", context=Context.DISASTER)
    assert reasons((flood,)) == {"flood": "tells of a disaster, not of fighting"}
