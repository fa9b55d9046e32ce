"""The force that a text names around a count: by the label that opens a line, a possessive, a heading above."""

from __future__ import annotations

from wartoll.extract.antecedents import HARM_NOUNS, phrase_ending
from wartoll.extract.elements import Element
from wartoll.extract.harm_owners import owner_of_harm
from wartoll.extract.lexicon import person_nouns
from wartoll.extract.measures import demonym_of, singular_demonym
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.sides import FORCE_WORDS, SOURCES, adjective_of, as_force
from wartoll.extract.topics import HELPING

# Heads that tell how soldiers are counted and not whose they are.
LOOSE_HEADS = frozenset(
    "men people persons troops personnel effectives bayonets sabres sabers rifles strong ranks".split()
)
PERSON_NOUNS = frozenset(
    (
        "dead wounded injured martyrs victims corpses bodies carcasses missing captives prisoners fatalities maimed "
        "fallen"
    ).split()
)
ROLLS = frozenset("roll rolls muster books strength ranks establishment own".split())
LABEL_LENGTH = 12
CONDITIONS = frozenset({"if", "unless", "once"})
TITLES = frozenset("mr mrs ms miss dr sir lord lady mp mps prof rev hon senator judge magistrate counsel".split())
HEADING_LENGTH = 6
QUESTION_LENGTH = 12
TURNS = frozenset("then and now next finally first but".split())


def names_person(words: list[Element]) -> bool:
    """Whether a run of words is one person's title, role or name: "Mr. Nott", "presiding magistrate"."""
    roles = person_nouns()
    return any(
        item.lower.rstrip(".") in TITLES or (item.lower in roles and not item.lower.endswith("s")) for item in words
    )


def label_of(scene: Scene, *, about_forces: bool = True) -> str | None:
    """``Dene Front: observers see 3,500``, ``Peacekeepers on the ground: 1,450``: whom a line's opening names.

    In a text that is not about forces it has to name people of its own: "Gaza: 12 killed" tells a place.
    """
    run: list[Element] = []
    end = 0
    for at, item in enumerate(scene.elements[:LABEL_LENGTH]):
        if item.lower in (":", "(", "–", "—"):
            end = at
            break
        if item.kind == "number" and not run:
            return None
        if item.kind == "number" or item.has("be", "have", "modal", "reporting", "relative"):
            return None
        run.append(item)
    if not end or not run or not any(item.lower == ":" for item in scene.elements[end : end + 14]):
        return None
    words = [item for item in run if item.kind == "word" or (item.kind == "figure" and ":" not in item.lower)]
    while words and words[0].has("determiner"):
        words = words[1:]
    if not words or any(item.lower in SOURCES | {"source", "sources"} for item in words):
        return None
    if run[0].has("subordinator") or run[0].lower in CONDITIONS or names_person(words):
        return None  # a condition, or who speaks
    stop = next((at for at, item in enumerate(words) if item.has("preposition") and item.lower != "of"), len(words))
    words = words[:stop]
    if not words or (words[-1].has("people") and not words[-1].lower.endswith(("s", "men", "people", "personnel"))):
        return None  # who speaks
    kinds = ("people", "collective", "country", "demonym", "nationals")
    if scene.memory.civil and all(_is_dateline(scene, item) for item in words):
        return None
    named = any(item.has(*kinds) and item.cue("head") not in HARM_NOUNS for item in words)
    if named and not about_forces and not _names_its_people(words):
        return None
    if len(words) == 1 and words[0].has("country"):
        return as_force(adjective_of(scene, words[0]))
    return " ".join(scene.text[item.start : item.end] for item in words) if named else None


def _names_its_people(words: list[Element]) -> bool:
    """Whether a label ends in people, a force, a side or a movement, and not in a place."""
    last = words[-1]
    if last.lower in HELPING | SOURCES | {"group", "police", "residents", "locals", "activists"}:
        return False  # who speaks
    adjective = demonym_of(last.lower) if last.has("country") else None
    if adjective is not None:
        return adjective.lower() == last.lower  # a movement
    return last.has("troops", "nationals", "collective") or (last.has("civil") and last.lower.endswith(("s", "en")))


def _is_dateline(scene: Scene, item: Element) -> bool:
    """``Gaza: ...`` in a text about civilians: a country that opens a line as its place."""
    return item.has("country") and adjective_of(scene, item) not in scene.memory.armed


