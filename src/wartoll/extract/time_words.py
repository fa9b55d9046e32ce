"""Words of time: where they stand in a text, and small counts before them ("two", "10-12", "several")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick

from wartoll.extract.number_words import word_values
from wartoll.vocabulary import load_vocabulary

UNIT_FORMS = {
    form: unit
    for unit in ("hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century")
    for form in (unit, "centuries" if unit == "century" else unit + "s")
}


DAYPARTS = tuple(
    f"{which} {part}" for which in ("next", "following", "same", "that") for part in ("morning", "afternoon", "evening")
)


class Trigger(NamedTuple):
    """A word around which a time may be said, with the kind of word it is."""

    start: int
    end: int
    type: str
    word: str


class Expression(NamedTuple):
    """A time read around a trigger: its span, kind, and the key that ``resolve_time`` reads."""

    start: int
    end: int
    kind: str
    key: tuple[object, ...]
    role: str | None = None
    per: str | None = None
    chained: bool = False


@cache
def times() -> dict[str, dict[str, object]]:
    """The tables of ``vocabulary/times.toml``."""
    return load_vocabulary("times")


@cache
def month_numbers() -> dict[str, int]:
    """Every form of a month's name, in lower case without a full stop, with its number."""
    tables = load_vocabulary("times")
    return {**tables["months"], **tables["short_months"]}


@cache
def _triggers() -> ahocorasick.Automaton:
    tables = load_vocabulary("times")
    types = {
        "month": (*tables["months"], *tables["short_months"]),
        "weekday": tuple(tables["weekdays"]),
        "season": tuple(tables["seasons"]),
        "shift": tuple(tables["shifts"]),
        "unit": tuple(UNIT_FORMS),
        "frequency": tuple(tables["frequency"]),
        "feast": tuple(tables["feasts"]),
        "word": (
            "overnight", "quarter", "half", "weekend", "this morning", "this afternoon", "this evening", "last night",
            "q1", "q2", "q3", "q4", "so far this", "earlier in the day", "recently", "same day", "that day",
            "year-end", "year's end", "year’s end", *DAYPARTS,
        ),
    }  # fmt: skip
    automaton = ahocorasick.Automaton()
    for type_, words in types.items():
        for word in words:
            automaton.add_word(word, (type_, word))
    automaton.make_automaton()
    return automaton


def find_triggers(low: str) -> list[Trigger]:
    """Where words of time stand in a lower-case text, as whole words and the longest first; linear."""
    found: list[Trigger] = []
    size = len(low)
    for last, (type_, word) in _triggers().iter(low):
        start, end = last - len(word) + 1, last + 1
        if (start and (low[start - 1].isalnum() or low[start - 1] == "_")) or (
            end < size and (low[end].isalnum() or low[end] == "_")
        ):
            continue
        while found and found[-1].start >= start:
            found.pop()
        if found and found[-1].end > start:
            continue
        found.append(Trigger(start, end, type_, word))
    return found


_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_SMALL += "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|one hundred"
_SMALL_WORD = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:{_SMALL})"
_VAGUE_COUNTS: dict[str, tuple[float, float]] = {
    "several": (3, 9), "some": (3, 9), "a few": (3, 9), "few": (3, 9), "a couple of": (2, 3), "couple of": (2, 3),
    "couple": (2, 3), "many": (3, 20), "a dozen": (12, 12), "a": (1, 1), "an": (1, 1), "half a": (0.5, 0.5),
    "half an": (0.5, 0.5),
}  # fmt: skip
_ONE_COUNT = rf"\d{{1,5}}(?:[.,]\d{{1,3}})?|{_SMALL_WORD}"
_COUNT = re.compile(
    rf"""(?<![\w.,$€£])(?:(?:between|from)\s)?(?P<first>{_ONE_COUNT})(?P<half>\sand\sa\shalf|[- ]1/2|½)?
         (?:\s?(?:-|–|to|or|and)\s?(?P<last>{_ONE_COUNT}))?[\s-]\Z
       | (?<!\w)(?P<vague>several|some|a\sfew|few|a\scouple\sof|couple\sof|couple|many|a\sdozen|half\san?|an?)
         [\s-](?:more\s|full\s)?\Z""",
    re.VERBOSE,
)


class Count(NamedTuple):
    """A small count before a unit of time: where it starts, and its interval."""

    start: int
    low: float
    high: float
    article: bool = False


def read_count_before(low: str, at: int, floor: int = 0) -> Count | None:
    """Read the count that ends right before an offset: "two" of "two weeks", "10-12" of "10-12 weeks"."""
    floor = max(floor, at - 36)
    match = _COUNT.search(low, floor, at)
    if match is None:
        return None
    if match["vague"]:
        vague = " ".join(match["vague"].split())
        least, most = _VAGUE_COUNTS[vague]
        return Count(match.start("vague"), least, most, vague in ("a", "an"))
    first = small_number(match["first"])
    if match["half"]:
        first += 0.5
    last = small_number(match["last"]) if match["last"] else first
    if last < first:
        return Count(match.start("last"), last, last)
    return Count(match.start(), first, last)


def small_number(words: str) -> float:
    """The value of digits or a number word below two hundred."""
    words = words.replace(",", "")
    if words[0].isdigit():
        return float(words)
    values = word_values()
    return sum(values[part][1] for part in re.split(r"[- ]", words) if part in values and part != "a")
