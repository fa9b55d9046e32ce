"""The whole step on small stacks whose answer a reader can work out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.making import claim, days, document
from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.documents import Document
from wartoll.trace import DifferenceKind, Origin, origins, relays, trace_claims

CASUALTIES = {"measure": Measure.CASUALTIES, "group": "men of the Southern Army"}
OWN = document("own.txt", "Until 30 April 2,117 men of the Southern Army were killed or badly hurt.",
               "Ministry of Pensions (letter)", "2024-05-02")  # fmt: skip
FAITHFUL = document("faithful.txt", "The Ministry of Pensions counts 2,117 men of the Southern Army killed or badly "
                    "hurt.", "Assembly Gazette", "2024-05-03")  # fmt: skip
DEAD = document("dead.txt", "The Southern Army has 2,117 dead, the Ministry of Pensions says.", "Coast Herald",
                "2024-05-04")  # fmt: skip
FLOOR = document("floor.txt", "At least 2,117 men of the Southern Army are dead, papers say.", "Hill Post",
                 "2024-05-06")  # fmt: skip
OTHER = document("other.txt", "At least 2,117 men are dead, the General Staff of Tyrra has admitted.", "Rebel Radio",
                 "2024-05-08")  # fmt: skip
CHAIN = (OWN, FAITHFUL, DEAD, FLOOR, OTHER)


def chain_claims() -> list[Claim]:
    dead = {"measure": Measure.KILLED, "group": "Southern Army"}
    return [
        claim(OWN, "2,117 men of the Southern Army", 2117, **CASUALTIES),
        claim(FAITHFUL, "2,117 men", 2117, speaker="Ministry of Pensions", **CASUALTIES),
        claim(DEAD, "2,117 dead", 2117, speaker="Ministry of Pensions", **dead),
        claim(FLOOR, "At least 2,117 men", 2117, bound=Bound.AT_LEAST, **dead),
        claim(OTHER, "At least 2,117 men", 2117, bound=Bound.AT_LEAST, speaker="General Staff of Tyrra",
              measure=Measure.KILLED, group="men"),
    ]  # fmt: skip


def only(found: tuple[Origin, ...]) -> Origin:
    (origin,) = found
    return origin


def relations(origin: Origin) -> dict[tuple[str, str], dict[DifferenceKind, tuple[bool, bool]]]:
    return {(r.source, r.target): {d.kind: (d.charged, d.inherited) for d in r.differences} for r in origin.relations}


def test_a_chain_charges_each_link_with_the_change_it_added_and_no_other() -> None:
    origin = only(trace_claims(chain_claims(), CHAIN).origins)
    assert origin.speaker == "Ministry of Pensions"
    assert origin.origin_claim_in_stack
    assert origin.earliest_document == "own.txt"
    found = relations(origin)
    assert found[("own.txt", "faithful.txt")] == {}
    assert found[("own.txt", "dead.txt")] == {DifferenceKind.MEASURE: (True, False)}
    assert found[("dead.txt", "floor.txt")] == {DifferenceKind.BOUND: (True, False)}
    assert found[("floor.txt", "other.txt")] == {DifferenceKind.SPEAKER: (True, False)}
    assert found[("own.txt", "other.txt")] == {
        DifferenceKind.MEASURE: (False, True),
        DifferenceKind.BOUND: (False, True),
        DifferenceKind.SPEAKER: (False, False),
    }


def test_without_the_origins_own_words_relays_disagree_and_no_one_is_charged() -> None:
    up_to = document(
        "a.txt", "The institute put losses in the salient at up to 92 a day.", "Coast Herald", "2025-01-17"
    )
    about = document(
        "b.txt", "Losses in the salient run at about 92 a day, says the institute.", "Hill Post", "2025-01-18"
    )
    rate = {"form": Form.RATE, "per": "day", "measure": Measure.CASUALTIES, "speaker": "Institute of Wars"}
    claims = [
        claim(up_to, "up to 92 a day", 92, bound=Bound.AT_MOST, **rate),  # type: ignore[arg-type]
        claim(about, "about 92 a day", 92, bound=Bound.APPROXIMATE, **rate),  # type: ignore[arg-type]
    ]
    origin = only(trace_claims(claims, [up_to, about]).origins)
    assert not origin.origin_claim_in_stack
    (relation,) = origin.relations
    (difference,) = relation.differences
    assert (difference.kind, difference.charged) == (DifferenceKind.BOUND, False)
    assert (difference.source_words, difference.target_words) == ("up to 92 a day", "about 92 a day")
    assert "don't show which is right" in relation.sentence


def test_a_faithful_stack_raises_no_alarm() -> None:
    trace = trace_claims(chain_claims()[:2], CHAIN[:2])
    assert not only(trace.origins).differences
    assert not trace.contradictions


def test_a_share_made_a_number_relays_the_general_and_the_analyst() -> None:
    staff = document("staff.txt", "Close to half of the brigade sent is lost, General Oren Talvik said.",
                     "General Staff of Tyrra", "2024-03-01")  # fmt: skip
    study = document("study.txt", "General Oren Talvik says that half of the brigade is lost. If 1,840 were sent, this "
                     "would be roughly 920 losses.", "Institute of Wars", "2024-03-09")  # fmt: skip
    paper = document("paper.txt", "General Oren Talvik said that 920 men of the brigade were lost.", "Coast Herald",
                     "2024-03-11")  # fmt: skip
    lost = {"measure": Measure.LOSSES, "group": "brigade"}
    claims = [
        claim(staff, "Close to half of the brigade", 0.5, form=Form.SHARE, bound=Bound.APPROXIMATE,
              speaker="Oren Talvik", **lost),
        claim(study, "half of the brigade", 0.5, form=Form.SHARE, speaker="Oren Talvik", **lost),
        claim(study, "1,840 were sent", 1840, form=Form.STOCK, measure=Measure.STRENGTH, group="brigade"),
        claim(study, "roughly 920 losses", 920, bound=Bound.APPROXIMATE, speaker="Institute of Wars",
              condition="If 1,840 were sent", **lost),
        claim(paper, "920 men of the brigade", 920, speaker="Oren Talvik", **lost),
    ]  # fmt: skip
    trace = trace_claims(claims, [staff, study, paper])
    by_form = {(o.speaker, o.form): o for o in trace.origins}
    share, product = by_form[("Oren Talvik", Form.SHARE)], by_form[("Institute of Wars", Form.CUMULATIVE)]
    assert share.documents == ("staff.txt", "study.txt", "paper.txt")
    assert relations(share)[("staff.txt", "paper.txt")] == {DifferenceKind.SHARE_TO_NUMBER: (True, False)}
    assert product.derived_from == (share.origin_id,)
    assert set(relations(product)[("study.txt", "paper.txt")]) == {DifferenceKind.SPEAKER, DifferenceKind.HEDGE}
    assert trace.overall.certain == ("Oren Talvik",)


def test_a_newer_figure_by_the_same_speaker_is_a_vintage_and_no_change() -> None:
    first = document("d1.txt", "Losses as of 6 February: about 88,240.", "Defence ministry of Tyrra", "2023-02-06")
    second = document("d2.txt", "Losses as of 7 February: about 89,270.", "Defence ministry of Tyrra", "2023-02-07")
    lost = {"measure": Measure.LOSSES, "bound": Bound.APPROXIMATE}
    claims = [
        claim(first, "about 88,240", 88240, end=days("2023-02-06"), **lost),  # type: ignore[arg-type]
        claim(second, "about 89,270", 89270, end=days("2023-02-07"), **lost),  # type: ignore[arg-type]
    ]
    trace = trace_claims(claims, [first, second])
    assert len(trace.origins) == 2
    (vintage,) = trace.vintages
    assert vintage.change == 1030
    assert not any(origin.relations for origin in trace.origins)
    assert (trace.overall.at_least, trace.overall.at_most) == (1, 1)


def test_nothing_in_gives_nothing_out() -> None:
    trace = trace_claims([], [])
    assert trace.origins == ()
    assert trace.overall.at_most == 0


def test_the_order_in_which_claims_come_does_not_matter() -> None:
    forward, backward = trace_claims(chain_claims(), CHAIN), trace_claims(chain_claims()[::-1], CHAIN)
    assert forward == backward


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(0, 3), st.sampled_from(list(Measure)), st.sampled_from(list(Bound)))
    )
)
def test_every_claim_is_in_an_origin_and_no_one_is_charged_without_the_own_words(
    drawn: list[tuple[int, int, Measure, Bound]],
) -> None:
    publishers = ["Coast Herald", "Ministry of Pensions", "Hill Post", None, "General Staff"]
    documents = [
        document(f"d{i}", "They had 11, 22, 33 or 44 men.", p, f"2024-05-0{i + 1}") for i, p in enumerate(publishers)
    ]
    claims = {}
    for of, number, measure, bound in drawn:
        if bound is Bound.BETWEEN:
            continue
        made = claim(documents[of], str(11 * (number + 1)), 11 * (number + 1), measure=measure, bound=bound)
        claims[made.claim_id] = made
    trace = trace_claims(list(claims.values()), documents)
    assert {c.claim_id for o in trace.origins for c in o.claims} == set(claims)
    for origin in trace.origins:
        assert origin.origin_claim_in_stack or not any(d.charged for d in origin.differences)
        for relation in origin.relations:
            assert {relation.source, relation.target} <= set(origin.documents)
            assert not any(d.charged and d.inherited for d in relation.differences)


def _many(count: int) -> tuple[list[Claim], list[Document]]:
    documents = [document(f"d{i}", f"The corps of sector {i} lost {i % 97 + 3} men and 200 lorries.", "Coast Herald",
                          f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}") for i in range(count // 2)]  # fmt: skip
    claims = []
    for number, of in enumerate(documents):
        value = number % 97 + 3
        claims.append(claim(of, f"lost {value} men", value, speaker=f"Command of sector {number % 50}"))
        claims.append(claim(of, "200 lorries", 200, measure=Measure.EQUIPMENT, item="lorry"))
    return claims, documents


def test_each_claim_meets_a_bounded_number_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    for module, name in ((origins, "link_strength"), (relays, "compare_claims")):
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, real=real, **k: (calls.append(1), real(*a, **k))[1])
    claims, _ = _many(6_000)
    trace_claims(claims, [])
    assert len(calls) < 40 * len(claims)
