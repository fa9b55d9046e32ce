"""Counts after a word that labels them: ``KIA 9, WIA 31``, ``Officers - killed, 12``, ``Killed: officers, 5``."""

from __future__ import annotations

from wartoll.extract.constituents import whole_of
from wartoll.extract.elements import Element
from wartoll.extract.figure_frames import figure_frame
from wartoll.extract.scene import Reading, Scene

LABEL = "figure after a label"
OF_PEOPLE = "figure after a label of people"
SHORT = frozenset({"killed", "wounded", "missing", "captured", "casualties", "losses"})
ABBREVIATIONS = frozenset("kia wia mia pow pows pw pws kwia dow".split())
ENEMIES = frozenset("enemy friendly own hostile vc nva ours theirs our their".split())
PARTING = frozenset(", - – — : = ‒ −".split())
CLOSING = frozenset(". ; , ) ( : and & / - – —".split())
NAME = 5  # words of the longest name in a list
NOTHING = frozenset({"nil", "none", "nothing", "no"})
LIST = 24  # elements of a list between its people and its last number


def read_short_label(scene: Scene, at: int) -> Reading | None:
    """``KIA 9, WIA 31, MIA nil``, ``killed 64, wounded 210``, ``killed in action, 261``: each number after its word."""
    phrase = scene.phrases[at]
    if phrase.kind not in ("bare", "people", "harm", "unknown"):
        return None
    label = _label_before(scene, at)
    if label is None:
        return None
    word, parted = scene.elements[label], label < at - 1
    measure = word.cue("adjective", "passive", "head", "intransitive")
    if measure is None or (not parted and not word.cue("adjective", "passive", "head")):
        return None  # "many died 12 miles away"
    if not _opens(scene, label, parted=parted) or not _ends(scene, at, parted=parted):
        return None
    reading = scene.make(at, measure, LABEL, label)
    people = _people_of_list(scene, label)
    if people:
        reading.rules[0], reading.group = OF_PEOPLE, people
    return reading


def _label_before(scene: Scene, at: int) -> int | None:
    """The word of harm that stands before a number, a sign or a note in brackets at most between."""
    index = at - 1
    if scene.elements[index].lower == ")" and index > 2:
        opening = next((k for k in range(index, max(0, index - 5), -1) if scene.elements[k].lower == "("), None)
        index = opening - 1 if opening is not None else index
    elif index > 0 and scene.elements[index].lower in PARTING:
        index -= 1
    label = scene.element(index)
    if label is None or label.kind != "word" or label.has("be", "have", "preposition"):
        return None
    return index if label.cue("adjective", "passive", "head", "intransitive") in SHORT else None


def _opens(scene: Scene, label: int, *, parted: bool) -> bool:
    word, before = scene.elements[label], scene.element(label - 1)
    if before is None or before.kind == "time" or word.lower in ABBREVIATIONS:
        return True
    if parted:
        return before.lower in (";", ":", "-", "–", "—", ".", ",") and not scene.is_bracketed(label)
    return before.kind == "sign" or before.has("conjunction")


def _ends(scene: Scene, at: int, *, parted: bool) -> bool:
    """Whether the item ends with its number; a noun may follow one that is parted from its label."""
    phrase = scene.phrases[at]
    after = scene.element(phrase.end if parted or phrase.kind == "bare" else at + 1)
    if parted and scene.elements[at - 1].lower == ":" and phrase.kind != "bare":
        return False
    if after is None or after.kind == "sign":
        return True
    return after.has("conjunction") and (not parted or phrase.kind == "people")


def _people_of_list(scene: Scene, label: int) -> str | None:
    """Whose losses a list of labels counts: "Officers - killed, 12; wounded, 31", "enemy KIA 74, detained 12"."""
    for index in range(label - 1, max(-1, label - LIST), -1):
        item = scene.elements[index]
        counted = any(phrase.number < index < phrase.end for phrase in scene.phrases.values())
        if item.kind in ("sign", "number") or item.cue("adjective", "passive") in SHORT or counted:
            continue
        if item.lower in NOTHING:
            continue
        if item.has("be"):
            return _owner_of_toll(scene, index)
        if not _names_people(item):
            return None
        start = index
        while start > 0 and index - start < NAME and _names_people(scene.elements[start - 1]):
            start -= 1
        while scene.elements[start].has("determiner") and start < index:
            start += 1
        words = scene.text[scene.elements[start].start : item.end]
        return words.lower() if words.isupper() and len(words) > 4 else words
    return None


def _owner_of_toll(scene: Scene, verb: int) -> str | None:
    """``Friendly losses were``, ``Enemy casualties in the battle were``: whose toll a list gives."""
    for index in range(verb - 1, max(0, verb - LIST), -1):
        if scene.elements[index].cue("toll") in SHORT:
            owner = scene.elements[index - 1]
            return scene.text[owner.start : owner.end] if owner.lower in ENEMIES or owner.has("demonym") else None
    return None


