"""Figures contradict a statement only where it is about nothing but what they are about."""

from datetime import date

import pytest

from wartoll.audit import Verdict, audit_claims
from wartoll.audit.binding import news_of
from wartoll.audit.passage import read_passage
from wartoll.audit.statements import find_statements
from wartoll.documents import Document
from wartoll.extract import extract_claims


def verdicts(text, statement):
    document = Document.of_text("a.txt", text, published=date(2019, 9, 20))
    start = text.index(statement)
    derived = audit_claims(extract_claims((document,)).claims, (document,)).derived
    return {f.verdict for f in derived if f.quote.start <= start < f.quote.end}


CONTRADICTED = [
    # 480 in 40 days is 12 a day; 90 of 600 is 15 %; 60 and 45 are 105
    ("The garrison lost 480 men in 40 days. So thirty men died there every day, a deputy complained.", "So thirty"),
    ("The regiment had 600 men. It buried 90. Half of the regiment is dead, the radio said.", "Half of"),
    ("Snipers killed 60 men and mines killed 45. Altogether 150 men were killed.", "Altogether 150"),
]


@pytest.mark.parametrize(("text", "statement"), CONTRADICTED, ids=[c[1] for c in CONTRADICTED])
def test_a_statement_about_the_figures_before_it_is_contradicted_by_them(text, statement):
    assert verdicts(text, statement) == {Verdict.CANNOT_FOLLOW}


OF_ITS_OWN = [
    # other people, another deed, another time, another thing: nothing near can contradict them
    ("The garrison lost 480 men in 40 days. Each day eight smugglers paddle across the lagoon.", "Each day eight"),
    ("The regiment had 600 men. It buried 90. Auctioneer's commission 20 per cent.", "commission 20"),
    ("In May 300 men fell in 30 days. At Kolm in the first week of March it was worst, fifty killed a day.", "fifty"),
    ("Of the 800 deminers 90 were hurt. Six in ten of them stumbled on a tripwire.", "Six in ten"),
    ("On Monday 30 died. The army confirmed 26 more dead, which brings the total since the raid to 376.", "to 376"),
]


@pytest.mark.parametrize(("text", "statement"), OF_ITS_OWN, ids=[c[1] for c in OF_ITS_OWN])
def test_a_statement_that_tells_of_something_else_is_not_called_impossible(text, statement):
    assert Verdict.CANNOT_FOLLOW not in verdicts(text, statement)


def test_a_rate_without_a_measure_of_its_own_may_be_of_either_count():
    text = "The clinics list 600 killed and 1,500 hurt in twenty days. That is thirty a day."
    assert verdicts(text, "That is thirty") == {Verdict.FOLLOWS_IF}  # 600 / 20


def test_the_words_that_a_statement_adds_are_found():
    text = "The garrison lost 480 men in 40 days. Thirty men a day froze on the glacier, the bishop wrote."
    passage = read_passage(Document.of_text("a.txt", text), ())
    (statement,) = [s for s in find_statements(passage) if s.sentence == 1]
    assert {"glacie"} <= news_of(statement, passage)
    assert "bishop" not in news_of(statement, passage)
