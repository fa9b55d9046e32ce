from __future__ import annotations

from datetime import date

import pytest

from tests.trace.making import claim, days, document
from wartoll.claims import Bound, Claim, Form, Measure
from wartoll.documents import Document
from wartoll.trace.differences import compare_claims
from wartoll.trace.origin import Difference, DifferenceKind
from wartoll.trace.passages import read_passages

OWN = document("own", "Since May the Southern Army has had 2,117 men killed or wounded.", "Ministry of Pensions")
SAID = claim(
    OWN, "2,117 men killed or wounded", 2117, measure=Measure.CASUALTIES, group="men of the Southern Army",
    speaker="Ministry of Pensions",
)  # fmt: skip


def compare(source: Claim, of: Document, target: Claim, *others: Document) -> tuple[Difference, ...]:
    passages = read_passages([source, target], [OWN, of, *others])
    return compare_claims(
        passages[source.claim_id], passages[target.claim_id],
        source_speaker=source.speaker, target_speaker=target.speaker,
    )  # fmt: skip


def relay(text: str, words: str, **more: object) -> tuple[DifferenceKind, ...]:
    of = document("relay", text, "Coast Herald")
    more = {"measure": Measure.CASUALTIES, "group": "soldiers of the Southern Army"} | more
    value = float(more.pop("value", 2117))  # type: ignore[arg-type]
    found = compare(SAID, of, claim(of, words, value, **more))  # type: ignore[arg-type]
    return tuple(difference.kind for difference in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry counts 2,117 soldiers dead or hurt.", "2,117 soldiers dead or hurt"),
        ("Killed or wounded since May: 2.117 thousand men, according to the ministry.", "2.117 thousand men"),
        ("Two thousand one hundred and seventeen fell or were hurt.", "Two thousand one hundred and seventeen"),
    ],
)
def test_a_translation_or_a_paraphrase_raises_no_alarm(text: str, words: str) -> None:
    assert relay(text, words) == ()


def test_each_kind_of_change_is_named() -> None:
    assert relay("At least 2,117 were killed or hurt.", "2,117", bound=Bound.AT_LEAST) == (DifferenceKind.BOUND,)
    assert relay("Some 2,117 were hit.", "Some 2,117", bound=Bound.APPROXIMATE) == (DifferenceKind.HEDGE,)
    assert relay("The army has 2,117 dead.", "2,117 dead", measure=Measure.KILLED) == (DifferenceKind.MEASURE,)
    assert relay("2,117 civilians were hit.", "2,117", group="civilians") == (DifferenceKind.GROUP,)
    assert relay("It loses 2,117 a month.", "2,117", form=Form.RATE, per="month") == (DifferenceKind.PERIOD,)
    assert relay("The rebels of Tyrra say 2,117.", "2,117", speaker="rebels of Tyrra") == (DifferenceKind.SPEAKER,)
    assert relay("By 3 July 2,117 were hit.", "2,117", end=days("2024-07-03")) == ()


def test_a_date_moves_only_where_both_state_one() -> None:
    own = document("o", "Up to 31 March 90 men died.", "Ministry of Pensions")
    paper = document("p", "By 20 June 90 men had died.", "Coast Herald", "2024-06-22")
    one = claim(own, "90 men", 90, end=days("2024-03-31"))
    two = claim(paper, "90 men", 90, end=days("2024-06-20"))
    assert [d.kind for d in compare(one, paper, two, own)] == [DifferenceKind.DATE]
    vague = document("v", "On Thursday it said that 90 men had died.", "Coast Herald", "2024-06-22")
    inferred = claim(vague, "90 men", 90, end=days("2024-06-20"), as_of_inferred=True)
    assert compare(one, vague, inferred, own) == ()


def test_lost_may_be_relayed_as_dead_where_a_burial_bears_it_out() -> None:
    buried = document("b", "The army lost 40 men. The dead will be buried on Friday.", "Ministry of Pensions")
    bare = document("c", "The army lost 40 men. Lorries burned.", "Ministry of Pensions")
    paper = document("p", "In the raid 40 men died.", "Coast Herald")
    died = claim(paper, "40 men died", 40)
    lost = {"measure": Measure.LOSSES}
    assert compare(claim(buried, "40 men", 40, **lost), paper, died, buried) == ()
    found = compare(claim(bare, "40 men", 40, **lost), paper, died, bare)
    assert [d.kind for d in found] == [DifferenceKind.MEASURE]


