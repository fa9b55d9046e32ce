"""Whose harm a bare count is: the owner of the noun of harm, the label or heading of a line, a shared subject."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract.extraction import extract_document

OWNED = [
    ("Casualties among the Ruthene guards came to 40 dead, a doctor said.", "guards"),
    ("NORFOR fatalities in the valley passed 300 in June.", "NORFOR"),
    ("Guerrilla deaths in the south are thought to exceed 900.", "Guerrillas"),
    ("Canadian casualties this week: 3 killed, 11 wounded.", "Canadian"),
    ("The bandits shot two guards and suffered 14 dead themselves, the army said.", "bandits"),
    ("On the rebel side 31 were killed, the colonel said.", "rebel side"),
    ("Of the Turks, 900 were killed at the bridge.", "Turk"),
    ("The blast killed 40 people, mostly shoppers, the mayor said.", "shoppers"),
    ("The sepoys left 90 dead before our trenches.", "sepoys"),
]
HEADED = [
    ("Tarsian forces\n\nSome 60 were killed and 200 wounded in May, the monitor says.", "Tarsian forces"),
    ("Militants\n\nThe month was the worst so far, with 120 killed.", "Militants"),
    ("Regime troops: 45 killed\nCivilians: 9 killed", "Regime troops|Civilians"),
]


def groups_of(text: str) -> set[str]:
    document = Document.of_text("note.txt", text, published=date(2024, 3, 6))
    return {claim.group or "" for claim in extract_document(document).claims if claim.quantity is not None}


@pytest.mark.parametrize(("text", "group"), OWNED, ids=[group for _, group in OWNED])
def test_a_noun_of_harm_tells_whose_it_is(text: str, group: str) -> None:
    found = groups_of(text)
    assert any(group in words for words in found)


@pytest.mark.parametrize(("text", "groups"), HEADED, ids=[groups for _, groups in HEADED])
def test_a_heading_or_label_names_whom_the_figures_under_it_count(text: str, groups: str) -> None:
    found = groups_of(text)
    assert found == set(groups.split("|"))


def test_who_speaks_before_a_colon_is_not_counted() -> None:
    assert "Prosecutors" not in groups_of("Prosecutors: 14 dead and 30 hurt in the fire at the mill.")


def test_a_heading_without_people_ends_the_one_before() -> None:
    found = groups_of("Tarsian forces\n\nSome 60 were killed.\n\nWeather\n\nA flood in Norvik killed 7.")
    assert "Tarsian forces" in found
    assert len(found) == 2
