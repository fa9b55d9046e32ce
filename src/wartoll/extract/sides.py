"""Which side a count is about: the country or people that a sentence names, unless it is the source of the figure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from wartoll.extract.circumstances import SITES
from wartoll.extract.elements import Element
from wartoll.extract.lexicon import person_nouns
from wartoll.extract.measures import demonym_of, lexicon, singular_demonym
from wartoll.extract.parties import find_party, known_parties, normalise_name, seat_words
from wartoll.extract.scene import Reading, Scene

SOURCES = frozenset(
    (
        "ministry minister sources source ministries general staff intelligence officials official government "
        "president spokesman "
        "spokesperson spokeswoman defence defense monitor agency newspaper daily observatory parliament lawmaker "
        "committee council commission court embassy ambassador negotiator envoy secretary senator mayor doctors "
        "network lawmakers radio academics interviewer television broadcaster channel website reporter "
        "institute think university center centre analysts experts media press"
    ).split()
)
FORCE_WORDS = frozenset(
    "soldiers forces troops fighters army contingent militants rebels servicemen personnel insurgents".split()
)
COLLECTIVES = frozenset(
    "army contingent brigade division battalion regiment corps garrison side military navy police militia".split()
)
LOOSELY_MILITARY = FORCE_WORDS | {"men", "people", "members", "recruits", "officers", "convicts", "prisoners"}


SIDES = frozenset({"nationals", "demonym", "country"})  # the classes of words that name a side
AT_LARGE = frozenset(
    {
        "civilians",
        "civilian",
        "health",
        "humanitarian",
        "women and children",
        "martyrs",
        "households",
        "excess",
        "mortality",
    }
)
HARMED = frozenset({"killed", "wounded", "casualties", "losses"})
BLOWS = frozenset("aggression bombardment occupation fire invasion onslaught air artillery warplanes jets".split())
SIDED = frozenset(
    "government rebel army enemy attacking defending insurgent opposition regime loyalist republican".split()
)
ADMITTING = frozenset(
    "admits admit admitted admitting concedes concede conceded acknowledges acknowledge acknowledged".split()
)


def adjective_of(scene: Scene, item: Element) -> str:
    """The adjective of a side by the element that names it."""
    return demonym_of(item.lower) or singular_demonym(item.lower) or scene.text[item.start : item.end]


REPORTERS = frozenset({"monitor", "media", "analyst", "health", "intelligence", "witness"})


def is_reporter(name: str) -> bool:
    """Whether a name is a body's that counts others and fields nobody: the UN, an agency, an observatory."""
    party = find_party(name)
    return party is not None and not party.person and party.kind in REPORTERS


def is_land(side: str) -> bool:
    """Whether a side is a country, and not a movement that fields an army in one: "Hezbollah"."""
    party = find_party(side)
    return party is None or party.kind != "military"


def initials_of(scene: Scene, item: Element) -> str | None:
    """``The KLDF gave its dead as 31``: a body known by its initials, in a text that has small letters too."""
    words = scene.text[item.start : item.end].removesuffix("'s").removesuffix("’s")
    if not words.isupper() or not 2 <= len(words) <= 6 or scene.text.isupper():
        return None
    known = item.has("country", "demonym", "people", "collective", "distractor") or is_reporter(words)
    party = find_party(words)
    fields = party is None or (party.kind == "military" and not party.person)
    return words if fields and not known else None


def side_of_person(name: str, sides: Iterable[str]) -> str | None:
    """The side, of those a text names, whose office-holder a single name is: "Kim" beside North Koreans."""
    named = _sides_of_persons().get(normalise_name(name), frozenset()).intersection(sides)
    return next(iter(named)) if len(named) == 1 else None


@cache
def _sides_of_persons() -> dict[str, frozenset[str]]:
    """Each part of an office-holder's name with the adjectives of the sides whose people bear it."""
    table: dict[str, set[str]] = {}
    for party in known_parties():
        side = demonym_of(party.side or "")
        if party.person and side is not None:
            for part in normalise_name(party.name).split():
                table.setdefault(part, set()).add(side)
    return {part: frozenset(sides) for part, sides in table.items()}