def _names_people(item: Element) -> bool:
    if item.kind == "figure":
        return True
    if item.kind != "word" or item.has("be", "have", "preposition", "reporting") or item.cue("head", "toll"):
        return False
    kinds = item.has("people", "collective", "demonym", "country", "nationals", "troops", "determiner")
    return kinds or item.capital or item.lower in ENEMIES


def read_under_topic(scene: Scene, at: int) -> Reading | None:
    """``Prisoners: the lawyers know of 60``, ``Missing: the ministry speaks of hundreds``: what the label names."""
    if scene.phrases[at].kind not in ("bare", "people") or len(scene.elements) < 4:
        return None
    colon = next((k for k in range(1, 4) if scene.elements[k].lower in (":", ".", "–", "—")), None)
    if colon is None or colon >= at - 1 or any(item.kind == "number" for item in scene.elements[:at]):
        return None
    measure = next((cue for item in scene.elements[:colon] if (cue := item.cue("head", "toll", "adjective"))), None)
    if measure not in SHORT | {"displaced"} or figure_frame(scene, at) is None:
        return None
    return scene.make(at, measure, LABEL, 0)


def read_named_item(scene: Scene, at: int) -> Reading | None:
    """``New arrivals: Egypt 52,500, Chad 30,000``, ``Killed: officers, 5; men, 41``: each number after its name."""
    phrase, stop = scene.phrases[at], at - 1
    if phrase.kind not in ("bare", "people") or stop < 1:
        return None
    parted = scene.elements[stop].lower in (",", "-", "–", "=")
    stop -= parted
    name = scene.elements[stop]
    if name.kind not in ("word", "time") or (name.cues and not name.capital):
        return None
    after = scene.element(phrase.end)
    if not (after is None or after.kind == "sign" or after.has("conjunction")):
        return None
    start = stop
    while start > max(0, stop - NAME) and _is_of_name(scene.elements[start - 1], name):
        start -= 1
    opens = scene.element(start - 1)
    if opens is None or not (opens.lower in (":", ",", ";") or opens.has("conjunction")):
        return None
    measure, noun = _measure_of_list(scene, at, start, name)
    if measure is None:
        return None
    reading = scene.make(at, measure, "number after its name", start)
    if name.kind == "time":
        reading.rules[0] = LABEL
        return reading
    words = scene.text[scene.elements[start].start : name.end]
    own = phrase.kind == "people" and phrase.head is not None
    noun = scene.elements[phrase.head].lower if own and phrase.head is not None else noun
    reading.item, reading.group = noun, f"{words} {noun}".strip() if not name.has("people") else words.lower()
    return reading


def _is_of_name(item: Element, name: Element) -> bool:
    if name.capital:
        return item.capital and item.kind == "word" and not item.cues
    return item.kind == "word" and item.has("people", "demonym") and not item.cues


def _measure_of_list(scene: Scene, at: int, start: int, name: Element) -> tuple[str | None, str]:
    """The measure that a list counts: its label's, where the name opens it, else that of the item before."""
    previous = scene.previous(at)
    sibling = scene.readings.get(previous) if previous is not None else None
    if scene.elements[start - 1].lower == ":":
        return _label_of_list(scene, start) if name.capital or name.has("people") or name.kind == "time" else (None, "")
    if sibling is not None and sibling.rules[0] == "number after its name" and name.kind != "time":
        return sibling.measure, sibling.item or ""
    if sibling is not None and sibling.rules[0] == LABEL and name.kind == "time":
        return sibling.measure, ""
    colon = next((k for k in range(start - 1, max(0, start - LIST), -1) if scene.elements[k].lower == ":"), None)
    return _label_of_list(scene, colon + 1) if colon is not None and name.has("people") else (None, "")


def _label_of_list(scene: Scene, start: int) -> tuple[str | None, str]:
    """The measure that a label before a colon names, and its noun."""
    opening = scene.element(start - 2)
    if opening is not None and opening.has("including"):  # "Of these: civilians 330, militiamen 97"
        whole = whole_of(scene, start - 1, 0)
        return (whole.measure if whole is not None else None), ""
    for index in range(start - 2, max(-1, start - LIST), -1):
        item = scene.elements[index]
        if item.kind == "number" or item.lower in (".", ";"):
            return None, ""
        measure = item.cue("toll", "head", "passive", "adjective")
        if measure is None and item.has("collective", "troops"):
            measure = "strength"
        if measure == "capability" or (measure and item.cue("active") and item.has("be")):
            continue
        if measure is not None:
            arrives = item.lower == "arrivals" and not scene.memory.about_forces
            return ("displaced" if arrives else measure), item.lower
    return None, ""
