from __future__ import annotations

from dataclasses import replace

from tests.report.claims_at_hand import claim, document, exactly
from wartoll.claims import Measure
from wartoll.report.masking import BLOCK, Mask

NAMED = document("a.txt", "The captured soldier, Anton Sarafov, spoke. 2 were captured, said Sarafov.")
OTHER = document(
    "b.txt", "A man called ANTON\nSAROV and one called Anton Sarafov. Sarafov is also a town.", title="On Anton Sarafov"
)
SPANS = {"a.txt": ((22, 35), (66, 73))}


def test_a_name_is_covered_where_it_was_found_and_offsets_stay() -> None:
    hidden = Mask.of([NAMED], SPANS).document(NAMED)
    assert "Sarafov" not in hidden.text
    assert "Anton" not in hidden.text
    assert len(hidden.text) == len(NAMED.text)
    assert hidden.text.startswith(f"The captured soldier, {BLOCK * 5} {BLOCK * 7}, spoke.")


def test_a_full_name_is_covered_in_every_document_and_a_lone_surname_only_where_it_was_found() -> None:
    mask = Mask.of([NAMED, OTHER], SPANS)
    hidden = mask.document(OTHER)
    assert "Anton Sarafov" not in hidden.text
    assert "Sarafov is also a town" in hidden.text
    assert hidden.title == f"On {BLOCK * 5} {BLOCK * 7}"


def test_a_claims_quote_is_the_masked_text_at_its_offsets() -> None:
    mask = Mask.of([NAMED], SPANS)
    words = "2 were captured, said Sarafov"
    made = claim(NAMED, words, Measure.CAPTURED, quantity=exactly(2), speaker_as_written="Anton Sarafov")
    hidden = mask.claim(replace(made, mentions=(made.quote,)))
    hidden.quote.check(mask.document(NAMED).text)
    assert hidden.mentions == (hidden.quote,)
    assert "Sarafov" not in f"{hidden}"


def test_without_spans_nothing_changes() -> None:
    mask = Mask.of([NAMED], {})
    assert mask.document(NAMED) == NAMED
    assert mask.deep(("Anton Sarafov", 3)) == ("Anton Sarafov", 3)


def test_names_are_covered_in_whatever_the_stages_pass_on() -> None:
    mask = Mask.of([NAMED], SPANS)
    made = claim(NAMED, "2 were captured, said Sarafov", Measure.CAPTURED, quantity=exactly(2), speaker="Anton Sarafov")
    hidden = mask.deep((made, {"x": "by Anton  Sarafov"}))
    assert "Anton" not in f"{hidden}"
    assert hidden[0].measure is Measure.CAPTURED


def test_spans_beyond_the_text_do_no_harm() -> None:
    assert Mask.of([NAMED], {"a.txt": ((70, 9000), (500, 600))}).document(NAMED).text.endswith(BLOCK)
