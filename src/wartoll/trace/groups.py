"""Whether two descriptions count the same people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from wartoll.trace.parties import fold_spelling
from wartoll.vocabulary import load_vocabulary

_AND = re.compile(r"\s*(?:,|\band\b|\bas well as\b|\balongside\b|\btogether with\b|\bplus\b|/|\+|&)\s*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:-[A-Za-zÀ-ɏ]+)*")
_JOIN = re.compile(r"(?:\s+\w+){0,2}\s+and\s+", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?:\w+\s+)?(?:soldiers|troops|groups|forces|units|men|servicemen|personnel|losses|casualties|fighters|dead|"
    r"wounded|contingents?)\b",
    re.IGNORECASE,
)
# Classes wide enough to hold the others.
_WIDER = {"security": {"soldier", "police"}, "anyone": {"soldier", "police", "civilian", "security", "worker"}}


class GroupLikeness(StrEnum):
    """How two groups relate, as far as their names say."""

    SAME = "same"
    UNKNOWN = "unknown"
    NARROWER = "narrower"
    WIDER = "wider"
    OTHER = "other"

    @property
    def differs(self) -> bool:
        """Whether other people are counted."""
        return self in (GroupLikeness.NARROWER, GroupLikeness.WIDER, GroupLikeness.OTHER)


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group taken apart: the sides it joins, the classes of people, other words that tell it from others."""

    sides: frozenset[str]
    classes: frozenset[str]
    names: frozenset[str]
    has_unit: bool
    camps: frozenset[str] = frozenset()


@cache
def _words(*path: str) -> frozenset[str]:
    table = load_vocabulary("tracing")["group"]
    for key in path:
        table = table[key]
    return frozenset(table.split())


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for name, phrases in load_vocabulary("tracing")["group"]["classes"].items():
        parts = sorted((" ".join(p.split()) for p in phrases.split(",")), key=len, reverse=True)
        joined = "|".join(re.escape(part).replace(r"\ ", r"\s+") for part in parts)
        found.append((name, re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)))
    return tuple(found)


@cache
def _sides() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all words that name a side's people, and the side of each."""
    forms: dict[str, str] = {}
    for side, row in load_vocabulary("demonyms").items():
        for word in (side, *row["words"]):
            for form in (word, f"{word}'s", f"{word}s"):
                forms.setdefault(form.lower(), side)
    joined = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{joined})(?!\w)", re.IGNORECASE), forms


def _side_matches(text: str) -> Iterator[tuple[int, int, str]]:
    pattern, forms = _sides()
    for match in pattern.finditer(text):
        if match.group() not in ("us", "un", "Us"):  # "us" is a pronoun, "US" a state
            yield match.start(), match.end(), forms[match.group().lower()]


@lru_cache(maxsize=65536)
def read_group(name: str) -> GroupName:
    """Take a group's name apart."""
    sides, rest = set(), name
    for start, end, side in _side_matches(name):
        sides.add(side)
        rest = rest[:start] + " " * (end - start) + rest[end:]
    classes = read_classes(rest)
    plain = _words("plain", "words")
    for _, pattern in _classes():
        rest = pattern.sub(" ", rest)
    names = {
        fold_spelling(re.sub(r"'s$", "", word.lower())) for word in _WORD.findall(rest) if word.lower() not in plain
    }
    units = _words("units", "words")
    has_unit = any(word.lower() in units for word in _WORD.findall(name))
    return GroupName(frozenset(sides), classes, frozenset(n for n in names if len(n) > 1), has_unit, read_camps(name))


@cache
def _camps() -> tuple[tuple[str, re.Pattern[str]], ...]:
    camps = load_vocabulary("tracing")["group"]["camps"]
    return tuple((name, re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.I)) for name, words in camps.items())


@lru_cache(maxsize=4096)
def read_camps(text: str) -> frozenset[str]:
    """The camps of an inner war that a text names: the government's, those who fight it."""
    return frozenset(name for name, pattern in _camps() if pattern.search(text))


