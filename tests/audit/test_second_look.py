"""Figures that no word of conclusion marks are told where arithmetic on what stands before them gives them."""

from datetime import date

import pytest

from wartoll.audit import Verdict, audit_claims
from wartoll.audit.combine import combine
from wartoll.audit.kin import clash
from wartoll.audit.passage import read_passage
from wartoll.audit.quantities import gather, noun_words, of_figure, stem
from wartoll.documents import Document
from wartoll.extract import extract_claims


def audited(text, statement):
    document = Document.of_text("a.txt", text, published=date(2021, 8, 20))
    start = text.index(statement)
    return [
        f for f in audit_claims((), (document,)).derived
        if f.quote.start < start + len(statement) and start < f.quote.end
    ]  # fmt: skip


def quantities_of(text):
    passage = read_passage(Document.of_text("a.txt", text), ())
    return passage, gather(passage, len(passage.sentences) - 1, None)


TOLD = [
    ("The army buried 930 men; 620 of them were volunteers. Two thirds of the dead were volunteers.",
     "Two thirds of the dead", 620 / 930),
    ("Every month the front devours 9,000 men, while the draft yields 6,500. The army shrinks by 2,500 men a month.",
     "The army shrinks", 2500),
    ("The Red Crescent collected 375 bodies on Monday and 125 on Tuesday. Three quarters of the bodies were collected "
     "on the first day.", "Three quarters", 0.75),
    ("Some 30% of the 8,000 conscripts deserted. Some 2,400 young men walked away.", "Some 2,400", 2400),
    ("The raids on four bases cost the militia 84 fighters. That works out at 21 a base.", "at 21 a base", 21),
    ("The company began the day with 118 men and ended it with 41. Only about a third were left.", "about a third",
     41 / 118),
    ("The siege began on 5 April 2021 and ended on 14 June 2021. It lasted ten weeks.", "ten weeks", 70),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statement", "result"), TOLD, ids=[t[1] for t in TOLD])
def test_a_figure_follows_without_a_word_of_conclusion(text, statement, result):
    (figure,) = audited(text, statement)
    assert figure.verdict is Verdict.FOLLOWS
    assert any(d.nominal == pytest.approx(result, rel=0.005) for d in figure.derivations)
    assert figure.sentences


def test_what_is_left_after_two_losses_follows():
    text = (
        "The regiment came with 5,000 men. Its colonel reports 1,100 dead and 2,400 wounded. This leaves him 1,500 men."
    )
    (figure,) = audited(text, "1,500 men")
    assert figure.verdict is Verdict.FOLLOWS


def test_the_dead_of_other_people_make_no_rate():
    text = "The siege took 50 days. It cost the garrison 400 dead; 1,500 townspeople died. The garrison lost 30 a day."
    (figure,) = audited(text, "30 a day")
    assert figure.verdict is Verdict.CANNOT_FOLLOW
    assert "townspeople" in figure.needs[0]


UNTOLD = [
    # people of two measures, small numbers, another kind of people, a whole of the sentence's own
    ("On Sunday 10 men were killed and 8 hurt. Two more civilians were killed in the town.", "Two more"),
    ("The previous toll was 70 dead. Now it is 20 with 50 others injured.", "50 others"),
    ("The siege lasted 20 days. It cost 400 vehicles and 160 soldiers. Twenty soldiers died there each day.", "Twenty"),
    ("The dam held 2,500 men, and 4,000 died in the city. Of the 1.2 million displaced, two thirds are home.", "two"),
    ("Wagner had 50,000 men, 40,000 of them convicts and 10,000 others. They lost five men for each foe.", "five"),
]


@pytest.mark.parametrize(("text", "statement"), UNTOLD, ids=[t[1] for t in UNTOLD])
def test_a_figure_that_only_meets_others_by_accident_is_not_said_to_follow(text, statement):
    assert all(f.verdict in (Verdict.UNDECIDED, Verdict.CANNOT_FOLLOW) for f in audited(text, statement))


def test_two_figures_for_one_whole_are_rivals():
    text = "The convoy lost 90 guards. The firm says that it sent 450, the drivers counted 600. One guard in five died."
    (figure,) = audited(text, "One guard in five")
    assert figure.verdict is Verdict.FOLLOWS_IF
    assert "450" in figure.needs[0]


def test_the_noun_phrase_after_a_number_ends_at_a_verb_a_preposition_or_a_sign():
    text = "600 of the young conscripts from the coast died, 40"
    assert noun_words(text, 3, len(text)) == ("young", "conscripts")
    assert noun_words("40 guards were", 2, 14) == ("guards",)
    assert noun_words("40, guards", 2, 10) == ()


@pytest.mark.parametrize(("one", "other"), [("guard", "guards"), ("base", "bases"), ("army", "armies")])
def test_a_noun_and_its_plural_share_a_stem(one, other):
    assert stem(one) == stem(other)


def test_soldiers_and_vehicles_clash_and_a_bare_number_with_neither():
    _, found = quantities_of("The road cost 160 soldiers, 400 vehicles and 30.")
    soldiers, vehicles, bare = sorted(found, key=lambda q: q.start)
    assert clash(soldiers, vehicles)
    assert not clash(soldiers, bare)


def test_a_rate_is_every_count_over_every_time_before_it():
    passage, found = quantities_of("In 20 days 160 soldiers and in 10 days 300 soldiers were killed. It lost 8 a day.")
    target = of_figure(passage.figures[-1], passage)
    given = [q for q in found if q.start < target.start]
    results = {round(c.nominal, 1) for c in combine("rate", target, given) if c.formula == "count / duration"}
    assert results == {8.0, 16.0, 15.0, 30.0}


REFUSED = [
    ("From 5 to 25 August the army lost 1,540 men. The army is losing 220 men every day, a deputy said. In the last "
     "seven days of the month the guns never stopped.", "220 men every day"),
    ("In February 55 soldiers were killed, in March 90. The rebels had 30 dead in February and 48 in March. The army's "
     "losses have tripled, a senator said.", "have tripled"),
    ("The field army is 96,000 men strong and had 1,200 killed. The reserve, with 15,000 men, was not engaged. Eight "
     "per cent of the field army was killed.", "Eight per cent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statement"), REFUSED, ids=[t[1] for t in REFUSED])
def test_a_figure_that_only_other_people_or_another_time_would_give_does_not_follow(text, statement):
    assert {f.verdict for f in audited(text, statement)} == {Verdict.CANNOT_FOLLOW}


def test_a_rise_in_words_of_its_own_is_told_against_a_later_count():
    (figure,) = audited("In June 320 men were killed, in July 400. Losses are up by a quarter.", "a quarter")
    assert figure.verdict is Verdict.FOLLOWS


@pytest.mark.parametrize(
    "statement",
    ["The number is 53 per cent more than in May a year ago", "Their number rose to 830", "It is the worst in history"],
)
def test_what_is_measured_against_something_untold_is_never_called_impossible(statement):
    found = audited(f"In March 480 prisoners were taken, in April 60. {statement}, he said.", statement)
    assert all(f.verdict is not Verdict.CANNOT_FOLLOW for f in found)


def test_a_rate_that_is_expected_is_not_what_a_count_of_the_past_gives():
    text = (
        "The ministry said that total casualties of the army since the beginning of the war exceeded 465,000, and that "
        "it expected the daily rate to stay above 800 through the summer."
    )
    document = Document.of_text("a.txt", text, published=date(2021, 5, 14))
    assert audit_claims(extract_claims([document]).claims, (document,)).derived == ()
