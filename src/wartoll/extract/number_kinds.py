"""What kind of number a number is: a count of people, or a date, an age, a calibre, a highway."""

from __future__ import annotations

import re
from functools import cache

from wartoll.extract.number_ages import is_age
from wartoll.extract.number_digits import people_nouns
from wartoll.extract.number_words import Core, word_values
from wartoll.vocabulary import load_vocabulary

_JOINED = re.compile(r"[\-‑]?([^\W\d_]+|°|%)")
_AFTER = re.compile(r"[\s\u00a0]{1,3}([a-z°%/]+\.?(?:[-'’][a-z]+)*)(?:[\s\u00a0-]{1,2}([a-z]+))?")
_WORD_BEFORE = re.compile(r"([^\W_]+\.?|[#№§])[\s\u00a0]{0,2}\Z")
_PERCENT = re.compile(
    r"[\s\u00a0-]{0,2}(?:%|per[\s-]?cent\b(?:\.(?=\s[a-z]))?|percent(?:age)?\b|pct\b\.?)(\s?(?:-\s?)?points?\b)?"
)
_AGE_AFTER = re.compile(
    r"[\s-]{1,2}(?:years?|months?|weeks?)[\s-]{1,2}olds?\b|[\s-]?y\.?/?o\b|[\s-]{1,2}years? of age\b"
)
_CLOCK = re.compile(r"[:.]([0-5]\d)(?::[0-5]\d)?(?!\d)")
_CLOCK_AFTER = re.compile(r"(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\b\.?|o['’]clock|gmt\b|utc\b|local time|hours local|hrs\b)")
_DOTTED_CLOCK = re.compile(r"(?<!\w)(?:on|at|of|till|until|by)\s(?:[01]\d|2[0-4])\.[0-5]\d\Z")
_RATIO = re.compile(r"(?:\s:\s?|:)(\d{1,3})(?!\d)|-to-(one|1)\b")
_SLASH = re.compile(r"/(\d+)(?:/\d+)?(?!\d)")
_URL = re.compile(r"(?:https?://|www\.|[\w.+-]+@)\S+")
_PHONE = re.compile(r"\+\d{1,4}[\s.\-]?\(?\d{2,4}\)?(?:[\s.\-]\d{2,4}){2,4}(?!\d)")
_PHONE_GROUPS = re.compile(r"\d{3}[-.]\d{3,4}[-.]\d{4}(?!\d)")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3})\]")
_LIST_NUMBER = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|during|before|after|late|early|mid|summer|autumn|spring|winter|fall|year|to|and|the)[\s-]{1,2}\Z"
)
# "five times Ukrainian losses", "twice the enemy's dead"
_TIMES_A_TOLL = re.compile(
    r"(?:\s+[\w'’-]+){0,2}?\s+(?:losses|casualties|dead|deaths|toll|number|total|figure|strength|size)\b"
)


@cache
def words_of(table: str, key: str = "words") -> frozenset[str]:
    """A list of words of ``vocabulary/units.toml``."""
    return frozenset(load_vocabulary("units")[table][key].split())


def page_numbers(text: str) -> list[tuple[int, int]]:
    """Spans of addresses, phone numbers and footnote marks, in which no number counts anything."""
    spans = []
    if "://" in text or "www." in text or "@" in text:
        spans += [match.span() for match in _URL.finditer(text)]
    if "[" in text:
        spans += [match.span() for match in _FOOTNOTE.finditer(text)]
    if "+" in text:
        spans += [match.span() for match in _PHONE.finditer(text) if 9 <= sum(map(str.isdigit, match[0])) <= 15]
    spans += [match.span() for match in _PHONE_GROUPS.finditer(text)]
    return sorted(spans)


def classify(text: str, low: str, core: Core) -> Core:
    """Give a core its kind by its form and the words beside it.

    Returns
    -------
    Core
        With its kind set, and its end, value and unit where the kind changes them ("46.5K", "33 per cent").
    """
    for rule in (_classify_joined_before, _classify_joined_after, _classify_by_words, _classify_by_place):
        core = rule(text, low, core)
        if core.kind is not None:
            return core
    return core._replace(kind="count")


