"""Who is counted: the noun as written, the force that the text means, the site, event and place of people at large."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_claims


def groups_of(text: str) -> dict[float, str]:
    """The group of each figure of a text."""
    document = Document(name="a.txt", text=text, digest="0", published=date(2024, 5, 20))
    found = {}
    for claim in extract_claims([document]).claims:
        if claim.quantity is not None:
            found[claim.quantity.best or claim.quantity.low or claim.quantity.high or 0.0] = claim.group or ""
    return found


LEAD = "A bomb tore through a crowded fish market in Karachi on Monday, killing at least 23 people, police said.\n\n"

SITES = [
    ("The district hospital in Marawi took in 64 wounded.", 64, "at the district hospital"),
    ("A rocket hit a petrol station in Marawi, and 12 people died at the scene.", 12, "Marawi"),
    ("Eleven people were killed in an attack on a wedding party in Herat.", 11, "wedding party"),
    ("The airstrike hit a detention centre for migrants in Sirte, killing 40 people.", 40, "detention centre"),
    ("On the Thai side of the border nine people were killed by shelling.", 9, "Thai side"),
    ("Twenty-three people died when a ferry sank in the Padma.", 23, "ferry"),
    ("St Mary's Hospital alone saw 26 people die on Friday.", 26, "St Mary's Hospital"),
]


@pytest.mark.parametrize(("text", "figure", "words"), SITES, ids=[words for _, _, words in SITES])
def test_people_are_told_by_the_site_that_the_sentence_names(text: str, figure: int, words: str) -> None:
    assert words in groups_of(text)[figure]


MEANS = [
    ("Drones killed 46 people in the region in May.", 46, "killed by drones"),
    ("In the province 281 people lost their lives to lightning in a year.", 281, "killed by lightning"),
    ("Four prisoners died under torture at the base in May.", 4, "under torture"),
    ("Of the 80 people hurt in the crash, 32 are in hospital with serious injuries.", 32, "serious injuries"),
]


@pytest.mark.parametrize(("text", "figure", "words"), MEANS, ids=[words for _, _, words in MEANS])
def test_people_are_told_by_what_befell_them(text: str, figure: int, words: str) -> None:
    assert words in groups_of(text)[figure]


def test_a_bare_toll_goes_on_with_the_event_of_the_lead() -> None:
    text = LEAD + "The mayor was abroad.\n\nBy evening the death toll had risen to 31, officials said."
    assert "fish market" in groups_of(text)[31]


def test_where_a_speaker_sits_is_not_where_people_died() -> None:
    text = "The interior ministry in Nairobi said 14 people were killed in a raid on a village in Mandera."
    assert "Nairobi" not in groups_of(text)[14]
    assert "Mandera" in groups_of(text)[14]


def test_a_body_that_speaks_is_no_place() -> None:
    text = LEAD + "An official of the Falah ambulance service put the death toll at 29."
    assert "Falah" not in groups_of(text)[29]


def test_the_weapon_of_an_attack_is_no_second_cause() -> None:
    assert "killed by rocket" not in groups_of("Six people were killed in rocket attacks on Homs on Friday.")[6]


def test_who_strikes_is_not_who_is_counted() -> None:
    text = "The toll of the Israeli aggression has risen to 51,266 martyrs since the seventh of October 2023."
    assert "Israeli" not in groups_of(text)[51266]


def test_who_admits_losses_speaks_of_its_own() -> None:
    text = (
        "Baghdad radio announced 15,000 Iranian soldiers killed in a single night. "
        "Tehran admits to 1,900 dead for the whole offensive."
    )
    assert "Iranian" in groups_of(text)[1900]


def test_soldiers_keep_their_side_and_get_no_country() -> None:
    text = "The army said 17 Malian soldiers were killed at Boulikessi."
    assert groups_of(text)[17] == "Malian soldiers"


def test_those_on_whom_harm_is_inflicted_are_counted_and_not_those_who_inflict_it() -> None:
    text = "The station claimed that the rebels had inflicted 410 casualties on the army in three days of fighting."
    assert "army" in groups_of(text)[410]


def test_one_person_is_no_force() -> None:
    text = "Mr. Halder: Some 3,000 soldiers are deployed there, and 40 have been killed since May."
    assert "Halder" not in " ".join(groups_of(text).values())


def test_an_adjective_left_alone_stands_for_its_people() -> None:
    text = "The strike killed 12 Syrian soldiers. The ministry says that there were no Russian casualties."
    assert groups_of(text)[0.0] == "Russians"
