from __future__ import annotations

import pytest

from tests.trace.making import claim, days, document
from wartoll.claims import Bound, Measure
from wartoll.trace.rereading import reread_documents

OWN = document("own", "We accepted claims for 2,117 men killed or badly hurt.", "Ministry of Pensions", "2024-05-02")
KNOWN = claim(OWN, "2,117 men", 2117, measure=Measure.CASUALTIES, speaker="Ministry of Pensions")


@pytest.mark.parametrize(
    ("text", "measure", "bound"),
    [
        ("The dead of the army now number 2,117.", Measure.KILLED, Bound.EXACT),
        ("At least 2,117 men were wounded, papers say.", Measure.WOUNDED, Bound.AT_LEAST),
        ("The army has lost some 2,117 men.", Measure.LOSSES, Bound.APPROXIMATE),
        ("2,117 men were killed or maimed.", Measure.CASUALTIES, Bound.EXACT),
    ],
)
def test_a_known_number_beside_words_of_loss_is_read_again(text: str, measure: Measure, bound: Bound) -> None:
    paper = document("paper", text, "Coast Herald")
    (found,) = reread_documents([KNOWN], [OWN, paper])
    assert (found.measure, found.quantity and found.quantity.bound) == (measure, bound)
    assert found.document == "paper"
    assert found.extractor == "trace"
    found.quote.check(paper.text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry paid 2,117 crowns a family.",
        "The town has 2,117 houses and 2,118 dead.",
        "Nothing was said of numbers.",
    ],
)
def test_a_number_of_something_else_is_left_alone(text: str) -> None:
    assert reread_documents([KNOWN], [OWN, document("paper", text, "Coast Herald")]) == ()


def test_a_round_number_needs_like_words() -> None:
    own = document("own", "In the raid on the harbour of Emmer the garrison lost 400 men.", "Ministry of Pensions")
    known = claim(own, own.text, 400, measure=Measure.LOSSES)
    other = document("other", "The flood took 400 lives.", "Coast Herald")
    alike = document("alike", "The garrison lost 400 men when the harbour of Emmer was raided.", "Coast Herald")
    assert [c.document for c in reread_documents([known], [own, other, alike])] == ["alike"]


def test_a_number_dated_to_the_day_it_was_said_is_its_speakers() -> None:
    own = document("own", "Our dead are 3,000.", "Office of the President of Ukraine", "2024-12-23")
    known = claim(own, "3,000", 3000, speaker="Volodymyr Zelensky")
    paper = document("paper", "Zelensky put the dead at 3,800. On 23 December he had spoken of 3,000.", "Coast Herald",
                     "2025-01-05")  # fmt: skip
    newer = claim(paper, "3,800", 3800, speaker="Volodymyr Zelensky", said=days("2025-01-05"))
    (found,) = reread_documents([known, newer], [own, paper])
    assert (found.speaker, found.measure) == ("Volodymyr Zelensky", Measure.KILLED)


def test_a_document_that_holds_the_claim_is_not_read_twice() -> None:
    paper = document("paper", "The army has 2,117 dead.", "Coast Herald")
    assert reread_documents([KNOWN, claim(paper, "2,117 dead", 2117)], [OWN, paper]) == ()