def _with(core: Core, kind: str, end: int | None = None, unit: str | None = None) -> Core:
    return core._replace(kind=kind, end=core.end if end is None else end, unit=unit)


_NUMBERED = re.compile(r"\b(?:ID|Id|No|Nr|Ref)\s?[.:#]\s?\Z")
"""What a page or a file puts before its own number."""


def _classify_joined_before(text: str, low: str, core: Core) -> Core:
    """Signs and letters that touch the number from the left."""
    start = core.start
    before = text[start - 1] if start else " "
    if before.isalpha() or before == "_":
        return _with(core, "identifier") if not text[start - 2 : start - 1].islower() else core
    if before in "-‑" and start > 1 and text[start - 2].isalnum():
        head = re.search(r"[^\W_]+\Z", text[max(0, start - 20) : start - 1])
        if head and (not head[0].islower() and not head[0].isdigit()) and core.digits:
            return _with(core, "identifier")
        if head and head[0].isdigit() and not core.digits:
            return _with(core, "compound")
    if before in words_of("money", "signs"):
        return _with(_scaled(text, low, core), "money", unit=before)
    if before == "−" or (before == "-" and text[start - 2 : start - 1] in ("(", "")):
        return _with(core, "change")
    if before == "/" and text[start - 2 : start - 1].isdigit():
        return _with(core, "identifier")
    enumerates = before == "(" and text[core.end : core.end + 2] == ") " and core.low <= 9 and core.digits
    if enumerates and (f"({core.low + 1:.0f}) " in text or f"({core.low - 1:.0f}) " in text):
        return _with(core, "identifier")
    if before in tuple("#№§") or _NUMBERED.search(text, max(0, start - 8), start):
        return _with(core, "identifier")
    return core


def _scaled(text: str, low: str, core: Core) -> Core:
    """The core with a joined scale such as the K of "46.5K"."""
    match = re.compile(r"(?:k|mln|mn|bn|bln|m|b)(?![a-z0-9])", re.IGNORECASE).match(text, core.end)
    if match is None or not core.digits:
        return core
    letters = match[0]
    suffixes = load_vocabulary("numbers")["suffixes"]
    scale = suffixes.get(letters, suffixes.get(letters.lower(), suffixes.get(letters.upper())))
    assert scale is not None
    return core._replace(end=match.end(), low=core.low * scale, high=core.high * scale, scale=float(scale))


def _classify_joined_after(text: str, low: str, core: Core) -> Core:
    """Signs and letters that touch the number from the right."""
    end = core.end
    if match := _PERCENT.match(low, end):
        stop = match.end() - (match[0][-1:] == "." and not text[match.end() + 1 : match.end() + 2].islower())
        if match[1]:
            return _with(core, "measure", match.end(), "points")
        return _with(core, "percent", stop, "%")._replace(low=core.low / 100, high=core.high / 100)
    after = text[end : end + 1]
    if after == ":" and (match := _CLOCK.match(text, end)) and core.low < 25:
        return _with(core, "clock", match.end())
    if (core.low < 25 or end - core.start == 4) and core.digits and (match := _CLOCK_AFTER.match(low, end)):
        return _with(core, "clock", match.end())
    if core.digits and "." in low[core.start : end] and _DOTTED_CLOCK.search(low, max(0, core.start - 8), end):
        return _with(core, "clock")
    if (match := _RATIO.match(low, end)) and 0 < core.low <= 1000:
        below = float(match[1]) if match[1] else 1.0
        if below > 0 and core.scale == 1.0:
            return _with(core, "ratio", match.end(), "to 1")._replace(low=core.low / below, high=core.high / below)
    if after == "/" and (match := _SLASH.match(text, end)):
        below = float(match[1])
        if 0 < core.low < below <= 20 and match[0].count("/") == 1 and (core.low, below) != (9.0, 11.0):
            return _with(core, "fraction", match.end())._replace(low=core.low / below, high=core.high / below)
        return _with(core, "identifier", match.end())
    if match := _AGE_AFTER.match(low, end):
        return _with(core, "age", match.end())
    match = _JOINED.match(low, end)
    if match is None:
        return core
    return _classify_suffix(text, low, core, match)