def is_one_person(item: Element) -> bool:
    """Whether a noun is one person's: "the general", "a medical officer"; nobody's army."""
    several = item.has("collective") or item.lower.endswith(("s", "men", "children", "people", "police"))
    return item.lower in person_nouns() and not several


def as_force(side: str) -> str:
    """A side as the group that it counts: "Russian" gives "Russian forces"."""
    last = side.split()[-1].lower()
    entry = lexicon().entries.get(last)
    if entry is not None and "collective" in entry.tags:
        return side
    if last in ("civilian", "non-combatant"):
        return f"{side}s"
    is_force = last in FORCE_WORDS | COLLECTIVES | {"force", "side", "group", "unit", "men", "people", "dead"}
    return side if is_force or last.endswith("s") else f"{side} forces"


def is_military(words: str) -> bool:
    """Whether a group is one that belongs to a side."""
    nouns = {word.strip("().,").lower() for word in words.split()}
    return bool(nouns & LOOSELY_MILITARY) or bool(nouns & {"soldier", "fighter", "serviceman"})


def names_side(scene: Scene, reading: Reading) -> bool:
    """Whether the noun phrase of a reading names its side itself."""
    phrase = reading.phrase
    if phrase is None:
        return False
    after = scene.element(phrase.end)
    end = phrase.end + 3 if after is not None and after.lower in ("of", "from") else phrase.end
    return any(item.has("demonym", "nationals", "country") for item in scene.elements[phrase.number + 1 : end])


HELD = frozenset("prisoners captives detainees recruits casualties losses".split())
WRITTEN = frozenset("translated translation translator subtitles video edition version language".split())
BORDERS = frozenset({"border", "borders", "frontier"})
LOCATIVES = frozenset({"in", "near", "inside", "into", "across", "throughout", "outside", "around", "to", "within"})


def is_where(scene: Scene, at: int) -> bool:
    """Whether a country is named as the place: "in Russia's Kursk region" counts no Russians."""
    item, before = scene.elements[at], scene.element(at - 1)
    if before is not None and before.lower == "the":
        before = scene.element(at - 2)
    border = scene.element(at - 2)
    if border is not None and before is not None and before.lower == "with" and border.lower in BORDERS:
        return True  # "near the border with Turkey"
    return item.has("country") and before is not None and before.lower in LOCATIVES


def side_before(scene: Scene, reading: Reading) -> str | None:
    """The side named to the left of a reading, where it is no source of the figure and does not do the harm."""
    for index in range(reading.at - 1, -1, -1):
        item = scene.elements[index]
        named = item.has("country", "demonym", "nationals")
        if named and not (_is_source(scene, index) or _does_harm(scene, index) or is_where(scene, index)):
            return adjective_of(scene, item)
    return None


def _does_harm(scene: Scene, at: int) -> bool:
    """``the Israeli aggression``, ``Russian shelling``: the side whose blow it is, not whose people are hit."""
    after = scene.element(at + 1)
    return after is not None and (after.has("event") or after.lower in BLOWS) and not after.has("people")


def admitting_side(scene: Scene, reading: Reading) -> str | None:
    """``Tehran admits to 1,900 dead``: who owns up to losses speaks of its own."""
    for index in range(reading.at - 1, max(0, reading.at - 8), -1):
        item = scene.elements[index]
        if item.kind == "number" or item.lower in (";", ":"):
            return None
        if item.lower in ADMITTING:
            for back in range(index - 1, max(-1, index - 6), -1):
                named = scene.elements[back]
                if named.has("country", "demonym", "nationals"):
                    return adjective_of(scene, named)
                seat = seat_words().get(named.lower)
                if seat is not None:
                    return demonym_of(seat) or seat
            return None
    return None


