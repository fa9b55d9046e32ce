"""Speakers as resolved, and the names that phrases give them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wartoll.extract.lexicon import institution_nouns, is_plural, person_nouns, role_nouns, word_set
from wartoll.extract.parties import KnownParty, find_sides, is_adjective_of_side
from wartoll.extract.phrase import Phrase
from wartoll.extract.view import bare

_SAME_PAPER = frozenset(
    "first second third next last final own latest new same daily weekly monthly evening morning earlier previous later"
    " brief press news joint".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker as resolved: his canonical name (None for the outlet itself) and the words used for him."""

    name: str | None
    written: str
    person: bool = False
    plural: bool = False
    head: str | None = None
    party: KnownParty | None = None
    at: int = 0
    roles: frozenset[str] = frozenset()
    spoke: bool = True  # false for one who is only the subject of a sentence


_MOST_OF_NAME = 14  # words
OUTLET = Source(None, "")


_PERSON_OF = re.compile(r"((?:[A-Z][\w.'’-]+\s){1,3}[A-Z][\w'’-]+)\sof\s(?:the\s)?(?=[A-Z])")


def article_of(words: str) -> str:
    """The article that an indefinite speaker keeps: "a captured soldier", whom no later "the soldier" renames."""
    first = words.split()[0]
    return f"{first.lower()} " if first.casefold() in ("a", "an") and not words.isupper() else ""


def said_again(source: Source, phrase: Phrase) -> Source:
    """The same source, named by another phrase."""
    return replace(source, written=phrase.text, at=phrase.start)


def of_party(party: KnownParty, phrase: Phrase) -> Source:
    """A known body, named by a phrase."""
    return Source(party.name, phrase.text, False, False, phrase.head, party, phrase.start)


def on_same_side(place: set[str], source: Source) -> bool:
    """Whether a source belongs to the side that the words of a place name."""
    return bool(source.party and source.party.side and source.party.side in find_sides(" ".join(place)))


def side_or_seat(name: str, side: str) -> str:
    """An adjective becomes its side ("Iraqi" → "Iraq"); a capital stays as written."""
    return side if is_adjective_of_side(name) else name


def clean_phrase(words: str) -> str:
    """A phrase as a name: one line, no leading article, no trailing clause, at most fourteen words.

    Examples
    --------
    >>> clean_phrase("the activist-run  Palmyra Committee, which")
    'activist-run Palmyra Committee'
    """
    kept = " ".join(words.split()).split(",")[0].split()
    for index in range(1, len(kept) - 1):
        if kept[index] in ("at", "in", "of", "from", "with") and kept[index + 1] in ("a", "an"):
            kept = kept[:index]
            break
    while len(kept) > 1 and kept[0].casefold() in ("the", "a", "an", "this", "that", "these", "those", "one", "some"):
        kept = kept[1:]
    for index, word in enumerate(kept):
        if index and word.casefold() in ("who", "which", "that"):
            kept = kept[:index]
            break
    name = re.sub(r"['’]s?$", "", " ".join(kept[:_MOST_OF_NAME]).strip(' .;:"“”'))
    return name.lower() if name.isupper() and len(name) > 12 else name


def is_same_paper(phrase: Phrase) -> bool:
    """Whether "the statement", "its latest press release" is the one told of; "the official dispatch" is another."""
    return phrase.last > phrase.first and all(w in _SAME_PAPER for w in phrase.text.casefold().split()[1:-1])


def is_one_person(source: Source) -> bool:
    """Whether a body was named by the one who speaks for it: "a spokesman for the army", "a Red Cross delegate"."""
    words = source.written.casefold().split()
    return any(word in person_nouns() and not is_plural(word) for word in words)


def person_of_body(text: str) -> str | None:
    """The person in "Ana Berg of the Aid Office"; None where a body opens the words ("Health Ministry of ...")."""
    found = _PERSON_OF.match(text)
    if found is None:
        return None
    words = {bare(word.casefold()) for word in found[1].split()}
    no_person = words & (role_nouns() | word_set("titles") | word_set("modifiers")) or words & set(institution_nouns())
    return None if no_person or any(map(find_sides, words)) else found[1]