def _classify_suffix(text: str, low: str, core: Core, match: re.Match[str]) -> Core:
    word, hyphen = match[1], match[0][0] in "-‑"
    if word in words_of("compounds", "people") and hyphen:
        return _with(core, "count", unit=word)
    if word in words_of("measure") and not (word == "m" and text[match.end() - 1] == "M" and not hyphen):
        if word == "m" and _followed_by_people(low, match.end()):
            return _scaled(text, low, core)
        return _with(core, "measure", match.end(), word)
    if word in words_of("duration") or (word == "h" and not hyphen):
        return _with(core, "duration", match.end(), word)
    if not hyphen and core.digits:
        if word in ("st", "nd", "rd", "th"):
            return _with(core, "ordinal", match.end())
        if word == "s":
            return _with(core, "year" if core.low >= 1000 else "age", match.end())
        scaled = _scaled(text, low, core)
        if scaled.end != core.end:
            return scaled
        if word in words_of("money"):
            return _with(core, "money", match.end(), word)
        if len(word) > 3 and low[match.end() : match.end() + 1] in (" ", ".", ",", ""):
            return core  # a text that lost its space: "12soldiers"
        return _with(core, "identifier", match.end())
    if word in ("fold",):
        return _with(core, "ratio", match.end(), "fold")
    if word in ("odd", "plus", "something") or not hyphen:
        return core
    return _with(core, "compound", match.end(), word)


def _followed_by_people(low: str, end: int) -> bool:
    match = _AFTER.match(low, end)
    return bool(match and (match[1] in people_nouns() or match[2] in people_nouns()))


def _classify_by_words(text: str, low: str, core: Core) -> Core:
    """The word after the number, then the word before it."""
    if match := _AFTER.match(low, core.end, core.end + 40):
        word, second = match[1].rstrip("."), match[2] or ""
        if word in words_of("duration"):
            return _with(core, "duration", match.end(1), word)
        if word in words_of("measure") and not (
            word in ("in", "m", "floor", "point", "points") and second in people_nouns()
        ):
            unit = f"{word} {second}" if word in ("square", "sq", "cubic", "nautical") else word
            if word not in ("in", "g", "m", "story", "stories") or (
                core.digits and text[match.end(1) : match.end(1) + 1] != " "
            ):
                return _with(core, "measure", match.end(1), unit)
        if word in words_of("money"):
            return _with(core, "money", match.end(1), word)
        if word == "times":
            ratio = second in words_of("times", "ratio") or _TIMES_A_TOLL.match(low, match.end(1))
            return _with(core, "ratio" if ratio else "times", match.end(1), "times")
        if word in words_of("furniture") and core.digits:
            return _with(core, "identifier")
        out_of = (word == "out" and second == "of") or (word == "of" and second in ("every", "each"))
        if out_of or (word == "in" and core.low <= 100):
            share = _share_of_each(low, core)
            if share is not None:
                return share
        if word == "past" and core.low <= 60 and second in _HOURS:
            return _with(core, "clock", match.end())
        if core.digits and word in ("et", "est") and core.low < 2400:
            return _with(core, "clock")
    if low.endswith("factor of ", 0, core.start) and core.scale == 1.0:
        return _with(core, "ratio", unit="times")
    before = _WORD_BEFORE.search(low, max(0, core.start - 24), core.start)
    if before and core.scale == 1.0 and _is_label(text, low, before, core):
        return _with(core, "identifier")
    window = low[max(0, core.start - 60) : core.start]
    if core.scale == 1.0 and 0 < core.low < 120 and is_age(text, low, core, window):
        return _with(core, "age")
    return core


_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve midnight noon".split())
_EACH = re.compile(
    r"""\s(?:in|out\sof|of)\s(?P<every>every\s|each\s)?
        (?P<below>\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b
        (?!\s?(?:days?|weeks?|months?|years?|hours?|minutes?|%|per|million|thousand)\b)""",
    re.VERBOSE,
)


