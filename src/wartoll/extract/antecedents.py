"""The force that a subject, a possessive or a shared noun stands for: "its soldiers", "two of their own"."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.measures import singular_demonym
from wartoll.extract.own_forces import FIRST_PERSON, own_force
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import FORCE_WORDS, SOURCES, adjective_of, initials_of, is_one_person, is_reporter

OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "own"})
PRONOUNS = frozenset({"it", "they", "he", "she", "we", "them", "us", "who", "which"})
HARM_NOUNS = frozenset({"killed", "wounded", "missing", "casualties", "losses", "displaced"})
AUXILIARIES = ("be", "have", "modal", "adverb", "negation")
NO_FORCE = frozenset(
    {"front", "side", "sides", "command", "people", "victims", "dead", "wounded", "group", "officials"}
)
REACH = 10
WITHIN = frozenset("in at near on around inside outside along across within".split())
TITLES = frozenset("mr mrs ms miss dr mp prof rev hon".split())
SUFFERING = frozenset(
    "suffer suffers suffered suffering sustain sustains sustained incur incurred took taken takes had have has".split()
)


def subject_of(scene: Scene, verb: int, floor: int = 0) -> str | None:
    """The force that is the subject of a verb, as a group; None where it is a pronoun or no force.

    "The Rapid Support Forces lost", "peacekeepers from Burundi lost", "American losses were".
    """
    at = skip_left(scene, verb - 1, floor)
    if at is None:
        return None
    item = scene.elements[at]
    if item.cue("head") in HARM_NOUNS and not item.has("troops"):
        at = skip_left(scene, at - 1, floor)
        if at is None or at >= len(scene.elements):
            return None
    return phrase_ending(scene, _before_place(scene, at, floor), floor)


def _before_place(scene: Scene, at: int, floor: int) -> int:
    """The people whom a place's phrase describes: "soldiers" of "the soldiers in this column"."""
    start = at
    while start > floor and at - start < 4 and _in_phrase(scene.elements[start - 1]):
        start -= 1
    link, noun = scene.element(start - 1), scene.element(start - 2)
    if link is None or noun is None or start - 2 < floor or link.lower not in WITHIN:
        return at
    return start - 2 if noun.has("troops", "collective", "nationals") and not noun.has("generic") else at


def _in_phrase(item: Element) -> bool:
    return item.kind == "word" and not item.has("preposition", "conjunction", "be", "have", "reporting")


def skip_left(scene: Scene, at: int, floor: int) -> int | None:
    """The noun before a verb: auxiliaries, times, a relative pronoun and an aside between commas are skipped."""
    comma = False
    for index in range(at, max(floor, at - REACH) - 1, -1):
        item = scene.elements[index]
        if item.kind in ("time", "quote") or (item.has(*AUXILIARIES) and not item.has("people")):
            continue
        if item.lower in ("also", "who", "which", "that", "already", "so far"):
            continue
        if item.lower == "," and not comma:
            comma = True
            continue
        return index if item.kind == "word" else None
    return None


def phrase_ending(scene: Scene, at: int, floor: int = 0) -> str | None:
    """The noun phrase whose last word stands at an index, where it names a force."""
    head = scene.elements[at]
    if head.lower in PRONOUNS or head.lower in NO_FORCE or not _may_be_force(head):
        return None
    start = at
    while start > floor and at - start < 6 and _belongs(scene.elements, start - 1):
        start -= 1
    start = _after_view(scene, start, at)
    run = scene.elements[start : at + 1]
    if any(item.has("event") or item.lower.rstrip(".") in TITLES for item in run):
        return None  # "Typhoon Rai" kills, and is nobody's force; no more is "Mr. Lane"
    if len(run) == 1 and not head.has("people", "collective", "country", "demonym", "nationals"):
        return None
    if is_one_person(head) or is_reporter(" ".join(item.lower for item in run)):
        return None
    sides = [item for item in run if item.has("demonym", "country")]
    if sides and len(run) > 1 and head.lower.split()[-1] in SOURCES:
        return adjective_of(scene, sides[0])  # "the Croatian General Staff"
    linked = _linked_before(scene, start, floor)
    titled = len(run) > 2 and head.capital and all(item.capital for item in run)  # "Lake Chad Defence Forces"
    words = " ".join(
        scene.text[item.start : item.end]
        if titled and not (item is run[0] and item.possessive)
        else _as_modifier(scene, item, last=item is head)
        for item in run
    )
    if linked is not None:
        return f"{linked} {words}"
    return (
        words if any(item.has("people", "collective", "country", "demonym") or item.capital for item in run) else None
    )


