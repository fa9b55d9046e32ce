"""Numbers in words: "three hundred and fifty", "half a million", "two-thirds", "tens of thousands"."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple

import ahocorasick

from wartoll.vocabulary import load_vocabulary


class Core(NamedTuple):
    """A bare number: its span, its value or interval, and what its form says of its kind (None: not known yet)."""

    start: int
    end: int
    low: float
    high: float
    vague: bool = False
    kind: str | None = None
    scale: float = 1.0
    digits: bool = False
    unit: str | None = None


_POSSESSIVE = re.compile(r"['’]s\b")
_NEXT = re.compile(r"[\s\-‑]{1,3}(?:(and)\s{1,2})?(?:(an?)\s{1,2})?([a-z]+)(?![\w'’])")
_ARTICLE = re.compile(r"(?<![\w])(?:an?|another|one)\s{1,2}\Z")
_A_WORDS = frozenset("a an another some the about around nearly almost every".split())


@cache
def word_values() -> dict[str, tuple[str, float]]:
    """Every number word with its type (unit, ten, scale, part, vague) and value."""
    numbers = load_vocabulary("numbers")
    table: dict[str, tuple[str, float]] = {}
    for type_, name in (("unit", "units"), ("ten", "tens"), ("scale", "scales"), ("part", "parts")):
        table |= {word: (type_, float(value)) for word, value in numbers[name].items()}
    table |= {word + "s": ("parts", value) for word, value in numbers["parts"].items() if not word.startswith("hal")}
    table |= {word: ("times", value) for word, value in numbers["times"].items()}
    table["second"] = ("nth", 0.5)  # only in "every second man"
    table |= dict.fromkeys(numbers["vague"], ("vague", 0.0))
    return table


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in word_values():
        automaton.add_word(word, word)
    for word, plural in unit_words():
        automaton.add_word(word, word)
        automaton.add_word(plural, plural)
    automaton.make_automaton()
    return automaton


@cache
def unit_words() -> tuple[tuple[str, str], ...]:
    """The military units and their plurals: ("company", "companies")."""
    words = load_vocabulary("units")["unit_words"]
    return tuple((word, word[:-1] + "ies" if word.endswith("y") else word + "s") for word in words)


def find_words(low: str) -> list[tuple[int, str]]:
    """Where number words and unit words stand in a lower-case text, as whole words; linear."""
    size = len(low)
    found = []
    values = word_values()
    for last, word in _automaton().iter(low):
        start, end = last - len(word) + 1, last + 1
        if start and (low[start - 1].isalnum() or low[start - 1] == "_"):
            continue
        if end < size:
            after = low[end]
            if after.isalnum() or after == "_" or (after in "'’" and word in values and _POSSESSIVE.match(low, end)):
                continue
        found.append((start, word))
    return found


def read_numeral(low: str, start: int, end: int, value: float, first: str) -> Core:
    """Read on from a first number: the scales and smaller numbers that follow it.

    Parameters
    ----------
    low : str
        The text in lower case.
    start, end : int
        The span of the first number.
    value : float
        Its value.
    first : str
        Its type: ``digits``, ``unit``, ``ten`` or ``scale``.
    """
    total, current, scale, ceiling = 0.0, value, 1.0, math.inf
    limit = 10.0 if first == "ten" else 1.0  # what is added next must be smaller
    if first == "scale":
        scale = limit = value
        if value >= 1000:
            total, current, ceiling = value, 0.0, value
    words = word_values()
    while match := _NEXT.match(low, end, end + 40):
        joint, article, word = match.groups()
        type_, size = words.get(word, ("", 0.0))
        if word in ("half", "quarter") and article and joint:
            if total and not current:
                total += size * scale  # "a million and a half"
            else:
                current += size  # "two and a half thousand"
            limit = 0.0
        elif joint and article:
            break
        elif type_ == "scale" and size < 1000 and not joint and 0 < current < size:
            current, scale, limit = current * size, size, size
        elif type_ == "scale" and 1000 <= size < ceiling and not joint and current:
            total, current, scale, limit, ceiling = total + current * size, 0.0, size, size, size
        elif type_ in ("unit", "ten") and first != "digits" and 0 < size < limit and (limit > 10 or not joint):
            current, limit = current + size, 10.0 if type_ == "ten" else 1.0
        elif word in _PLURAL_SCALES and scale == 1.0 and not joint and not low.startswith(" of", match.end()):
            if current >= _FEW and _PLURAL_SCALES[word] < 1000:
                break  # "kill 21 hundreds flee": two numbers
            scale = limit = _PLURAL_SCALES[word]  # "5 thousands"
            total, current = current * scale, 0.0
        else:
            break
        end = match.end()
    number = total + current
    return Core(start, end, number, number, scale=scale, digits=first == "digits")


_FEW = 10  # of hundreds that anybody counts
_PLURAL_SCALES = {"hundreds": 100.0, "thousands": 1000.0, "millions": 1e6, "billions": 1e9, "dozens": 12.0}
_VAGUE_SCALE = re.compile(
    r"(several|few|couple|handful)(?:\s+of)?\s+(dozen|hundred|thousand|million|billion)s?(?:\s+(thousand|million))?(?!\w)"
)
_VAGUE_OF = re.compile(
    r"(tens|dozens|scores|hundreds|thousands)(?:\s+(?:and|upon)\s+\1)?\s+of\s+(hundred|thousand|million|billion)s?(?!\w)"
)
_FRACTION_OF_SCALE = re.compile(r"[\s-]+(?:of\s+)?(?:an?\s+)?(dozen|hundred|thousand|million|billion)(?!\w)")
_SCORES = re.compile(
    r"scores(?=\s+(?:\w+\s+)?(?:of|more|killed|dead|wounded|injured|hurt|died|missing|were|are|have|had|others)\b)"
)
_SHARE_OF = re.compile(
    r"""\s*(?:of|the|its|their|his|her|our|this|that|those|these|as|are|were|have|had|was|is|has|to|from|dead|killed
      |wounded)\b | \s*[,.;:)] | \s*\Z""",
    re.VERBOSE,
)


def read_word(low: str, start: int, word: str) -> Core | None:
    """Read the number that begins with a number word at ``start``; None where the word is no number there."""
    type_, value = word_values().get(word, ("", 0.0))
    end = start + len(word)
    if type_ in ("unit", "ten"):
        core = read_numeral(low, start, end, value, type_)
        return _share_after(low, core) or core
    if type_ == "scale":
        return _read_scale(low, start, end, value)
    if type_ in ("part", "nth") and (every := _every_nth(low, start, end, value)) is not None:
        return every
    if type_ == "part":
        return _read_part(low, start, end, word, value)
    if type_ == "vague":
        return _read_vague(low, start, end, word)
    if type_ == "times" and _TIMES_OVER.match(low, end, end + 60):
        return Core(start, end, value, value, kind="ratio", unit="times")
    return None


def _read_scale(low: str, start: int, end: int, value: float) -> Core | None:
    """ "A thousand", "another dozen", "half a million"; a bare "thousand" is no number."""
    if low[start - 1 : start] == "-":
        return None
    window = low[max(0, start - 20) : start]
    before = re.search(r"(?<!\w)(half\s{1,2}(?:of\s)?an?|\w+)\s{1,2}\Z", window)
    if before is None:
        return None
    at = start - len(window) + before.start()
    if before[1].startswith("half"):
        number = value / 2
        return Core(at, end, number, number, scale=value)
    if before[1] not in _A_WORDS:
        return None
    core = read_numeral(low, start, end, value, "scale")
    return core._replace(start=at) if before[1] in ("a", "an") else core


def _share_after(low: str, core: Core) -> Core | None:
    """ "Two-thirds", "one in three", "one-tenth" and "three quarters of a million"."""
    value = core.low
    if not 0 < value < 20:
        return None
    match = _NEXT.match(low, core.end, core.end + 20)
    if match and not match[1] and not match[2]:
        type_, size = word_values().get(match[3], ("", 0.0))
        if (type_ == "parts" and value > 1) or (type_ == "part" and value == 1 and _is_share(low, match.end())):
            return _of_a_scale(low, core.start, match.end(), value * size)
    return None


def _is_share(low: str, end: int) -> bool:
    """Whether a part is a share: "one third of", "a quarter were", not "a third soldier"."""
    return bool(_SHARE_OF.match(low, end, end + 20))


def _of_a_scale(low: str, start: int, end: int, share: float) -> Core:
    match = _FRACTION_OF_SCALE.match(low, end, end + 25)
    if match and ("of" in match[0] or word_values()[match[1]][1] >= 1e6 or " a" in match[0]):
        size = word_values()[match[1]][1]
        return Core(start, match.end(), share * size, share * size, scale=size)
    return Core(start, end, share, share, kind="fraction")


# "twice as many", "double what they admit", "treble the army's losses"
_TIMES_OVER = re.compile(
    r"""\s(?:as\s(?:many|much|high|heavy|large|great|big|numerous|bad)|what|those|that\sof|ours|theirs
        |(?:the|their|its|our|his|her|any)\s(?:[\w'’-]+\s){0,2}?
         (?:losses|casualties|dead|deaths|toll|number|total|figure|rate|strength|size))\b""",
    re.VERBOSE,
)
_EVERY = re.compile(r"(?<!\w)(?:every|each)\s{1,2}\Z")
_EVERY_ONE = re.compile(
    r"\s(?:man|woman|child|soldier|fighter|rifle|recruit|conscript|officer|sailor|marine|trooper|volunteer|civilian|adult"
    r"|patient|prisoner|resident|casualty|victim|person|family|one\sof|[a-z]+(?:ian|ese|ish|can))\b"
)


def _every_nth(low: str, start: int, end: int, value: float) -> Core | None:
    """ "Every third man": a share of the people."""
    before = _EVERY.search(low, max(0, start - 8), start)
    if before is None or not _EVERY_ONE.match(low, end, end + 14):
        return None
    return Core(before.start(), end, value, value, kind="fraction")


_NO_HALF = frozenset("first second other latter former better brother sister second-".split())


def _read_part(low: str, start: int, end: int, word: str, value: float) -> Core | None:
    """ "A third of", "nearly half", "a quarter of a million"."""
    window = low[max(0, start - 16) : start]
    before = re.search(r"([^\W\d_]+)[\s-]{1,2}\Z", window)
    last = before[1] if before else ""
    if word in ("half", "halves"):
        if last in _NO_HALF or low[start - 1 : start] == "-" or word == "halves":
            return None
        scaled = _FRACTION_OF_SCALE.match(low, end, end + 25)
        if scaled is None and not _SHARE_OF.match(low, end, end + 20):
            return None
        at = start - len(window) + before.start() if before and last in ("a", "one") else start
        return _of_a_scale(low, at, end, value)
    if last not in ("a", "an") or before is None:
        return None
    core = _of_a_scale(low, start - len(window) + before.start(), end, value)
    return core if core.kind is None or _is_share(low, end) else None


def _read_vague(low: str, start: int, end: int, word: str) -> Core | None:
    numbers = load_vocabulary("numbers")
    window = low[max(0, start - 16) : start]
    article = re.search(r"(?<!\w)an?\s{1,2}(?:(?:good|small|mere|tiny|further|whole)\s{1,2})?\Z", window)
    at = start - len(window) + article.start() if article else start
    if match := _VAGUE_SCALE.match(low, start, start + 60):
        low_, high = numbers["vague_scales"][match[2]]
        if match[1] == "couple":
            size = word_values()[match[2]][1]
            low_, high = 2 * size, 3 * size
        times = word_values()[match[3]][1] if match[3] else 1.0
        return Core(at, match.end(), low_ * times, high * times + (times - 1), vague=True, scale=low_)
    if match := _VAGUE_OF.match(low, start, start + 60):
        low_, high = numbers["vague_of"][match[1]]
        size = word_values()[match[2]][1]
        return Core(start, match.end(), low_ * size, float(round(high * size)), vague=True, scale=size)
    if word in ("few", "handful", "couple") and article is None:
        return None
    if word == "several" and re.compile(r"\s(?:tens|dozens|hundreds|thousands)\sof\s").match(low, end, end + 14):
        return None
    if word == "tens" and not re.compile(r"\s+of\s").match(low, end, end + 6):
        return None
    if word == "scores" and not _SCORES.match(low, start, start + 40):
        return None
    low_, high = numbers["vague"][word]
    return Core(at, end, float(low_), float(high), vague=True)
