"""Letters: who speaks in paragraphs that are quoted below the one that tells of a letter."""

from wartoll.documents import Document
from wartoll.extract.attribution import Attributor

LETTER = """The post brought me a long letter from a retired brigadier who sat on the staff. I print parts of it.

"They came on with four brigades, some 5,000 men. I never saw half of that.

"On 3 October we caught them. Of their 1,100 men over 500 stayed on the field. The afternoon cost us two dead."

So much for him. We have counted 29 graves.
"""


def speaker_of(text: str, words: str) -> str | None:
    return Attributor(Document.of_text("a.txt", text)).at(text.index(words), text.index(words) + len(words)).speaker


def test_the_writer_of_a_letter_speaks_in_all_of_its_paragraphs():
    for words in ("5,000 men", "1,100 men", "two dead"):
        assert speaker_of(LETTER, words) == "a retired brigadier"


def test_what_follows_the_letter_is_the_outlets():
    assert speaker_of(LETTER, "29 graves") is None


def test_a_quote_below_a_paragraph_without_a_letter_is_nobodys():
    assert speaker_of(LETTER.replace("a long letter from", "a bill for"), "5,000 men") is None
