from __future__ import annotations

import pytest

from tests.trace.making import claim, document
from wartoll.trace.counted import groups_of
from wartoll.trace.passages import Passage, read_passages


def passage(text: str, group: str | None) -> Passage:
    of = document("d", text, "Hill Wire")
    made = claim(of, text, 64, group=group)
    return read_passages([made], [of])[made.claim_id]


@pytest.mark.parametrize(
    ("source", "target", "differ"),
    [
        ("64 members of the coast guard and of the fishery police died.", "64 coast guards died.", True),
        ("64 fighters of Orsa and of the Veld League died.", "64 Orsa fighters died.", True),
        ("64 soldiers, corporals and officers died.", "64 soldiers died.", False),
        ("64 fighters of Orsa died, the Veld League said.", "64 Orsa fighters died.", False),
        ("64 fighters of Orsa and 20 of the Veld League died.", "64 Orsa fighters died.", False),
        ("64 fighters of Orsa and of the Veld League died.", "64 fighters of Orsa and of the Veld League fell.", False),
    ],
)
def test_one_of_several_bodies_counted_together_is_another_group(source: str, target: str, differ: bool) -> None:
    assert (groups_of(passage(source, "members"), passage(target, "members")) is not None) is differ


def test_prisoners_are_what_became_of_them_and_not_who_they_are() -> None:
    assert groups_of(passage("64 were taken prisoner.", None), passage("64 insurgents were captured.", None)) is None