def test_a_share_that_comes_back_as_a_count_is_that_and_nothing_else() -> None:
    own = document("o", "Half of the brigade is gone.", "Ministry of Pensions")
    paper = document("p", "Some 900 men are dead, the ministry says.", "Coast Herald")
    share = claim(own, "Half of the brigade", 0.5, form=Form.SHARE, measure=Measure.LOSSES)
    found = compare(share, paper, claim(paper, "Some 900 men", 900, bound=Bound.APPROXIMATE), own)
    assert [d.kind for d in found] == [DifferenceKind.SHARE_TO_NUMBER]


def test_a_side_named_elsewhere_in_the_sentence_is_not_the_groups() -> None:
    own = document("o", "Fighting the Ukrainian army, its troops lost 90 men.", "General Staff")
    paper = document("p", "90 Russian soldiers died.", "Coast Herald")
    one, two = claim(own, "90 men", 90, group="Ukrainian forces"), claim(paper, "90", 90, group="Russian soldiers")
    assert DifferenceKind.GROUP not in {d.kind for d in compare(one, paper, two, own)}
    swapped = document("s", "The fight cost 90 Ukrainian soldiers.", "General Staff")
    three = claim(swapped, "90", 90, group="Ukrainian soldiers")
    assert DifferenceKind.GROUP in {d.kind for d in compare(three, paper, two, swapped)}


def test_sides_joined_in_the_sentence_are_the_groups() -> None:
    own = document("o", "The losses of these Russian and North Korean units came to 90 men.", "General Staff")
    paper = document("p", "90 North Korean soldiers died.", "Coast Herald")
    one, two = claim(own, "90 men", 90, group="men"), claim(paper, "90", 90, group="North Korean soldiers")
    found = compare(one, paper, two, own)
    assert [(d.kind, d.source_words) for d in found] == [(DifferenceKind.GROUP, "Russian and North Korean units")]


def test_differences_have_the_words_of_both_and_a_size() -> None:
    of = document("relay", "The army has 2,117 dead.", "Coast Herald")
    (found,) = compare(SAID, of, claim(of, "2,117 dead", 2117, measure=Measure.KILLED, group=None))
    assert (found.source_words, found.target_words) == ("2,117 men killed or wounded", "2,117 dead")
    assert found.size == pytest.approx(1.386, abs=0.001)  # four casualties for one killed
    assert not found.charged


def test_a_claim_without_dates_is_compared_too() -> None:
    bare = document("u", "2,117 men killed or wounded.", "Coast Herald", None)
    assert compare(SAID, bare, claim(bare, "2,117 men", 2117, measure=Measure.CASUALTIES)) == ()
    assert date(2024, 5, 2) == SAID.published


def test_at_least_relays_a_number_that_its_source_calls_a_minimum() -> None:
    own = document("own", "We verified 2,117 deaths. It is a minimum.", "Ministry of Pensions")
    of = document("relay", "At least 2,117 men died.", "Coast Herald")
    source = claim(own, "2,117 deaths", 2117)
    target = claim(of, "At least 2,117 men", 2117, bound=Bound.AT_LEAST)
    passages = read_passages([source, target], [own, of])
    found = compare_claims(passages[source.claim_id], passages[target.claim_id], source_speaker=None,
                           target_speaker=None)  # fmt: skip
    assert found == ()


def test_neutralised_leaves_open_who_died() -> None:
    own = document("own", "We neutralised 2,117 men of the league.", "Ministry of Pensions")
    of = document("relay", "The ministry says it killed 2,117 men.", "Coast Herald")
    source, target = claim(own, "2,117 men", 2117), claim(of, "killed 2,117 men", 2117)
    passages = read_passages([source, target], [own, of])
    found = compare_claims(passages[source.claim_id], passages[target.claim_id], source_speaker=None,
                           target_speaker=None)  # fmt: skip
    assert [difference.kind for difference in found] == [DifferenceKind.MEASURE]
