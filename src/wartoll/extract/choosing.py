"""Whom a count is of where its own words don't say: every people that the text has named is weighed by named evidence.

The answer of the rules is one of the candidates, people at large another. The weights (``vocabulary/choosing.toml``)
are those of a regression over all candidates at once (``evals/extraction/fit_choosing.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import fsum

from wartoll.claims import PartyKind
from wartoll.extract.measures import demonym_of, lexicon, singular_demonym
from wartoll.extract.named_people import named_before, named_in
from wartoll.extract.parties import find_party, find_sides, party_kind
from wartoll.extract.places import event_of, places_of
from wartoll.extract.scene import Counted, Reading, Scene
from wartoll.vocabulary import load_vocabulary

LARGE = "people at large"  # the key of those who have no group
PLAIN = frozenset(
    "forces force soldiers soldier troops troop fighters fighter men people persons dead wounded injured killed army "
    "military servicemen personnel the a of and own its side killed losses casualties members".split()
)
GUESSES = frozenset({"at large", "last group", "only force"})
TELLS_NOBODY = frozenset(
    "men people persons wounded dead bodies body victims women boys girls children minors adults babies infants "
    "teenagers elderly others casualties survivors corpses injured names lives relatives members individuals".split()
)
NATURE = frozenset(  # what kills people at large
    "earthquake quake tremor flood floods flooding landslide mudslide storm cyclone hurricane typhoon tornado "
    "avalanche tsunami eruption wildfire drought".split()
)
MARGIN = 0.3  # by which another candidate has to outweigh that of the rules
NEAR = 3  # sentences over which a count is near
KEPT = 40  # counts whose groups are candidates
BACK = 2  # sentences before whose people are candidates
LEAD = 2  # sentences of a text, its title first, whose people are
HARMED = frozenset({"killed", "wounded", "casualties", "losses", "missing"})
AWAY = frozenset({"captured", "returned"})
NOUNS = frozenset({"people", "troops", "bare", "harm"})
CIVIL_VOICES = frozenset(
    "health hospital hospitals medical doctor doctors surgeon rescuers rescue mayor governor coroner ambulance "
    "ombudsman disaster police morgue".split()
)
ARMED_VOICES = frozenset("army military staff commander general colonel defence defense forces officer brigade".split())


@dataclass(slots=True)
class Candidate:
    """People who may be those counted, as a group; no group stands for people at large."""

    group: str | None
    names: set[str]


def choose_group(scene: Scene, reading: Reading, group: str | None, speaker: str | None, paragraph: int) -> str | None:
    """The likeliest of the candidates, that of the rules unless another outweighs it; it is kept for later counts."""
    chosen = _choose(scene, reading, group, speaker, paragraph)
    _note_counted(scene, reading, chosen, speaker, paragraph)
    return chosen


def _choose(scene: Scene, reading: Reading, group: str | None, speaker: str | None, paragraph: int) -> str | None:
    if not is_open(reading, group) or (group is None and not NATURE.isdisjoint(scene.words)):
        return group
    weights = _weights()
    candidates = name_candidates(scene, reading, group, speaker, paragraph)
    scores = {
        key: fsum(weights.get(name, 0.0) for name in sorted(candidate.names)) for key, candidate in candidates.items()
    }
    best = max(scores, key=lambda key: scores[key])
    return candidates[best].group if scores[best] > scores[key_of(group)] + MARGIN else group


def is_open(reading: Reading, group: str | None) -> bool:
    """Whether nothing in a count's own clause says whom it is of: the rules only guess."""
    return reading.guess in GUESSES or (group is None and reading.guess is None)


def _note_counted(scene: Scene, reading: Reading, group: str | None, speaker: str | None, paragraph: int) -> None:
    """Keep whom a count is of, for those after it."""
    part = reading.whole is not None or reading.form in ("share", "ratio")
    guessed = reading.guess is not None
    counted = Counted(group, scene.index, paragraph, reading.at, reading.measure, speaker, guessed, part)
    scene.memory.counted = [*scene.memory.counted[-KEPT:], counted]


