"""Who speaks in an interview: with labels, with questions as bare lines, and the guest whom the opening names."""

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract.attribution import Attributor
from wartoll.extract.interviews import find_interview

BARE = """The harbour after the storm

By our correspondent

The Chief Engineer of the mole, 61, welcomed us in his hut. He wants no name in print.

Was the storm foreseen?

No. In our crew of that night we lost 12 men.

What of the pilots?

We buried 7 pilots in my parish. The port's website gives 95 dead for the whole coast.

The dockers' radio claimed at Easter that 230 labourers had drowned.

I know of 41 drowned labourers. In 1953 the sea killed close to 900 of us.

Will you rebuild?

I fear that 20 more will die before the wall is up.

The mole is 3 kilometres long, and 14 anglers have drowned off it since May.
"""
LABELLED = """What the fever took: a retired surgeon looks back
Delta Monthly, 5 June 2009

She ran a ward until 2006 and asked us to keep her name out.

Q: Is the ministry right?

A: No. The Health Secretary put the dead at 4,100. I would say that 5,000 patients died.

Q: When was it worst?

A: In the rains, when we were losing 12 children a day.
"""
PODCAST = """HOST: A statistician joins us. How many fell?

GUEST: I keep 1,800 names of people who died.

HOST: And the injured?

GUEST: The parish counted 312 injured.
"""
SPOKEN = [
    (BARE, "12 men", "Chief Engineer", ()),
    (BARE, "7 pilots", "Chief Engineer", ()),
    (BARE, "95 dead", "port's website", ("Chief Engineer",)),
    (BARE, "230 labourers", "dockers' radio", ()),
    (BARE, "41 drowned", "Chief Engineer", ()),
    (BARE, "close to 900", "Chief Engineer", ()),
    (BARE, "20 more", "Chief Engineer", ()),
    (BARE, "14 anglers", None, ()),
    (LABELLED, "4,100", "Health Secretary", ("a retired surgeon",)),
    (LABELLED, "5,000", "a retired surgeon", ()),
    (LABELLED, "12 children", "a retired surgeon", ()),
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
