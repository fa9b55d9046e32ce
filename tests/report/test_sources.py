from __future__ import annotations

from tests.report.claims_at_hand import claim, document, exactly
from wartoll.claims import Measure
from wartoll.report.sources import WHOLE_UP_TO, Passage, flow_text, mark_sources, place_anchor


def text_of(parts: tuple[str | Passage, ...]) -> str:
    return "".join(p if isinstance(p, str) else "".join(text for _, text in p.pieces) for p in parts)


def test_the_quote_is_marked_where_it_stands() -> None:
    source = document(text="Before. 3,800 were lost. After.")
    made = claim(source, "3,800 were lost", quantity=exactly(3800))
    (marked,) = mark_sources([source], [made])
    before, passage, after = marked.parts
    assert (before, after) == ("Before. ", ". After.")
    assert passage == Passage((((f"q-{made.claim_id}",), "3,800 were lost"),), (made.claim_id,))


def test_quotes_that_overlap_share_a_mark_and_keep_their_own_anchors() -> None:
    source = document(text="They counted 300 killed and 2,700 wounded there.")
    killed = claim(source, "300 killed", Measure.KILLED, quantity=exactly(300))
    wounded = claim(source, "2,700 wounded", Measure.WOUNDED, quantity=exactly(2700))
    both = claim(source, "300 killed and 2,700 wounded", quantity=exactly(3000))
    (marked,) = mark_sources([source], [wounded, both, killed])
    passage = marked.parts[1]
    assert isinstance(passage, Passage)
    assert [text for _, text in passage.pieces] == ["300 killed and ", "2,700 wounded"]
    assert set(passage.pieces[0][0]) == {f"q-{killed.claim_id}", f"q-{both.claim_id}"}
    assert passage.pieces[1][0] == (f"q-{wounded.claim_id}",)
    assert text_of(marked.parts) == source.text


def test_other_words_that_the_brief_leads_to_are_marked_too() -> None:
    source = document(text="Since 6 December they lost 3,800 men.")
    made = claim(source, "3,800 men", quantity=exactly(3800))
    (marked,) = mark_sources([source], [made], {"a.txt": [(6, 16), (6, 16), (900, 910)]})
    assert marked.parts[1] == Passage((((place_anchor(1, 6, 16),), "6 December"),), ())
    assert text_of(marked.parts) == source.text
    assert marked.claim_ids == (made.claim_id,)


def test_every_document_is_shown_also_one_without_a_claim() -> None:
    marked = mark_sources([document("a.txt", "x"), document("b.txt", "y")], [])
    assert [(m.anchor, m.parts) for m in marked] == [("d-1", ("x",)), ("d-2", ("y",))]


def test_a_long_document_is_shown_around_its_quotes_and_says_so() -> None:
    source = document(text="a" * WHOLE_UP_TO + " 3,800 lost " + "b" * WHOLE_UP_TO)
    (marked,) = mark_sources([source], [claim(source, "3,800 lost", quantity=exactly(3800))])
    shown = text_of(marked.parts)
    assert marked.left_out > WHOLE_UP_TO
    assert len(shown) < 4000
    assert "characters without a claim are not shown" in shown


def test_line_ends_of_a_hard_wrapped_text_become_spaces_and_paragraphs_stay() -> None:
    line = "so many words that the line is as long as lines of wrapped text are"
    wrapped = f"{line}\n{line}\n{line}\nend.\n\nNext {line}\n{line}\n{line}\n- an item\n"
    flowed = flow_text(wrapped)
    assert len(flowed) == len(wrapped)
    assert flowed.startswith(f"{line} {line} {line} end.\n\nNext")
    assert "\n- an item" in flowed
    assert flow_text("Short.\nLines.\nStay.") == "Short.\nLines.\nStay."


def test_control_characters_of_a_document_are_shown_as_marks() -> None:
    (marked,) = mark_sources([document(text="a\x1b[31mb\u202e")], [])
    assert marked.parts == ("a␛[31mb‹U+202E›",)


def test_quotes_beyond_the_text_are_left_out() -> None:
    long, short = document(text="x 3,800 lost"), document(text="x")
    (marked,) = mark_sources([short], [claim(long, "3,800 lost", quantity=exactly(3800))])
    assert marked.parts == ("x",)
