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


NO_FORCE = [
    ("The UN had confirmed 8,210 dead among the villagers of Kasai by June.", 8210, "UN forces"),
    ("The Observatory has counted 310 dead in Idlib since the army's advance in May.", 310, "Observatory"),
    ("The colonel's dead, the widows say, are 40. The army has lost 900 soldiers in the war.", 40, "colonel forces"),
    ("Russian casualties in Georgia came to 64 dead in the war of 2008, and 283 soldiers were wounded.", 64, "Georgia"),
    ("Forty Nepali soldiers were killed in Mali. After their dispatch to Congo the dead rose to 55.", 55, "Congo"),
]


@pytest.mark.parametrize(("text", "figure", "words"), NO_FORCE, ids=[words for _, _, words in NO_FORCE])
def test_who_counts_one_person_and_a_place_are_no_force(text: str, figure: int, words: str) -> None:
    assert words not in groups_of(text)[figure]


def test_a_country_named_as_the_place_gives_no_soldiers() -> None:
    text = (
        "The quarrel over Angola's dead\n\nThe fund says that civilians die in Angola every day. "
        "It found 2.1 million excess deaths for the years of war, and growth by 45,000 a month."
    )
    assert "forces" not in " ".join(groups_of(text).values())


def test_civilian_casualties_are_civilians_also_where_a_number_goes_on() -> None:
    text = (
        "The monitors list 4,120 civilian casualties of the war in Yemen (4,066 a month ago), 1,310 of them dead. "
        "March cost 58 civilians their lives, April 71."
    )
    found = groups_of(text)
    assert "forces" not in " ".join(found.values())
    assert "civilians" in found[4120]
    assert "civilians" in found[4066]


HOMES = [
    ("Sumy strike: rescue work ends\n\nThe head of the service said so.\n\n44 people were killed.", 44, "Sumy"),
    ("CHAD - CHOLERA BULLETIN\n\n* 207 deaths since the epidemic began in May\n", 207, "Chad"),
    (
        "The quake hit Gaziantep at dawn.\n\nA ward in Adana is full.\n\nIn the city 310 people were killed.",
        310,
        "Gaziantep",
    ),
    ("A quake struck Morocco on Friday. Taroudant province is the worst hit, with 904 dead.", 904, "Taroudant"),
    ("The clashes forced more than 30,000 people to flee Bukavu since Friday.", 30000, "Bukavu"),
]


@pytest.mark.parametrize(("text", "figure", "place"), HOMES, ids=[place for _, _, place in HOMES])
def test_people_are_where_the_report_is_about(text: str, figure: int, place: str) -> None:
    assert place.lower() in groups_of(text)[figure].lower()


def test_a_language_and_a_platform_are_no_place() -> None:
    text = "Translated from Arabic.\n\nAn adviser wrote on X that 14 people were killed in the shelling on Sunday."
    assert not {"Arabic", "X"} & set(groups_of(text)[14].split())


def test_a_word_that_the_text_writes_small_too_is_no_place() -> None:
    text = "From Our Correspondent, Jos\n\nPolice told our correspondent that 36 people lost their lives in the blast."
    assert "Correspondent" not in groups_of(text)[36]


def test_a_movement_is_no_country_of_a_conflict() -> None:
    text = (
        "Hezbollah fired rockets. Hezbollah fighters and Hezbollah gunners held the hill in the war. The ministry "
        "of health has counted 3,210 people killed since the war began."
    )
    assert "in Hezbollah" not in groups_of(text)[3210]


ATTACKED = "The commission registered 310 villagers who were attacked, of whom 92 were killed and 61 wounded."
PARTS = [
    (ATTACKED, 92, "villagers"),
    (ATTACKED, 61, "villagers"),
    ("Shells killed 14 civilians in the port and six others on the road.", 6, "civilians"),
]


@pytest.mark.parametrize(("text", "figure", "noun"), PARTS)
def test_parts_and_others_are_of_the_people_named_before(text: str, figure: int, noun: str) -> None:
    assert noun in groups_of(text)[figure]


def test_people_may_stand_before_their_number() -> None:
    text = "The registrar has 73 farmers killed this year, and among the border guards 17 dead and 29 wounded."
    found = groups_of(text)
    assert found[17] == found[29] == "border guards"


