"""The short way from a claim to its first revision gives what the long way gives."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.conftest import make_stack
from wartoll.claims import Bound, Context, Form, Measure, Modality, OpenDate, PartyKind, Quantity, Quote, claim_to_row
from wartoll.dates import Window
from wartoll.errors import LedgerError
from wartoll.ledger import Decision, open_ledger
from wartoll.ledger.append import make_row
from wartoll.ledger.decisions import make_step
from wartoll.ledger.proposals import proposal_rows, spell_claim
from wartoll.ledger.spelling import spell_row
from wartoll.ledger.verify import verify_ledger

DOCUMENT, CLAIMS = make_stack(4)
words = st.none() | st.text(max_size=8)
days = st.none() | st.dates(date(1914, 1, 1), date(2040, 1, 1))
numbers = st.floats(0, 1e9) | st.integers(0, 10**9)
texts = st.lists(st.text(max_size=5), max_size=3).map(tuple)
windows = st.none() | st.builds(
    lambda one, other: Window(*sorted((one, other))), st.dates(), st.dates()
) | st.builds(lambda day: Window(None, day), st.dates())  # fmt: skip
quantities = st.none() | st.builds(
    lambda low, more, best, bound, hedge, vague: Quantity(low, best, low + more, bound, hedge, vague),
    numbers, numbers, st.none() | numbers, st.sampled_from(Bound), words, st.booleans(),
)  # fmt: skip
opened = st.builds(OpenDate, st.sampled_from(["start", "end"]), st.just((2, 1)), st.just((2, 28)), st.text(max_size=4))
CHANGES = {
    "measure": st.sampled_from(Measure), "form": st.sampled_from(Form), "quantity": quantities, "publisher": words,
    "url": words, "published": days, "mentions": st.just(()) | st.just((Quote(0, 2, "Th"), Quote(4, 5, '"'))),
    "translated": st.booleans(), "said": windows, "start": windows, "end": windows, "speaker": words,
    "speaker_kind": st.sampled_from(PartyKind), "speaker_as_written": words, "via": texts, "group": words,
    "place": words, "per": words, "item": words, "share_of": words, "as_of_inferred": st.booleans(),
    "open_dates": st.lists(opened, max_size=2).map(tuple), "duration_days": st.none() | numbers, "part_of": words,
    "incident": words, "context": st.sampled_from(Context), "modality": st.sampled_from(Modality), "hedge": words,
    "condition": words, "confidence": st.floats(0, 1), "rules": texts, "warnings": texts,
}  # fmt: skip
claims = st.fixed_dictionaries(CHANGES).map(lambda changes: replace(CLAIMS[0], **changes))


@given(claims)
def test_any_claim_is_spelled_as_its_row_is(claim):
    assert spell_claim(claim) == spell_row(claim_to_row(claim))


@given(st.lists(claims, max_size=3), st.text(max_size=5), st.text(max_size=5))
def test_rows_and_their_chain_are_those_of_the_long_way(some, who, why):
    some = [claim for claim in some if "\\u0000" not in spell_claim(claim)]
    long, last = [], "f" * 64
    for number, claim in enumerate(some, 7):
        step = make_step(claim_to_row(claim), 3, Decision.PROPOSE, who=who, why=why)
        long.append(make_row(step, number, last, "d1", "2025"))
        last = long[-1][-1]
    kept = {DOCUMENT.name: (3, "d1")}
    assert list(proposal_rows(some, kept, 7, "f" * 64, who=who, why=why, at="2025")) == long


def test_a_claim_that_holds_nul_is_refused_and_a_backslash_is_not(ledger):
    harmless = replace(CLAIMS[0], place="C:\\u0000")
    with pytest.raises(LedgerError, match="the character NUL"):
        ledger.add([DOCUMENT], [harmless, replace(CLAIMS[1], place="a\x00b")], who="Ana")
    assert ledger.add([DOCUMENT], [harmless], who="Ana") == (1, 1)
    assert verify_ledger(ledger).faults == ()


def test_a_number_that_is_none_is_refused_by_its_claim(ledger):
    with pytest.raises(LedgerError, match=f"claim {CLAIMS[0].claim_id} holds a number"):
        ledger.add([DOCUMENT], [replace(CLAIMS[0], confidence=float("inf"))], who="Ana")


def test_what_is_known_is_not_proposed_again(address):
    ledger = open_ledger(address, create=True)
    assert ledger.add([DOCUMENT], CLAIMS[:2], who="Ana") == (1, 2)
    assert ledger.add([DOCUMENT], [*CLAIMS, CLAIMS[3]], who="Ben") == (0, 2)
    assert ledger.add([DOCUMENT], CLAIMS, who="Ben") == (0, 0)
    assert verify_ledger(ledger).revisions == 4
    ledger.close()
