"""Who speaks in an interview: with labels, with questions as bare lines, and the guest whom the opening names."""

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract.attribution import Attributor
from wartoll.extract.interviews import find_interview

BARE = """"We count rifles"

By our correspondent

The Brigade Commander of one of the units on the lake, 49, received us in a tent. We agreed not to name him.

How many rebels are left, Colonel?

In May we had 2,000 rebels in front of us.

And how many did your men kill?

Since June my brigade has recovered 640 bodies. The army website gives 2,200 dead for all fronts.

The Front's radio claimed on Monday that 800 soldiers had died at the bridge.

We had 21 killed that day. In 1998 the army lost close to 900 in a week.

How long will it take?

I expect to bury 200 of them before Easter.

The lake is 12 kilometres long, and 14 fishermen have drowned in it since May.
"""
LABELLED = """"Not a good year": a retired colonel on the valley
Lake Review, 5 June 2009

He led a brigade until 2006 and asked us not to print his name.

Q: Did the numbers surprise you?

A: No. The Defence Secretary put the dead at 4,100. I would say that 5,000 rebels died.

Q: And the worst time?

A: The end of May, when we were losing 12 men a day.
"""
PODCAST = """HOST: With me is a researcher at a Lyon institute. What did it cost?

GUEST: For civilians it is clear. I have 1,800 names of fighters who died.

HOST: And the wounded?

GUEST: The mission counted 312 wounded.
"""
SPOKEN = [
    (BARE, "2,000", "Brigade Commander", ()),
    (BARE, "640", "Brigade Commander", ()),
    (BARE, "2,200", "army website", ("Brigade Commander",)),
    (BARE, "800 soldiers", "Front's radio", ()),
    (BARE, "close to 900", "Brigade Commander", ()),
    (BARE, "200 of them", "Brigade Commander", ()),
    (BARE, "14 fishermen", None, ()),
    (LABELLED, "4,100", "Defence Secretary", ("a retired colonel",)),
    (LABELLED, "5,000", "a retired colonel", ()),
    (LABELLED, "12 men", "a retired colonel", ()),
    (PODCAST, "1,800", "guest", ()),
]


@pytest.mark.parametrize(("text", "words", "speaker", "via"), SPOKEN)
def test_the_guest_answers_and_carries_whom_he_names(text, words, speaker, via):
    attributor = Attributor(Document.of_text("a.txt", text, published=date(2009, 6, 5)))
    at = text.index(words)
    found = attributor.at(at, at + len(words))
    assert (found.speaker, found.via) == (speaker, via)


def test_a_text_with_two_questions_is_no_interview():
    lines = ("Why?", "We lost 30 men.", "Who knows?", "I do not.", "The river is long.")
    assert find_interview([(i * 20, line) for i, line in enumerate(lines)]) == ()


def test_answers_without_a_first_person_make_no_interview():
    lines = (
        "How many died?",
        "There were 30 dead.",
        "Who says so?",
        "The mayor does.",
        "Is it true?",
        "Perhaps it is.",
    )
    assert find_interview([(i * 20, line) for i, line in enumerate(lines)]) == ()
