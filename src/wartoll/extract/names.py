"""Names: runs of capitalised words that may be persons, and what a document itself uses as places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from wartoll.extract.lexicon import DATE_WORDS, given_names, institution_nouns, word_set
from wartoll.extract.parties import normalise_name, side_words
from wartoll.extract.view import PARTICLES, View, bare
from wartoll.vocabulary import load_vocabulary

_LONGEST_NAME = 5


@cache
def name_words(table: str, row: str) -> frozenset[str]:
    """A named list of ``names.toml``."""
    return frozenset(load_vocabulary("names")[table][row].split())


def name_runs(view: View) -> Iterator[tuple[int, int]]:
    """Runs of capitalised tokens outside known parties: first and last token of each."""
    count, done = len(view.tokens), 0
    for index in view.capitals:
        if index < done:
            continue
        if index in view.begin:
            done = view.begin[index][0] + 1
            continue
        if not is_name_token(view, index):
            continue
        last = index
        while last + 1 < count and last + 1 not in view.begin and last - index + 1 < _LONGEST_NAME:
            adjacent = view.tokens[last + 1].start - view.tokens[last].end <= 1
            if not adjacent or not (is_name_token(view, last + 1) or _is_particle(view, last + 1)):
                break
            last += 1
            if view.is_possessive(last):
                break
        while last > index and view.lower[last] in PARTICLES:
            last -= 1
        yield index, last
        done = last + 1


_COMPOUNDS = ("-based", "-backed", "-led", "-held", "-linked", "teen")


@cache
def _never_in_names() -> frozenset[str]:
    """Capitalised or not, these words are no part of a person's name."""
    words = word_set("titles") | word_set("numberish") | word_set("public") | word_set("private") | DATE_WORDS
    return words | name_words("no_person", "words") | frozenset(institution_nouns())


def is_name_token(view: View, index: int) -> bool:
    """Whether a token can be part of a person's name."""
    if not view.is_name(index):
        return False
    low = view.lower[index]
    if (_is_no_name(low) and not view.is_surname(index)) or view.tokens[index].text.isupper():
        return False
    before = view.lower[index - 1] if index else None
    after = view.lower[index + 1] if index + 1 < len(view.tokens) else None
    dated = (before or "")[:1].isdigit() or (after or "")[:1].isdigit()
    if dated and low in load_vocabulary("times")["short_months"]:
        return False  # "9 Jun 2014"
    if not _is_in_side(low):
        return True
    return not (
        (before is not None and _is_side(f"{bare(before)} {bare(low)}"))
        or (after is not None and _is_side(f"{bare(low)} {bare(after)}"))
    )


@lru_cache(maxsize=1 << 15)
def _is_no_name(lower: str) -> bool:
    """Whether a word by itself is no part of a person's name: a title, a day, a country, "Kurdish-led"."""
    low = bare(lower)
    if len(low) < 2 or low in _never_in_names() or low.endswith(_COMPOUNDS):
        return True
    if "-" in low and not word_set("numberish").isdisjoint(low.split("-")):
        return True  # "Forty-six", "SANA-Seven people"
    if low.endswith("s") and (normalise_name(low[:-1]) in side_words() or low[:-1] in DATE_WORDS):
        return True
    return _is_side(low)


@lru_cache(maxsize=1 << 15)
def _is_side(words: str) -> bool:
    """Whether words are a country or its people: "north korean"."""
    return normalise_name(words) in side_words()


@lru_cache(maxsize=1 << 15)
def _is_in_side(lower: str) -> bool:
    """Whether a word is part of a country's name of two words or more: "korean"."""
    return not _words_of_long_sides().isdisjoint(normalise_name(bare(lower)).split())


@cache
def _words_of_long_sides() -> frozenset[str]:
    return frozenset(word for words in side_words() if " " in words for word in words.split())


def _is_particle(view: View, index: int) -> bool:
    return view.lower[index] in PARTICLES and index + 1 < len(view.tokens) and view.is_name(index + 1)


def find_places(view: View, runs: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Words that the document itself uses as places: "in Aleppo", "the town of Atareb", "Hama province"."""
    places: set[str] = set()
    for first, last in runs:
        before = view.lower[first - 1] if first else ""
        earlier = view.lower[first - 2] if first > 1 else ""
        after = view.lower[last + 1] if last + 1 < len(view.tokens) else ""
        if (
            before in name_words("places", "sites")
            or (before == "of" and earlier in name_words("places", "nouns"))
            or after in name_words("places", "nouns")
            or after in ("'s", "province")
        ):
            places.update(bare(view.lower[i]) for i in range(first, last + 1))
    return frozenset(word for word in places if word not in given_names())


def names_a_place(view: View, first: int, last: int) -> bool:
    """Whether a run of two or more capitals is a place by its first word, or a known one: "Port Sudan"."""
    words = [bare(view.lower[i]) for i in range(first, last + 1)]
    if len(words) > 1 and words[0] in name_words("places", "openers"):
        return True
    return " ".join(words) in load_vocabulary("names")["places"]["known"]
