"""Sentences end where a reader ends them, and every span is cut from the text itself."""

from __future__ import annotations

import pytest

from wartoll.extract.text import split_sentences, tokenize


def sentences_of(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty died. Nine were hurt.", ["Forty died.", "Nine were hurt."]),
        ("Lt. Gen. Smith said on Jan. 13 that 12 U.S. soldiers died. He left.",
         ["Lt. Gen. Smith said on Jan. 13 that 12 U.S. soldiers died.", "He left."]),
        ("held by Russia.In the Kursk region", ["held by Russia.", "In the Kursk region"]),
        ("About 3.5 million fled. “We go.” She said so.", ["About 3.5 million fled.", "“We go.”", "She said so."]),
    ],
)  # fmt: skip
def test_sentences(text, expected):
    assert sentences_of(text) == expected


def test_tokens_keep_abbreviations_and_hyphens_whole():
    assert [t.text for t in tokenize("Lt. Smith of the U.S. lost two-thirds.")] == [
        "Lt.", "Smith", "of", "the", "U.S.", "lost", "two-thirds", ".",
    ]  # fmt: skip
