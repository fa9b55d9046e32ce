"""Where: the names of places after a preposition, and the event that a count belongs to."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from wartoll.extract.circumstances import SITES
from wartoll.extract.elements import Element
from wartoll.extract.lexicon import institution_nouns, person_nouns
from wartoll.extract.measures import demonym_of, split_phrases
from wartoll.extract.parties import find_party, normalise_name, side_nouns
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import SOURCES
from wartoll.vocabulary import load_vocabulary

SETTLED = frozenset("in at near across inside throughout hit targeted struck rocked overran".split())
DAYS = frozenset("day eve".split())
FOREMOST = frozenset("double twin suicide chemical".split())
HERE = frozenset("in on across throughout inside within".split())
PREPOSITIONS = frozenset("in at near across inside outside around on from throughout of into to".split())
AIMED = frozenset(  # verbs of which a place is the object
    "hit targeted fled flee left leave struck overran rocked fleeing escaped evacuated abandoned vacated shelled "
    "bombed pounded stormed".split()
)
LEADING = PREPOSITIONS | AIMED
SPOKEN = frozenset("said says told telling warned announced stated spoke speaking declared testified".split())
AUDIENCE = frozenset(
    "reporters journalists parliament congress lawmakers conference council committee briefing interview newsmen "
    "correspondents television radio".split()
)
HEADS = frozenset(
    "director head chief spokesman spokeswoman coordinator governor mayor department office member commander".split()
)
KINDS = frozenset(split_phrases(load_vocabulary("grammar")["places"]["kinds"]))
NEVER = frozenset(split_phrases(load_vocabulary("grammar")["places"]["never"]))
ORGANISATIONS = frozenset(split_phrases(load_vocabulary("grammar")["places"]["organisations"]))
NO_NAMES = frozenset("update no no. state towns house assembly parliament ward room page part".split())
LANGUAGES = frozenset("english arabic russian ukrainian spanish french german kurdish hebrew farsi".split())
PLATFORMS = frozenset("x twitter telegram facebook tiktok whatsapp youtube instagram vkontakte weibo".split())
AREA = frozenset("city town village island enclave country province region district state territory strip camp".split())
_SMALL = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w-])")
EVENT_HEADS = frozenset(split_phrases(load_vocabulary("grammar")["places"]["events"]))


@cache
def _bodies() -> frozenset[str]:
    """Nouns of institutions that are no house one can be in."""
    return frozenset(institution_nouns()) - SITES


def places_of(scene: Scene, reading: Reading) -> list[str]:
    """The places that a sentence names, those after a reading first; at most two."""
    after = _places(scene, reading.first, reading.last + 16)
    before = _places(scene, max(0, reading.first - 24), reading.first)
    return list(dict.fromkeys([*after, *reversed(before)]))[:3]


def all_places(scene: Scene) -> list[str]:
    """Every place that a sentence names, in order; the name before an event too: "Poltava strike"."""
    _places(scene, 0, 0)
    found = [(at, name) for at, name in scene.places or () if len(name) < 5 or not name.isupper()]
    named = [name for at, name in found if at == 0 or scene.elements[at].lower in SETTLED]
    others = [name for at, name in found if not scene.elements[at + 1].has("determiner")]
    return list(dict.fromkeys([*named, *_places_of_events(scene), *others]))


def names_home(scene: Scene, reading: Reading) -> bool:
    """Whether a sentence says "in the city", "on the island": the one that the text is about."""
    near = scene.elements[max(0, reading.first - 12) : reading.last + 12]
    spots = zip(near, near[1:], near[2:], strict=False)
    return any(a.lower in HERE and b.lower in ("the", "this") and c.lower in AREA for a, b, c in spots)


def _places_of_events(scene: Scene) -> list[str]:
    named = []
    for at, item in enumerate(scene.elements[:-1]):
        after = scene.elements[at + 1]
        plain = item.capital and not (item.tags or item.cues or item.possessive) and item.kind == "word"
        if plain and after.lower in EVENT_HEADS and at < 2 and not _is_a_body([item]):
            named.append(scene.text[item.start : item.end])
    return named


def opening_place(scene: Scene) -> str | None:
    """The place that a sentence opens with: "In Gaza the war goes on"."""
    for at, item in enumerate(scene.elements[:3]):
        if item.kind == "word":
            return _name_after(scene, at + 1) if item.lower == "in" else None
    return None


def _places(scene: Scene, start: int, stop: int) -> list[str]:
    if scene.places is None:
        scene.places = []
        for at, item in enumerate(scene.elements):
            if item.kind == "word" and (item.lower.rpartition(" ")[2] in LEADING or item.lower.startswith("in ")):
                if at and (_is_of_source(scene.elements[at - 1], item.lower) or _names_a_body(scene, at)):
                    continue
                if _is_where_one_speaks(scene, at):
                    continue
                name = _name_after(scene, at + 1)
                if name:
                    scene.places.append((at, name))
        opened = _name_opening(scene)
        if opened:
            scene.places.insert(0, (0, opened))
    return [name for at, name in scene.places if start <= at < stop]


def _name_opening(scene: Scene) -> str | None:
    """``Al-Haouz province is the worst hit``: the place that is the subject of a sentence."""
    run: list[Element] = []
    for item in scene.elements[:5]:
        if item.kind == "word" and item.lower in AREA and run:
            words = [other for other in run if not other.has("determiner")]
            after = scene.element(len(run) + 1)
            speaks = after is not None and (after.has("reporting", "people") or after.lower in _bodies() | SOURCES)
            return None if speaks or not words or _is_a_body(words) else _written(scene, words)
        named = item.kind == "word" and item.capital and not (item.cues or item.has("people", "event", "preposition"))
        if not named:
            return None
        run.append(item)
    return None


def _written(scene: Scene, run: list[Element]) -> str:
    return " ".join(_plain(scene.text[item.start : item.end]) for item in run)


def _is_where_one_speaks(scene: Scene, at: int) -> bool:
    """``told reporters in Lima``, ``said in Kyiv that``: where words are spoken, not where people came to harm."""
    before = scene.element(at - 1)
    if before is None or before.kind != "word":
        return False
    if before.lower in SPOKEN:
        return True
    return before.lower in AUDIENCE and any(item.lower in SPOKEN for item in scene.elements[max(0, at - 5) : at])


def _is_of_source(before: Element, link: str) -> bool:
    """Whether a place is a speaker's: "the interior ministry in Baghdad", "the director of Aamin Ambulance"."""
    if before.lower in SOURCES or before.lower in HEADS or (link == "of" and before.kind == "number"):
        return True
    return link == "of" and before.capital and before.kind == "word" and not before.has("event")


