"""All written forms of a verb that the vocabulary gives by its base."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from wartoll.vocabulary import load_vocabulary


class VerbForms(NamedTuple):
    """The written forms of a verb, the words that belong to it included."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@cache
def _irregular() -> dict[str, VerbForms]:
    return {row[0]: VerbForms(*row) for row in load_vocabulary("movement")["forms"]["irregular"]}


def inflect(phrase: str) -> VerbForms:
    """The forms of a verb and of the words that belong to it.

    Parameters
    ----------
    phrase : str
        A verb by its base, with its particles or objects.

    Examples
    --------
    >>> inflect("hand over").past
    'handed over'
    >>> inflect("lay down arms").gerund
    'laying down arms'
    """
    verb, space, rest = phrase.partition(" ")
    forms = _irregular().get(verb) or _regular(verb)
    return VerbForms(*(form + space + rest for form in forms))


def _regular(verb: str) -> VerbForms:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return VerbForms(verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing")
    if verb.endswith("e"):
        return VerbForms(verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing")
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return VerbForms(verb, third, verb + "ed", verb + "ed", verb + "ing")


def plural_of(noun: str) -> str:
    """The plural of a noun by the rules of spelling, with those in -man, -wife and -thief.

    Examples
    --------
    >>> [plural_of(noun) for noun in ("trawlerman", "midwife", "herd", "deputy")]
    ['trawlermen', 'midwives', 'herds', 'deputies']
    """
    if noun.endswith("man") and noun not in _NO_MAN:
        return noun[:-2] + "en"
    if noun.endswith(("wife", "thief", "knife")):
        return noun.rstrip("e")[:-1] + "ves"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


_NO_MAN = frozenset("human roman german ottoman shaman talisman norman brahman caiman".split())
