"""One pass over a document for cue words: documents without any are not read further."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import ahocorasick

from wartoll.claims import Context
from wartoll.extract.forms import Facts
from wartoll.extract.measures import ROLES, inflected_verbs, lexicon, split_phrases
from wartoll.vocabulary import load_vocabulary

STRENGTH = frozenset(
    split_phrases(
        "contingent, garrison, under arms, deployed, stationed, dispatched, displaced, peacekeepers, lives, battalion, "
        "brigade, regiment, came back, men, grouping, returnees, repatriation, prisoner exchange, prisoner swap, "
        "army, military, militia, militias, battalions, brigades, force of, mobilise, mobilize, mobilised, mobilized, "
        "outnumbered, outnumber, conscript, "
        "whereabouts, crossed into, aid workers, unhcr, manpower, kidnappers, captors, freed, swap, "
        "from their homes, their homes, prisoners"
    )
)
COMMON = frozenset(
    split_phrases("personnel, force, members, officers, leaders, generals, volunteers, contractors, fled, hit, home")
)
DENIALS = frozenset(
    split_phrases("no, none, nobody, no-one, not a, not any, not one, zero, deny, denies, denied, denying, without")
)
WEAK = frozenset({"strength", "reinforcements", "returned"})


@cache
def _automaton() -> ahocorasick.Automaton:
    """The shortest heads of all cue phrases of harm, and of the nouns that a strength is said with."""
    words: set[str] = set()
    for measure, roles in load_vocabulary("measures").items():
        for role in ROLES:
            words |= {phrase for phrase in split_phrases(roles.get(role, "")) if " " in phrase or measure not in WEAK}
    words |= {phrase for phrase, entry in lexicon().entries.items() if "troops" in entry.tags}
    words |= {phrase for phrase, role, measure in inflected_verbs() if " " in phrase or measure not in WEAK}
    words |= STRENGTH
    words -= COMMON
    return _automaton_of(words)


def _automaton_of(words: Iterable[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


def has_cue(text: str) -> bool:
    """Whether a text holds any cue word as a word."""
    return _holds(_automaton(), text.lower())


def _holds(automaton: ahocorasick.Automaton, low: str) -> bool:
    """Whether one of the automaton's phrases stands in a text between signs that are no letters or digits."""
    size = len(low)
    for last, length in automaton.iter(low):
        start, end = last - length + 1, last + 1
        if (start == 0 or not low[start - 1].isalnum()) and (end == size or not low[end].isalnum()):
            return True
    return False


@cache
def _judging() -> ahocorasick.Automaton:
    """Words of denial, and the first list of every judgement: a sentence without any of these makes none."""
    judging = (split_phrases(table["all"][0]) for table in load_vocabulary("judgements")["judgement"])
    return _automaton_of(DENIALS.union(*judging))


def may_deny_or_judge(low: str) -> bool:
    """Whether a sentence in lower case may deny harm or judge the counts."""
    return _holds(_judging(), low)


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
    for word in filter(told.__contains__, _PLAIN_WORD.findall(lower)):
        for context in told[word]:
            counts[context] += 1
    context = max(counts, key=lambda item: counts[item]) if any(counts.values()) else Context.UNKNOWN
    forces = sum(lower.count(word) for word in force_words)
    events = sum(lower.count(word) for word in event_words)
    units = sum(lower.count(word) for word in ("soldiers", "battalion", "brigade", "division", "army", "regiment"))
    style = "forces" if forces + units > 2 * events else "events" if events > 2 * (forces + units) else "mixed"
    return Facts(context, (forces > 1 and forces * 2 > events) or (units > 3 and events <= 1), style)
