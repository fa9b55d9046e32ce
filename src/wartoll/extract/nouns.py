"""Common nouns of persons and of things, for what is counted beside the lists: "12 porters", "40 chapels"."""

from __future__ import annotations

from functools import cache

from wartoll.extract.inflection import plural_of
from wartoll.vocabulary import load_vocabulary


def is_person_plural(lower: str) -> bool:
    """Whether a word is the plural of a common noun of persons."""
    return lower in _plurals("people")


def is_thing_plural(lower: str) -> bool:
    """Whether a word is the plural of a common noun that never means persons."""
    return lower in _plurals("things")


@cache
def _plurals(kind: str) -> frozenset[str]:
    return frozenset(plural_of(noun) for noun in load_vocabulary("nouns")[kind].split())
