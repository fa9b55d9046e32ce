"""The vocabulary of parties: no spelling claimed twice, every kind and side known."""

from collections import Counter

import pytest

from wartoll.claims import PartyKind
from wartoll.extract.parties import find_party, find_sides, known_parties, normalise_name, party_kind
from wartoll.vocabulary import load_vocabulary

KINDS = {"government", "military", "intelligence", "analyst", "media", "monitor", "health", "witness"}
ROWS = load_vocabulary("parties")["parties"]


def test_no_spelling_is_claimed_by_two_parties():
    claimed = Counter(
        spelling for row in ROWS for spelling in {normalise_name(name) for name in (row["name"], *row["aliases"])}
    )
    assert [spelling for spelling, times in claimed.items() if times > 1] == []


def test_every_party_has_a_kind_that_is_known():
    assert {party.kind for party in known_parties()} <= KINDS


def test_whoever_speaks_for_a_body_names_one_that_exists():
    names = {party.name for party in known_parties()}
    assert {party.of for party in known_parties() if party.of} <= names


def test_no_side_fights_itself():
    for conflict in load_vocabulary("parties")["conflicts"]:
        assert not set(conflict["one"]) & set(conflict["other"]), conflict["name"]


def test_no_word_stands_for_two_countries():
    rows = load_vocabulary("demonyms").values()
    words = Counter(word for row in rows for word in {normalise_name(name) for name in (*row["words"], *row["seats"])})
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    "spelling",
    ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyj", "Zelenski", "Volodymyr Zelenskyy", "ZELENSKY"],
)
def test_one_president_in_all_spellings(spelling):
    party = find_party(spelling)
    assert party is not None
    assert party.name == "Volodymyr Zelensky"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("NIS", "National Intelligence Service"),
        ("South Korea's National Intelligence Service", "National Intelligence Service"),
        ("the ISW", "Institute for the Study of War"),
        ("GUR", "Main Directorate of Intelligence"),
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("U.S. Department of Defense", "US Department of Defense (Pentagon)"),
        ("UN", "United Nations"),
        ("IDF", "Israeli military"),
    ],
)
def test_known_bodies_by_any_of_their_names(spelling, name):
    party = find_party(spelling)
    assert party is not None
    assert party.name == name


def test_two_of_one_surname_stay_two():
    assert find_party("Kovalenko") is None
    assert find_party("Oleksandr Kovalenko") != find_party("Andriy Kovalenko")


@pytest.mark.parametrize(
    ("name", "group", "kind"),
    [
        ("Volodymyr Zelensky", "North Korean soldiers", PartyKind.ADVERSARY),
        ("Volodymyr Zelensky", "Ukrainian soldiers", PartyKind.OWN_SIDE),
        ("National Intelligence Service", "North Korean soldiers", PartyKind.INTELLIGENCE),
        ("Russian Defence Ministry", "Ukrainian losses", PartyKind.ADVERSARY),
        ("Institute for the Study of War", "North Korean soldiers", PartyKind.ANALYST),
        ("Reuters", "Russian soldiers", PartyKind.MEDIA),
        ("White House", "Russian soldiers", PartyKind.THIRD_PARTY_GOVERNMENT),
        ("a witness", "civilians", PartyKind.WITNESS),
        ("Gaza Ministry of Health", "Palestinians", PartyKind.OWN_SIDE),
        (None, "soldiers", PartyKind.UNKNOWN),
        ("somebody", "soldiers", PartyKind.UNKNOWN),
    ],
)
def test_a_kind_is_relative_to_the_group(name, group, kind):
    assert party_kind(name, group) == kind


def test_sides_by_their_peoples_and_seats():
    assert find_sides("Ukrainian and North Korean troops near Moscow") == ("Ukraine", "North Korea", "Russia")
