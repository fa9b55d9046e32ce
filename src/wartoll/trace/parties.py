"""Whether two names mean one party: aliases, titles, spellings, offices and their holders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from rapidfuzz import fuzz

from wartoll.extract.parties import KnownParty, find_party, side_words
from wartoll.vocabulary import load_vocabulary

WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENDING = re.compile(r"(?:iy|yy|ij|yj|ii|ie|ey|y|j|i)$")
_SAME_SPELLING = 84  # per cent of equal letters from which two spellings are one name (Andriy, Andrii)


class Likeness(IntEnum):
    """How two parties relate by their names alone."""

    DIFFERENT = 0
    UNKNOWN = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party's name taken apart.

    ``core`` holds the words that tell it from others, ``states`` the states it belongs to as far as the name says.
    """

    core: tuple[str, ...]
    states: frozenset[str]
    is_institution: bool
    is_outlet: bool
    is_generic: bool
    has_role: bool

    @property
    def is_telling(self) -> bool:
        """Whether the name tells its party from others: "officials" and "a spokesman" don't."""
        return bool(self.core or (self.states and not self.has_role)) and not self.is_generic

    @property
    def is_person(self) -> bool:
        """Whether the name looks like a person's own name."""
        return bool(self.core) and not self.is_institution and not self.is_generic and len(self.core) <= 3


def fold_spelling(word: str) -> str:
    """One spelling for a name written several ways: Zelensky, Zelenskyy, Zelenskiy, Zelenskyj."""
    folded = _ENDING.sub("", word) if len(word) > 4 else word
    return re.sub(r"(.)\1+", r"\1", folded)


@cache
def party_words() -> dict[str, frozenset[str]]:
    table = load_vocabulary("tracing")["party"]
    return {
        name: frozenset(table[name].split())
        for name in (
            "small",
            "roles",
            "institutions",
            "outlets",
            "generic",
            "speaking",
            "offices",
            "kinds",
            "mute",
            "crowds",
        )
    }


@lru_cache(maxsize=65536)
def read_party(name: str) -> PartyName:
    """Take a name apart into its core words, its states and what it looks like."""
    known = find_known(name)
    lists, words, sides = party_words(), *_without_sides(name)
    if known is not None and known.side and not _is_any_lands(words):
        sides = sides | {known.side}
    core, institution, outlet, role, generic, crowd = [], False, False, False, False, False
    for word in map(_one_name, words):
        if word in lists["small"]:
            institution = institution or word in lists["institutions"]
            continue
        generic, crowd = generic or word in lists["generic"], crowd or word in lists["crowds"]
        if word in lists["roles"]:
            role = True
        elif word in lists["generic"] or word in lists["crowds"]:
            outlet = outlet or word in lists["outlets"]
        else:
            institution = institution or word in lists["institutions"]
            outlet = outlet or word in lists["outlets"]
            core.append(fold_spelling(word))
    nameless = generic and not (institution and core)
    is_generic = known is None and (nameless or (crowd and not core and not sides))
    return PartyName(tuple(core), frozenset(sides), institution, outlet, is_generic, role)


_SAME_OFFICE = {"internal": "interior", "home": "interior", "defense": "defence", "external": "foreign",
                "affairs": "of", "interiors": "interior"}  # fmt: skip


def _one_name(word: str) -> str:
    """One word for an office that goes by several: "internal affairs", "home", "interior"."""
    return _SAME_OFFICE.get(word, word)


def _is_any_lands(words: list[str]) -> bool:
    """Whether a name's words are those of any land's bodies: "joint chiefs", "general staff" of whom it doesn't say."""
    lists = party_words()
    common = lists["kinds"] | lists["institutions"] | lists["roles"] | lists["small"] | _ARMS | {"joint", "chiefs"}
    return len(words) > 1 and set(words) <= common


def find_known(name: str) -> KnownParty | None:
    """The party of the vocabulary that a name, or what stands beside it in brackets, means."""
    found = find_party(publisher_name(name))
    for alias in () if found else re.findall(r"\(([^)]+)\)", name):
        found = found or find_party(alias)
    return found


