"""Any text at all is read without a crash, with valid offsets, in a time that grows with its length only."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wartoll.extract.numbers import read_numbers
from wartoll.extract.text import fold_case, split_sentences, tokenize
from wartoll.extract.times import read_times, resolve_time

PIECES = st.sampled_from(
    [
        "at least", "up to", "300", "2,700", "15, 200", "half a million", "two-thirds", "of them", "a day", "on Monday",
        "since December 6", "last year", "killed", "wounded", ". ", "\n\n", "\n", ", ", "-", "–", " to ", " and ",
        "Lt.",
        "U.S.", "No. 3", "46.5K", "%", "(+100)", "tens of thousands", "a", "million", "29 February", "’", "\u200b",
        "from 24.02 to 03.06", "\u202e", "\ufeff", "１２", "٣", "½", "İ", "ß", "$5", "T-72", "9:1", "05-07-2015",
        "4 days earlier", "by 1 March", "1", "0",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)
DAYS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_sentences_and_tokens_are_cut_from_the_text_in_order(text):
    end = 0
    for sentence in split_sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        end = sentence.end
        for token in tokenize(text, sentence.start, sentence.end):
            assert sentence.start <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
    kept = "".join(text[s.start : s.end] for s in split_sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_numbers_lie_in_the_text_and_do_not_overlap(text):
    reading = read_numbers(text)
    end = 0
    for number in reading.numbers:
        assert end <= number.start <= number.core_start < number.core_end <= number.end <= len(text)
        end = number.end
        assert number.quantity.bound == number.bound
    for refused in reading.refused:
        assert text[refused.start : refused.end] == refused.words != ""


@given(TEXTS, DAYS)
@settings(max_examples=150, deadline=None)
def test_times_lie_in_the_text_and_resolve_to_windows_in_order(text, anchor):
    end = 0
    for mention in read_times(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words
        end = mention.end
        found = resolve_time(mention, anchor)
        for window in (found.window, found.start, found.end):
            assert (
                window is None or window.earliest is None or window.latest is None or window.earliest <= window.latest
            )


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text):
    assert len(fold_case(text)) == len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1 ", "100,000,", "one hundred and ", "at least more than ", "6 January 2025 ", "10-12-", "a day later ",
        ". ", "\n", "'", "from Monday to ", "half a ", "tens of thousands of ", "1.", "May ", "-", "a company of ",
        "3\u200b0 ", "of of of ",
    ],
)  # fmt: skip
def test_reading_time_grows_with_length_only(piece):
    def best(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        runs = []
        for _ in range(3):
            start = time.process_time()
            split_sentences(text)
            read_numbers(text)
            runs.append(time.process_time() - start)
        return min(runs)

    # linear would be 8; a quadratic step makes it 64
    assert best(24_000) < 24 * best(3_000) + 0.02