@cache
def _weights() -> dict[str, float]:
    return dict(load_vocabulary("choosing")["weights"])


def name_candidates(
    scene: Scene, reading: Reading, group: str | None, speaker: str | None, paragraph: int
) -> dict[str, Candidate]:
    """The candidates by the words that tell them apart, the rules' answer first, with the names of the evidence."""
    found: dict[str, Candidate] = {}
    guess = "at large" if group is None else reading.guess
    _add(found, group, {"rules", f"rules by {guess}"})
    _add(found, None, set())
    _add_counted(found, scene, reading, speaker, paragraph)
    _add_named(found, scene, reading)
    for key, candidate in found.items():
        candidate.names |= _of_kind(scene, reading, kind_of(candidate.group), speaker)
        candidate.names |= _of_speaker(key, candidate.group, speaker)
    return found


def _add(found: dict[str, Candidate], group: str | None, names: set[str]) -> None:
    if found and group is not None and group.lower() in TELLS_NOBODY:
        return
    key = key_of(group)
    if key in found:
        found[key].names |= names
    else:
        found[key] = Candidate(group, names)


@cache
def key_of(group: str | None) -> str:
    """What tells one group from others: its sides, else its words but for plain ones; whether it is of civilians."""
    if group is None:
        return LARGE
    words = [word.strip("().,’'\"").lower() for word in group.split()]
    civil = "civil" if any(word.startswith("civilian") for word in words) else ""
    sides = find_sides(group)
    if sides:
        return " ".join([*sides, civil]).strip()
    telling = [word for word in words if word and word not in PLAIN]
    return (
        " ".join(sorted({(singular_demonym(w) or demonym_of(w) or w.rstrip("s")).lower() for w in telling}))
        or words[-1]
    )


def _add_counted(
    found: dict[str, Candidate], scene: Scene, reading: Reading, speaker: str | None, paragraph: int
) -> None:
    """Those who were counted before, the latest of each."""
    counted = [other for other in scene.memory.counted if not other.part or other.sentence == scene.index]
    if not counted:
        return
    alike = [other for other in counted if other.measure == reading.measure]
    groups = {key_of(other.group) for other in counted}
    times: dict[str, int] = {}
    for other in counted:
        times[key_of(other.group)] = times.get(key_of(other.group), 0) + 1
    most = max(times, key=lambda key: times[key])
    seen: set[str] = set()
    for other in reversed(counted):
        key = key_of(other.group)
        if key in seen:
            continue
        seen.add(key)
        names = {f"counted {_how_near(scene, other, reading)}", "counted"}
        if other is counted[-1]:
            names.add("counted last")
        if alike and key == key_of(alike[-1].group):
            names.add("last of its measure")
        if other.paragraph == paragraph:
            names.add("counted in the paragraph")
        if speaker is not None and any(one.speaker == speaker and key_of(one.group) == key for one in counted):
            names.add("counted by the speaker")
        if len(groups) == 1:
            names.add("the only one counted")
        if key == most and len(groups) > 1:
            names.add("counted most")
        if other.guessed:
            names.add("guessed then")
        _add(found, other.group, names)


def _how_near(scene: Scene, other: Counted, reading: Reading) -> str:
    away = scene.index - other.sentence
    if away == 0:
        return "in the clause" if scene.clauses[other.at] == scene.clauses[reading.at] else "in the sentence"
    return "in the sentence before" if away == 1 else "near" if away <= NEAR else "before"


