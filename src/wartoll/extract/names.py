"""Names: runs of capitalised words that may be persons, and what a document itself uses as places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from wartoll.extract.lexicon import DATE_WORDS, institution_nouns, word_set
from wartoll.extract.parties import normalise_name, side_words
from wartoll.extract.view import PARTICLES, View, bare
from wartoll.vocabulary import load_vocabulary

_LONGEST_NAME = 5


@cache
def name_words(table: str, row: str) -> frozenset[str]:
    """A named list of ``names.toml``."""
    return frozenset(load_vocabulary("names")[table][row].split())


def given_names() -> frozenset[str]:
    """Given names of many origins."""
    return name_words("given", "names")


def name_runs(view: View) -> Iterable[tuple[int, int]]:
    """Runs of capitalised tokens outside known parties: first and last token of each."""
    index, count = 0, len(view.tokens)
    while index < count:
        if index in view.begin:
            index = view.begin[index][0] + 1
            continue
        if not is_name_token(view, index):
            index += 1
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
        index = last + 1


def is_name_token(view: View, index: int) -> bool:
    low = bare(view.lower[index])
    token = view.tokens[index]
    if token.kind != "word" or view.caseless[index] or not view.is_name(index) or len(low) < 2:
        return False
    if (
        low in word_set("titles")
        or low in DATE_WORDS
        or low in name_words("no_person", "words")
        or token.text.isupper()
    ):
        return False
    if low in word_set("numberish") or low.endswith(("-based", "-backed", "-led", "-held", "-linked", "teen")):
        return False
    if low.endswith("s") and (normalise_name(low[:-1]) in side_words() or low[:-1] in DATE_WORDS):
        return False
    if low in institution_nouns() or low in word_set("public") or low in word_set("private"):
        return False
    return not (_is_side(view, index, index) or _is_side(view, index - 1, index) or _is_side(view, index, index + 1))


def _is_side(view: View, first: int, last: int) -> bool:
    """Whether tokens are a country or its people: "North Korean"."""
    if first < 0 or last >= len(view.tokens):
        return False
    return normalise_name(" ".join(bare(view.lower[i]) for i in range(first, last + 1))) in side_words()


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
