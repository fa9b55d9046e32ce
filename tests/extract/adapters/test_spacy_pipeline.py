"""A pipeline gives sentences and, where the rules found none, a speaker; it changes no number."""

import pytest

from wartoll.documents import Document
from wartoll.errors import ProposalError
from wartoll.extract import extract_claims
from wartoll.extract.adapters.spacy_pipeline import RULE, check_pipeline, load_pipeline, parse_text

pytestmark = pytest.mark.needs_extra
TEXT = (
    "Fighting went on. Quorlene asserts 40 soldiers were killed in the north on Monday. The staff said 12 were wounded."
)


@pytest.fixture(scope="module")
def pipeline():
    spacy = pytest.importorskip("spacy")
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Quorlene"}])
    return made


def test_sentences_are_the_pipelines_and_offsets_hold(pipeline):
    parsed = parse_text(pipeline, TEXT)
    assert [TEXT[s.start : s.end].split()[0] for s in parsed.sentences] == ["Fighting", "Quorlene", "The"]
    assert [name for _, _, name in parsed.speakers] == ["Quorlene"]


def test_the_rules_decide_and_the_pipeline_fills_what_they_left_open(pipeline):
    document = Document.of_text("a.txt", TEXT)
    parsed = parse_text(pipeline, TEXT)
    alone = extract_claims([document]).claims
    helped = extract_claims([document], parsed={"a.txt": parsed}).claims
    assert [c.quantity for c in helped] == [c.quantity for c in alone]
    for before, after in zip(alone, helped, strict=True):
        if before.speaker is not None:
            assert after.speaker == before.speaker
        elif RULE in after.rules:
            assert after.speaker == "Quorlene"
            assert after.confidence < before.confidence


def test_a_pipeline_without_sentences_is_refused():
    spacy = pytest.importorskip("spacy")
    with pytest.raises(ProposalError, match="marks no sentences"):
        check_pipeline(spacy.blank("en"))


def test_a_pipeline_that_is_not_there_is_one_line():
    with pytest.raises(ProposalError, match="no spaCy pipeline"):
        load_pipeline("no_such_pipeline")
