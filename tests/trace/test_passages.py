from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.trace.making import claim, document
from wartoll.trace.passages import content_words, find_words, read_passages

TEXT = "Rain fell. The army may have lost 40 men; it lost 12 lorries. The dead will be buried. The roads are bad."


def test_a_claim_is_read_with_its_sentence_and_clause() -> None:
    of = document("a", TEXT)
    one = claim(of, "40 men", 40)
    passage = read_passages([one], [of])[one.claim_id]
    assert passage.sentence == "The army may have lost 40 men; it lost 12 lorries."
    assert passage.clause == "The army may have lost 40 men"
    assert passage.before == "Rain fell."
    assert passage.after == "The dead will be buried. The roads are bad."


def test_the_words_of_another_figure_in_the_sentence_are_not_this_ones() -> None:
    of = document("a", "The army has 300 dead and perhaps 40 missing.")
    dead, missing = claim(of, "300 dead", 300), claim(of, "perhaps 40 missing", 40)
    passages = read_passages([dead, missing], [of])
    assert not find_words(passages[dead.claim_id].own, "certainty", "doubt")
    assert find_words(passages[missing.claim_id].own, "certainty", "doubt") == ("perhaps",)


def test_a_claim_without_its_document_has_its_own_words() -> None:
    of = document("a", TEXT)
    one = claim(of, "40 men", 40)
    assert read_passages([one], [])[one.claim_id].sentence == "40 men"


def test_forms_of_a_word_meet() -> None:
    assert content_words("The attacker attacked") == content_words("attacks attack")


@given(st.text(alphabet="abc. \n;,", max_size=80))
def test_every_quote_stands_in_its_passage(text: str) -> None:
    of = document("a", text + " 40 men. " + text)
    one = claim(of, "40 men", 40)
    passage = read_passages([one], [of])[one.claim_id]
    assert "40 men" in passage.clause
    assert passage.clause in passage.sentence
    assert passage.sentence in of.text