def test_men_beside_women_and_boys_are_no_soldiers() -> None:
    text = (
        "The siege cost 700 civilians their lives. Of the victims with names 310 were men, and 240 women and 55 boys "
        "were killed. The Bosnian army lost 90 soldiers."
    )
    assert "Bosnian" not in groups_of(text)[310]


def test_two_sides_of_one_group_are_both_counted() -> None:
    text = "Together, the Malian and Russian soldiers in this column lost 80 men killed at the well."
    group = groups_of(text)[80]
    assert "Malian" in group
    assert "Russian" in group


def test_where_a_force_was_sent_is_not_whose_it_is() -> None:
    text = "Rwandan soldiers are in Mozambique. The ministry puts the force that was sent to Pemba at 2,500 soldiers."
    assert groups_of(text)[2500] != "Pemba soldiers"


def test_a_leader_stands_for_his_side() -> None:
    text = "North Korea has lost 3,000 soldiers. Kim has more than one million men under arms."
    assert groups_of(text)[1000000].startswith("North Korean")


def test_a_state_after_a_count_is_nobody() -> None:
    text = "Rwandan soldiers fight there; 30 were killed. The army said that it had captured two of them, both wounded."
    assert groups_of(text)[2] != "both wounded"


def test_bare_counts_go_on_with_the_only_force_of_a_text() -> None:
    text = (
        "At least 3,800 Nepali soldiers have been killed or wounded in the war in Congo, the president said. "
        "He put the size of the force at 12,000."
    )
    assert "Nepali" in groups_of(text)[12000]


def test_a_question_is_a_heading_that_names_whom_its_answer_counts() -> None:
    text = (
        "Counting the dead\n\nThe staff says that Armenia has lost 300 soldiers in the war.\n\n"
        "What of the Azerbaijanis?\nA paper of the embassy speaks of 410 killed."
    )
    assert "azerbaijani" in groups_of(text)[410].lower()


def test_the_noun_of_a_sibling_comes_before_the_label_of_the_line() -> None:
    text = "Chad and Niger, January to April: 136 gendarmes killed, 284 wounded."
    assert "gendarmes" in groups_of(text)[284]


LEADS = [
    ("BENIN: cholera bulletin\n\nSince the outbreak began there have been 91 deaths.", 91, "cholera outbreak"),
    ("The insurgency, now in its ninth year, has killed more than 7,000 people.", 7000, "insurgency"),
    ("Eleven people died in a school shooting in Perm on Monday.", 11, "Perm"),
]


@pytest.mark.parametrize(("text", "figure", "words"), LEADS, ids=[words for _, _, words in LEADS])
def test_the_event_goes_by_its_full_name(text: str, figure: int, words: str) -> None:
    assert words in groups_of(text)[figure]


def test_a_unit_by_its_name_stands_behind_of() -> None:
    text = "The army lost 40 soldiers in the valley. About 30 of D Coy were taken prisoner."
    assert groups_of(text)[30] == "D Coy"


def test_the_dead_of_a_country_are_no_forces_of_it() -> None:
    text = (
        "When the truce began on Monday, the dead of Lebanon numbered over 3,100 by the health ministry's count. "
        "Civilians queue for bread; soldiers of the army patrol the coast."
    )
    assert "forces" not in groups_of(text)[3100]


def test_a_question_says_whom_its_answers_count() -> None:
    text = (
        "How many civilians have bombs of the allied air force killed in Libya since March? "
        "At least 72, says a group in London that reads the local press."
    )
    assert groups_of(text)[72].startswith("civilians")


def test_a_verbless_turn_names_whom_the_counts_after_it_are_of() -> None:
    text = (
        "The Georgian army lost 170 killed in the war by its own staff's report. About 900 soldiers were wounded.\n\n"
        "Then the villagers. A witness told the court of at least 220 killed in August."
    )
    assert groups_of(text)[220].startswith("villagers")


def test_those_of_another_force_are_its_own() -> None:
    text = "The minister put the army's losses in the war at 900, and those of the foreign contingent at fewer than 40."
    assert "foreign contingent" in groups_of(text)[40]