def _after_view(scene: Scene, start: int, at: int) -> int:
    """Where a phrase begins behind another's: "in his view North Korean troops" begins at "North Korean"."""
    owner = scene.element(start - 1)
    if owner is None or owner.lower not in OWNERS:
        return start
    sides = [index for index in range(start + 1, at) if scene.elements[index].has("demonym")]
    return sides[0] if sides and not scene.elements[start].capital else start


def _linked_before(scene: Scene, start: int, floor: int) -> str | None:
    """``peacekeepers from Burundi``, ``the Russian and North Korean soldiers``: what a link ties to the phrase."""
    if start - 2 < floor:
        return None
    link, before = scene.elements[start - 1], scene.elements[start - 2]
    if link.lower in ("from", "of") and before.has("troops", "collective", "people") and not before.has("generic"):
        inner = phrase_ending(scene, start - 2, floor)
        return f"{inner} {link.lower}" if inner else None
    first = scene.elements[start]
    if _are_two_sides(before, link, first):
        return f"{adjective_of(scene, before)} and"
    if link.lower == "and" and before.capital and first.capital and not before.possessive and start - 3 >= floor:
        at = start - 2
        while at > floor and scene.elements[at - 1].capital and _belongs(scene.elements, at - 1):
            at -= 1
        return f"{scene.text[scene.elements[at].start : before.end]} and"
    return None


def _are_two_sides(before: Element, link: Element, first: Element) -> bool:
    adjectives = before.has("demonym") and first.has("demonym") and not before.lower.endswith("ns")
    return link.lower == "and" and adjectives


def joined_sides(scene: Scene, at: int, words: str) -> str:
    """``the Russian and North Korean soldiers``: the force of an adjective at an index with the side joined to it."""
    if at < 2 or not _are_two_sides(scene.elements[at - 2], scene.elements[at - 1], scene.elements[at]):
        return words
    return f"{adjective_of(scene, scene.elements[at - 2])} and {words}"


def people_before(scene: Scene, reading: Reading) -> str | None:
    """The people of the sentence that "of them" goes back to, where no number counts them."""
    for at in range(reading.at - 1, -1, -1):
        item = scene.elements[at]
        if item.kind == "word" and item.has("troops", "people") and not item.has("generic", "reporting"):
            return phrase_ending(scene, at)
    return None


def gapped_subject(scene: Scene, reading: Reading) -> str | None:
    """``the guerrillas lost 63 fighters and the army 12``: the force that stands right before its number."""
    before = scene.element(reading.at - 1)
    if before is None or not before.has("collective", "troops", "country", "nationals"):
        return None
    return phrase_ending(scene, reading.at - 1)


def _may_be_force(item: Element) -> bool:
    if item.has("reporting", "distractor", "preposition", "conjunction", "determiner", "relative"):
        return item.has("troops", "collective") and not item.has("determiner")
    if item.has("be", "have", "modal", "adverb", "negation", "pronoun", "generic"):
        return False
    return item.has("people", "collective", "country", "demonym", "nationals") or item.capital


def _belongs(elements: list[Element], at: int) -> bool:
    """Whether a word to the left is part of the same noun phrase."""
    item = elements[at]
    if item.kind == "figure":
        return True
    if item.kind != "word" or item.has(
        "determiner", "preposition", "conjunction", "relative", "subordinator", "pronoun"
    ):
        return False
    if item.has("be", "have", "modal", "reporting", "adverb", "negation"):
        return False
    if item.cues and not item.has("people", "collective", "troops"):
        return False
    return not item.lower.endswith(("ing", "ed")) or item.capital


def _as_modifier(scene: Scene, item: Element, *, last: bool) -> str:
    """A country before a noun as its adjective: "Russia's soldiers" are Russian soldiers."""
    if item.has("country", "demonym", "nationals"):
        return adjective_of(scene, item)
    words = scene.text[item.start : item.end]
    return words.removesuffix("'s").removesuffix("’s").rstrip("'’") if item.possessive else words


def owner_of(scene: Scene, reading: Reading) -> str | None:
    """Whose men are counted in "89 of its soldiers", "two of their own": the force that the possessive stands for."""
    phrase = reading.phrase
    if phrase is None:
        return None
    after = scene.elements[phrase.number + 1 : phrase.end + 3]
    for index, item in enumerate(after[:-1]):
        if item.lower != "of":
            continue
        owner = after[index + 1]
        if owner.lower in FIRST_PERSON and own_force(scene):
            return own_force(scene)
        if owner.lower in ("its", "their", "his", "her", "our", "ours", "theirs", "my"):
            return first_force(scene, reading) or scene.memory.group or None
        break
    at = _own_harm(scene, reading) if phrase.kind in ("bare", "harm") else None
    if at is not None and phrase.kind == "bare":
        return first_force(scene, reading, None if _counts_between(scene, at, reading) else at) or scene.memory.group
    if at is not None and not _counts_between(scene, at, reading):
        clause = any(item.has("subordinator") for item in scene.elements[:at])
        owner_here = None if clause else first_force(scene, reading, at)
        if owner_here is not None:
            return owner_here
    before = scene.element(reading.at - 1)
    if before is not None and before.lower in ("its", "their", "his", "our"):
        return first_force(scene, reading)
    return None


