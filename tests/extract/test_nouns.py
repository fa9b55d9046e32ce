"""What is counted beside the lists: people by any common noun of persons, and never things."""

from __future__ import annotations

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_document
from wartoll.extract.nouns import is_person_plural, is_thing_plural


@pytest.mark.parametrize("noun", ["midwives", "stevedores", "apprentices", "lamplighters", "archaeologists"])
def test_a_plural_of_persons_is_known_by_its_noun(noun: str) -> None:
    assert is_person_plural(noun)
    assert not is_thing_plural(noun)


@pytest.mark.parametrize("noun", ["granaries", "altars", "tapestries", "tugboats"])
def test_a_plural_of_things_is_known_by_its_noun(noun: str) -> None:
    assert is_thing_plural(noun)
    assert not is_person_plural(noun)


@pytest.mark.parametrize("word", ["midwife", "the", "says", "reports"])
def test_singulars_and_forms_of_verbs_are_neither(word: str) -> None:
    assert not is_person_plural(word)
    assert not is_thing_plural(word)


def test_rare_trades_are_counted_and_altars_are_not() -> None:
    text = "The shelling killed four midwives and five stevedores and broke nine altars, the mayor said."
    claims = extract_document(Document.of_text("note.txt", text)).claims
    assert [claim.quantity.best for claim in claims if claim.quantity] == [4, 5]
