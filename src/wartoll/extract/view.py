"""A document's tokens with what each can be in a speaker's phrase: a known party, a name, a role, a modifier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from wartoll.extract.lexicon import (
    DATE_WORDS,
    FUNCTION_WORDS,
    PRONOUNS,
    given_names,
    institution_nouns,
    is_plural,
    person_nouns,
    role_nouns,
    verb_forms,
    word_set,
)
from wartoll.extract.parties import (
    KnownParty,
    acronym_spellings,
    normalise_name,
    party_spellings,
    side_nouns,
    side_words,
)
from wartoll.extract.text import Token
from wartoll.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from wartoll.extract.phrase import Phrase

PARTICLES = word_set("names_particles")
_ARTICLES = frozenset(("al-", "el-", "ul-", "as-", "ad-", "an-"))
_CONTRACTED = frozenset("i we you he she they that there here what who let".split())
_RADIOS = frozenset(("radio", "agency"))
_COMPOUND_ENDS = word_set("compound_ends")
_NUMERALS = frozenset(load_vocabulary("numbers")["units"]) - {"may"}
_AMBIGUOUS = frozenset("is who ap au ft rt it us times who fars wafa saf pdf".split())


@cache
def _longest_spellings() -> dict[str, int]:
    """The first word of each party's spellings, with the words in the longest of them."""
    heads: dict[str, int] = {}
    for spelling in party_spellings():
        head = spelling.partition(" ")[0]
        heads[head] = max(heads.get(head, 0), spelling.count(" ") + 1)
    return heads


def is_compound(word: str) -> bool:
    """Whether a word describes by two: "London-based", "state-run", "64-year-old"."""
    return "-" in word and word.rsplit("-", 1)[1] in _COMPOUND_ENDS


@lru_cache(maxsize=1 << 16)
def _sight(written: str) -> tuple[str, int, bool, bool]:
    """A token's key among spellings, the words in the longest party it opens, and whether it may open or be a name.

    Its kind shows in its first sign.
    """
    lower = written.lower()
    capital = written[0].isupper() or lower[:3] in _ARTICLES
    is_word = written[0].isalnum() and not written[0].isdecimal() and lower.partition("'")[0] not in _CONTRACTED
    looks_named = written[0].isupper() or ("-" in written and lower.split("-")[0] in PARTICLES)
    plain = lower in FUNCTION_WORDS or lower in _NUMERALS or is_compound(lower)
    named = is_word and looks_named and not plain
    key = normalise_name(written) if written[0].isalnum() else ""
    if not key:
        return "", 0, capital, named
    heads = _longest_spellings()
    longest = heads.get(key, 0) or (heads.get(key.partition(" ")[0], 0) if " " in key else 0)
    if not longest and key[-1] == "s":
        longest = min(1, heads.get(key[:-1], 0))  # a possessive
    return key, longest, capital, named


@cache
def _openings() -> frozenset[str]:
    """The words with which spellings of more than one word open, up to each of them but the last."""
    return frozenset(spelling[: space.start()] for spelling in party_spellings() for space in _SPACE.finditer(spelling))


_SPACE = re.compile(" ")


def _ends(keys: Sequence[str], at: int, longest: int) -> list[int]:
    """The tokens at which a party that opens at a token may end, the farthest first."""
    ends, words = [at], keys[at]
    for last in range(at + 1, min(at + longest, len(keys))):
        if words not in _openings():
            break
        if keys[last]:
            words = f"{words} {keys[last]}"
            ends.append(last)
    return ends[::-1]


