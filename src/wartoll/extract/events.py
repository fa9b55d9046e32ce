"""Dated events that start, stop or change the counting, and the caveats that bear on the counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import ahocorasick

from wartoll.dates import Window
from wartoll.extract.lexicon import verb_forms
from wartoll.extract.measures import split_phrases
from wartoll.extract.scene import Scene
from wartoll.extract.times import resolve_time
from wartoll.vocabulary import load_vocabulary

CONTRAST = frozenset({"but", "while", "whereas", "although", "though", ";"})
"""Words that part two statements of one sentence."""
DATELINE = 6  # elements from the sentence's start within which a dateline's day stands
DASHES = frozenset({"-", "–", "—", "--"})
TALKS = frozenset({"talks", "negotiations", "crimes", "crime", "guards", "deal", "proposal"})
"""What a truce or a war only qualifies: no event of its own."""
SAYING_DAYS = frozenset({"today", "tonight", "yesterday", "this morning", "this evening", "last night"})
BEGUN = frozenset("joined began entered begun started opened resumed erupted lifted".split())
FORCES = ("troops", "collective", "country", "demonym", "nationals")


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a sentence: what it is, when, the phase words, and the elements that it rests on."""

    measure: str
    window: Window
    hedge: str | None
    first: int
    last: int
    rule: str = "dated event"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A caveat or outlook of a sentence."""

    measure: str
    modality: str
    name: str


@cache
def _tables() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    tables = load_vocabulary("events")
    return {
        name: (frozenset(split_phrases(table["cues"])), frozenset(split_phrases(table.get("phase", ""))))
        for name, table in tables.items()
    }


@cache
def _judgements() -> tuple[tuple[Judgement, tuple[tuple[str, ...], ...]], ...]:
    return tuple(
        (
            Judgement(table["measure"], table["modality"], table["name"]),
            tuple(tuple(f" {phrase} " for phrase in split_phrases(words)) for words in table["all"]),
        )
        for table in load_vocabulary("judgements")["judgement"]
    )


def read_events(scene: Scene, anchor: date | None) -> list[Event]:
    """The dated events of a sentence, each with the times nearest to its cue."""
    times = [
        at
        for at in scene.times
        if (time := scene.elements[at].time) is not None
        and time.kind not in ("frequency", "duration")
        and not _dates_page(scene, at)
    ]
    takes_effect = not scene.words.isdisjoint(("taken effect", "took effect", "effect"))
    if not times and not (takes_effect and anchor):
        return []
    if scene.tags.isdisjoint((*FORCES, "pronoun")) and not any(item.capital for item in scene.elements):
        return []
    words = _words(scene)
    firsts = [word.partition(" ")[0] for word in words]
    events: list[Event] = []
    for measure, (cues, phases) in _tables().items():
        heads = [span for span in _spans(words, firsts, cues) if TALKS.isdisjoint(words[span[1] + 1 : span[1] + 2])]
        phase_spans = _spans(words, firsts, phases) if phases else []
        if not heads or (phases and not phase_spans):
            continue
        if scene.readings and measure == "engagement" and not any(words[a] in BEGUN for a, _ in phase_spans):
            continue
        if (events or scene.readings) and measure.startswith("arrival"):
            continue
        events += _dated(scene, measure.split("_")[0], heads, phase_spans, times, anchor, words)
    return [*events, *_all_by(scene, anchor)]


def _all_by(scene: Scene, anchor: date | None) -> list[Event]:
    """``Half of them will be home by August and all by February``: the day on which the last leave."""
    if not any(reading.measure == "returned" for reading in scene.readings.values()):
        return []
    for at in range(len(scene.elements) - 1):
        time = scene.elements[at + 1].time
        if (
            scene.elements[at].lower in ("all", "the rest", "rest")
            and time is not None
            and time.role in ("by", "before")
        ):
            window = _window(scene, [at + 1], anchor)
            if window is not None:
                return [Event("withdrawal", window, None, at, at + 1, "the last are gone")]
    return []


def _dated(
    scene: Scene, measure: str, heads: list[tuple[int, int]], phases: list[tuple[int, int]], times: list[int],
    anchor: date | None, words: list[str],
) -> list[Event]:  # fmt: skip
    """Events of one kind: one for each group of times, with the phase words before it."""
    events = []
    groups = _groups(scene, times)
    if not groups and anchor is not None:
        span = heads[0]
        return [Event(measure, Window.day(anchor), None, span[0], span[1])]
    groups = [group for group in groups if not _only_dates_statement(scene, group, groups)]
    marks = sorted({start for start, _ in phases} | {start for start, _ in heads})
    for group in groups:
        window = _window(scene, group, anchor)
        if window is None:
            continue
        near = [mark for mark in marks if abs(mark - group[0]) <= 24]
        if not near:
            continue
        before = [span for span in phases if span[0] < group[0]] or phases
        hedge = " ".join(words[before[-1][0] : before[-1][1] + 1]) if before else None
        first, last = min(*near, group[0]), max(*near, group[-1])
        events.append(Event(measure, window, hedge, first, last))
        if measure != "engagement":
            break
    return events


def _only_dates_statement(scene: Scene, group: list[int], groups: list[list[int]]) -> bool:
    """Whether a time dates a statement, and another of its clause dates what is stated."""
    if not _is_statement(scene, group[0]):
        return False
    for other in groups:
        if other is group or _is_statement(scene, other[0]):
            continue
        between = scene.elements[min(group[-1], other[-1]) + 1 : max(group[0], other[0])]
        if not any(item.lower in CONTRAST for item in between):
            return True
    return False


def _dates_page(scene: Scene, at: int) -> bool:
    """Whether a time belongs to a dateline, "GENEVA (20 December) -", or only to the saying, "estimated tonight"."""
    time = scene.elements[at].time
    if time is None or time.role is not None:
        return False
    following = scene.elements[at + 1 : at + 8]
    if at <= DATELINE and any(item.lower in DASHES for item in following[:6]):
        return not any(item.kind == "word" and item.lower in verb_forms() for item in scene.elements[:at])
    form = verb_forms().get(scene.elements[at - 1].lower) if at else None
    return form is not None and form.group in ("say", "estimate") and time.words.lower() in SAYING_DAYS


def _is_statement(scene: Scene, at: int) -> bool:
    """Whether a time says when something was stated: "stated on January 18th", but not "reported since December 6"."""
    time = scene.elements[at].time
    if time is not None and time.role == "since":
        return False
    before = scene.elements[max(0, at - 2) : at]
    return any(item.has("reporting") and not item.has("have", "totalling") for item in before)


def _groups(scene: Scene, times: list[int]) -> list[list[int]]:
    """Times joined by "and" or "to" are one window: "the end of October and beginning of November"."""
    groups: list[list[int]] = []
    for at in times:
        between = scene.elements[groups[-1][-1] + 1 : at] if groups else []
        if groups and len(between) <= 2 and all(item.lower in ("and", "to", "the", "or", "-", "–") for item in between):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _window(scene: Scene, group: list[int], anchor: date | None) -> Window | None:
    window: Window | None = None
    for at in group:
        time = scene.elements[at].time
        if time is None:
            continue
        resolved = resolve_time(time, anchor)
        found = resolved.start if time.role in ("since",) and resolved.start is not None else resolved.window
        if found is None or found.earliest is None or found.latest is None:
            continue
        window = found if window is None else window.hull(found)
    if window is None or (window.days or 0) > 100:
        return None
    return window


def _words(scene: Scene) -> list[str]:
    return [item.lower for item in scene.elements]


def _spans(words: list[str], firsts: list[str], phrases: frozenset[str]) -> list[tuple[int, int]]:
    """Where phrases of up to four words begin and end; ``firsts`` are the first words of the elements."""
    found: list[tuple[int, int]] = []
    openers = _openers(phrases)
    if openers.isdisjoint(firsts):
        return found
    for at in [at for at, first in enumerate(firsts) if first in openers]:
        text = ""
        for end in range(at, min(len(words), at + 4)):
            text = f"{text} {words[end]}".strip()
            if text in phrases:
                found.append((at, end))
    return found


@cache
def _openers(phrases: frozenset[str]) -> frozenset[str]:
    """The first words of phrases."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def read_judgements(scene: Scene) -> list[Judgement]:
    """The caveats and outlooks of a sentence."""
    text = f" {' '.join([item.lower for item in scene.elements if item.kind != 'sign'])} "
    said = {phrase for _, phrase in _judging_phrases().iter(text)}
    if not said:
        return []
    return [judgement for judgement, lists in _judgements() if all(not said.isdisjoint(phrases) for phrases in lists)]


@cache
def _judging_phrases() -> ahocorasick.Automaton:
    """Every phrase of the judgements, between spaces."""
    automaton = ahocorasick.Automaton()
    for _, lists in _judgements():
        for phrases in lists:
            for phrase in phrases:
                automaton.add_word(phrase, phrase)
    automaton.make_automaton()
    return automaton
