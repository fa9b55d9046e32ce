"""Private persons are kept by role; prisoners of war are never named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wartoll.documents import Document
from wartoll.extract import extract_claims
from wartoll.extract.attribution import Attributor
from wartoll.extract.privacy import find_private_names, mask


def masked(text: str) -> list[str]:
    return [text[start:end] for start, end in find_private_names(Document.of_text("a.txt", text)).spans]


PRIVATE = [
    ('A witness named Karim saw it. "I ran," he said.', ["Karim"]),
    ("Abu Salim, a resident of the town, told reporters that 40 people died.", ["Abu Salim"]),
    ("Among the dead were Layla Mansour, 34, and her son Tarek, 5.", ["Layla Mansour", "Tarek"]),
    ("Sgt. Ivan Bondar was killed there. Bondar's mother wept.", ["Ivan Bondar", "Bondar"]),
    ("Olena Shevchuk, a nurse at the field hospital, counted 40 wounded a day.", ["Olena Shevchuk"]),
    ("Ivan Weber of the 3rd Brigade said that he was cold.", ["Ivan Weber"]),
    ("The villager Thein Maung said the soldiers fled.", ["Thein Maung"]),
    ('"They came at night," said Nguyen Van Hoa, a farmer.', ["Nguyen Van Hoa"]),
]


@pytest.mark.parametrize(("text", "names"), PRIVATE)
def test_a_private_name_is_found_wherever_it_stands(text, names):
    assert masked(text) == names


PUBLIC = [
    "Army spokesman Jan Novak said 40 soldiers had died. Novak gave no more details.",
    "Marie Dupont, an analyst at a think tank, put the losses at 3,000.",
    "President Volodymyr Zelensky spoke on Monday. Zelensky named no figure.",
    "Gen. Omar Haddad told reporters that the town had fallen.",
    "By Peter Holm\n\nThe town fell on Monday.",
    "Reporting by Anna Berg and Paul Lind; Editing by Mark Stone",
    "The governor of the province, Tarek Aziz Saleh, said 31 people died.",
    "Fighting went on in Aleppo and near Deir Ezzor, the Syrian Observatory for Human Rights said.",
    "The North Korean soldiers were sent to the Kursk Region.",
    "The Institute for Harbour Studies says that 31 sailors were killed.",
    "Forty-six Velin soldiers a day were killed in May, the staff writes.",
    "Marta Lindqvist of the Northern Aid Office told reporters that 300 had died.",
    "According to Marta Lindqvist of the Institute for Harbour Studies, 300 died.",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_a_public_role_keeps_a_name(text):
    assert masked(text) == []


def test_a_place_before_an_event_is_no_person():
    text = "The youths came back. In Upper Pazar, an attack by armed men on 4 May left 66 people dead."
    claim = extract_claims([Document.of_text("a.txt", text)]).claims[0]
    assert "Upper Pazar" in (claim.group or "")


def test_a_prisoner_is_a_class_of_his_own():
    text = "One of the captured North Korean soldiers said morale was high. They do not retreat, said Pak Chol Su."
    found = find_private_names(Document.of_text("a.txt", text))
    assert [text[a:b] for a, b in found.prisoners] == ["Pak Chol Su"]
    assert set(found.prisoners) <= set(found.spans)


def test_a_prisoner_stays_unnamed_whatever_his_rank():
    text = "The prisoner, Colonel Igor Belov, gave his unit."
    found = find_private_names(Document.of_text("a.txt", text))
    assert [text[a:b] for a, b in found.prisoners] == ["Igor Belov"]


def test_the_speaker_is_the_role_and_never_the_name():
    text = "Abu Salim, a resident of the town, told reporters that 40 people died."
    start = text.index("40 people")
    found = Attributor(Document.of_text("a.txt", text)).at(start, start + 9)
    assert found.speaker == "resident"
    assert "Salim" not in (found.as_written or "")


def test_masking_keeps_length_and_spaces():
    assert mask("said Ali Omar.", [(5, 13)]) == "said ███ ████."


@given(st.text(max_size=300))
def test_any_text_is_searched_without_a_crash(text):
    found = find_private_names(Document.of_text("a.txt", text))
    assert len(mask(text, found.spans)) == len(text)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


def test_places_that_look_like_persons_are_no_private_names():
    text = "San Miguel residents fled. Abu Ghraib and Beit Hanoun were bombed. Khan Asif, a baker, was killed."
    found = find_private_names(Document.of_text("a.txt", text))
    assert [text[start:end] for start, end in found.spans] == ["Khan Asif"]


def test_a_name_that_a_sibling_knows_for_public_is_shown():
    ministry = Document.of_text("a.txt", "Minister Elena Voss said that 412 soldiers had died.")
    paper = Document.of_text("b.txt", "Elena Voss spoke on Wednesday of 412 soldiers killed.")
    alone, together = extract_claims([paper]), extract_claims([ministry, paper])
    assert [claim.speaker for claim in alone.claims] != ["Elena Voss"]
    assert [claim.speaker for claim in together.claims] == ["Elena Voss", "Elena Voss"]
    assert together.masks == {"a.txt": (), "b.txt": ()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Omar Haddad: 40 soldiers were killed.\nMr. Haddad: Yes.", "40"),
        ("Resident Omar Haddad, who lost a son, said 40 soldiers were killed in the raid.", "40"),
        ("Forty soldiers were killed, resident Omar Haddad said.", "Forty"),
    ],
)
def test_a_quote_holds_no_private_name(text, words):
    document = Document.of_text("a.txt", text)
    extraction = extract_claims([document])
    for claim in extraction.claims:
        assert words in claim.quote.text
        spans = extraction.masks["a.txt"]
        assert not any(start < claim.quote.end and end > claim.quote.start for start, end in spans)
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
    assert extraction.claims


def test_months_places_and_those_who_reckon_are_no_private_persons():
    text = "On 9 Jun 2014 two died in Deir Ezzor. Ana Berg calculated that 7 fell in Homs and Rastan (14)."
    assert find_private_names(Document.of_text("a.txt", text)).spans == ()


def test_a_number_glued_to_a_name_is_never_masked():
    text = "5 May 2015 Homs Outskirts NEWS-Nine villagers were killed and 14 hurt by shells, police said."
    assert not any("Nine" in words for words in masked(text))
