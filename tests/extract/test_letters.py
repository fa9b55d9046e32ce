"""Letters: who speaks in paragraphs that are quoted below the one that tells of a letter."""

from wartoll.documents import Document
from wartoll.extract.attribution import Attributor

LETTER = """Last week brought a letter from a retired lighthouse inspector. Here is most of it.

"The gale sank nine boats with 54 fishermen. Nobody had slept.

"At dawn we went along the beach. Of the crews 31 men were washed up dead. My own house lost two sons."

That is his account. We have counted 29 graves.
"""


def speaker_of(text: str, words: str) -> str | None:
    return Attributor(Document.of_text("a.txt", text)).at(text.index(words), text.index(words) + len(words)).speaker


def test_the_writer_of_a_letter_speaks_in_all_of_its_paragraphs():
    for words in ("54 fishermen", "31 men", "two sons"):
        assert speaker_of(LETTER, words) == "a retired lighthouse inspector"


def test_what_follows_the_letter_is_the_outlets():
    assert speaker_of(LETTER, "29 graves") is None


def test_a_quote_below_a_paragraph_without_a_letter_is_nobodys():
    assert speaker_of(LETTER.replace("a letter from", "a bill for"), "54 fishermen") is None