def owner_before(scene: Scene, reading: Reading) -> str | None:
    """``the army's 32,000 bayonets``, ``the brigade's roll had named 5,800``: the force that a possessive names."""
    for at in range(reading.at - 1, max(-1, reading.at - 8), -1):
        item = scene.elements[at]
        if item.kind in ("number", "sign") or item.has("relative", "subordinator"):
            return None
        if not item.possessive:
            continue
        if item.lower in SOURCES or item.has("reporting") or not _owns_count(scene, at + 1, reading.at):
            return None
        owner = phrase_ending(scene, at)
        if owner is None and item.kind == "word" and (item.capital or item.has("collective")):
            owner = scene.text[item.start : item.end].removesuffix("'s").removesuffix("’s")
        return owner if owner is not None and _is_named(owner, scene) else None
    return None


def apposed(scene: Scene, reading: Reading) -> str | None:
    """``the Radwan force, 3,000 before the war``, ``a Tarsian battalion, 400 all ranks``: the force before a comma."""
    comma, at = scene.element(reading.at - 1), reading.at - 2
    if comma is None or comma.lower != "," or at < 0 or reading.measure not in ("strength", "reinforcements", "losses"):
        return None
    item = scene.elements[at]
    if item.kind != "word" or not (item.has("collective", "troops") or item.capital):
        return None
    run = [item]
    while at > 0 and (
        scene.elements[at - 1].kind == "figure"
        or scene.elements[at - 1].has("country", "demonym", "collective")
        or (
            scene.elements[at - 1].capital
            and scene.elements[at - 1].kind == "word"
            and not scene.elements[at - 1].has("determiner")
        )
    ):
        at -= 1
        run.insert(0, scene.elements[at])
    if len(run) == 1 and not item.has("collective"):
        return None
    return " ".join(scene.text[other.start : other.end] for other in run)


def _owns_count(scene: Scene, start: int, number: int) -> bool:
    """Whether what follows a possessive is the count itself, or the noun that it is a figure of."""
    noun = scene.elements[start]
    if start == number or (noun.cue("toll") and not noun.has("collective")) or noun.lower in ROLLS:
        return True
    return all(item.has("determiner", "adverb") for item in scene.elements[start:number])


def _is_named(owner: str, scene: Scene) -> bool:
    """Whether an owner is a force: a people, a force's name, or a collective."""
    words = owner.lower().split()
    return (
        any(demonym_of(word) or singular_demonym(word) for word in words)
        or words[-1] in FORCE_WORDS
        or any(entry.lower == words[-1] and entry.has("collective", "troops") for entry in scene.elements)
    )


def among(scene: Scene, reading: Reading) -> str | None:
    """``and 1,794 among civilians``, ``six among the policemen``: the people that a bare count is of."""
    phrase = reading.phrase
    before = _among_before(scene, reading) or _of_before(scene, reading)
    if before is not None:
        return before
    link = scene.element(phrase.end) if phrase is not None and phrase.kind == "bare" else None
    if phrase is not None and link is None and phrase.kind == "harm" and _is_inflicted(scene, reading.at):
        link = scene.element(phrase.end)
        link = link if link is not None and link.lower in ("on", "upon") else None
    if link is None or phrase is None or link.lower not in ("among", "amongst", "for", "from", "on", "upon"):
        return None
    if link.lower in ("on", "upon") and not _is_inflicted(scene, reading.at):
        return None
    run: list[Element] = []
    for item in scene.elements[phrase.end + 1 : phrase.end + 6]:
        if item.kind != "word" or item.has("preposition", "conjunction", "be", "have", "reporting"):
            break
        if not item.has("determiner"):
            run.append(item)
    if not run or not run[-1].has("people", "troops", "collective", "nationals"):
        return None
    if run[-1].cue("head") in HARM_NOUNS:
        return None  # "600 among casualties of 4,700"
    return " ".join(scene.text[item.start : item.end] for item in run)


def _among_before(scene: Scene, reading: Reading) -> str | None:
    """``among the security forces 488 dead``: the people that stand before their count."""
    run: list[Element] = []
    for at in range(reading.at - 1, max(-1, reading.at - 6), -1):
        item = scene.elements[at]
        if item.lower in ("among", "amongst"):
            named = run and run[0].has("people", "collective", "nationals") and run[0].cue("head") not in HARM_NOUNS
            words = [other for other in reversed(run) if not other.has("determiner")]
            return " ".join(scene.text[other.start : other.end] for other in words) if named else None
        if item.kind != "word" or item.has("preposition", "be", "have", "reporting", "conjunction"):
            return None
        run.append(item)
    return None