def _add_named(found: dict[str, Candidate], scene: Scene, reading: Reading) -> None:
    """Those whom this sentence, the ones before it and the title name."""
    reached = range(max(0, scene.index - BACK), scene.index)
    for index in sorted({*range(min(LEAD, scene.index)), *reached}):
        where = "in the sentence before" if index == scene.index - 1 else "near" if index in reached else "in the lead"
        for place, one in enumerate(named_before(scene.memory, scene.text, index)):
            names = {f"named {where}"}
            if where != "in the lead":
                names |= {f"{one.role} earlier"} | ({"named first earlier"} if place == 0 else set())
            elif index == 0:
                names.add("named in the title")
            _add(found, one.words, names)
    clause = scene.clauses[reading.at]
    nearest = max((one.at for one in named_in(scene) if one.at < reading.at and one.role != "source"), default=-1)
    taken = {at for phrase in scene.phrases.values() for at in range(phrase.number, phrase.end)}
    for one in named_in(scene):
        if one.at in taken:
            continue  # another number counts them
        side = "before" if one.at < reading.at else "after"
        if side == "after" and one.role == "agent":
            continue  # "killed by the army": who does harm is not whom it is done to
        if one.role == "source" and key_of(one.words) not in found:
            continue  # "the military puts it at 110": who speaks is counted only where he was told of before
        within = "clause" if scene.clauses[one.at] == clause else "sentence"
        names = {f"named {side} in the {within}", f"{one.role} {side}"}
        if one.at == nearest:
            names.add("nearest before")
        _add(found, one.words, names)


def _of_kind(scene: Scene, reading: Reading, kind: str, speaker: str | None) -> set[str]:
    """How the kind of people fits the noun and the measure of the count, the speaker and the text."""
    phrase = reading.phrase
    noun = phrase.kind if phrase is not None else "none"
    head = scene.elements[phrase.head] if phrase is not None and phrase.head is not None else None
    if head is not None and noun == "people":
        noun = "troops" if head.has("troops") else "people"
    measure = "harm" if reading.measure in HARMED else "away" if reading.measure in AWAY else reading.measure
    names = {kind, f"{kind}, {measure}"} | ({f"{kind}, {noun}"} if noun in NOUNS else set())
    if scene.memory.civil:
        names.add(f"{kind}, a text of civilians")
    if not scene.memory.conflict:
        names.add(f"{kind}, no conflict")
    names.add(f"{kind}, {'a text of forces' if scene.memory.about_forces else 'a text of people'}")
    if kind == "large" and places_of(scene, reading):
        names.add("large, a place beside")
    if kind == "large" and event_of(scene, reading) is not None:
        names.add("large, an event beside")
    voice = _voice(speaker)
    if voice is not None:
        names.add(f"{kind}, {voice} speaks")
    return names


def _voice(speaker: str | None) -> str | None:
    """What kind of party speaks: those who count the people of a place, an army, a monitor."""
    if speaker is None:
        return None
    if not CIVIL_VOICES.isdisjoint(speaker.lower().split()):
        return "civil"
    if not ARMED_VOICES.isdisjoint(speaker.lower().split()):
        return "military"
    party = find_party(speaker)
    return None if party is None else "civil" if party.kind == "health" else party.kind


def kind_of(group: str | None) -> str:
    """``large``, ``civil``, ``armed`` or ``other``."""
    if group is None:
        return "large"
    words = group.lower().partition(" (")[0].split()
    entries = [lexicon().entries[word] for word in words if word in lexicon().entries]
    tags = {tag for entry in entries for tag in entry.tags}
    if "civilian" in group.lower():
        return "civil"
    if tags & {"troops", "collective"} or "forces" in group:
        return "armed"
    return "civil" if tags & {"civil", "generic"} else "other"


def _of_speaker(key: str, group: str | None, speaker: str | None) -> set[str]:
    """Whether those who speak speak of their own, or of whom they fight."""
    if group is None or speaker is None:
        return set()
    kind = party_kind(speaker, group)
    if kind is PartyKind.OWN_SIDE or (set(key.lower().split()) & {word.lower() for word in speaker.split()}):
        return {"own side speaks"}
    return {"adversary speaks"} if kind is PartyKind.ADVERSARY else set()