def _name_after(scene: Scene, at: int) -> str | None:
    run: list[Element] = []
    end = at
    for index, item in enumerate(scene.elements[at : at + 9], at):
        if item.kind != "word" or item.has("be", "have", "modal", "relative", "reporting", "nationals"):
            break
        if item.has("preposition", "conjunction") and item.lower != "of":
            break
        small = item.has("determiner", "preposition", "conjunction", "adverb", "subordinator", "pronoun")
        other = small or item.lower in NEVER or item.cues or item.has("people", "event")
        named = item.capital and not other and item.lower not in person_nouns()
        if named:
            run.append(item)
            end = index + 1
        elif run or not _leads(item):
            break
    if len(run) > 1 and run[0].possessive and run[0].has("country"):
        run = run[1:]  # "Russia's Kursk region" is Kursk
    if not run or all(item.has("demonym") and not _is_a_country(item) for item in run):
        return None
    if run[-1].lower in ("day", "homes", "streets"):
        return None  # "on Independence Day"
    if any(part in ORGANISATIONS or part in DAYS for item in run for part in item.lower.replace("-linked", "").split()):
        return None
    if _is_a_body(run) or _is_also_small(scene, run):
        return None
    after = scene.element(end)
    if after is not None and after.kind == "word" and not run[-1].possessive and after.lower not in KINDS:
        if after.lower.split()[-1] in _bodies() or after.lower == "no":
            return None
        if after.lower.split()[-1] in SITES:
            run.append(after)  # "near al-Rashid checkpoint"
    return _written(scene, run)


