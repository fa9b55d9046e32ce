"""One pass over a document for cue words: documents without any are not read further."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from wartoll.claims import Context
from wartoll.extract.forms import Facts
from wartoll.extract.measures import ROLES, lexicon, split_phrases
from wartoll.vocabulary import load_vocabulary

STRENGTH = frozenset(
    split_phrases(
        "contingent, garrison, under arms, deployed, stationed, dispatched, displaced, peacekeepers, lives, battalion, "
        "brigade, regiment, came back, men"
    )
)
COMMON = frozenset(
    split_phrases("personnel, force, members, officers, leaders, generals, volunteers, contractors, fled, hit, home")
)
DENIALS = re.compile(r"\b(?:no|none|nobody|no-one|not (?:a|any|one)|zero|den(?:y|ies|ied|ying)|without)\b")
WEAK = frozenset({"strength", "reinforcements", "returned"})


@cache
def _automaton() -> ahocorasick.Automaton:
    """The shortest heads of all cue phrases of harm, and of the nouns that a strength is said with."""
    words: set[str] = set()
    for measure, roles in load_vocabulary("measures").items():
        for role in ROLES:
            words |= {phrase for phrase in split_phrases(roles.get(role, "")) if measure not in WEAK}
    words |= {phrase for phrase, entry in lexicon().entries.items() if "troops" in entry.tags}
    words |= STRENGTH
    words -= COMMON
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def has_cue(text: str) -> bool:
    """Whether a text holds any cue word as a word."""
    lower = text.lower()
    for end, word in _automaton().iter(lower):
        start = end - len(word) + 1
        if (start == 0 or not lower[start - 1].isalnum()) and (end + 1 == len(lower) or not lower[end + 1].isalnum()):
            return True
    return False


@cache
def _judging() -> re.Pattern[str]:
    """The first list of every judgement: a sentence without any of these words makes none."""
    words = {
        phrase for table in load_vocabulary("judgements")["judgement"] for phrase in split_phrases(table["all"][0])
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")


def may_deny_or_judge(low: str) -> bool:
    """Whether a sentence in lower case may deny harm or judge the counts."""
    return DENIALS.search(low) is not None or _judging().search(low) is not None


@cache
def _styles() -> tuple[dict[Context, frozenset[str]], tuple[str, ...], tuple[str, ...]]:
    tables = load_vocabulary("contexts")
    contexts = {Context(name): frozenset(split_phrases(words)) for name, words in tables["contexts"].items()}
    return contexts, tuple(split_phrases(tables["style"]["forces"])), tuple(split_phrases(tables["style"]["events"]))


@cache
def _context_words() -> dict[str, tuple[Context, ...]]:
    """Each word of a context with the contexts that it tells of."""
    told: dict[str, tuple[Context, ...]] = {}
    for context, words in _styles()[0].items():
        for word in words:
            told[word] = (*told.get(word, ()), context)
    return told


_PLAIN_WORD = re.compile(r"[a-z][a-z-]*")


def read_facts(text: str) -> Facts:
    """What kind of harm a document is about, and whether it reports on forces rather than on single events."""
    contexts, force_words, event_words = _styles()
    lower = text.lower()
    counts = dict.fromkeys(contexts, 0)
    told = _context_words()
    for word in _PLAIN_WORD.findall(lower):
        for context in told.get(word, ()):
            counts[context] += 1
    context = max(counts, key=lambda item: counts[item]) if any(counts.values()) else Context.UNKNOWN
    forces = sum(lower.count(word) for word in force_words)
    events = sum(lower.count(word) for word in event_words)
    units = sum(lower.count(word) for word in ("soldiers", "battalion", "brigade", "division", "army", "regiment"))
    return Facts(context, (forces > 1 and forces * 2 > events) or (units > 3 and events <= 1))
