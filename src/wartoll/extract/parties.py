"""Parties by any of their spellings, the sides they belong to, and their kind relative to the group that is counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from wartoll.claims import PartyKind
from wartoll.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the vocabulary.

    Parameters
    ----------
    name : str
        The canonical name.
    kind : str
        The base kind: ``government``, ``military``, ``intelligence``, ``analyst``, ``media``, ``monitor``,
        ``health`` or ``witness``.
    side : str or None
        The country or movement it belongs to.
    person : bool
        Whether it is one person, in public office or a public voice.
    of : str or None
        The body in whose name a person speaks, where his figures are the body's own.
    """

    name: str
    kind: str
    side: str | None = None
    person: bool = False
    of: str | None = None


_PLAIN = str.maketrans("-‐‑–/", "     ", "'’‘`.\"“”")


@lru_cache(maxsize=1 << 16)
def normalise_name(name: str) -> str:
    """A spelling's key: no accents, case, apostrophes, dots or leading article.

    Examples
    --------
    >>> normalise_name("The South Korea's  N.I.S.")
    'south koreas nis'
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.replace("ı", "i"))
        name = "".join(sign for sign in name if not unicodedata.combining(sign))
    words = name.casefold().translate(_PLAIN).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


@cache
def known_parties() -> tuple[KnownParty, ...]:
    """Every party of the vocabulary, in its order."""
    return tuple(
        KnownParty(row["name"], row["kind"], row.get("side"), row.get("person", False), row.get("of"))
        for row in load_vocabulary("parties")["parties"]
    )


@cache
def party_spellings() -> dict[str, KnownParty]:
    """Each spelling's key with its party."""
    spellings: dict[str, KnownParty] = {}
    for party, row in zip(known_parties(), load_vocabulary("parties")["parties"], strict=True):
        for spelling in (row["name"], *row["aliases"]):
            key = normalise_name(spelling)
            spellings.setdefault(key, party)
            if key.startswith("un "):
                spellings.setdefault(f"united nations {key[3:]}", party)
    return spellings


@cache
def acronym_spellings() -> frozenset[str]:
    """Keys of the spellings that are written in capitals only: "IS", "WHO", "AP"."""
    rows = load_vocabulary("parties")["parties"]
    written = (spelling for row in rows for spelling in (row["name"], *row["aliases"]))
    return frozenset(normalise_name(word) for word in written if word.isupper() and " " not in word)


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    return {row["name"]: tuple(row["aliases"]) for row in load_vocabulary("parties")["parties"]}


def other_names(name: str) -> tuple[str, ...]:
    """The other names and spellings that the vocabulary has for a canonical name."""
    return _other_names().get(name, ())


def find_party(name: str | None) -> KnownParty | None:
    """The party of a name or of any of its spellings; None where the vocabulary has none."""
    return party_spellings().get(normalise_name(name)) if name else None


@cache
def side_words() -> dict[str, str]:
    """Each word that stands for a side ("ukrainian", "kyiv", "dprk") with the side."""
    words: dict[str, str] = {}
    for side, row in load_vocabulary("demonyms").items():
        for word in (side, *row["words"], *row["seats"]):
            words.setdefault(normalise_name(word), side)
    return words


@cache
def seat_words() -> dict[str, str]:
    """Capitals and seats that stand for their government: "seoul" for South Korea."""
    return {normalise_name(seat): side for side, row in load_vocabulary("demonyms").items() for seat in row["seats"]}


@cache
def side_nouns() -> frozenset[str]:
    """Keys of the sides' own names and seats."""
    return frozenset(normalise_name(noun) for noun in (*load_vocabulary("demonyms"), *seat_words()))


def is_adjective_of_side(words: str) -> bool:
    """Whether the words are nothing but "Syrian", "U.S.": no name of a speaker ("Seoul" and "Israel" are)."""
    return all(_is_adjective(normalise_name(w)) and not _is_people(w) and not w.isupper() for w in words.split())


def _is_adjective(key: str) -> bool:
    return (key in side_words() and key not in side_nouns()) or key in _last_words()


@cache
def _first_words() -> frozenset[str]:
    """The words with which the words for a side begin."""
    return frozenset(word.partition(" ")[0] for word in side_words())


@cache
def _last_words() -> frozenset[str]:
    """The last words of adjectives of two: "Korean", of North or South."""
    return frozenset(word.rpartition(" ")[2] for word in side_words() if " " in word and word not in side_nouns())


def _is_people(word: str) -> bool:
    """Whether a word is a people, who can speak: "Russians", "Tigrayans"."""
    return word.casefold().endswith(("ans", "ers", "nis", "lis", "rds", "rks", "ars", "ens"))