def _counts_between(scene: Scene, at: int, reading: Reading) -> bool:
    return any(at < other < reading.at for other in scene.phrases)


def _own_harm(scene: Scene, reading: Reading) -> int | None:
    """Where a possessive has the noun of a count: "the army's own count of its dead stands at 40", "its losses: 9"."""
    for at in range(reading.at - 2, -1, -1):
        item = scene.elements[at]
        if item.lower == ";":
            return None
        if item.lower in ("its", "their", "his", "our") and any(
            noun.cue("head") in HARM_NOUNS and not noun.has("troops")
            for noun in scene.elements[at + 1 : at + (3 if scene.elements[at + 1].lower == "own" else 2)]
        ):
            return at
    return None


def first_force(scene: Scene, reading: Reading, stop: int | None = None) -> str | None:
    """The first force of the sentence that no number counts: the one that a possessive goes back to."""
    counted = {
        index
        for other in scene.readings.values()
        if other.phrase is not None
        for index in range(other.phrase.number, other.phrase.end)
    }
    stop = reading.at if stop is None else stop
    start = stop
    while start > 0 and scene.elements[start - 1].lower not in (";", ":"):
        start -= 1
    at, source = start, None
    while at < stop:
        item = scene.elements[at]
        named = item.kind == "word" and at not in counted and _may_be_force(item)
        if not named or item.has("generic") or item.lower in NO_FORCE or item.lower in PRONOUNS:
            at += 1
            continue
        end = at
        while end + 1 < stop and _continues(scene.elements[end], scene.elements[end + 1]):
            end += 1
        head = scene.elements[end]
        if (initials := initials_of(scene, head)) is not None and end == at:
            after = scene.element(end + 1)
            if after is None or not after.has("reporting") or after.has("have"):
                return initials
            source = source or initials
        elif head.has("country", "demonym", "troops", "collective", "nationals") or (
            head.capital and any(other.has("country", "demonym", "collective") for other in scene.elements[at:end])
        ):
            force = phrase_ending(scene, end, at)
            after = scene.element(end + 1)
            if force is not None and not (after is not None and after.has("reporting") and not after.has("have")):
                return force
            source = source or force
        at = end + 1
    return source


def _continues(item: Element, following: Element) -> bool:
    """Whether the next word goes on with a noun phrase that has begun."""
    if following.kind != "word" or (item.possessive and item.has("troops")):
        return False
    return following.has("troops", "collective", "demonym", "people") or (
        following.capital and not following.has("preposition", "conjunction", "determiner", "reporting")
    )


def with_owner(owner: str, words: str) -> str:
    """A noun with the force that it belongs to: "Joint Force" and "fighters", "Russian" and "soldiers"."""
    noun = words.split()
    while noun and noun[0].lower() in OWNERS | {"of", "the"}:
        noun = noun[1:]
    last = owner.split()[-1].lower()
    loose = noun and noun[-1].lower() in ("men", "people", "persons")
    if not noun or noun[-1].lower() == last or (loose and len(noun) == 1 and last in FORCE_WORDS):
        return owner
    stem = owner.split()
    plain = last in FORCE_WORDS and last.endswith(("s", "men")) and len(stem) > 1
    named = singular_demonym(" ".join(stem[:-1])) is not None
    if plain and (named or all(word == "and" or singular_demonym(word) for word in stem[:-1])):
        stem = stem[:-1]  # the marines of "Colombian troops" are Colombian marines
    return " ".join([*stem, *noun])


def shared_noun(scene: Scene, reading: Reading) -> Reading | None:
    """``killed 500 and wounded 300 Russian troops``: the reading whose noun a bare number shares."""
    if reading.phrase is None or reading.phrase.kind != "bare" or reading.whole is not None:
        return None
    following = scene.following(reading.at)
    other = scene.readings.get(following) if following is not None else None
    if other is None or other.phrase is None or other.phrase.kind != "people" or other.whole is not None:
        return None
    between = scene.elements[reading.phrase.end : other.at]
    joined = any(item.has("conjunction") or item.lower in (",", "or") for item in between)
    verb = any(item.cue("active") for item in between)
    return other if joined and verb and len(between) <= 4 else None
