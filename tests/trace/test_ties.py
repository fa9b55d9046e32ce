from __future__ import annotations

import pytest

from tests.trace.making import claim, document
from wartoll.claims import Claim, Measure
from wartoll.documents import Document
from wartoll.trace import DifferenceKind, trace_claims
from wartoll.trace.passages import Passage, read_passages
from wartoll.trace.ties import are_tied, read_informant, speak_as_one

DEAD = {"measure": Measure.KILLED, "group": "gunners"}


def passage(of: Document, made: Claim) -> Passage:
    return read_passages([made], [of])[made.claim_id]


def test_a_figure_of_people_who_were_briefed_is_the_figure_of_who_briefed_them() -> None:
    text = "Deputies who were briefed by the Federal Intelligence Service said that 412 gunners had died."
    of = document("a", text, "Harbour Wire")
    found = read_informant(passage(of, claim(of, text, 412, speaker="Deputies", **DEAD)))
    assert found is not None
    assert "Intelligence" in found


def test_nobody_is_an_informant_who_only_stands_by() -> None:
    text = "The governor, who stood by the General Hospital, said that 412 gunners had died."
    of = document("a", text, "Harbour Wire")
    assert read_informant(passage(of, claim(of, text, 412, speaker="governor", **DEAD))) is None


def test_a_spokesman_named_before_the_figure_ties_two_parties_and_is_no_other_speaker() -> None:
    own = document("own", "Ministry spokeswoman Vera Holm took questions. So far 1,364 gunners have been killed.",
                   "Ministry of War of Tyrra")  # fmt: skip
    paper = document("paper", "So far 1,364 gunners have been killed, Vera Holm said.", "Coast Herald", "2024-05-03")
    first = claim(own, "1,364 gunners", 1364, **DEAD)
    second = claim(paper, "1,364 gunners", 1364, speaker="Vera Holm", speaker_as_written="Vera Holm", **DEAD)
    source, target = passage(own, first), passage(paper, second)
    assert are_tied(source, target, "Ministry of War of Tyrra", "Vera Holm")
    assert speak_as_one(source, target, "Vera Holm")
    assert not speak_as_one(source, target, "Ivo Brandt")
    (origin,) = trace_claims([first, second], [own, paper]).origins
    assert [d.kind for d in origin.differences] == []


@pytest.mark.parametrize("other", ["General Staff of Tyrra", "Tyrra's Mothers' Committee"])
def test_two_bodies_of_one_land_are_two_parties(other: str) -> None:
    own = document("own", "By our lists 1,364 gunners are dead.", "Tyrra Pension Union")
    paper = document("paper", f"1,364 gunners are dead, the {other} admits.", "Coast Herald", "2024-05-03")
    first = claim(own, "1,364 gunners", 1364, **DEAD)
    second = claim(paper, "1,364 gunners", 1364, speaker=other, **DEAD)
    assert not speak_as_one(passage(own, first), passage(paper, second), other)
    (origin,) = trace_claims([first, second], [own, paper]).origins
    assert [d.kind for d in origin.differences] == [DifferenceKind.SPEAKER]


def test_the_president_in_the_notes_of_his_office_is_its_holder() -> None:
    own = document("own", "The President said that 1,364 gunners are dead.", "Office of the President of Ukraine",
                   "2024-05-02")  # fmt: skip
    paper = document("paper", "1,364 gunners are dead, Volodymyr Zelensky said.", "Coast Herald", "2024-05-03")
    first = claim(own, "1,364 gunners", 1364, speaker="President", **DEAD)
    second = claim(paper, "1,364 gunners", 1364, speaker="Volodymyr Zelensky", **DEAD)
    (origin,) = trace_claims([first, second], [own, paper]).origins
    assert origin.speaker == "Volodymyr Zelensky"
    assert not origin.differences
