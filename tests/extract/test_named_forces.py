"""The force that is counted is the one that a label, a possessive, an apposition or a heading names."""

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_document

WAR = "The army and the rebels of the Northern Front went on fighting; both speak of heavy losses in the campaign. "


def group_of(text: str, number: float) -> str:
    document = Document.of_text("note.txt", WAR + text, published=date(2023, 6, 14), publisher="Daily Herald")
    found = [
        claim
        for claim in extract_document(document).claims
        if claim.quantity is not None and number in (claim.quantity.low, claim.quantity.best)
    ]
    assert found, f"no claim of {number:g}"
    return (found[0].group or "").lower()


@pytest.mark.parametrize(
    ("text", "number", "force"),
    [
        ("Of the garrison's 2,400 bayonets on paper, half are sick.", 2400, "garrison"),
        ("The Falcon brigade, 3,100 before the winter, was down by 40 per cent.", 3100, "falcon brigade"),
        ("The monitors logged 212 deaths among soldiers and 640 among civilians.", 640, "civilians"),
        ("Peacekeepers on the ground: 1,350.", 1350, "peacekeepers"),
    ],
)
def test_the_force_that_stands_beside_a_count_is_its_group(text: str, number: float, force: str) -> None:
    assert force in group_of(text, number)


def test_a_land_that_owns_an_army_does_not_own_its_men() -> None:
    assert "army" in group_of("Pakistan's army has lost 9 men in the last two days, its spokesman said.", 9)


def test_a_heading_names_those_under_it() -> None:
    assert "civilians" in group_of("\n\n2. CIVILIANS\n\nIn all 71 dead, 250 injured.\n", 71)
