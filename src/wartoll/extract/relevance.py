"""Whether words of harm are meant: "the start-up burned 40 million" and "12 wounded hedgehogs" are no losses."""

from __future__ import annotations

import re
from functools import cache

from wartoll.claims import Context
from wartoll.extract.measures import lexicon, names_people, split_phrases
from wartoll.extract.numbers import Number
from wartoll.vocabulary import load_vocabulary

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_HARMED = frozenset(
    (
        "dead killed wounded injured hurt missing captured deaths death fatalities casualties bodies body corpses "
        "victims lives prisoners captives hostages displaced homeless fatally seriously badly critically slain "
        "murdered martyrs martyred drowned trapped unaccounted injuries evacuated detained kidnapped executed "
        "wounds kills injures fled fleeing displaced uprooted"
    ).split()
)
_CAME_TO_HARM = frozenset("died perished harmed fell succumbed drowned".split())
# said of much else than harm
_WEAK = frozenset(
    ("strength", "reinforcements", "returned", "losses", "captured", "missing", "displaced", "capability")
)
_LINKS = frozenset(
    "number numbers total toll of the them these those its "
    "his her their our other others more such young old new".split()
)
_CLOSING = frozenset(
    (
        "and or in on at by from after before when while as since during including with was were are is have had has "
        "could may might would will must should been later died dying perished drowned succumbed lost others "
        "retrieved recovered received sustained suffered "
        "pulled discovered exhumed unearthed counted confirmed reported brought identified another "
        "been died die dies fell who that among but so near for to over under last late early per a an through "
        "across"
    ).split()
)
_LOSSES_BEFORE = re.compile(r"(?:losses|casualties)\s(?:\w+\s){0,2}\Z")
_LACKING = re.compile(r"[^.;]{0,24}\bmissing\s(?:an?|the|his|her|their|its|data|any)\b")
_TOLL_BEFORE = re.compile(
    r"""(?:toll|(?:death|body)\scount|casualties|fatalities|deaths|kill(?:ed|s|ing)|dead|wound(?:ed|s|ing)
      |injur(?:ed|es|ing)|lives\sof|missing|captur(?:ed|es|ing)|number\sof\s(?:dead|deaths|victims)|lost)
      \b[^.;\d]{0,80}\Z""",
    re.VERBOSE,
)


@cache
def _elsewhere() -> frozenset[str]:
    return frozenset(
        word for words in load_vocabulary("contexts")["elsewhere"].values() for word in split_phrases(words)
    )


@cache
def _things() -> frozenset[str]:
    return frozenset(split_phrases(load_vocabulary("contexts")["things"]["words"]))


@cache
def _harm() -> frozenset[str]:
    words = [word for words in load_vocabulary("contexts")["contexts"].values() for word in split_phrases(words)]
    return frozenset(word for word in words if " " not in word)


def is_about_something_else(low: str) -> bool:
    """Whether a text's words are of games, markets, stories or kitchens more than of any harm to people.

    Parameters
    ----------
    low : str
        The text in lower case.
    """
    words = _WORD.findall(low)
    if _elsewhere().isdisjoint(words):
        return False
    others = sum(map(_elsewhere().__contains__, words))
    harms = sum(word in _harm() and word not in _elsewhere() for word in words)
    return others > harms


def counts_people(low: str, number: Number, context: Context, measure: str, *, named: bool = False) -> bool:
    """Whether a number that was read as harm can count people.

    In a text about armed conflict, a disaster, an accident or a crime it can, unless a thing or an animal stands
    right after it. In any other text people or their harm must stand beside the number.

    Parameters
    ----------
    low : str
        The document's text in lower case.
    number : Number
    context : Context
        What the document is about.
    measure : str
        What it was read as.
    named : bool
        Whether its noun is one of people.
    """
    words = _words_after(low, number.end)
    if any(word in _things() for word in words[:3] if word not in _CLOSING):
        return False
    if words[:1] == ["inhabitants"] and measure in ("losses", "strength"):
        return False  # "the town lost 1,400 inhabitants"
    if context is not Context.UNKNOWN:
        return True
    before = _WORD.findall(low[max(0, number.start - 60) : number.start].rsplit(". ", 1)[-1])
    if before[-1:] and before[-1] in _things():
        return False  # "plunge the lobsters, two to each person"
    if measure == "missing" and _LACKING.match(low, number.end, number.end + 40):
        return False
    if words[:2] == ["of", "them"] and any(word in _things() for word in before):
        return False
    if measure == "returned" and named:
        return True
    if measure in _WEAK:
        return _is_weak_toll(low, number, words, before, measure)
    if named or any(_names_people(word) for word in words):
        return True
    if number.low == 0 or number.high == 0:
        return any(word in _HARMED or word in _CAME_TO_HARM for word in words[:4])
    if number.kind in ("percent", "fraction", "ratio"):
        harmed = any(word in _HARMED or word in _CAME_TO_HARM for word in words)
        return "them" in words or harmed or sum(word in _HARMED for word in before) > 1
    partitive = words[:1] == ["of"] and words[1:2] in (["them"], ["these"], ["those"])
    rest = [word for word in words[2 if partitive else 0 :] if word not in _LINKS]
    if not rest or rest[0] in _CLOSING:
        return bool(_TOLL_BEFORE.search(low, max(0, number.start - 100), number.start)) or bool(rest)
    return rest[0] in _HARMED and (len(rest) == 1 or rest[1] in _CLOSING or rest[1] in _HARMED)


def _is_weak_toll(low: str, number: Number, words: list[str], before: list[str], measure: str) -> bool:
    """Whether a measure that is said of much else is said of people here."""
    if len(words) > 1 and words[0] in _HARMED and not (words[1] in _CLOSING or _names_people(words[1])):
        return False
    tags = ("troops",) if measure == "returned" else ("people",)
    if any(word in _HARMED or _has_tag(word, *tags) for word in words):
        return True
    return any(_has_tag(word, "troops", "collective") for word in before) or bool(
        (number.low or number.high or 0) < 1e6 and _LOSSES_BEFORE.search(low, max(0, number.start - 30), number.start)
    )


def _words_after(low: str, end: int) -> list[str]:
    """The words after a number up to the next sign, six at most."""
    head = re.split(r"[,.;:()\n\"“”]|\s[-–—]\s", low[end : end + 70], maxsplit=1)[0]
    return _WORD.findall(head)[:6]


def _names_people(word: str) -> bool:
    return word not in _HARMED and (_has_tag(word, "people") or names_people(word, capital=False))


def _has_tag(word: str, *tags: str) -> bool:
    found = lexicon().entries.get(word)
    return found is not None and any(tag in found.tags for tag in tags)