def sides_around(scene: Scene, reading: Reading) -> list[str]:
    """The sides named around a reading, for a ratio of one to another."""
    near = scene.elements[max(0, reading.first - 12) : reading.last + 4]
    return list(
        dict.fromkeys(adjective_of(scene, item) for item in near if item.has("country", "demonym", "nationals"))
    )


def side_after(scene: Scene, reading: Reading) -> str | None:
    """``on the U.S. side``, ``on all sides``, ``on the government side``: the side said beside a count."""
    for index in range(reading.last + 1, min(len(scene.elements) - 2, reading.last + 10)):
        item = scene.elements[index]
        if item.lower in (";", "."):
            break
        if item.lower == "on" and (side := _side_named(scene, index)) is not None:
            return side
    for index in range(reading.at - 1, max(-1, reading.at - 6), -1):
        item = scene.elements[index]
        if item.kind == "number" or item.lower in (";", ":"):
            return None
        if item.lower in ("on", "from"):
            return _side_named(scene, index)
    return None


def _side_named(scene: Scene, at: int) -> str | None:
    """The side of "on the rebel side" at an index; a border or a road has sides too."""
    words = scene.elements[at + 1 : at + 4]
    end = next((k for k, word in enumerate(words) if word.lower in ("side", "sides")), None)
    after = scene.element(at + 2 + end) if end is not None else None
    if end is None or (after is not None and after.lower == "of"):
        return None
    for word in words[:end]:
        if word.has("demonym", "country"):
            return adjective_of(scene, word)
        if word.lower in ("both", "all"):
            return f"{word.lower} sides"
    named = [word for word in words[:end] if not word.has("determiner")]
    force = named and (named[0].has("troops", "collective") or named[0].lower in SIDED)
    return f"{named[0].lower} side" if force else None


def note_side(scene: Scene) -> None:
    """Remember the side that a sentence or heading is about."""
    first = True
    if not AT_LARGE.isdisjoint(scene.words):
        scene.memory.civil = True
    if scene.tags.isdisjoint(SIDES):
        return
    for index in [at for at, item in enumerate(scene.elements) if not item.tags.isdisjoint(SIDES)]:
        if _names_no_side(scene, index):
            continue
        item = scene.elements[index]
        side = adjective_of(scene, item)
        scene.memory.sides[side] = scene.memory.sides.get(side, 0) + 1
        armed = is_armed(scene, index)
        if armed:
            scene.memory.armed.add(side)
        if item.lower in ("un", "it") and not armed:
            continue
        if first and not (_is_source(scene, index) or _does_harm(scene, index) or is_where(scene, index)):
            scene.memory.side, first = side, False


def _names_no_side(scene: Scene, at: int) -> bool:
    """``english video``, ``the Saudi Hospital``: an adjective that names a language or a house."""
    near = [item.lower for item in scene.elements[max(0, at - 2) : at + 3]]
    after = scene.element(at + 1)
    of_a_house = after is not None and after.capital and after.lower in SITES  # "the Saudi Hospital"
    return of_a_house or not WRITTEN.isdisjoint(near)


def is_armed(scene: Scene, at: int) -> bool:
    """Whether a side is named with its troops or losses: "Houthi fighters", "Russia's army", "Russian casualties"."""
    near = scene.elements[at + 1 : at + 4]
    if any(item.has("troops", "collective") or item.cue("active") == "losses" for item in near):
        return True
    if near and near[0].lower in HELD:
        return True
    named = scene.elements[at]
    described = named.has("demonym", "nationals") or named.possessive
    if not described or not near or near[0].lower == "died" or (named.possessive and near[0].lower == "dead"):
        return False  # "Congo's dead" are people
    return near[0].cue("toll", "head") in HARMED


def _is_source(scene: Scene, at: int) -> bool:
    after = scene.elements[at + 1 : at + 4]
    return any(other.lower in SOURCES or (other.has("reporting") and not other.has("totalling")) for other in after)