class View:
    """A document's tokens with what each can be in a speaker's phrase; built once, linear in the text."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.lower = [token.lower for token in tokens]
        self.caseless = _caseless(text, tokens)
        self._sights = [_sight(token.text) for token in tokens]
        self.capitals = [at for at, sight in enumerate(self._sights) if sight[2]]
        self.acronyms = _acronyms(tokens) if True in self.caseless else frozenset()
        self.begin: dict[int, tuple[int, KnownParty]] = {}
        self.finish: dict[int, tuple[int, KnownParty]] = {}
        self.phrases: dict[tuple[int, int], Phrase | None] = {}  # those asked for, by where they start and must end
        self.lost: set[int] = set()  # possessives that lost their apostrophe
        self._find_parties()

    def _find_parties(self) -> None:
        """Mark the longest known party at each place."""
        table = party_spellings()
        keys = [sight[0] for sight in self._sights]
        done = 0
        for at, (key, longest, _, _) in enumerate(self._sights):
            if not longest or at < done:
                continue
            for last in _ends(keys, at, longest):
                length = last - at + 1
                party = table.get(key if length == 1 else " ".join(k for k in keys[at : last + 1] if k))
                if party is None and keys[last][-1] == "s":
                    party = self._possessive_party(keys, at, length)
                if party and self._written_as_name(at, length) and not (length == 1 and self._goes_on(at)):
                    self.begin[at] = (last, party)
                    self.finish[last] = (at, party)
                    done = last + 1
                    break

    def _goes_on(self, at: int) -> bool:
        """Whether a body's bare noun opens a longer name: "the Observatory for the Sahel" is not "the Observatory"."""
        if bare(self.lower[at]) not in institution_nouns():
            return False
        if self._ends_other_name(at):
            return True
        if self.lower[at + 1 : at + 2] not in (["for"], ["of"]):
            return False
        after = at + 2 + int(self.lower[at + 2 : at + 3] == ["the"])
        return after < len(self.tokens) and self.tokens[after].text[0].isupper()

    def _ends_other_name(self, at: int) -> bool:
        """Whether a body's bare noun ends another name: "the Delta Observatory" is not "the Observatory"."""
        before = self.tokens[at - 1] if at > 1 else None
        if before is None or self.caseless[at] or before.kind != "word" or not before.text.istitle():
            return False
        low = self.lower[at - 1]
        role = low in role_nouns() or low in word_set("titles") or low in FUNCTION_WORDS or low in word_set("modifiers")
        led = self.tokens[at - 2].kind == "word" and self.lower[at - 2] not in ("in", "on", "near", "from")
        return led and not role and normalise_name(low) not in side_words() and low not in DATE_WORDS

    def _possessive_party(self, keys: list[str], at: int, length: int) -> KnownParty | None:
        """A party in its possessive: "Putin's arithmetic"; also where the apostrophe is lost: "Assads regime"."""
        last = self.tokens[at + length - 1].lower
        if not last.endswith(("'s", "’s", "s'", "s’")):
            return self._lost_possessive(keys, at, length)
        return party_spellings().get(
            " ".join([*(k for k in keys[at : at + length - 1] if k), keys[at + length - 1][:-1]])
        )

    def _lost_possessive(self, keys: list[str], at: int, length: int) -> KnownParty | None:
        """The possessive of a text that lost its apostrophes: "SANAs correspondent"."""
        last = at + length - 1
        bare_key = keys[last][:-1]
        if not keys[last].endswith("s") or len(bare_key) < 3 or last + 1 >= len(keys) or not self.is_role(last + 1):
            return None
        party = party_spellings().get(" ".join([*(k for k in keys[at:last] if k), bare_key]))
        if party is not None:
            self.lost.add(last)
        return party

    def _written_as_name(self, at: int, length: int) -> bool:
        """Whether a spelling stands there as a name: acronyms in capitals, single words with a capital."""
        token = self.tokens[at + length - 1]
        key = normalise_name(token.text)
        if length == 1 and (key in acronym_spellings() or key in _AMBIGUOUS):
            bare = token.text.replace("'s", "").replace("’s", "")
            if key in _AMBIGUOUS and self.is_caseless(at):
                return False
            return (
                bare.isupper()
                or (len(key) > 3 and key not in _AMBIGUOUS and token.text[0].isupper())
                or bare[:-1].isupper()
            )
        return self.tokens[at].text[0].isupper() or any(t.text[0].isupper() for t in self.tokens[at : at + length])

    def is_caseless(self, at: int) -> bool:
        """Whether the token stands where capitals tell nothing."""
        return self.caseless[at]

    def is_name(self, at: int) -> bool:
        """Whether a token looks like part of a proper name."""
        if not self.caseless[at]:
            return self._sights[at][3]
        token = self.tokens[at]
        if token.text in self.acronyms and at and self.tokens[at - 1].text in ("THE", "(", "BY", "OF"):
            return True
        if token.kind != "word" or (self.lower[at] in FUNCTION_WORDS and token.text != "US"):
            return False
        return normalise_name(token.text) in side_nouns() or self._follows_title(at)

    def _follows_title(self, at: int) -> bool:
        """In a text of capitals only, whether a word stands where a name does: "SPOKESMAN BOSCO MATAMOROS"."""
        low = self.lower[at]
        if low in role_nouns() or low in verb_forms() or low in word_set("modifiers"):
            return False
        for back in range(at - 1, max(-1, at - 4), -1):
            before = self.lower[back]
            short = before.endswith(".") and before in word_set("titles")
            if before in person_nouns() or short or before in _RADIOS:
                return not is_plural(before) or before in _RADIOS
            if before in FUNCTION_WORDS or self.tokens[back].kind != "word" or before in verb_forms():
                return False
        return False

    def is_modifier(self, at: int) -> bool:
        """Whether a token may stand before a role noun or a name."""
        return _modifies(self.lower[at])

    def is_pronoun(self, at: int) -> bool:
        """Whether a token is a pronoun; "US" in capitals is a country."""
        return self.lower[at] in PRONOUNS and self.tokens[at].text != "US"

    def is_role(self, at: int) -> bool:
        """Whether a token is a noun that can head a speaker's phrase."""
        low = self.lower[at]
        if low in _RANKS_AND_ADJECTIVES and self._describes_next(at):
            return False  # "a major storm", "the general strike"
        before = _role(low)
        if before == "" and self.is_surname(at):
            return False
        return before == "" or (before is not None and at > 0 and self.lower[at - 1] == before)

    def is_surname(self, at: int) -> bool:
        """Whether a noun of a person is a surname, behind a given name: "Marwan Sultan", "John King"."""
        if not at or self.caseless[at] or not self._sights[at][3] or self.lower[at] not in person_nouns():
            return False
        before, low = self.tokens[at - 1], self.lower[at - 1]
        if before.end + 1 != self.tokens[at].start or not self._sights[at - 1][3] or self.is_possessive(at - 1):
            return False
        given = low.split("-")[0] in given_names()
        plain = low not in word_set("titles") and low not in role_nouns() and not _modifies(low)
        return given or (plain and self.lower[at] in word_set("surnames"))

    def _describes_next(self, at: int) -> bool:
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None or following.kind != "word" or not self.tokens[at].text.islower():
            return False
        low = self.lower[at + 1]
        return following.text.islower() and low not in FUNCTION_WORDS and low not in verb_forms()

    def is_possessive(self, at: int) -> bool:
        """Whether a token is a possessive: "ministry's", "rebels'"."""
        return at in self.lost or self.lower[at].endswith(("'s", "’s", "s'", "s’"))


