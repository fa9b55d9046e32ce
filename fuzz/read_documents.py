"""Fuzz the reading of documents: whatever the bytes, no crash, every quote verbatim, every span inside the text.

Run ``python fuzz/read_documents.py [-max_total_time=60] [CORPUS_FOLDER]`` (libFuzzer's own options). A crash is
written to the working folder; ``python fuzz/read_documents.py crash-...`` reads it again.
"""

from __future__ import annotations

import sys
from datetime import date

import atheris

with atheris.instrument_imports(include=["wartoll.extract"]):
    from wartoll.extract.extraction import extract_document
    from wartoll.extract.numbers import read_numbers
    from wartoll.extract.text import split_sentences
    from wartoll.extract.times import read_times, resolve_time

from wartoll.documents import Document

WORDS = (
    "at least;up to;300;2,700;15, 200;half a million;two-thirds of;a day;on Monday;since December 6;last year;killed;"
    "wounded;soldiers;civilians;including;of whom;another;the army said;according to;. ;\n\n;, ;-; to ; and ;No. 3;"
    "46.5K;%;(+100);tens of thousands;captured;missing;losses;by 1 March;\u200b;\u202e;’s;“;”;Russia;North Korean;"
    "four days earlier"
).split(";")


def build_text(data: bytes) -> str:
    """A text of raw characters and of words that the grammar knows, as the bytes say."""
    provider = atheris.FuzzedDataProvider(data)
    pieces = []
    while provider.remaining_bytes() and len(pieces) < 400:
        if provider.ConsumeBool():
            pieces.append(WORDS[provider.ConsumeIntInRange(0, len(WORDS) - 1)])
            pieces.append(" " if provider.ConsumeBool() else "")
        else:
            pieces.append(provider.ConsumeUnicodeNoSurrogates(provider.ConsumeIntInRange(1, 12)))
    return "".join(pieces)


def read_one(data: bytes) -> None:
    """Read one text and check what must hold of any."""
    text = build_text(data)
    anchor = None if len(data) % 3 == 0 else date(1900 + len(data) % 200, 1 + len(data) % 12, 1 + len(data) % 28)
    for sentence in split_sentences(text):
        assert 0 <= sentence.start < sentence.end <= len(text)
    for number in read_numbers(text).numbers:
        assert 0 <= number.start <= number.core_start < number.core_end <= number.end <= len(text)
        assert number.quantity is not None
    for mention in read_times(text):
        assert text[mention.start : mention.end] == mention.words
        resolve_time(mention, anchor)
    extraction = extract_document(Document.of_text("fuzz", text, published=anchor))
    for claim in extraction.claims:
        for quote in (claim.quote, *claim.mentions):
            quote.check(text)
    for refusal in extraction.refusals:
        assert text[refusal.start : refusal.end] == refusal.words
    for spans in (extraction.masks or {}).values():
        assert all(0 <= start < end <= len(text) for start, end in spans)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_one)
    atheris.Fuzz()