def _of_before(scene: Scene, reading: Reading) -> str | None:
    """``Of the Turks, 3,000 were slain``, ``Of its defenders 1,700 surrendered``: whom a clause opens with."""
    for at in range(reading.at - 1, max(-1, reading.at - 9), -1):
        item = scene.elements[at]
        if item.lower == "of" and (at == 0 or scene.elements[at - 1].lower in (";", ",", "and", "but", "while")):
            head = reading.at - 1 if scene.elements[reading.at - 1].lower != "," else reading.at - 2
            noun = scene.elements[head]
            if (
                head <= at
                or noun.cue("head") in HARM_NOUNS
                or not noun.has("troops", "civil", "nationals", "collective")
            ):
                return None
            return phrase_ending(scene, head, at + 1)
        if item.kind not in ("word", "figure", "sign") or item.has("be", "have", "modal", "reporting"):
            return None
    return None


def _is_inflicted(scene: Scene, at: int) -> bool:
    """``inflicted 410 casualties on the army``: harm whose people stand after it."""
    return any(item.lower.startswith("inflict") for item in scene.elements[max(0, at - 4) : at])


def note_heading(scene: Scene) -> None:
    """Remember whom a heading names, for the counts under it; another heading takes it away."""
    table = scene.memory.table
    if table is not None and table.last == scene.index:
        return  # the headings of its columns
    words = [item for item in scene.elements if item.kind == "word"]
    last = scene.elements[-1] if scene.elements else None
    asks = last is not None and last.lower == "?"
    longest = QUESTION_LENGTH if asks else HEADING_LENGTH
    if scene.readings or not words or len(words) > longest or last is None or last.lower in "!,;":
        return
    if not asks and any(item.has("be", "have", "modal", "reporting") for item in words):
        return
    run = scene.text[words[0].start : words[-1].end]
    if _is_line_of_its_own(scene) and not run.isupper():
        scene.memory.heading, scene.memory.turn = _people_of_line(scene, words), True
        return
    turns = words[0].lower in TURNS and words[-1].has("people") and len(words) < HEADING_LENGTH  # "Then the civilians."
    if not (turns or asks or (run.isupper() and scene.memory.about_forces)):
        return
    named = [
        item
        for item in words
        if item.has("civil", "troops", "nationals") and not item.has("generic") and item.lower.endswith("s")
    ]
    if asks and not named:
        named = [item for item in words if item.has("collective")]  # "the worst time for the army?"
    people = [item for item in named if item.cue("head") not in ("killed", "wounded", "casualties", "losses")]
    scene.memory.heading, scene.memory.turn = (people[-1].lower if people else None), not run.isupper()


def _is_line_of_its_own(scene: Scene) -> bool:
    """Whether a sentence is a line without a stop, above another."""
    start, end = scene.elements[0].start, scene.elements[-1].end
    above = not scene.text[max(0, start - 1) : start].strip() and scene.text[end : end + 1] in ("\n", "\r")
    return above and scene.text[end - 1] not in ".?!:;,"


def _people_of_line(scene: Scene, words: list[Element]) -> str | None:
    """``Ukrainian forces``, ``Civilian casualties``: whom a line names for the counts under it."""
    if any(item.kind == "number" or item.has("preposition", "conjunction") for item in scene.elements):
        return None
    last, head = len(scene.elements) - 1, words[-1]
    if len(words) == 1 and head.lower in LOOSE_HEADS | {"forces", "units", "sides", "casualties"}:
        return None
    if head.cue("head") in HARM_NOUNS and not head.has("troops"):
        owner = owner_of_harm(scene, last, last)
        return as_force(owner) if owner is not None else None
    named = head.has("troops", "nationals", "collective") or (head.has("civil") and head.lower.endswith(("s", "en")))
    if not named or head.lower in HELPING | SOURCES or head.has("generic"):
        return None
    return phrase_ending(scene, last)


def is_specific(group: str) -> bool:
    """Whether a group names a side or a force by its name."""
    words = group.split()
    named = any(word[:1].isupper() and not word.isupper() for word in words) or any(
        demonym_of(word) or singular_demonym(word) for word in words
    )
    return named or words[-1].lower() in ("rebels", "guerrillas", "insurgents", "army", "garrison", "militants")