def test_a_bare_count_goes_on_with_the_whole_and_not_with_its_part() -> None:
    text = "Nine Turkish soldiers were killed on Sunday, among them two pilots. Another 13 were wounded."
    assert groups_of(text)[13] == "Turkish soldiers"


def test_the_civilian_toll_counts_civilians() -> None:
    text = "Rebels shelled the port. Last month the Network put the civilian death toll for the year in Yemen at 1,381."
    assert groups_of(text)[1381].startswith("civilians")


def test_the_state_of_soldiers_stands_before_their_side() -> None:
    text = (
        "Rwandan soldiers fight in Mozambique; 60 Rwandan soldiers have been killed. Two wounded soldiers are captives."
    )
    assert "wounded Rwandan soldiers" in groups_of(text).values()


def test_a_force_goes_by_its_whole_name() -> None:
    text = "The Lake Chad Defence Forces told the mission that they had suffered 18 fatalities in Bol."
    assert "Lake Chad Defence Forces" in groups_of(text)[18]


def test_who_puts_a_toll_is_not_who_is_counted() -> None:
    text = "The strike on the quarter in Raqqa, whose toll the military puts at more than 110, was admitted late."
    assert "military" not in groups_of(text)[110]


def test_the_nurse_of_a_foreign_hospital_makes_no_side() -> None:
    text = "A nurse at the Saudi Hospital said that 30 people were killed in the shelling on Monday."
    assert "Saudi Arabia" not in groups_of(text)[30]


def test_a_survey_of_households_counts_no_forces() -> None:
    text = (
        "Before the war Congolese died as often as others, 1.5 per thousand a month. The survey of households found "
        "2.83 million excess deaths in the years of fighting."
    )
    assert "forces" not in " ".join(groups_of(text).values())


def test_a_named_force_ends_what_a_turn_said() -> None:
    text = (
        "The Georgian army lost 170 killed in the war by its own staff's report.\n\nThen the villagers. A witness told "
        "of at least 220 killed.\n\nOf the army 60 Georgian soldiers were captured, and 12 died."
    )
    assert "villagers" not in groups_of(text)[12]


def test_a_participle_in_a_heading_in_capitals_makes_it_no_sentence() -> None:
    text = (
        "PROTECTION OF CIVILIANS IN ARMED UNREST\n\nThe army moved a brigade, a battalion and a division. Its soldiers "
        "gave up three bases. The mission counted 61 killed and 140 injured in May."
    )
    assert groups_of(text)[61].startswith("civilians")


def test_captives_of_a_side_are_its_men() -> None:
    text = (
        "Three figures for the Chadian prisoners of the war are in circulation: 1,500, which is the general's, and "
        "1,100 by the Red Cross. Civilians were not counted by the army's soldiers."
    )
    assert "Chadian" in groups_of(text)[1500]


def test_the_place_of_a_report_may_stand_behind_from() -> None:
    text = "A letter from Malakal\n\nShells fall on the town.\n\nBy last night 18 people were dead."
    assert "Malakal" in groups_of(text)[18]


def test_a_sides_own_word_stands_beside_its_forces() -> None:
    text = "The war between the two armies goes on. The general said that the Eritreans have lost 410 dead at the pass."
    assert groups_of(text)[410] == "Eritreans (Eritrean forces)"


WHERE = [
    ("More than 33,000 people have fled eastern Velmar over the past four weeks.", 33000, "displaced people in Velmar"),
    ("Some 4,000 people were driven from Bria last week.", 4000, "displaced people in Bria"),
    ("About 9,000 people were forced to flee Goma.", 9000, "displaced people in Goma"),
    ("The minister told reporters in Lima that 30 people had died in the flood in Piura.", 30, "in Piura"),
]


@pytest.mark.parametrize(("text", "figure", "words"), WHERE)
def test_the_clause_says_where_people_fled_from_or_died(text: str, figure: int, words: str) -> None:
    assert groups_of(text)[figure].endswith(words)


def test_where_words_are_spoken_is_no_place_of_the_dead() -> None:
    assert "Lima" not in groups_of("The minister told reporters in Lima that 30 people had died.")[30]


def test_a_lead_without_a_count_sets_the_place() -> None:
    text = "A flood struck the coast of Ghana on Monday.\n\nThe river rose all night.\n\nAt least 12 people died."
    assert "Ghana" in groups_of(text)[12]
