"""An explanation marks what was read, names the rules, and shows what was refused and no private name."""

from __future__ import annotations

from datetime import date

from wartoll.claims import Bound, Claim, Form, Measure, Quantity, Quote
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract import extract_document
from wartoll.extract.explain import describe_quantity, describe_window, explain_document, render_explanation
from wartoll.extract.results import Refusal

TEXT = "The army said on Monday that at least 300 soldiers were killed and 2,700 wounded. Losses of 1,020.010 men."


def claim(words: str, measure: Measure, quantity: Quantity, **more) -> Claim:
    start = TEXT.index(words)
    quote = Quote.of(TEXT, start, start + len(words))
    return Claim(
        claim_id=f"c{start}",
        document="a.txt",
        quote=quote,
        measure=measure,
        form=Form.CUMULATIVE,
        quantity=quantity,
        **more,
    )


def explanation():
    document = Document.of_text("a.txt", TEXT)
    killed = claim(
        "at least 300 soldiers were killed", Measure.KILLED, Quantity(300, None, None, Bound.AT_LEAST, "at least"),
        rules=("passive", "verb"), speaker="Army",
    )  # fmt: skip
    wounded = claim("were killed and 2,700 wounded", Measure.WOUNDED, Quantity(2700, 2700, 2700))
    at = TEXT.index("1,020.010")
    refusal = Refusal("a.txt", at, at + 9, "1,020.010", "a comma and a dot both part off three digits")
    elsewhere = Refusal("b.txt", 0, 3, "abc", "in another document")
    return explain_document(document, [wounded, killed], [refusal, elsewhere])


def test_overlapping_quotes_become_one_span_that_names_both_claims():
    spans = explanation().spans
    assert [TEXT[s.start : s.end] for s in spans] == [
        "at least 300 soldiers were killed and 2,700 wounded",
        "1,020.010",
    ]
    assert [(s.claims, s.refused) for s in spans] == [((1, 2), ()), ((), (1,))]


def test_the_text_is_kept_between_the_marks():
    marked = render_explanation(explanation()).splitlines()[1]
    assert marked.replace("«", "").replace("»[1,2]", "").replace("»[x1]", "") == TEXT


def test_rules_refusals_and_the_speaker_are_shown():
    shown = render_explanation(explanation())
    assert "[1] killed, cumulative: at least 300 (“at least”)" in shown
    assert "rules: passive, verb" in shown
    assert "speaker: Army" in shown
    assert "[x1] '1,020.010': a comma and a dot both part off three digits" in shown
    assert "another document" not in shown


def test_private_names_are_blocks_of_the_same_length():
    document = Document.of_text("a.txt", "Ali Hassan was hurt.")
    shown = render_explanation(explain_document(document, [], []), masks=[(0, 10)])
    assert "██████████ was hurt." in shown
    assert "No claim was read." in shown


def test_quantities_and_windows_in_words():
    assert describe_quantity(None) == "no number"
    assert describe_quantity(Quantity(80, None, 90, Bound.BETWEEN)) == "80 to 90"
    assert describe_quantity(Quantity(None, None, 92, Bound.AT_MOST, "up to")) == "at most 92 (“up to”)"
    assert describe_quantity(Quantity(12000, 12000, 12000, Bound.APPROXIMATE, "some")) == "approximate 12,000 (“some”)"
    assert describe_window(Window(date(2025, 1, 1), date(2025, 1, 10))) == "2025-01-01 to 2025-01-10"
    assert describe_window(Window(None, date(2025, 1, 10))) == "open to 2025-01-10"


def test_a_real_reading_is_explained():
    document = Document.of_text("a.txt", TEXT, published=date(2025, 1, 16))
    extraction = extract_document(document)
    shown = render_explanation(explain_document(document, extraction.claims, extraction.refusals))
    assert "killed" in shown
    assert "1,020.010" in shown