def _share_of_each(low: str, core: Core) -> Core | None:
    """ "One in three", "9 out of every 10", "one of every four"."""
    match = _EACH.match(low, core.end, core.end + 40)
    if match is None:
        return None
    below = float(match["below"]) if match["below"].isdigit() else word_values()[match["below"]][1]
    people = re.compile(r"\sof\s(?:them|the|these|those|its|his|her|our|their|us)\b").match(low, match.end())
    if not core.low < below or (
        " in " in match[0] and core.low > 1 and not match["every"] and below not in (5, 10, 100) and not people
    ):
        return None
    return _with(core, "fraction", match.end())._replace(low=core.low / below, high=core.high / below)


_NOT_LABELS = frozenset(
    "camp unit group order class size law range mission operation campaign bus line rule task case sector".split()
)


def _is_label(text: str, low: str, before: re.Match[str], core: Core) -> bool:
    """Whether the word before makes the number a name: "Resolution 2254", "M4 highway 5", "Channel 12"."""
    word = before[1].rstrip(".") if before[1] not in words_of("labels") else before[1]
    if word == "no":
        return text[before.start(1) : before.end(1)] in ("No.", "NO.") or (core.digits and before[1] == "no.")
    capital = text[before.start(1)].isupper()
    if word == "of" and text[max(0, core.start - 9) : core.start] in ("Group of ", "GROUP OF "):
        return core.low in (5, 7, 8, 20, 77)
    if word not in words_of("labels"):
        return False
    if word in ("number", "numbers"):  # "its dead number 3,400" is a verb
        return capital and core.end - core.start <= 3
    if not core.digits:
        return word in _NAMED_IN_WORDS
    return capital or word not in _NOT_LABELS


_NAMED_IN_WORDS = frozenset("resolution article chapter phase hill flight route page channel protocol type".split())


def _classify_by_place(text: str, low: str, core: Core) -> Core:
    """Bare numbers: years, military clock times, list numbers, pronouns."""
    if core.digits and core.scale == 1.0:
        run = text[core.start : core.end]
        window = low[max(0, core.start - 20) : core.start]
        if len(run) == 4 and run.isdigit():
            if (
                re.search(r"\bat\s\Z", window)
                and int(run[:2]) < 24
                and int(run[2:]) < 60
                and not _followed_by_people(low, core.end)
            ):
                return _with(core, "clock")
            if 1900 <= core.low <= 2039 and (_YEAR_BEFORE.search(window) or not _followed_by_people(low, core.end)):
                return _with(core, "year")
        if len(run) > 1 and run[0] == "0" and run.isdigit():
            return _with(core, "identifier")
        if text[core.end : core.end + 2] in (". ", ") ") and _LIST_NUMBER.search(
            low, max(0, core.start - 4), core.start
        ):
            return _with(core, "identifier")
    elif low[core.start : core.end] == "one":
        return _classify_one(low, core)
    elif low[core.start : core.end] == "zero" and re.match(
        r"\s(?:tolerance|hour|point|sum|gravity|day)\b", low[core.end : core.end + 12]
    ):
        return _with(core, "identifier")
    return core


_NO_COUNT_BEFORE = re.compile(
    r"\b(?:no|any|every|some|this|that|each|number|square|the|another|day|first|last|next|old|new|good|bad)[\s-]\Z"
)
_NO_COUNT_AFTER = re.compile(
    r"""[\s-](?:of|another|by|who|whose|should|must|can|cannot|could|might|may|would|will|thing|way|side|point|time|hand
      |day|night|morning|evening|needs|wants|has\sto|more\stime|step|minute|wonders|knows|is\sto)\b
      | \s(?:is|was|aged)\s\d | ['’] | -""",
    re.VERBOSE,
)


def _classify_one(low: str, core: Core) -> Core:
    """Whether "one" counts: "one soldier", "one was killed"; not "one of the", "no one", "one day"."""
    if _NO_COUNT_BEFORE.search(low, max(0, core.start - 12), core.start) and not low.startswith("day ", core.start - 4):
        return _with(core, "pronoun")
    if _NO_COUNT_AFTER.match(low, core.end, core.end + 14):
        return _with(core, "pronoun")
    return core
