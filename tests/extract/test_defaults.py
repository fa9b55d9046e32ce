"""In a report of war a count that no construction reads is read by the words around it; elsewhere it is not."""

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_document

WAR = "The army and the rebels of the Northern Front went on fighting; both speak of heavy losses in the campaign. "


def counts(text: str) -> set[tuple[str, float]]:
    document = Document.of_text("note.txt", text, published=date(2023, 6, 14), publisher="Daily Herald")
    claims = [claim for claim in extract_document(document).claims if claim.quantity is not None]
    return {(claim.measure.value, float(claim.quantity.best or claim.quantity.low or 0)) for claim in claims}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("An estimated 6,000 rebels hold the hills.", ("strength", 6000)),
        ("KIA 14, WIA 51.", ("wounded", 51)),
        ("Of 520 men who marched out, 96 came back.", ("strength", 520)),
        ("Every third man of the regiment fell.", ("killed", 1 / 3)),
        ("The corps struck 1,260 men off strength in May.", ("losses", 1260)),
        ("In May 53 soldiers were sent home in coffins.", ("killed", 53)),
        ("The regiment fell from 1,900 men to 640.", ("strength", 1900)),
    ],
)
def test_a_count_in_a_report_of_war_is_read(text: str, count: tuple[str, float]) -> None:
    found = counts(WAR + text)
    assert any(measure == count[0] and abs(value - count[1]) < 1e-6 for measure, value in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The officer, 47, commands nine hospitals with 3,100 beds.",
        "Blankets 14,000; tents 1,900.",
        "The memorial ride leaves at ten past eleven.",
        "He asked for 800 tons a day instead of 4,000.",
    ],
)
def test_ages_and_things_are_not_people(text: str) -> None:
    assert counts(WAR + text) == set()


def test_outside_of_war_a_bare_count_counts_nothing() -> None:
    assert counts("The choir went on tour. The posters claimed 3,200. The organisers put it at 2,900.") == set()
