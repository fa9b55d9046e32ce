from __future__ import annotations

from dataclasses import replace

from tests.report.stack_at_hand import AUDIT, CLAIMS, DIGEST, DOCUMENTS, INSTITUTE, RATE, RELAY, traced
from wartoll.report.blocks import Card, SideBySide
from wartoll.report.inputs import BriefInputs
from wartoll.report.sections.differences import mark_words, telling_words
from wartoll.report.sections.origins import build_origins
from wartoll.report.words import Changed
from wartoll.trace import DifferenceKind, Trace


def cards(trace: Trace) -> list[Card]:
    made = build_origins(BriefInputs.of(DOCUMENTS, CLAIMS, trace, AUDIT))
    assert made is not None
    return [block for block in made.blocks if isinstance(block, Card)]


def test_a_changed_relay_is_charged_where_the_speakers_own_words_are_at_hand() -> None:
    card = cards(traced())[0]
    assert card.badge == "changed on the way"
    (beside,) = (block for block in card.blocks if isinstance(block, SideBySide))
    assert [entry.head.text for entry in beside.entries] == [
        "The Institute, 16 Jan 2025 · the speaker's own words",
        "Evening Digest, 19 Jan 2025",
    ]
    assert [note.text for note in beside.notes] == [
        "Evening Digest changed the bound (from roughly 92 a day to up to 92 a day)."
    ]


def test_nobody_is_charged_where_they_are_not() -> None:
    origins = []
    for origin in traced().origins:
        relations = tuple(
            replace(r, differences=tuple(replace(d, charged=False) for d in r.differences)) for r in origin.relations
        )
        origins.append(replace(origin, origin_claim_in_stack=False, relations=relations))
    card = cards(replace(traced(), origins=tuple(origins)))[0]
    assert card.badge == "relays disagree"
    (beside,) = (block for block in card.blocks if isinstance(block, SideBySide))
    told = [note.text for note in beside.notes]
    assert told[0].endswith(", and is not charged.")
    assert told[-1] == "The speaker's own words are not at hand, so no outlet is charged."
    assert not any("own words" in entry.head.text for entry in beside.entries)


def test_nothing_traced_makes_no_section() -> None:
    assert build_origins(BriefInputs.of(DOCUMENTS, CLAIMS, Trace(), AUDIT)) is None


def test_the_number_with_its_hedge_tells_a_changed_bound() -> None:
    assert telling_words(RATE, DifferenceKind.BOUND, RATE.quote.text) == ["roughly 92"]
    assert telling_words(RELAY, DifferenceKind.BOUND, RELAY.quote.text) == ["up to 92"]


def test_short_words_of_a_difference_are_taken_as_they_are() -> None:
    assert telling_words(RELAY, DifferenceKind.SPEAKER, "the institute") == ["the institute"]


def test_the_words_of_loss_tell_a_changed_measure() -> None:
    count = CLAIMS[2]
    assert telling_words(count, DifferenceKind.MEASURE, count.quote.text) == ["killed", "wounded"]


def test_marks_stand_at_whole_words_alone() -> None:
    words = mark_words("192 and 92 a day, 92", ["92"])
    assert [part.text for part in words if isinstance(part, Changed)] == ["92", "92"]
    assert words.text == "192 and 92 a day, 92"


def test_the_outlets_are_told_by_name() -> None:
    inputs = BriefInputs.of(DOCUMENTS, CLAIMS, Trace(), AUDIT)
    assert inputs.outlet(INSTITUTE.name) == "The Institute"
    assert inputs.credit(RELAY).text == "The Institute, in Evening Digest"
    assert inputs.outlet(DIGEST.name) == "Evening Digest"
