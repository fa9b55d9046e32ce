"""Numbers are read as they are meant, hedged as they are hedged, and typed for what they are."""

from __future__ import annotations

import pytest

from wartoll.extract.numbers import Number, read_numbers


def counts_of(text: str) -> list[Number]:
    """The numbers that may count people."""
    kinds = ("count", "percent", "fraction", "ratio", "unit_word")
    return [number for number in read_numbers(text).numbers if number.kind in kinds]


def the_number(text: str) -> Number:
    numbers = counts_of(text)
    assert len(numbers) == 1, [(text[n.start : n.end], n.kind) for n in read_numbers(text).numbers]
    return numbers[0]


# text, low, best, high, bound, hedge
QUANTITIES = [
    # the table of docs/claims.md
    ("3,800 were lost", 3800, 3800, 3800, "exact", None),
    ("about 92 fell", 92, 92, 92, "approximate", "about"),
    ("roughly 92 fell", 92, 92, 92, "approximate", "roughly"),
    ("some 92 fell", 92, 92, 92, "approximate", "some"),
    ("nearly 92 fell", 92, 92, 92, "approximate", "nearly"),
    ("at least 4,500 dead", 4500, None, None, "at_least", "at least"),
    ("more than 4,500 dead", 4500, None, None, "at_least", "more than"),
    ("over 4,500 dead", 4500, None, None, "at_least", "over"),
    ("losses exceeding 4,500", 4500, None, None, "at_least", "exceeding"),
    ("up to 92 dead", None, None, 92, "at_most", "up to"),
    ("at most 92 dead", None, None, 92, "at_most", "at most"),
    ("fewer than 92 dead", None, None, 92, "at_most", "fewer than"),
    ("no more than 92 dead", None, None, 92, "at_most", "no more than"),
    ("80 to 90 men", 80, None, 90, "between", None),
    ("between 80 and 90 men", 80, None, 90, "between", None),
    ("80-90 men", 80, None, 90, "between", None),
    # digits
    ("15, 200 men fell", 15200, 15200, 15200, "exact", None),
    ("15 200 men fell", 15200, 15200, 15200, "exact", None),
    ("15\u00a0200 men fell", 15200, 15200, 15200, "exact", None),
    ("15\u202f200 men fell", 15200, 15200, 15200, "exact", None),
    ("15\u2009200 men fell", 15200, 15200, 15200, "exact", None),
    ("1 234 567 men", 1234567, 1234567, 1234567, "exact", None),
    ("1.234.567 men", 1234567, 1234567, 1234567, "exact", None),
    ("12.500 soldiers", 12500, 12500, 12500, "exact", None),
    ("12'500 soldiers", 12500, 12500, 12500, "exact", None),
    ("1,50,000 displaced people", 150000, 150000, 150000, "exact", None),
    ("46.5K men", 46500, 46500, 46500, "exact", None),
    ("12k men", 12000, 12000, 12000, "exact", None),
    ("1.2 million people", 1200000, 1200000, 1200000, "exact", None),
    ("1,2 million people", 1200000, 1200000, 1200000, "exact", None),
    ("2.5M people", 2500000, 2500000, 2500000, "exact", None),
    ("5m people fled", 5000000, 5000000, 5000000, "exact", None),
    ("4 thousand men", 4000, 4000, 4000, "exact", None),
    ("100000 Syrians", 100000, 100000, 100000, "exact", None),
    ("12 hundred men", 1200, 1200, 1200, "exact", None),
    ("5 thousands soldiers", 5000, 5000, 5000, "exact", None),
    # words
    ("twelve thousand men", 12000, 12000, 12000, "exact", None),
    ("three hundred men", 300, 300, 300, "exact", None),
    ("a thousand men", 1000, 1000, 1000, "exact", None),
    ("a hundred or so men", 100, 100, 100, "approximate", "or so"),
    ("half a million men", 500000, 500000, 500000, "exact", None),
    ("a quarter of a million people", 250000, 250000, 250000, "exact", None),
    ("more than a quarter of a million people", 250000, None, None, "at_least", "more than"),
    ("almost half a million deaths", 500000, 500000, 500000, "approximate", "almost"),
    ("three quarters of a million men", 750000, 750000, 750000, "exact", None),
    ("one and a half million men", 1500000, 1500000, 1500000, "exact", None),
    ("a million and a half men", 1500000, 1500000, 1500000, "exact", None),
    ("two and a half thousand men", 2500, 2500, 2500, "exact", None),
    ("two dozen men", 24, 24, 24, "exact", None),
    ("a dozen men", 12, 12, 12, "exact", None),
    ("half a dozen men", 6, 6, 6, "exact", None),
    ("more than a dozen men", 12, None, None, "at_least", "more than"),
    ("some dozen men", 12, 12, 12, "approximate", "some"),
    ("Seventy-six men", 76, 76, 76, "exact", None),
    ("seventy six men", 76, 76, 76, "exact", None),
    ("one hundred and fifty men", 150, 150, 150, "exact", None),
    ("a hundred and twenty-five men", 125, 125, 125, "exact", None),
    ("two thousand three hundred and forty-one men", 2341, 2341, 2341, "exact", None),
    ("one hundred twenty-five thousand men", 125000, 125000, 125000, "exact", None),
    ("SEVENTY-SIX MEN", 76, 76, 76, "exact", None),
    ("nineteen were killed", 19, 19, 19, "exact", None),
    ("one soldier was killed", 1, 1, 1, "exact", None),
    ("One was killed", 1, 1, 1, "exact", None),
    ("zero casualties", 0, 0, 0, "exact", None),
    # hedges
    ("an estimated 300 men", 300, 300, 300, "approximate", "an estimated"),
    ("approximately 300 men", 300, 300, 300, "approximate", "approximately"),
    ("close to 600 men", 600, 600, 600, "approximate", "close to"),
    ("approaching 1,000 men", 1000, 1000, 1000, "approximate", "approaching"),
    ("around 300 men", 300, 300, 300, "approximate", "around"),
    ("almost 300 men", 300, 300, 300, "approximate", "almost"),
    ("the toll rose toward 300", 300, 300, 300, "approximate", "toward"),
    ("a further 2,700 or so were hurt", 2700, 2700, 2700, "approximate", "or so"),
    ("40-odd men", 40, 40, 40, "approximate", "odd"),
    ("some forty-odd men", 40, 40, 40, "approximate", "some"),
    ("~300 men", 300, 300, 300, "approximate", "~"),
    ("no fewer than 100 dead", 100, None, None, "at_least", "no fewer than"),
    ("not less than 100 dead", 100, None, None, "at_least", "not less than"),
    ("no less than 100 dead", 100, None, None, "at_least", "no less than"),
    ("upwards of 100 dead", 100, None, None, "at_least", "upwards of"),
    ("well over 100 dead", 100, None, None, "at_least", "well over"),
    ("just over 100 dead", 100, None, None, "at_least", "just over"),
    ("in excess of 100 dead", 100, None, None, "at_least", "in excess of"),
    ("the dead exceeded 200", 200, None, None, "at_least", "exceeded"),
    ("the dead passed 200", 200, None, None, "at_least", "passed"),
    ("the toll is past 200", 200, None, None, "at_least", "past"),
    ("300+ dead", 300, None, None, "at_least", "+"),
    ("300-plus dead", 300, None, None, "at_least", "plus"),
    ("300 or more dead", 300, None, None, "at_least", "or more"),
    ("300 and counting", 300, None, None, "at_least", "and counting"),
    (">300 dead", 300, None, None, "at_least", ">"),
    ("as many as 200 dead", None, None, 200, "at_most", "as many as"),
    ("perhaps as many as 200 dead", None, None, 200, "at_most", "perhaps as many as"),
    ("not more than 200 dead", None, None, 200, "at_most", "not more than"),
    ("less than 200 dead", None, None, 200, "at_most", "less than"),
    ("under 200 dead", None, None, 200, "at_most", "under"),
    ("a maximum of 200 dead", None, None, 200, "at_most", "a maximum of"),
    ("losses did not exceed 200", None, None, 200, "at_most", "not exceed"),
    ("I would not go above 450,000", None, None, 450000, "at_most", "above"),
    ("200 or fewer dead", None, None, 200, "at_most", "or fewer"),
    ("at least some 300 men", 300, None, None, "at_least", "at least some"),
    ("up to about 300 men", None, None, 300, "at_most", "up to about"),
    ("at least a further 300 men", 300, None, None, "at_least", "at least"),
    ("a total of 300 men", 300, 300, 300, "exact", None),
    # intervals
    ("1,200-1,300 men", 1200, None, 1300, "between", None),
    ("1,200–1,300 men", 1200, None, 1300, "between", None),
    ("between 5,000 and 8,000 men", 5000, None, 8000, "between", None),
    ("from 15 to 20 men", 15, None, 20, "between", None),
    ("packs of 15 to 20", 15, None, 20, "between", None),
    ("between about 80 and 90 men", 80, None, 90, "between", None),
    ("roughly 80 to 90 men", 80, None, 90, "between", "roughly"),
    ("two to three thousand men", 2000, None, 3000, "between", None),
    ("10-12 thousand men", 10000, None, 12000, "between", None),
    ("15-20,000 men", 15000, None, 20000, "between", None),
    ("1.2-1.5 million people", 1200000, None, 1500000, "between", None),
    ("two or three men", 2, None, 3, "between", None),
    ("five or six men", 5, None, 6, "between", None),
    ("300,000 to 600,000 civilians", 300000, None, 600000, "between", None),
    ("its dead number 3,400 in all", 3400, 3400, 3400, "exact", None),
    ("between two and three dozen men", 24, None, 36, "between", None),
    ("two to three hundred men", 200, None, 300, "between", None),
    ("a ratio of one to three", 1 / 3, 1 / 3, 1 / 3, "exact", None),
    ("'some 40' dead", 40, 40, 40, "approximate", "some"),
    ("c. 300 men", 300, 300, 300, "approximate", "c."),
    ("several tens of thousands of men", 20000, None, 99999, "between", None),
    # vague words
    ("several men", 3, None, 9, "between", None),
    ("a few men", 3, None, 9, "between", None),
    ("a handful of men", 3, None, 9, "between", None),
    ("a couple of men", 2, None, 3, "between", None),
    ("dozens of men", 24, None, 99, "between", None),
    ("scores of men", 40, None, 99, "between", None),
    ("scores were killed", 40, None, 99, "between", None),
    ("tens of people", 20, None, 99, "between", None),
    ("hundreds of men", 200, None, 999, "between", None),
    ("several hundred men", 200, None, 999, "between", None),
    ("a few hundred men", 200, None, 999, "between", None),
    ("thousands of men", 2000, None, 9999, "between", None),
    ("several thousand men", 2000, None, 9999, "between", None),
    ("several dozen men", 24, None, 99, "between", None),
    ("tens of thousands of men", 20000, None, 99999, "between", None),
    ("hundreds of thousands of men", 200000, None, 999999, "between", None),
    ("millions of people", 2000000, None, 9999999, "between", None),
    ("at least several hundred men", 200, None, None, "at_least", "at least"),
    # shares and ratios
    ("30% of them", 0.3, 0.3, 0.3, "exact", None),
    ("30 per cent of them", 0.3, 0.3, 0.3, "exact", None),
    ("about 60 percent of them", 0.6, 0.6, 0.6, "approximate", "about"),
    ("33 to 40 per cent of them", 0.33, None, 0.40, "between", None),
    ("33-40% of them", 0.33, None, 0.40, "between", None),
    ("30% to 40% of them", 0.30, None, 0.40, "between", None),
    ("thirty percent of them", 0.3, 0.3, 0.3, "exact", None),
    ("a third of them", 1 / 3, 1 / 3, 1 / 3, "exact", None),
    ("roughly a third mostly rural areas", None, None, None, "", None),
    ("one third of them", 1 / 3, 1 / 3, 1 / 3, "exact", None),
    ("two-thirds of them", 2 / 3, 2 / 3, 2 / 3, "exact", None),
    ("two thirds were dead", 2 / 3, 2 / 3, 2 / 3, "exact", None),
    ("one in three men", 1 / 3, 1 / 3, 1 / 3, "exact", None),
    ("nine out of ten men", 0.9, 0.9, 0.9, "exact", None),
    ("half of them", 0.5, 0.5, 0.5, "exact", None),
    ("nearly half of them", 0.5, 0.5, 0.5, "approximate", "nearly"),
    ("more than half the force", 0.5, None, None, "at_least", "more than"),
    ("a quarter of them", 0.25, 0.25, 0.25, "exact", None),
    ("a tenth of them", 0.1, 0.1, 0.1, "exact", None),
    ("three quarters of them", 0.75, 0.75, 0.75, "exact", None),
    ("wounded outnumber killed nine to one", 9, 9, 9, "exact", None),
    ("a ratio of 9:1", 9, 9, 9, "exact", None),
    ("a ratio of 3 to 1", 3, 3, 3, "exact", None),
    ("five times as many wounded", 5, 5, 5, "exact", None),
    ("25 times higher", 25, 25, 25, "exact", None),
    # units that stand for people
    ("that is roughly a company", 80, None, 250, "between", "roughly"),
    ("losing a battalion a month", 300, None, 1000, "between", None),
    ("up to two battalions", None, None, 2000, "at_most", "up to"),
    ("a company of soldiers", 80, None, 250, "between", None),
]