def _without_sides(name: str) -> tuple[list[str], frozenset[str]]:
    """The words of a name in plain letters, without those that name its side, and the sides."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", name)).encode("ascii", "ignore").decode().lower()
    words = WORD.findall(re.sub(r"'s\b|s'(?=\s)", " ", plain))
    table, rest, sides, at = side_words(), [], set(), 0
    while at < len(words):
        for length in (3, 2, 1):
            side = table.get(" ".join(words[at : at + length])) if at + length <= len(words) else None
            if side is not None:
                sides.add(side)
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return rest, frozenset(sides)


@lru_cache(maxsize=65536)
def compare_parties(first: str | None, second: str | None) -> Likeness:
    """Whether two names mean one party; UNKNOWN where either is missing, generic or a role without a name."""
    if first is None or second is None:
        return Likeness.UNKNOWN
    if first.casefold() == second.casefold():
        return Likeness.SAME if read_party(first).is_telling else Likeness.UNKNOWN  # two captains may be two
    if stands_for(first, publisher_name(second)) or stands_for(second, publisher_name(first)):
        return Likeness.SAME
    if _is_body_of(first, second) or _is_body_of(second, first):
        return Likeness.SAME
    known, other = find_known(first), find_known(second)
    if known is not None and other is not None:
        return _compare_known(known, other)
    one, two = read_party(first), read_party(second)
    if one.states and two.states and not one.states & two.states:
        return Likeness.DIFFERENT
    if one.is_generic or two.is_generic or not one.core or not two.core:
        bare = not one.is_generic and not two.is_generic and one.states & two.states
        return Likeness.SAME if bare else Likeness.UNKNOWN  # "London" speaks for its ministry
    if one.is_person and two.is_person and not (one.has_role and two.has_role):
        return _compare_people(one.core, two.core)
    shared = _shared(one.core, two.core)
    if shared == min(len(one.core), len(two.core)):
        return _compare_short(one, two, known or other)
    if one.states & two.states and telling_core(one) & telling_core(two):
        return Likeness.SAME
    if one.is_institution != two.is_institution and (one.is_person or two.is_person):
        return Likeness.UNKNOWN if shared or _role_of(one, two) else Likeness.DIFFERENT
    return Likeness.DIFFERENT


def _is_body_of(name: str, body: str) -> bool:
    """Whether a body is named as a government's by all its name: "Ministry of Defence of the Unity Government"."""
    owner = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    if len(owner.split()) < 2 or not re.search(r"\bgovernment\b", owner, re.IGNORECASE):
        return False
    plain = re.escape(owner)
    return re.search(rf"\bof (?:the )?{plain}\b|\b{plain}['’]s?\s+\S", body, re.IGNORECASE) is not None


def _compare_known(one: KnownParty, two: KnownParty) -> Likeness:
    """Two parties of the vocabulary; a person may speak for a body of the same side, and an office for its holder."""
    if one == two or one.of == two.name or two.of == one.name:
        return Likeness.SAME
    if one.person == two.person or one.side != two.side or one.side is None:
        return Likeness.DIFFERENT
    body = two if one.person else one
    return Likeness.SAME if is_office(body.name) else Likeness.UNKNOWN


def is_office(name: str) -> bool:
    """Whether a body is one person's office, whose statements are that person's."""
    plain = name.casefold()
    return "office of the president" in plain or bool(set(plain.split()) & party_words()["offices"])


def _compare_short(one: PartyName, two: PartyName, known: KnownParty | None) -> Likeness:
    """One name's words are all in the other's: one party, unless the shorter is a mere kind of body ("the service")."""
    short, long = sorted((one, two), key=lambda name: len(name.core))
    if len(short.core) == len(long.core) or telling_core(short) or (short.has_role and long.has_role):
        return Likeness.SAME
    return Likeness.SAME if len(short.core) > 1 and known is None else Likeness.UNKNOWN


def telling_core(name: PartyName) -> frozenset[str]:
    """The words of a name that tell it from others, kinds of body aside."""
    return frozenset(name.core) - {fold_spelling(word) for word in party_words()["kinds"]}


def _role_of(one: PartyName, two: PartyName) -> bool:
    person = one if one.is_person else two
    return person.has_role and not person.states


def _compare_people(one: tuple[str, ...], two: tuple[str, ...]) -> Likeness:
    if not _alike(one[-1], two[-1]):
        return Likeness.DIFFERENT
    if len(one) == 1 or len(two) == 1 or _alike(one[0], two[0]):
        return Likeness.SAME
    return Likeness.DIFFERENT


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> int:
    short, long = sorted((one, two), key=len)
    return sum(any(_alike(a, b) for b in long) for a in short)


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    if min(len(one), len(two)) < 4:
        return False
    if one.startswith(two) or two.startswith(one):
        return True
    return fuzz.ratio(one, two) >= _SAME_SPELLING


