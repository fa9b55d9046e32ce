"""Who says a figure, and who carried it: one short text for each construction."""

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract.attribution import Attribution, Attributor


def attribute(
    text: str, words: str, publisher: str | None = None, published: date | None = date(2025, 1, 20)
) -> Attribution:
    document = Document.of_text("a.txt", text, publisher=publisher, published=published)
    start = text.index(words)
    return Attributor(document).at(start, start + len(words))


SPEAKERS = [
    ("The health ministry said that 40 people were killed.", "40 people", "health ministry"),
    ("Forty people were killed, the health ministry said on Monday.", "Forty people", "health ministry"),
    ("Forty people were killed on Monday the health ministry said.", "Forty people", "health ministry"),
    ("According to the Pentagon, 40 fighters died.", "40 fighters", "Pentagon"),
    ("Some 40 fighters died, according to Human Rights Watch.", "40 fighters", "Human Rights Watch"),
    ("Army spokesman Jan Novak said 40 soldiers had died.", "40 soldiers", "Jan Novak"),
    ("It has, says a Western official, 470,000 soldiers there.", "470,000", "Western official"),
    ("The ministry put the dead at 3,826.", "3,826", "ministry"),
    ("By the mothers' lists, 14,000 never came home.", "14,000", "mothers"),
    ("A Russian ministry of defence statement spoke of 485 casualties.", "485", "Russian Defence Ministry"),
    ("Officials, who asked not to be named, reported 12 dead.", "12 dead", "Officials"),
    ("Zelenskyy put North Korean losses at 3,800.", "3,800", "Volodymyr Zelensky"),
    ("About 90 soldiers a day are lost.", "90 soldiers", None),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SPEAKERS)
def test_the_speaker_of_a_figure(text, words, speaker):
    assert attribute(text, words).speaker == speaker


def test_an_analyst_who_repeats_a_president_only_carries_his_figure():
    found = attribute("ISW recalled a statement by President Zelensky that 3,800 soldiers were lost.", "3,800 soldiers")
    assert (found.speaker, found.via) == ("Volodymyr Zelensky", ("Institute for the Study of War",))
