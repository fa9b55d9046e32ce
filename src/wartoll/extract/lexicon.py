"""The words of speech: verb forms with their class, role nouns, titles, and what may stand in a speaker's phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from wartoll.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a reporting verb: its lemma, class and form, and the words of which one must follow, if any."""

    lemma: str
    group: str
    forms: frozenset[str]
    particles: frozenset[str] = frozenset()


_DOUBLING = frozenset("admit log infer tag total".split())


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Each written form of a reporting verb (its first word, where it has two) with what it is."""
    found: dict[str, tuple[str, str, set[str], set[str]]] = {}

    def add(word: str, lemma: str, group: str, form: str) -> None:
        head, _, particle = word.partition(" ")
        entry = found.setdefault(head, (lemma, group, set(), {particle}))
        if entry[0].partition(" ")[0] == lemma.partition(" ")[0]:
            entry[2].add(form)
            entry[3].add(particle)

    verbs = load_vocabulary("verbs")
    for group in ("say", "estimate", "project", "count", "deny", "quote"):
        for words in verbs[group]["irregular"]:
            for form, word in zip(("base", "third", "past", "participle", "gerund"), words, strict=True):
                add(word, words[0], group, form)
        for lemma in verbs[group]["regular"].split():
            for form, word in regular_forms(lemma):
                add(word, lemma, group, form)
    return {
        word: VerbForm(lemma, group, frozenset(forms), frozenset() if "" in particles else frozenset(particles))
        for word, (lemma, group, forms, particles) in found.items()
    }


def regular_forms(lemma: str) -> tuple[tuple[str, str], ...]:
    """The written forms of a regular verb, each with its name.

    Examples
    --------
    >>> [word for _, word in regular_forms("deny")]
    ['deny', 'denies', 'denied', 'denied', 'denying']
    """
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past, gerund = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith("e"):
        third, past, gerund = lemma + "s", lemma + "d", lemma[:-1] + "ing"
    else:
        stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
        past, gerund = stem + "ed", stem + "ing"
    return (("base", lemma), ("third", third), ("past", past), ("participle", past), ("gerund", gerund))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _grammar(name: str) -> frozenset[str]:
    return _words(load_vocabulary("verbs")["grammar"][name])


@cache
def word_set(name: str) -> frozenset[str]:
    """A named set of words of the vocabulary, such as ``"between"`` or ``"figure"``."""
    verbs, roles = load_vocabulary("verbs"), load_vocabulary("roles")
    sets: dict[str, Any] = {
        "between": verbs["between"]["words"],
        "doubtful": verbs["doubtful"]["forms"],
        "figure": verbs["figure"]["nouns"],
        "paper": verbs["paper"]["nouns"],
        "records": verbs["paper"]["records"],
        "making": verbs["paper"]["verbs_of_making"],
        "claimed_objects": verbs["not_speech"]["claim"],
        "titles": roles["titles"]["words"],
        "modifiers": roles["modifiers"]["words"],
        "surnames": roles["surnames"]["words"],
        "public": roles["person"]["public"]["nouns"],
        "private": roles["person"]["private"]["nouns"],
        "prisoner": roles["person"]["prisoner"]["nouns"],
        **verbs["grammar"],
    }
    words = frozenset(sets[name].split())
    return _with_plurals(words) if name in ("public", "private", "paper") else words


@cache
def institution_nouns() -> dict[str, str]:
    """Each noun of an institution with its base kind; the first kind listed wins."""
    nouns: dict[str, str] = {}
    for kind, row in load_vocabulary("roles")["institution"].items():
        for noun in row["nouns"].split():
            nouns.setdefault(noun, kind)
    return nouns


def _with_plurals(words: frozenset[str]) -> frozenset[str]:
    """Role nouns with their regular plurals."""
    plurals = {w + "s" for w in words if w.isalpha() and len(w) > 3 and not w.endswith(("s", "y", "x", "men"))}
    return words | plurals


@cache
def person_nouns() -> frozenset[str]:
    """Nouns of persons, public and private."""
    return word_set("public") | word_set("private")


@cache
def role_nouns() -> frozenset[str]:
    """Every noun that can head a speaker's phrase."""
    return person_nouns() | frozenset(institution_nouns())


@cache
def given_names() -> frozenset[str]:
    """Given names of many origins."""
    return _words(load_vocabulary("names")["given"]["names"])


DETERMINERS = _grammar("determiners")
PREPOSITIONS = _grammar("prepositions")
PRONOUNS = _grammar("pronouns")
DATE_WORDS = _grammar("dates")
PAPERS = word_set("paper") | word_set("figure")
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | PRONOUNS | DATE_WORDS | _grammar("others")
PLURALS_WITHOUT_S = _grammar("plurals")
COLLECTIVE = frozenset(("staff", "police", "military", "crew", "media"))  # singular or plural


def is_plural(noun: str) -> bool:
    """Whether a noun looks like a plural one."""
    return (
        noun in PLURALS_WITHOUT_S
        or noun in COLLECTIVE
        or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
    )
