from __future__ import annotations

from tests.trace.making import claim, document
from wartoll.claims import Bound, Form, Measure
from wartoll.trace.share_reading import reread_shares

STAFF = document("staff", "General Oren Talvik spoke. Nearly half of the men who were sent have been lost.",
                 "General Staff of Tyrra", "2024-03-01")  # fmt: skip
STUDY = document("study", "If 1,840 were sent, this would be 920.", "Institute of Wars", "2024-03-09")
PAPER = document("paper", "General Oren Talvik said that 920 men were lost.", "Coast Herald", "2024-03-11")
STRENGTH = claim(STUDY, "1,840", 1840, measure=Measure.STRENGTH, form=Form.STOCK)
COUNT = claim(PAPER, "920 men", 920, measure=Measure.LOSSES, speaker="Oren Talvik")


def test_a_share_that_explains_a_count_at_hand_is_read() -> None:
    (found,) = reread_shares([STRENGTH, COUNT], [STAFF, STUDY, PAPER])
    assert (found.document, found.form, found.measure) == ("staff", Form.SHARE, Measure.LOSSES)
    assert found.quantity is not None
    assert (found.quantity.best, found.quantity.bound) == (0.5, Bound.APPROXIMATE)
    assert found.speaker == "Oren Talvik"
    found.quote.check(STAFF.text)


def test_a_share_of_another_size_or_of_another_speaker_is_left_alone() -> None:
    third = document("staff", "General Oren Talvik spoke. A third of the men have been lost.", "General Staff of Tyrra")
    other = document("other", "Nearly half of the men have been lost, Ida Holm said.", "Hill Post")
    assert reread_shares([STRENGTH, COUNT], [third, other, STUDY, PAPER]) == ()


def test_without_a_strength_no_share_is_looked_for() -> None:
    assert reread_shares([COUNT], [STAFF, PAPER]) == ()