def read_classes(text: str) -> frozenset[str]:
    """The classes of people that a text names, each part of an enumeration for itself."""
    found = set()
    for part in _AND.split(text):
        for name, pattern in _classes():
            if pattern.search(part):
                found.add(name)
                break
    return frozenset(found)


def read_sides(text: str) -> frozenset[str]:
    """The states whose people a text names."""
    return frozenset(side for _, _, side in _side_matches(text))


def as_written(group: GroupName, text: str) -> GroupName:
    """A group with only those sides and classes that a text names: what a reader worked out is no word of it."""
    return replace(
        group,
        sides=group.sides & read_sides(text),
        classes=group.classes & read_classes(text),
        camps=group.camps & read_camps(text),
    )


_UNIT_SIZES = ("squad", "platoon", "company", "battalion", "regiment", "brigade", "division", "corps", "army")


@lru_cache(maxsize=4096)
def unit_size(text: str) -> int | None:
    """How large the one kind of unit is that a text names, from squad to army; None where it names none or several."""
    found = {
        size
        for size, unit in enumerate(_UNIT_SIZES)
        if re.search(rf"\b{unit if unit != 'army' else '(?:army|armed forces)'}\b", text, re.IGNORECASE)
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=65536)
def compare_groups(first: str | None, second: str | None) -> GroupLikeness:
    """How the second group relates to the first; UNKNOWN where a name says too little."""
    if not first or not second:
        return GroupLikeness.UNKNOWN
    if first.casefold() == second.casefold():
        return GroupLikeness.SAME
    return compare_names(read_group(first), read_group(second))


def compare_names(one: GroupName, two: GroupName) -> GroupLikeness:
    """How the second group relates to the first, both taken apart."""
    sides = _compare_sets(one.sides, two.sides)
    if sides.differs:
        return sides
    if one.camps and two.camps and not one.camps & two.camps:
        return GroupLikeness.OTHER
    classes = _compare_classes(one.classes, two.classes)
    if classes.differs:
        return classes
    if one.names and two.names and not _meet(one.names, two.names) and not (one.has_unit or two.has_unit):
        return GroupLikeness.UNKNOWN
    if (
        sides is GroupLikeness.SAME
        or (one.classes == two.classes == {"security"})
        or (one.names and _meet(one.names, two.names))
    ):
        return GroupLikeness.SAME
    return GroupLikeness.UNKNOWN


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    return any(a == b or (min(len(a), len(b)) >= 5 and a[:5] == b[:5]) for a in one for b in two)


def _compare_sets(one: frozenset[str], two: frozenset[str]) -> GroupLikeness:
    if not one or not two:
        return GroupLikeness.UNKNOWN
    if one == two:
        return GroupLikeness.SAME
    if two < one:
        return GroupLikeness.NARROWER
    return GroupLikeness.WIDER if one < two else GroupLikeness.OTHER


def _compare_classes(one: frozenset[str], two: frozenset[str]) -> GroupLikeness:
    if "security" in one and "security" in two:
        return GroupLikeness.SAME
    one, two = _spread(one), _spread(two)
    found = _compare_sets(one, two)
    if found is GroupLikeness.WIDER and "anyone" in two:
        return GroupLikeness.UNKNOWN  # "people" for soldiers names them less closely; it counts no one else
    return found


def _spread(classes: frozenset[str]) -> frozenset[str]:
    spread = set(classes)
    for name in classes:
        spread |= _WIDER.get(name, set())
    spread.discard("security")
    return frozenset(spread)


@dataclass(frozen=True, slots=True)
class JoinedSides:
    """Two states' people counted together ("Russian and North Korean groups"), with the words that join them."""

    sides: frozenset[str]
    words: str


@lru_cache(maxsize=4096)
def joined_sides(sentence: str) -> JoinedSides | None:
    """The first pair of states whose people a sentence joins by "and" before one noun, or None."""
    for (start, end, state), (next_start, next_end, other) in pairwise(_side_matches(sentence)):
        if state != other and _JOIN.fullmatch(sentence, end, next_start):
            noun = _NOUN.match(sentence, next_end)
            if noun:
                return JoinedSides(frozenset({state, other}), sentence[start : noun.end()])
    return None
