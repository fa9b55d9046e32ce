"""A text that lost its commas gets those back that part what is told from who tells it."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_document
from wartoll.extract.lost_commas import is_run_on
from wartoll.extract.text import tokenize

REST = (
    " The road to the north stayed closed for a third day and shops in the old quarter did not open. Power was cut in"
    " most of the city and the hospital ran on a generator. Talks were to go on in the capital in the evening."
)

CLOSED = [
    ("Shells on a market in Taiz killed seven civilians residents said.", "residents"),
    ("Shells on a market in Taiz killed seven civilians two residents said.", "two residents"),
    ("A raid on the port killed at least 30 people in Benghazi rights groups said.", "rights groups"),
    ("A car bomb in the east of the city left dozens wounded reports say.", "reports"),
    ("Jets hit a clinic killing 12 members of medical staff activists in the town reported.", "activists in the town"),
    ("The blast was the third to kill nine people and hit the district state television said.", "state television"),
    ("Clashes left 14 dead in southern Yemen Saba news agency reported.", "Saba news agency"),
    ("Ten gunmen were killed in a battle near the border army officials said.", "army officials"),
    ("Nearly 40 soldiers were killed in the capital Sanaa security sources said.", "security sources"),
    ("At least 18 people died when a mine hit a bus near the village police said.", "police"),
    ("Eight policemen died in an ambush in Helmand province provincial governor Hayat Khan said.", "Hayat Khan"),
    ("Hezbollah lost 9 men in the ambush sources close to the movement said.", "sources close to the movement"),
    ("The army advanced and killed 25 terrorists a military source told SANA.", "a military source"),
    ("Six rebels who were guarding the base died said police chief Rami Saleh.", "Rami Saleh"),
]


@pytest.mark.parametrize(("sentence", "speaker"), CLOSED)
def test_the_speaker_that_closes_a_sentence_begins_where_its_own_words_do(sentence: str, speaker: str) -> None:
    document = Document.of_text("a.txt", sentence + REST, published=date(2016, 5, 4), publisher="Delta Post")
    assert {claim.speaker for claim in extract_document(document).claims} == {speaker}


def _written(text: str) -> str:
    """The text with the commas that were put back."""
    for token in reversed(tokenize(text)):
        if token.start == token.end:
            text = text[: token.start] + "," + text[token.start :]
    return text


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        ("According to initial information eight people were killed.", "information, eight"),
        ("Opposition activist Omar Haddad who lives abroad and has friends there said 10 were killed.", "there, said"),
        ("Six villagers died in the raid tribal elders and witnesses said.", "raid, tribal"),
        ("Some 45 people died in the shelling member of the city council Omar Sino said.", "shelling, member"),
        ("The army shelled the port killing five workers he said.", "workers, he"),
        ("The Delta Committees another local group says the raid killed 13.", "Committees, another local group, says"),
        ("Mortar fire in the capital kills 12 wounds 50 on Sunday.", "12, wounds"),
        ("At least 14 guests were killed 25 were wounded at a wedding.", "killed, 25"),
        ("Child killed 9 civilians injured in attacks in the capital.", "killed, 9"),
        ("Clashes killed 26 rebels most of them foreigners near the town.", "rebels, most of them"),
        ("The mission condemned the raid saying that 11 people were hurt.", "raid, saying"),
    ],
)
def test_commas_stand_where_a_speaker_begins_or_ends(lost: str, found: str) -> None:
    assert found in _written(lost + REST)


@pytest.mark.parametrize(
    "sentence",
    [
        "A day after rights groups said security forces killed 80 there the town was shelled again.",
        "The ministry of health in the interim government said that 20 people were killed.",
        "A source at the police command said that five civilians were killed in the park.",
    ],
)
def test_a_speaker_that_goes_on_to_speak_needs_no_comma(sentence: str) -> None:
    assert _written(sentence + REST) == sentence + REST


def test_a_text_with_its_commas_is_left_alone() -> None:
    text = "Shells killed seven civilians, residents said. In the north, the road was closed." + REST
    assert not is_run_on(text)
    assert _written(text) == text


def test_tokens_keep_their_order_and_offsets() -> None:
    text = CLOSED[0][0] + REST
    tokens = tokenize(text)
    assert [token.start for token in tokens] == sorted({token.start for token in tokens})
    assert all(text[token.start : token.end] == token.text for token in tokens if token.end > token.start)