@pytest.mark.parametrize(("text", "low", "best", "high", "bound", "hedge"), [q for q in QUANTITIES if q[4]])
def test_quantities_are_read_as_meant(text, low, best, high, bound, hedge):
    number = the_number(text)
    assert (number.low, number.best, number.high) == pytest.approx((low, best, high))
    assert number.bound == bound
    assert (number.hedge or "").lower() == (hedge or "")
    assert number.quantity.bound == bound


INCREMENTS = [
    ("(+100)", True), ("another 179 were killed", True), ("a further 50 died", True), ("an additional 50 died", True),
    ("50 more died", True), ("dozens more were hurt", True), ("at least another 50 died", True),
    ("more than 50 died", False), ("50 died", False), ("50 or more died", False), ("20 more than 50 died", None),
    ("three more soldiers", True), ("additional 50 troops", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "increment"), [case for case in INCREMENTS if case[1] is not None])
def test_increments_are_told_from_totals(text, increment):
    assert the_number(text).increment is increment


# text and the kinds of its numbers in order
KINDS = [
    ("on December 6 they came", ["date"]),
    ("in 2014 they came", ["year"]),
    ("the 2011 revolution", ["year"]),
    ("at 10:30 on Monday", ["clock"]),
    ("at 5 p.m. they came", ["clock"]),
    ("at 0914 Homs was quiet", ["clock"]),
    ("0600 GMT", ["clock"]),
    ("as of 18.00 on June 5", ["clock", "date"]),
    ("a man aged 26", ["age"]),
    ("a 45-years-old woman", ["age"]),
    ("a 45-year-old woman", ["age"]),
    ("a woman, 45 years old", ["age"]),
    ("One is 20 and the other 26.", ["pronoun", "age", "age"]),
    ("Ali Hassan, 26, said", ["age"]),
    ("men aged 18 to 60", ["age"]),
    ("women in their 30s", ["age"]),
    ("$5 million in aid", ["money"]),
    ("5 million dollars", ["money"]),
    ("€300", ["money"]),
    ("30 km away", ["measure"]),
    ("30km away", ["measure"]),
    ("a 152-mm howitzer", ["measure"]),
    ("120mm mortars", ["measure"]),
    ("500 square kilometres", ["measure"]),
    ("12 miles east", ["measure"]),
    ("5,000 tons of grain", ["measure"]),
    ("the 47th brigade", ["ordinal"]),
    ("T-72 tanks", ["identifier"]),
    ("a Su-25 jet", ["identifier"]),
    ("an F-16", ["identifier"]),
    ("the M4 highway", ["identifier"]),
    ("Resolution 2254", ["identifier"]),
    ("No. 3 battalion", ["identifier"]),
    ("the Group of Seven", ["identifier"]),
    ("chapter seven", ["identifier"]),
    ("hit 5-6 times", ["times"]),
    ("Article 5", ["identifier"]),
    ("call +7 495 123-45-67", ["identifier"] * 4),
    ("Slideshow (3 Images)", ["identifier"]),
    ("Hezbollah won 2-1", ["score"]),
    ("they lost the match 0-3", ["score"]),
    ("a 2-1/2 year war", ["duration"]),
    ("for three days", ["duration"]),
    ("within 48 hours", ["duration"]),
    ("one of the captured soldiers", ["pronoun"]),
    ("no one was hurt", ["pronoun"]),
    ("they shot one another", ["pronoun"]),
    ("the strike hit five times", ["times"]),
    ("the toll rose from 15 to 20", ["count", "count"]),
    ("killed 13 and wounded 14", ["count", "count"]),
    ("killed 13 and 14 others", ["count", "count"]),
    ("in 2014 300 people died", ["year", "count"]),
    ("On January 15, 200 people died", ["date", "count"]),
    ("killing 15, 200 were hurt", ["count", "count"]),
    ("24/7", ["identifier"]),
    ("a two-day visit", ["duration"]),
    ("a 500-strong battalion", ["count"]),
    ("a 20-member team", ["count"]),
    ("a two-state solution", ["compound"]),
    ("https://example.org/2016/05/300-dead", ["identifier", "identifier", "identifier"]),
    ("as reported.[12]", ["identifier"]),
    ("in the first half of the year", []),
    ("he scores a goal", []),
    ("few soldiers came back", []),
    ("a company said", []),
    ("many were killed", []),
    ("a third soldier was hurt", []),
    ("often done alone", []),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_numbers_are_typed(text, kinds):
    found = read_numbers(text).numbers
    assert [n.kind for n in found] == kinds, [(text[n.start : n.end], n.kind) for n in found]


REFUSED = [
    ("losses of 1,020.010 men", "1,020.010"),
    ("about ,000 men", ",000"),
    ("lost 15,20,0 men", "15,20,0"),
    ("lost 12,00 men", "12,00"),
    ("lost 1٢3 men", "1٢3"),
    ("lost 3OO men", "3OO"),
    ("lost 1O0 men", "1O0"),
    ("lost 3\u200b00 men", "3\u200b00"),
    ("lost 3\u202e00 men", "3\u202e00"),
    ("lost three\u200bhundred men", "three\u200bhundred"),
    ("lost thr\u00adee men", "thr\u00adee"),
    ("lost 12.500 in all", "12.500"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_can_not_be_read_for_certain_is_refused(text, words):
    reading = read_numbers(text)
    assert [r.words for r in reading.refused][:1] == [words]
    assert all(r.reason for r in reading.refused)
    assert not counts_of(text)


def test_the_core_is_the_number_without_its_hedge():
    text = "They lost at least about 3,800 soldiers."
    number = the_number(text)
    assert text[number.start : number.end] == "at least about 3,800"
    assert text[number.core_start : number.core_end] == "3,800"


def test_a_score_runs_from_its_lower_to_its_higher_number():
    number = read_numbers("they lost 15, 200-2 in the end").numbers[0]
    assert (number.kind, number.low, number.high) == ("score", 2, 15200)
    assert number.quantity.low == 2
