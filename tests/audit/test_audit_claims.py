"""Derived statements get the verdict that a careful reader would give; the texts are written for these tests."""

from datetime import date

import pytest

from wartoll.audit import Verdict, audit_claims
from wartoll.documents import Document

FOLLOWS, FOLLOWS_IF, UNDERSTATED, CANNOT, UNDECIDED = (
    Verdict.FOLLOWS,
    Verdict.FOLLOWS_IF,
    Verdict.TRUE_BUT_UNDERSTATED,
    Verdict.CANNOT_FOLLOW,
    Verdict.UNDECIDED,
)

CASES = [
    pytest.param(
        "The hospital service of the Belmar army registered 8,000 casualties over the winter, "
        "of whom 40 per cent died. "
        "That makes 3,200 dead, more than in the two winters before. "
        "Snow still lies in the passes.",
        "That makes 3,200 dead",
        FOLLOWS,
        3200,
        "2023-06-15",
        id="count-from-share-01",
    ),
    pytest.param(
        "The ministry put its dead at 2,400 in spring. "
        "A further 800 were killed in the summer, it said. "
        "That makes 3,200 dead in half a year. "
        "No funerals were shown.",
        "That makes 3,200 dead",
        FOLLOWS,
        3200,
        "2023-06-15",
        id="sum-02",
    ),
    pytest.param(
        "Their staff counts 3,000 casualties on the Osk, including 200 dead. "
        "That makes 3,200 men lost, the mayor said on the radio. "
        "He asked for shells.",
        "That makes 3,200 men lost",
        CANNOT,
        None,
        "2023-06-15",
        id="part-with-whole-03",
    ),
    pytest.param(
        "The garrison loses 80 men a day, its commander says. The siege has lasted forty days. That makes 3,200 men.",
        "That makes 3,200 men",
        FOLLOWS,
        3200,
        "2023-06-15",
        id="rate-x-duration-04",
    ),
    pytest.param(
        "In the spring 20 per cent of the wounded died, the doctors reported. "
        "Now it is 30 per cent. "
        "The share of those who die has risen by ten per cent, the agency writes.",
        "has risen by ten per cent",
        FOLLOWS_IF,
        None,
        "2023-06-15",
        id="percent-points-05",
    ),
    pytest.param(
        "In March the brigade lost 500 men, in April 650. Its losses have risen by ten per cent, the spokesman said.",
        "have risen by ten per cent",
        CANNOT,
        None,
        "2023-06-15",
        id="percent-06",
    ),
    pytest.param(
        "In March the brigade lost 500 men, in April 550. Its losses have risen by ten per cent, the spokesman said.",
        "have risen by ten per cent",
        FOLLOWS,
        0.1,
        "2023-06-15",
        id="percent-07",
    ),
    pytest.param(
        "In December the service spoke of 100 dead. "
        "In January it counted 250. "
        "The number of dead has more than tripled, a daily wrote.",
        "has more than tripled",
        CANNOT,
        None,
        "2023-06-15",
        id="tripled-08",
    ),
    pytest.param(
        "In December the service spoke of at least 100 dead and of wounded approaching 1,000. "
        "It now counts 300 dead and 2,700 wounded. "
        "Both have more than tripled, the paper writes.",
        "Both have more than tripled",
        FOLLOWS_IF,
        None,
        "2023-06-15",
        id="tripled-hedged-09",
    ),
    pytest.param(
        "In December the service spoke of 100 dead. "
        "In January it counted 340. "
        "The number of dead has more than tripled, a daily wrote.",
        "has more than tripled",
        FOLLOWS,
        3.4,
        "2023-06-15",
        id="tripled-10",
    ),
    pytest.param(
        "The 4th Corps went into the battle with 12,000 men, its chief of staff said. "
        "It has lost 4,000 of them, killed and wounded. "
        "A third of the corps is out of action, he said.",
        "A third of the corps is out of action",
        FOLLOWS,
        0.333,
        "2023-06-15",
        id="share-11",
    ),
    pytest.param(
        "Seoul counts 11,000 men in the region, Kyiv 12,000. "
        "Some 4,000 have become casualties, officials say. "
        "That leaves 8,000 men fit for duty.",
        "That leaves 8,000 men fit for duty",
        FOLLOWS_IF,
        8000,
        "2023-06-15",
        id="difference-12",
    ),
    pytest.param(
        "Between 3 and 12 March the division lost 500 men, killed and wounded, the staff reports. "
        "This works out at about 50 a day. "
        "It has been told to hold.",
        "This works out at about 50 a day",
        FOLLOWS,
        50,
        "2023-06-15",
        id="rate-13",
    ),
    pytest.param(
        "The army loses 1,400 men a week, its general said in parliament. "
        "That is 200 a day, or one every seven minutes.",
        "That is 200 a day",
        FOLLOWS,
        200,
        "2023-06-15",
        id="rate-weekly-14",
    ),
    pytest.param(
        "The clinic counted 90 wounded and 10 killed from the company that week. "
        "There are thus nine wounded for each man killed.",
        "There are thus nine wounded for each man killed",
        FOLLOWS,
        9,
        "2023-06-15",
        id="ratio-15",
    ),
    pytest.param(
        "The regiment has 1,800 men left and loses 20 a day. "
        "By the end of the month it will have ceased to exist, said the deputy. "
        "He had been to the front himself.",
        "By the end of the month it will have ceased to exist",
        CANNOT,
        None,
        "2023-06-15",
        id="depletion-cannot-16",
    ),
    pytest.param(
        "Some 8,200 soldiers of the contingent remain in the line, the institute estimates. "
        "It loses 92 men a day. "
        "At this rate, all of them would be killed or wounded within 13 weeks.",
        "all of them would be killed or wounded within 13 weeks",
        FOLLOWS,
        "2025-04-15",
        "2025-01-16",
        id="depletion-weeks-17",
    ),
    pytest.param(
        "In the north 700 soldiers were killed or wounded last week, in the south 450. "
        "Taken together that is 1,150 casualties in one week.",
        "Taken together that is 1,150 casualties",
        FOLLOWS,
        1150,
        "2023-06-15",
        id="sum-18",
    ),
    pytest.param(
        "At least 300 men were killed on the first day and more than 200 on the second. "
        "In all, at least 500 men were killed.",
        "In all, at least 500 men were killed",
        FOLLOWS,
        500,
        "2023-06-15",
        id="at-least-sum-19",
    ),
    pytest.param(
        "The spring offensive cost the corps 4,000 men. "
        "The autumn offensive cost it 2,500. "
        "The autumn offensive was cheaper in lives.",
        "The autumn offensive was cheaper in lives",
        FOLLOWS,
        None,
        "2023-06-15",
        id="comparison-follows-20",
    ),
    pytest.param(
        "The spring offensive cost the corps 4,000 men. "
        "The autumn offensive cost it 5,500. "
        "The autumn offensive was cheaper in lives, the minister claims.",
        "The autumn offensive was cheaper in lives",
        CANNOT,
        None,
        "2023-06-15",
        id="comparison-cannot-21",
    ),
    pytest.param(
        "At least 400 men fell in the first battle. "
        "At least 900 fell in the second. "
        "The second battle was the bloodier of the two, the historian concludes.",
        "The second battle was the bloodier",
        UNDECIDED,
        None,
        "2023-06-15",
        id="comparison-floors-22",
    ),
    pytest.param(
        "Dozens of men were killed at the ford, a nurse said. "
        "Several hundred were hurt. "
        "More than four hundred casualties in all, the paper concluded.",
        "More than four hundred casualties in all",
        UNDECIDED,
        None,
        "2023-06-15",
        id="vague-23",
    ),
    pytest.param(
        "The attackers lose 600 men a week before the town, prisoners say. "
        "Every week a battalion is wiped out, the spokesman said.",
        "Every week a battalion is wiped out",
        FOLLOWS,
        None,
        "2023-06-15",
        id="unit-words-24",
    ),
    pytest.param(
        "A company here is 120 men. "
        "The raid cost the battalion 240 men. "
        "It has thus lost two companies, the report says.",
        "It has thus lost two companies",
        FOLLOWS,
        2,
        "2023-06-15",
        id="unit-25",
    ),
    pytest.param(
        "By its own count the legion of 4,000 men has lost 3,000. "
        "More than a third of the legion is gone, the paper writes.",
        "More than a third of the legion is gone",
        UNDERSTATED,
        0.75,
        "2023-06-15",
        id="understated-26",
    ),
    pytest.param(
        "The offensive began on 1 May. "
        "By 31 May the corps had lost 6,000 men, killed, wounded and missing. "
        "On average it lost 200 men a day.",
        "On average it lost 200 men a day",
        FOLLOWS,
        200,
        "2023-06-15",
        id="rate-from-dates-27",
    ),
    pytest.param(
        "The 2nd Regiment counted 2,000 men before the storm. "
        "It lost 500 in it, the colonel reports. "
        "Three quarters of the regiment are dead or wounded, a blogger writes. "
        "At the station 1,500 civilians wait for a train.",
        "Three quarters of the regiment are dead or wounded",
        CANNOT,
        None,
        "2023-06-15",
        id="coincidence-share-28",
    ),
    pytest.param(
        "The corps counted 2,000 casualties in March. "
        "Of these, 400 were killed. "
        "A fifth of the casualties were thus deaths.",
        "A fifth of the casualties were thus deaths",
        FOLLOWS,
        0.2,
        "2023-06-15",
        id="share-of-losses-29",
    ),
    pytest.param(
        "Of 5,000 marines who landed, 1,250 were lost. In other words, 25 per cent of the marines have been lost.",
        "25 per cent of the marines have been lost",
        FOLLOWS,
        0.25,
        "2023-06-15",
        id="share-pct-30",
    ),
    pytest.param(
        "The rebels say that 600 soldiers have fallen since 1 April; the government admits 300. "
        "As of 1 May this comes to 20 dead a day.",
        "this comes to 20 dead a day",
        FOLLOWS_IF,
        20,
        "2023-05-02",
        id="rate-two-sources-31",
    ),
    pytest.param(
        "In ten days the crossing cost the army 400 men. That is 100 a day, said the minister. He spoke in the rain.",
        "That is 100 a day",
        CANNOT,
        None,
        "2023-06-15",
        id="rate-cannot-32",
    ),
    pytest.param(
        "In 24 hours 48 men were lost on the ridge. That is two men an hour.",
        "That is two men an hour",
        FOLLOWS,
        None,
        "2023-06-15",
        id="rate-approx-hours-33",
    ),
    pytest.param(
        "In 2019 the guerrillas killed 310 soldiers, in 2020 they killed 600. "
        "The number of soldiers killed has nearly doubled.",
        "The number of soldiers killed has nearly doubled",
        FOLLOWS,
        1.935,
        "2023-06-15",
        id="nearly-doubled-34",
    ),
    pytest.param(
        "In July the army lost 900 men. In August the figure was 460. Losses have halved, the command says.",
        "Losses have halved",
        FOLLOWS,
        0.511,
        "2023-06-15",
        id="halved-35",
    ),
    pytest.param(
        "The fort has 600 defenders left, of whom it loses 20 a day. "
        "It can hold out for a month, the engineer reckons.",
        "It can hold out for a month",
        FOLLOWS,
        30,
        "2023-06-15",
        id="duration-36",
    ),
    pytest.param(
        "At the bridge 300 men remain, and 30 are lost each day. "
        "The bridgehead will be gone within a year, said the deputy.",
        "The bridgehead will be gone within a year",
        UNDERSTATED,
        None,
        "2023-06-15",
        id="within-month-understated-37",
    ),
    pytest.param(
        "At least 4,000 of the 12,000 men were lost. A half of the contingent has been lost, an official said.",
        "A half of the contingent has been lost",
        UNDECIDED,
        None,
        "2023-06-15",
        id="at-least-share-39",
    ),
    pytest.param(
        "In May the siege had killed 200 soldiers; by July it was 1,000. The toll more than doubled, said the radio.",
        "The toll more than doubled",
        UNDERSTATED,
        5,
        "2023-06-15",
        id="multiple-understated-40",
    ),
    pytest.param(
        "There are 4,000 casualties so far, officials say. "
        "That would be 33 to 36 per cent of the contingent, which Seoul puts at 11,000 and Kyiv at 12,000 men.",
        "33 to 36 per cent of the contingent",
        FOLLOWS,
        0.333,
        "2023-06-15",
        id="33-40-41",
    ),
    pytest.param(
        "On the ridge the corps lost 2,100 men in the first week of June. "
        "Every day more than a hundred men were lost, wrote the paper.",
        "Every day more than a hundred men were lost",
        UNDERSTATED,
        300,
        "2023-06-15",
        id="rate-understated-42",
    ),
    pytest.param(
        "By Friday the total had reached 5,300 dead. "
        "A week earlier it had been 4,600. "
        "This means 700 soldiers were killed in a week.",
        "This means 700 soldiers were killed in a week",
        FOLLOWS,
        700,
        "2023-06-15",
        id="count-difference-43",
    ),
    pytest.param(
        "The front takes 1,000 men a day, says Kyiv. In a year that comes to 365,000 men.",
        "that comes to 365,000 men",
        FOLLOWS,
        365000,
        "2023-06-15",
        id="whole-country-44",
    ),
]


