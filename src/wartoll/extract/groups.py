"""Who is counted, and where: the group of a reading from its noun, its subject, or what was counted before."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.measures import demonym_of, singular_demonym, split_phrases
from wartoll.extract.scene import Reading, Scene
from wartoll.vocabulary import load_vocabulary

PLACE_WORDS = frozenset({"in", "at", "near", "across", "inside", "outside", "around", "on", "of", "from", "throughout"})
KINDS_OF_PLACE = frozenset(split_phrases(load_vocabulary("grammar")["places"]["kinds"]))
NOT_PLACES = frozenset(split_phrases(load_vocabulary("grammar")["places"]["never"]))


def group_of(scene: Scene, reading: Reading) -> str | None:
    """Who a reading counts, in the text's own words where it has any; None where nothing says it."""
    if reading.measure == "equipment":
        return reading.item
    if reading.group and reading.phrase is not None and reading.phrase.kind == "bare":
        return reading.group
    words = _noun_words(scene, reading)
    specific = bool(words) and not _is_generic(scene, reading)
    subject = _subject(scene, reading)
    if specific and subject and not any(part.lower() in words.lower() for part in subject.split()):
        return f"{subject} {words}" if len(words.split()) <= 2 else words
    if specific:
        return words
    if subject:
        return (
            subject
            if subject.split()[-1].lower() in ("soldiers", "forces", "troops", "fighters")
            else f"{subject} forces"
        )
    if reading.whole is not None and reading.whole.group:
        return f"{words} ({reading.whole.group})" if words else reading.whole.group
    if reading.group:
        return reading.group
    return words or None


def _noun_words(scene: Scene, reading: Reading) -> str:
    phrase = reading.phrase
    if phrase is None:
        return _denied_group(scene, reading)
    start = phrase.number + 1
    end = phrase.end
    if phrase.kind == "partitive":
        run = []
        for item in scene.elements[phrase.end : phrase.end + 4]:
            if (
                item.kind != "word"
                or (item.cues and not item.has("people"))
                or item.has("be", "have", "preposition", "conjunction", "modal")
            ):
                break
            run.append(item)
        return _text(scene, run) if any(item.has("people", "demonym") for item in run) else ""
    run = [item for item in scene.elements[start:end] if item.kind == "word"]
    while run and (run[0].lower in ("of", "more", "others") or (run[0].has("determiner") and not run[0].has("people"))):
        run = run[1:]
    nationals = singular_demonym(run[-1].lower) if run else None
    if nationals and len(run) == 1 and run[0].has("nationals"):
        return f"{nationals} {'people' if not reading.subject else 'forces'}"
    return _text(scene, [*run, *_modifiers_after(scene, end)]) if run else ""


def _modifiers_after(scene: Scene, end: int) -> list[Element]:
    """``of the Nusra Front``, ``loyal to the president``: what says more of the noun."""
    first = scene.element(end)
    if first is None or not (first.lower in ("of", "from") or first.lower == "loyal"):
        return []
    run: list[Element] = []
    for item in scene.elements[end : end + 7]:
        if (
            item.kind not in ("word", "quote")
            or item.has("be", "have", "modal", "relative", "reporting", "conjunction")
            or (item.cues and not item.has("people"))
        ):
            break
        run.append(item)
    while run and (run[-1].has("preposition", "determiner") or run[-1].kind == "quote"):
        run.pop()
    return run


def _text(scene: Scene, run: list[Element]) -> str:
    """The words of a run as written, with quotation signs left out."""
    return " ".join(scene.text[item.start : item.end] for item in run if item.kind == "word")


def _is_generic(scene: Scene, reading: Reading) -> bool:
    phrase = reading.phrase
    if phrase is None or phrase.head is None:
        return True
    run = [item for item in scene.elements[phrase.number + 1 : phrase.end] if item.kind == "word"]
    head = scene.elements[phrase.head]
    named = any(item.has("demonym", "nationals") or item.capital for item in run)
    return not named and (
        head.has("generic") or not head.has("people") or (bool(head.cue("head")) and not head.has("troops"))
    )


def _denied_group(scene: Scene, reading: Reading) -> str:
    run = [item for item in scene.elements[reading.first : reading.last] if item.has("people", "demonym", "nationals")]
    return _text(scene, run)


def _subject(scene: Scene, reading: Reading) -> str | None:
    """The force that loses or has the people: ``North Korea has lost``, ``Israel's losses``, ``put Ukraine at``."""
    low = max(0, reading.first - 10)
    verb = scene.elements[reading.first] if reading.first < len(scene.elements) else None
    if verb is None or (
        reading.rules[0].startswith(("object of an active", "object of a verb")) and verb.cue("active") != "losses"
    ):
        return None
    for index in range(reading.at - 1, low - 1, -1):
        item = scene.elements[index]
        if item.kind == "number" and reading.rules[0].startswith(("participle", "subject", "noun")):
            return None
        if item.lower in (";", ".", ":"):
            break
        if item.has("country", "demonym", "nationals"):
            return demonym_of(item.lower) or singular_demonym(item.lower) or scene.text[item.start : item.end]
    return None


def place_of(scene: Scene, reading: Reading) -> str | None:
    """Where a reading's people were, as the sentence names it."""
    return _place_from(scene, reading.last) or _place_from(scene, 0)


def _place_from(scene: Scene, start: int) -> str | None:
    at = start
    while at < len(scene.elements):
        item = scene.elements[at]
        if item.lower in PLACE_WORDS:
            name = _name_after(scene, at + 1)
            if name:
                return name
        at += 1
    return None


def _name_after(scene: Scene, at: int) -> str | None:
    run: list[Element] = []
    for item in scene.elements[at : at + 8]:
        if item.kind not in ("word", "quote") or item.has("be", "have", "modal", "relative", "reporting"):
            break
        if item.has("preposition", "conjunction") and item.lower != "of":
            break
        if item.capital and not item.has("people") and item.lower not in NOT_PLACES and not item.cues:
            run.append(item)
        elif (
            run
            or not (
                item.has("determiner", "demonym")
                or item.lower in KINDS_OF_PLACE
                or "-" in item.lower
                or item.lower.endswith(("ern", "ed"))
            )
            or (item.has("distractor") and item.lower not in KINDS_OF_PLACE)
        ):
            break
    if run and all(item.has("demonym") for item in run):
        return None
    return _text(scene, run) or None
