"""Whom bare counts go on with: the people of the sentence before, and the subject that a pronoun goes back to."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract.extraction import extract_document

GOES_ON = [
    ("The pilgrims were trapped in the tunnel. Nine were killed, the governor said.", "pilgrims"),
    ("The gunners held the ridge for a day. Thirty of them were killed before evening.", "gunners"),
    ("A shell hit a lorry carrying cement workers. Four were killed and six hurt.", "cement workers"),
    ("The garrison was surrounded in May. It lost 400 killed.", "garrison"),
    ("Settlers were asleep in their huts. The raid killed 14.", "Settlers"),
]
STANDS_ALONE = [
    ("Rescuers searched the ruins. Nine were killed, the governor said.", "rescuers"),
    ("Bandits attacked the village of Dorva. Nine were killed, the governor said.", "bandits"),
    ("Officials visited the clinic. Nine were killed, the governor said.", "officials"),
]


def groups_of(text: str) -> set[str]:
    document = Document.of_text("note.txt", text, published=date(2024, 3, 6))
    return {claim.group or "" for claim in extract_document(document).claims if claim.quantity is not None}


@pytest.mark.parametrize(("text", "group"), GOES_ON)
def test_a_bare_count_goes_on_with_whom_the_sentence_before_is_about(text: str, group: str) -> None:
    found = groups_of(text)
    assert found
    assert all(group in words for words in found)


@pytest.mark.parametrize(("text", "group"), STANDS_ALONE)
def test_who_helps_attacks_or_speaks_is_not_counted(text: str, group: str) -> None:
    found = groups_of(text)
    assert found
    assert all(group not in words.lower() for words in found)