def verdict_on(statement, text, published):
    document = Document.of_text("a.txt", text, published=date.fromisoformat(published))
    start = text.index(statement)
    end = start + len(statement)
    found = [f for f in audit_claims((), (document,)).derived if f.quote.start < end and start < f.quote.end]
    assert all(document.text[f.quote.start : f.quote.end] == f.quote.text for f in found)
    return found


@pytest.mark.parametrize(("text", "statement", "verdict", "result", "published"), CASES)
def test_a_derived_statement_gets_its_verdict(text, statement, verdict, result, published):
    found = verdict_on(statement, text, published)
    assert [f.verdict for f in found] == [verdict]
    if result is not None:
        derivations = [d for f in found for d in f.derivations]
        if isinstance(result, str):
            assert result in [d.day.isoformat() for d in derivations if d.day]
        else:
            assert any(d.nominal == pytest.approx(result, rel=0.005) for d in derivations)


def test_a_count_of_another_measure_is_no_input():
    text = "The staff speaks of 3,000 killed and wounded in one week. So 3,000 men have been killed, it was said."
    assert all(f.verdict is not FOLLOWS for f in verdict_on("So 3,000 men have been killed", text, "2023-06-15"))


def test_a_plain_count_is_no_derived_statement():
    text = "The corps lost 300 men on Monday, its staff says. Its hospital has 90 beds. The road is open again."
    assert not verdict_on(text, text, "2023-06-15")


def test_an_empty_document_has_no_derived_statement():
    assert audit_claims((), (Document.of_text("a.txt", ""),)).derived == ()


def test_without_a_date_nothing_breaks():
    text = "The regiment has 600 men left and loses 20 a day. At this rate nobody will be left in a month."
    found = audit_claims((), (Document.of_text("a.txt", text),)).derived
    assert [f.verdict for f in found] == [FOLLOWS]