def find_sides(words: str | None) -> tuple[str, ...]:
    """The sides that a phrase names, in order, the longest names first at each place."""
    keys = normalise_name(words or "").split()
    table, sides, at = side_words(), [], 0
    while at < len(keys):
        if keys[at] not in _first_words() and keys[at].removesuffix("s") not in _first_words():
            at += 1
            continue
        for length in (3, 2, 1):
            key = " ".join(keys[at : at + length])
            side = table.get(key) or (table.get(key[:-1]) if key.endswith("s") else None)
            if side and at + length <= len(keys):
                sides.append(side)
                at += length
                break
        else:
            at += 1
    return tuple(dict.fromkeys(sides))


@cache
def adversaries() -> dict[str, frozenset[str]]:
    """Each side with the sides that fight or fought it."""
    table: dict[str, set[str]] = {}
    for conflict in load_vocabulary("parties")["conflicts"]:
        for one, other in ((conflict["one"], conflict["other"]), (conflict["other"], conflict["one"])):
            for side in one:
                table.setdefault(side, set()).update(other)
    return {side: frozenset(others) for side, others in table.items()}


_KINDS = {
    "intelligence": PartyKind.INTELLIGENCE,
    "analyst": PartyKind.ANALYST,
    "monitor": PartyKind.ANALYST,
    "media": PartyKind.MEDIA,
    "witness": PartyKind.WITNESS,
}


def party_kind(name: str | None, group: str | None) -> PartyKind:
    """What a party is, relative to the group that is counted.

    Parameters
    ----------
    name : str or None
        A speaker's name, known or as written.
    group : str or None
        Who is counted, such as ``"North Korean soldiers"``.

    Returns
    -------
    PartyKind
        ``own_side`` and ``adversary`` go before what the party is itself: a ministry or an intelligence service of a
        side that fights the group is an adversary first. Unknown where neither name nor role tells.

    Examples
    --------
    >>> party_kind("Zelensky", "North Korean soldiers").value
    'adversary'
    >>> party_kind("NIS", "North Korean soldiers").value
    'intelligence'
    """
    if not name:
        return PartyKind.UNKNOWN
    party = find_party(name)
    base = party.kind if party else _kind_by_words(name)
    sides = (party.side,) if party and party.side else find_sides(name) if not party else ()
    counted = find_sides(group)
    if base in _KINDS and base not in ("intelligence",):
        return _KINDS[base]
    for side in sides:
        relation = _relation(side, counted)
        if relation is PartyKind.OWN_SIDE or (relation and base != "intelligence"):
            return relation
        if relation and side not in ("South Korea", "United States", "United Kingdom"):
            return relation
    if base == "intelligence":
        return PartyKind.INTELLIGENCE
    if base in ("government", "military", "health") and sides:
        return PartyKind.THIRD_PARTY_GOVERNMENT if base == "government" or counted else PartyKind.UNKNOWN
    return _KINDS.get(base or "", PartyKind.UNKNOWN)


def _relation(side: str, counted: Iterable[str]) -> PartyKind | None:
    relation = None
    for group_side in counted:
        if group_side == side:
            return PartyKind.OWN_SIDE
        if group_side in adversaries().get(side, frozenset()):
            relation = PartyKind.ADVERSARY
    return relation


_BASE_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("intelligence", ("intelligence", "spy")),
    ("analyst", ("analyst", "analysts", "researcher", "researchers", "institute", "university", "expert", "experts",
                 "think")),
    ("media", ("newspaper", "radio", "television", "tv", "daily", "journalist", "media", "reporter", "correspondent")),
    ("witness", ("witness", "witnesses", "resident", "residents", "villagers", "activist", "activists", "survivor",
                 "nurse", "doctor", "medics", "volunteer", "soldier", "defector", "prisoner", "captain", "source")),
    ("monitor", ("monitor", "monitors", "observatory", "observers", "ngo", "watchdog")),
    ("military", ("army", "military", "commander", "commanders", "brigade", "officer", "general", "forces", "navy")),
    ("government", ("government", "ministry", "minister", "president", "official", "officials", "spokesman",
                    "spokeswoman", "governor", "police", "authorities", "negotiator", "ambassador", "embassy")),
)  # fmt: skip


def _kind_by_words(name: str) -> str | None:
    """The base kind that an unknown party's own words tell; a bare side ("Seoul") is a government."""
    words = set(normalise_name(name).split())
    for kind, signs in _BASE_WORDS:
        if not words.isdisjoint(signs):
            return kind
    return "government" if normalise_name(name) in side_words() else None
