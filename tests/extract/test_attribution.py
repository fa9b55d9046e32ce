"""Who says a figure, who carried it, and when it was said: sentences and short texts written for it."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wartoll.claims import Modality
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.attribution import Attribution, Attributor

CASES = tomllib.loads((Path(__file__).parent / "attribution_cases.toml").read_text("utf-8"))["case"]
DAY = date(2025, 1, 20)


def attribute(text: str, words: str, publisher: str | None = None) -> Attribution:
    document = Document.of_text("a.txt", text, publisher=publisher, published=DAY)
    start = text.index(words)
    return Attributor(document).at(start, start + len(words))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_each_figure_has_its_speaker_and_its_carriers(case):
    attributor = Attributor(Document.of_text("a.txt", case["text"], published=DAY))
    for figure in case["figures"]:
        start = case["text"].index(figure["words"])
        found = attributor.at(start, start + len(figure["words"]))
        assert found.speaker == figure.get("speaker"), figure["words"]
        if "via" in figure:
            assert found.via == tuple(figure["via"]), figure["words"]


def test_an_analyst_who_repeats_a_president_only_carries_his_figure():
    found = attribute("ISW recalled a statement by President Zelensky that 3,800 soldiers were lost.", "3,800 soldiers")
    assert (found.speaker, found.via) == ("Volodymyr Zelensky", ("Institute for the Study of War",))


def test_an_outlet_that_says_it_itself_is_no_speaker():
    assert attribute("About 90 soldiers a day are lost.", "90 soldiers").speaker is None


def test_an_office_speaks_in_its_own_document():
    found = attribute("Losses came to 1,100 men.", "1,100", publisher="Ukrainian military intelligence (HUR)")
    assert found.speaker == "Main Directorate of Intelligence"
    assert found.said == Window.day(DAY)


def test_two_of_one_surname_stay_two():
    text = (
        "Andriy Kovalenko heads a state centre; he counts 200 dead. Oleksandr Kovalenko is an analyst. "
        "Today he posts that 80 men are lost a day. Kovalenko adds that 30 per cent are gone."
    )
    assert attribute(text, "200").speaker == "Andriy Kovalenko"
    assert attribute(text, "80 men").speaker == "Oleksandr Kovalenko"
    assert attribute(text, "30 per cent").speaker == "Oleksandr Kovalenko"


def test_a_conclusion_points_back_to_the_sentences_before_it():
    text = "All of them could be lost by April. This conclusion was reached by analysts from ISW."
    assert attribute(text, "All").speaker == "Institute for the Study of War"


def test_a_label_speaks_until_the_next_one():
    text = "BRIEFING\n\nGENERAL SMITH: We killed 40.\n\nQUESTION: Did 12 escape?\n\nGENERAL SMITH: No. It was 15.\n"
    assert attribute(text, "40").speaker == "general smith"
    assert attribute(text, "12").speaker is None
    assert attribute(text, "15").speaker == "general smith"


SAID = [
    ("The ministry said on Monday that 40 men died.", "40", date(2025, 1, 20), date(2025, 1, 20)),
    ("Zelensky stated at the beginning of January that 3,800 were lost.", "3,800", date(2025, 1, 1), date(2025, 1, 10)),
    ("On 13 January, the agency reported 300 dead.", "300", date(2025, 1, 13), date(2025, 1, 13)),
    ("In December he spoke of 370 dead, the ministry's figure.", "370", date(2024, 12, 1), date(2024, 12, 31)),
    ("Umerov mentioned on November 5th last year that 12 clashed.", "12", date(2024, 11, 5), date(2024, 11, 5)),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), SAID)
def test_a_time_at_the_verb_dates_the_statement(text, words, first, last):
    assert attribute(text, words).said == Window(first, last)


def test_a_time_in_the_statement_does_not_date_it():
    assert attribute("The ministry said 40 men died on 3 January.", "40").said is None


MODALITIES = [
    ("The agency estimates that 40 died.", Modality.ESTIMATED),
    ("The agency predicts that 40 will die.", Modality.PROJECTED),
    ("The agency denied that 40 died.", Modality.DENIED),
    ("The agency said that 40 died.", Modality.REPORTED),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_the_verb_gives_the_modality(text, modality):
    assert attribute(text, "40").modality is modality


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='aA .,"\n();:said0987Thegroup', max_size=400), st.integers(0, 400))
def test_any_text_has_an_answer_at_any_place(text, at):
    found = Attributor(Document.of_text("a.txt", text)).at(at, at + 3)
    assert found.speaker is None or found.speaker.strip()


def test_the_president_on_his_offices_page_is_its_holder_of_that_day():
    found = attribute(
        "The President said that 43,000 soldiers had fallen.", "43,000", publisher="Office of the President of Ukraine"
    )
    assert found.speaker == "Volodymyr Zelensky"


def test_an_administration_speaks_through_the_one_person_of_its_side_who_is_named():
    text = "John Kirby opened the briefing. The administration's assessment is that 1,000 men were lost."
    assert attribute(text, "1,000", publisher="White House").speaker == "John Kirby"
    assert attribute(text, "1,000", publisher="Daily Herald").speaker == "administration"


def test_a_lead_is_its_first_sources_only_where_he_takes_up_the_toll():
    lead = "Air strikes killed 12 people on Monday.\n\n"
    assert attribute(lead + "The Red Crescent said four of the dead were children.", "12").speaker == "Red Crescent"
    assert attribute(lead + "The Red Crescent said roads were closed.", "12").speaker is None
