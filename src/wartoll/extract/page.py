"""What a web page sets around its text: the day it was published, tags, captions, linked headlines, its last lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from wartoll.extract.lexicon import institution_nouns, role_nouns
from wartoll.extract.parties import find_party
from wartoll.vocabulary import load_vocabulary

_HEAD = 700  # signs in which a page says its own day
_CLOSING = 0.3  # of a text, before which no page closes
_LONGEST = 500  # signs of an aside within a text
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = (
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s)?"
    rf"(?:\d{{1,2}}\s{_MONTH}\s(?:19|20)\d\d|{_MONTH}\s\d{{1,2}},?\s?(?:19|20)\d\d|\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)\d\d)"
)
_HOUR = (
    r"(?:\s(?:at\s)?\d{1,2}[:.h]?\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s(?:GMT|UTC|EST|EDT|CET|BST)(?:\s?[+-]\d{1,2})?)?)?"
)
_AFTER_ON = re.compile(r"\b(?:[a-z]+|On|In|Since|Until|From|By|Of|The)\s\Z")
_BYLINE = re.compile(r"\sby\s[A-Z]")
_BY = 60  # signs of a byline
_AGENCY = re.compile(r"(?<!\S)[A-Z]{2,7}\s\Z")


def _words(name: str) -> str:
    text = load_vocabulary("run_on")["page"][name].replace("\n", "")
    words = [word.strip() for word in text.split("|")] if "|" in text else text.split()
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w(])(?P<lead>(?i:{_words('dated')}):?\s(?:\S+\s)??)?{_DAY}{_HOUR}(?=\s|\))")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_words('closes')})(?!\w)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_words('opens')})(?=\s(?:[A-Z]|\d|al-))")


@cache
def _clip() -> re.Pattern[str]:
    return re.compile(rf"\s[-–—|]\s(?:{_words('clips')})(?!\w)")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[](?:[^)\]\n]{{0,40}}\s)?(?i:{_words('credits')})(?:\s[^)\]\n]{{0,20}})?[)\]](?=\s[A-Z\"“])"
    )


def find_datelines(text: str) -> tuple[tuple[int, int], ...]:
    """The page's own days at the head of a text, with what leads to each: "Posted on 3 May 2014", "AFP 2 May 2014".

    A day that a preposition before it makes part of a sentence ("on 3 May 2014") is none, and so is one that a small
    letter follows.
    """
    found = []
    for match in _dated().finditer(text, 0, _HEAD):
        start, end = match.span()
        follows = text[end:].lstrip()[:1]
        if match["lead"] is None and _AFTER_ON.search(text, max(0, start - 20), start):
            continue
        if follows.islower() and _BYLINE.match(text, end) is None:
            continue
        agency = _AGENCY.search(text, max(0, start - 8), start)
        after = re.match(r"\s[A-Z]{2,7}(?=\s[A-Z])", text[end : end + 12])
        found.append((agency.start() if agency else start, end + (after.end() if after else 0)))
    return tuple(found)


def find_credits(text: str) -> Iterator[int]:
    """Where a caption ends with its credit: "... in May (Reuters Photo) | Ten soldiers"."""
    for match in _credit().finditer(text):
        yield match.end() + 1


def find_asides(text: str, starts: Sequence[int], days: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """What is not of a page's text: its day, tags, linked headlines and clips, and all that follows its last word.

    Parameters
    ----------
    text : str
    starts : sequence of int
        Where its sentences begin, in order; there an aside within the text ends.
    days : sequence of (int, int)
        Its datelines; whoever wrote it may follow: "Posted on 3 May 2014 by Ana Ruiz".
    """
    last = len(text)
    for match in _closing().finditer(text, int(_CLOSING * last)):
        last = match.start()
        break
    found = [(last, len(text))] if last < len(text) else []
    for start, end in days:
        byline = _BYLINE.match(text, end) is not None
        stop = _next(starts, end, last) if byline else end
        found.append((start, stop if stop - end < _BY else end))
    for match in _opening().finditer(text, 0, last):
        end = _next(starts, match.end(), last)
        if match[0] in _TAGS:
            end = min(end, _end_of_tags(text, match.end() + 1, end))
        if end - match.start() <= _LONGEST or end == last:
            found.append((match.start(), end))
    title = text.find("\n", 0, _HEAD)
    outlet = _OUTLET.search(text, 0, title) if title > 0 else None
    if outlet is not None and not _is_source(outlet[1]):
        found.append((outlet.start(), title))
    for match in _clip().finditer(text, 0, last):
        begun = starts[max(0, bisect_right(starts, match.start()) - 1)]
        found.append((begun, match.end()))
    return found


_OUTLET = re.compile(r"\s[-–—|]\s((?:[A-Z][\w’'.-]*)(?:\s(?:[-–—|]\s)?[A-Z][\w’'.-]*){0,7})\Z")


def _is_source(name: str) -> bool:
    """Whether what closes a title is whose figure it is and not the page's name: "12 dead - Ministry"."""
    party, last = find_party(name), name.lower().split()[-1]
    if party is not None:
        return party.kind != "media"
    prints = institution_nouns().get(last) == "media" and not name.lower().startswith("state")
    return last in role_nouns() and not prints


_TAGS = frozenset("Tags Tag Topics Keywords".split())
_RUNNING = re.compile(
    r"""(?<=\s)(?:The\s
      | [A-Z][\w’'-]*\s(?:[a-z][\w’'-]*\s){1,4}(?:of|in|on|by|for|at|to|near)\s
      | [A-Z][\w’'-]*\s(?:of|in|on|by|for|at|to|near)\s(?=[a-z])
      | [A-Z][\w’'-]*\s(?:has|have|was|were|is|are|said)\s)""",
    re.VERBOSE,
)


def _end_of_tags(text: str, start: int, end: int) -> int:
    """Where running text begins behind tags, which have no small words: "Tags Syria truce | Fighting in the north"."""
    match = _RUNNING.search(text, start, end)
    return match.start() if match is not None else end


def _next(starts: Sequence[int], offset: int, last: int) -> int:
    at = bisect_right(starts, offset)
    return min(starts[at], last) if at < len(starts) else last