def can_speak(name: str) -> bool:
    """Whether a name can be a speaker's at all: a figure, an attack or a bare "North Korean" is none."""
    words = set(WORD.findall(name.lower()))
    if not words or any(sign.isdigit() for sign in name) or words & party_words()["mute"]:
        return False
    return find_known(name) is not None or name.casefold() not in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    """Words such as "North Korean", which name whose and not who; short ones ("DPRK", "UK") name a state."""
    rows = load_vocabulary("demonyms").values()
    return frozenset(word for row in rows for word in row["words"] if len(word) > 4)


POSTS = frozenset("president governor minister senator commander general colonel premier prime chancellor spokesman "
                   "spokeswoman mayor chief king prince secretary ambassador envoy".split())  # fmt: skip
_LANDS = frozenset("province region district county republic state territory oblast governorate".split())


def is_mentioned(name: str, text_words: frozenset[str], text: str) -> bool:
    """Whether a document mentions a party: by all its telling words, cut to six letters, or by its initials."""
    lists = party_words()
    written = [
        word for word in re.findall(r"[^\W\d_]+", re.sub(r"'s\b", "", name)) if word.lower() not in lists["small"]
    ]
    plain = lists["roles"] | _LANDS
    telling = [word.lower()[:6] for word in written if word.lower() not in plain and len(word) > 2]
    if telling and (all(word in text_words for word in telling) or (len(written) <= 3 and telling[-1] in text_words)):
        return True
    initials = "".join(word[0] for word in written if word[0].isupper())
    if len(initials) < 3:
        return False
    if re.search(rf"\b{re.escape(initials)}\b", text) is not None:
        return True
    return any(stands_for(short, name) for short in set(_SHORT_NAME.findall(text)))


_SHORT_NAME = re.compile(r"\b[A-Z]{4,9}\b")


@lru_cache(maxsize=65536)
def stands_for(short: str, name: str) -> bool:
    """Whether capitals are a name cut short: "AMISOM" of "African Union Mission in Somalia".

    Its letters are taken from the beginnings of the name's words, in order; small words and one other may be left out.
    """
    words = re.findall(r"[^\W\d_]+", name.lower())
    if not _SHORT_NAME.fullmatch(short) or len(words) < 2 or short[0].lower() != words[0][:1]:
        return False
    return _takes(short.lower(), words, party_words()["small"], skips=1)


def _takes(letters: str, words: list[str], small: frozenset[str], *, skips: int) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    for taken in range(min(len(letters), len(word), 4), 0, -1):
        if letters[:taken] == word[:taken] and _takes(letters[taken:], rest, small, skips=skips):
            return True
    free = word in small or len(word) <= 3
    return (free or skips > 0) and _takes(letters, rest, small, skips=skips - (not free))


def merge_names(names: Iterable[str]) -> dict[str, str]:
    """One name for each party: every name with the first of those that mean the same party.

    Only names that share a core word (or a state, where no core is left) are compared, so the work stays near linear.
    """
    merged: dict[str, str] = {}
    by_word: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        party = read_party(name)
        words = {word[:4] for word in party.core} or set(party.states)
        known = dict.fromkeys(other for word in sorted(words) for other in by_word.get(word, ()))
        merged[name] = next((other for other in known if compare_parties(other, name) is Likeness.SAME), name)
        if merged[name] == name:
            for word in words:
                by_word.setdefault(word, []).append(name)
    return merged


def publisher_name(publisher: str) -> str:
    """A publisher's name without what stands in brackets, and without its place or its office behind a comma.

    ``Border Guard (statement)`` is the Border Guard, ``Defence Ministry, press service`` the Defence Ministry.
    """
    name = re.sub(r"\s*\([^)]*\)", "", publisher).strip() or publisher
    head, _, tail = (part.strip() for part in name.partition(","))
    words = tail.split()
    aside = words and (words[-1].islower() or (len(words) <= 2 and all(word[0].isupper() for word in words)))
    return head if aside and len(head.split()) > 1 else name


_ARMS = frozenset("armed army navy police force forces military guard command headquarters defence defense interior "
                  "foreign health war security".split())  # fmt: skip


def is_unnamed_body(name: str) -> bool:
    """Whether a name says what a body is and not whose: "armed forces", "the defence ministry", "general staff"."""
    party = read_party(name)
    kinds = party_words()["kinds"] | party_words()["institutions"] | _ARMS
    return bool(party.core) and set(party.core) <= {fold_spelling(word) for word in kinds} and not party.states


def may_be_land(name: str) -> bool:
    """Whether a name may be a state's, which speaks through its bodies: known, or one word without a title."""
    party = read_party(name)
    one_word = len(party.core) == 1 and not party.has_role and not party.is_institution
    return one_word or (bool(party.states) and not party.core)
