from __future__ import annotations

from tests.trace.making import claim, document
from wartoll.claims import Measure
from wartoll.trace import DifferenceKind, trace_claims
from wartoll.trace.near_duplicates import link_near_duplicates
from wartoll.trace.twins import read_twins

REST = (
    '"We put 431 of them out of action, killed or wounded," the colonel of the Northern Corps told reporters. '
    "Rain fell on the valley all day long and the road to the pass was closed to lorries. Nobody answered calls."
)  # fmt: skip
BOTH = document("both", f"The rebels lost 431 men killed or wounded at the pass. {REST}", "Hill Wire")
DEAD = document("dead", f"The rebels lost 431 men killed at the pass. {REST}", "Vale Post")
SPEAKER = {"speaker": "colonel of the Northern Corps", "group": "rebels"}


def test_a_change_in_one_sentence_is_found_though_the_document_repeats_the_right_words() -> None:
    claims = [
        claim(BOTH, "431 of them out of action, killed or wounded", 431, measure=Measure.CASUALTIES, **SPEAKER),
        claim(DEAD, "The rebels lost 431 men killed at the pass.", 431, measure=Measure.KILLED, **SPEAKER),
        claim(DEAD, "431 of them out of action, killed or wounded", 431, measure=Measure.CASUALTIES, **SPEAKER),
    ]
    (origin,) = trace_claims(claims, [BOTH, DEAD]).origins
    assert {d.kind for d in origin.differences} == {DifferenceKind.MEASURE}
    assert not any(d.charged for d in origin.differences)


def test_the_same_sentence_gives_no_twin_and_no_change() -> None:
    again = document("again", BOTH.text + " Markets were open.", "Vale Post")
    claims = [
        claim(of, "431 of them out of action, killed or wounded", 431, measure=Measure.CASUALTIES, **SPEAKER)
        for of in (BOTH, again)
    ]
    assert not read_twins(claims, [BOTH, again], link_near_duplicates([BOTH, again])).pairs
    assert not any(o.differences for o in trace_claims(claims, [BOTH, again]).origins)


def test_a_twin_that_no_one_read_as_a_claim_is_read_beside_the_other() -> None:
    known = claim(DEAD, "The rebels lost 431 men killed at the pass.", 431, measure=Measure.KILLED, **SPEAKER)
    twins = read_twins([known], [BOTH, DEAD], link_near_duplicates([BOTH, DEAD]))
    (read,) = twins.claims
    assert (read.document, read.measure) == ("both", Measure.CASUALTIES)
    assert twins.pairs[known.claim_id] == {read.claim_id}