_RANKS_AND_ADJECTIVES = frozenset(("major", "general", "private"))


@lru_cache(maxsize=1 << 15)
def _modifies(low: str) -> bool:
    if low in word_set("modifiers") or is_compound(low):
        return True
    return normalise_name(low) in side_words()


@lru_cache(maxsize=1 << 15)
def _role(low: str) -> str | None:
    """None for a word that heads no speaker's phrase; else the word that must stand before it, mostly none ("")."""
    word = bare(low)
    if word.startswith("ex-"):
        word = word[3:]
    if word in ("tank", "tanks"):
        return "think"
    if word == "room":
        return "control"
    if word in ("defence", "defense"):
        return "civil"
    return "" if word in role_nouns() else None


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """A word without its possessive."""
    for ending in ("'s", "’s"):
        if word.endswith(ending):
            return word[:-2]
    return word[:-1] if word.endswith(("s'", "s’")) else word.rstrip(".") if len(word) > 4 else word


def _acronyms(tokens: Sequence[Token]) -> frozenset[str]:
    """The acronyms that a text in capitals gives in brackets: "THE PATRIOTIC UNION (UP)"."""
    found = (
        tokens[at].text for at in range(1, len(tokens) - 1) if tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
    )
    return frozenset(word for word in found if word.isupper() and 2 <= len(word) <= _LONGEST_ACRONYM)


_LONGEST_ACRONYM = 6


_SHOUTED = re.compile(r"[A-Z]{4}[^A-Za-z]{1,20}(?:[A-Z]{1,3}[^A-Za-z]{1,20}){0,4}[A-Z]{4}")


def _caseless(text: str, tokens: Sequence[Token]) -> list[bool]:
    """For each token whether nearly all letters around it are capitals."""
    if _SHOUTED.search(text) is None:
        return [False] * len(tokens)
    upper, total = [0], [0]
    for token in tokens:
        long = token.kind == "word" and len(token.text) > 3
        upper.append(upper[-1] + (long and token.text.isupper()))
        total.append(total[-1] + long)
    caseless = []
    for index in range(len(tokens)):
        low, high = max(0, index - 6), min(len(tokens), index + 7)
        seen = total[high] - total[low]
        caseless.append(seen >= 3 and upper[high] - upper[low] >= 0.8 * seen)
    return caseless