def _is_also_small(scene: Scene, run: list[Element]) -> bool:
    """Whether a text writes the same words without capitals too: "From Our Correspondent", "the Quake", "in YEAR"."""
    small = _small_words(scene.text)
    return all(item.lower in small for item in run)


def is_written_small(text: str, word: str) -> bool:
    """Whether a text writes a word in small letters too."""
    return word.lower() in _small_words(text)


@lru_cache(maxsize=2)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(_SMALL.findall(text))


def _is_a_country(item: Element) -> bool:
    """Whether an adjective is the country's own name too ("Myanmar"), and not a movement's ("Hezbollah")."""
    return item.has("country") and find_party(item.lower) is None


def _names_a_body(scene: Scene, at: int) -> bool:
    """Whether a preposition ties a name to whoever speaks or works for it: "people from MSF", "director of Aamin"."""
    before = scene.element(at - 1)
    if before is None or scene.elements[at].lower not in ("of", "from", "at", "to"):
        return False
    noun = before.lower.split()[-1] if before.lower else ""
    return noun in _bodies() or (noun in person_nouns() and not before.has("people", "troops"))


def _is_a_body(run: list[Element]) -> bool:
    """Whether a run of names is a known body's, or none at all: "MSF", "Red Cross", "the State"."""
    if all(item.has("nationals") or item.lower in NO_NAMES | PLATFORMS | LANGUAGES for item in run):
        return True
    name = " ".join(item.lower for item in run)
    return find_party(name) is not None and normalise_name(name) not in side_nouns()


def _leads(item: Element) -> bool:
    """Whether a word may stand between the preposition and the name."""
    if item.has("determiner", "demonym") or item.lower in KINDS or "-" in item.lower:
        return True
    return item.lower.endswith(("ern", "ed")) and not item.has("people", "distractor")


def _plain(name: str) -> str:
    """A name without its possessive, also where a text lost the apostrophe ("Syrias")."""
    name = name.removesuffix("'s").removesuffix("’s")
    return name[:-1] if name.endswith("s") and demonym_of(name[:-1]) else name


def event_of(scene: Scene, reading: Reading | None) -> str | None:
    """The event that a count (or a whole sentence) belongs to, in the sentence's words: "car bomb attack"."""
    if scene.events is None:
        scene.events = _events(scene)
    origin = reading.at if reading is not None else 0
    return min(scene.events, key=lambda event: abs(event[0] - origin), default=(0, None))[1]


def _events(scene: Scene) -> list[tuple[int, str]]:
    """The events that a sentence names, in its words, and where the head of each stands."""
    if EVENT_HEADS.isdisjoint(scene.words):
        return []
    found = []
    for at, item in enumerate(scene.elements):
        if item.lower not in EVENT_HEADS:
            continue
        start = at
        while start > 0 and at - start < 3 and _modifies(scene.elements[start - 1]):
            start -= 1
        words = " ".join(scene.text[other.start : other.end] for other in scene.elements[start : at + 1])
        found.append((at, words))
    return found


def _describes(item: Element) -> bool:
    """Whether a word before a kind of place belongs to its name: "vegetable market", "construction hypermarket"."""
    if (
        item.kind != "word"
        or item.cues
        or item.has("determiner", "preposition", "conjunction", "be", "have", "reporting")
    ):
        return False
    return not item.has("adverb", "subordinator", "relative", "ing", "modal", "pronoun", "event", "people")


def _modifies(item: Element) -> bool:
    """Whether a word before an event belongs to its name: "car bomb attack", "mass shooting", "cholera outbreak"."""
    if item.kind != "word" or item.capital or item.lower.endswith(("ed", "ly", "er", "est")):
        return False
    return (item.has("event") and not item.cues) or item.lower in FOREMOST or (_describes(item) and not item.possessive)
