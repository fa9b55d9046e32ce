"""Text that a crawler kept without line breaks: where its headline, its days, its captions and its links end."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_document
from wartoll.extract.run_on import split_run_on
from wartoll.extract.text import split_sentences

REST = (
    " The road to the north stayed closed for a third day and shops in the old quarter did not open. Power was cut in"
    " most of the city and the hospital ran on a generator."
)


def _parts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_run_on(text, split_sentences(text)) if not s.aside]


def _asides(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_run_on(text, split_sentences(text)) if s.aside]


def test_a_title_that_stands_again_before_the_lead_is_parted_from_it() -> None:
    text = (
        "Blast in Homs kills six\n\nBlast in Homs kills six AFP Six people died on Sunday when a bomb went off." + REST
    )
    assert _parts(text)[:3] == ["Blast in Homs kills six", "AFP", "Six people died on Sunday when a bomb went off."]
    assert _asides(text) == ["Blast in Homs kills six"]


def test_a_standfirst_that_stands_twice_is_two_sentences() -> None:
    lead = "Rebels attacked a mainly Druze town in the hills on Friday killing four guards"
    text = f"{lead} {lead} a monitor said." + REST
    assert _parts(text)[:2] == [lead, f"{lead} a monitor said."]


@pytest.mark.parametrize(
    "day",
    [
        "Wed Feb 3 2016",
        "17-08-2013",
        "AFP Friday 2 May 2014",
        "Posted on July 2 2016 by Ana Ruiz",
        "Date of publication 16 September 2016",
        "Print this page Tuesday 19 July 2016 16:45",
    ],
)
def test_the_day_of_the_page_is_its_own(day: str) -> None:
    text = f"{day} A mortar shell hit a school on Monday." + REST
    assert _asides(text) == [day]
    assert _parts(text)[0] == "A mortar shell hit a school on Monday."


def test_a_day_within_a_sentence_stays_there() -> None:
    text = "On 17 August 2013 Rebels shelled the port and three sailors died." + REST
    assert _asides(text) == []


def test_tags_end_where_running_text_begins() -> None:
    text = "Tags Yemen Red Sea ceasefire Hodeidah Four dockers were killed when a shell hit the port." + REST
    assert _asides(text) == ["Tags Yemen Red Sea ceasefire Hodeidah"]
    text = "Tags Yemen Hodeidah Fighting in the port killed four dockers on Sunday." + REST
    assert _parts(text)[0] == "Fighting in the port killed four dockers on Sunday."


def test_the_marks_of_a_page_end_where_its_lead_begins() -> None:
    text = "Get short URL Topic War in Yemen (200) 25 The US strike on the port killed four children." + REST
    assert _asides(text) == ["Get short URL Topic War in Yemen (200) 25"]


def test_linked_headlines_at_the_end_give_no_claims() -> None:
    text = (
        "Four dockers were killed when a shell hit the port of Hodeidah on Sunday." + REST + " Related News Death toll"
        " climbs to 22 in Luzon landslide Rebels say 40 soldiers captured in the south Follow us on Instagram."
    )
    document = Document.of_text("a.txt", text, published=date(2016, 5, 4))
    assert [(claim.quantity.best, claim.speaker) for claim in extract_document(document).claims if claim.quantity] == [
        (4, None)
    ]


def test_a_caption_with_its_credit_is_parted_from_the_lead() -> None:
    text = "Smoke rises over Aden on May 1 2016 (Reuters Photo) Ten soldiers were killed on Tuesday." + REST
    assert _parts(text)[1] == "Ten soldiers were killed on Tuesday."


@pytest.mark.parametrize("name", ["- Delta Post", "| Delta Times", "- Region - World - Delta Online"])
def test_the_name_of_the_page_behind_its_title_speaks_no_word(name: str) -> None:
    text = f"Blast in Homs kills six guards {name}\n\nA bomb went off on Sunday." + REST
    assert _asides(text) == [name]
    document = Document.of_text("a.txt", text, published=date(2016, 5, 4))
    assert {claim.speaker for claim in extract_document(document).claims} == {None}


def test_a_source_behind_a_title_stays_with_it() -> None:
    text = "Blast in Homs kills six guards - Interior Ministry\n\nA bomb went off on Sunday." + REST
    assert _asides(text) == []


def test_a_capital_opens_a_sentence_behind_a_lost_stop() -> None:
    text = "Army units advanced in the hills above the town The raid killed four guards." + REST
    assert _parts(text)[1] == "The raid killed four guards."


@pytest.mark.parametrize(
    "sentence",
    [
        "He added The stances of the two parties serve the regime and no one else.",
        "Doctors Without Borders said its clinic in the town was hit by a shell.",
        "The group Syria Today said four guards were killed in the hills.",
        "Explosion in a mosque in the north Leaves At Least 25 Dead.",
    ],
)
def test_a_capital_within_a_name_a_headline_or_a_speech_opens_nothing(sentence: str) -> None:
    assert _parts(sentence + REST)[0] == sentence


def test_a_text_with_its_commas_is_split_as_ever() -> None:
    text = "Blast in Homs kills six\n\nBlast in Homs kills six AFP Six people died, police said, in a raid." + REST
    assert split_run_on(text, split_sentences(text)) == split_sentences(text)
