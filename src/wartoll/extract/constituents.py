"""Parts of a whole told by a verb: ``women made up 212 of the dead``, ``of these, 870 were due to shelling``."""

from __future__ import annotations

from functools import cache

from wartoll.extract.elements import Element
from wartoll.extract.inflection import inflect
from wartoll.extract.measures import HARMS
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.syntax import SAYING_MORE

PART = "part of a whole"
HARMED = "part of those harmed"
BY_CAUSE = "part of a whole that somebody accounts for"
MEASURES = HARMS | {"displaced", "returned"}
ANSWERING = frozenset(
    "account accounts accounted accounting responsible blame blamed answerable answer answers".split()
)
CAUSING = "cause claim make form constitute represent comprise total number inflict perpetrate commit host"
JOINED = frozenset({"and", ",", ";", "while", "but", "with", "or"})
HOLDING = frozenset("comprises comprise comprised comprising includes included include contained contains".split())
CONSISTING = frozenset("consists consist consisted consisting composed up".split())
THESE = frozenset(
    "it that this they these those total totals figure number toll tally count group victims dead".split()
)
BELONGING = SAYING_MORE | frozenset("come result bear show held had were are did take worked work".split())
# verbs that say more of people who were counted
NAMED = frozenset(
    (
        "identified unidentified named buried unburied listed marked claimed registered recognised recognized "
        "confirmed verified due attributed"
    ).split()
)  # what has been done with people who were counted
AGED = frozenset("under over below above from aged of members".split())
NEAR = 2  # sentences back to the whole that "accounted for" and "comprised" go with
REACH = 4


@cache
def _causing() -> frozenset[str]:
    return frozenset(form for verb in CAUSING.split() for form in inflect(verb))


def read_accounted(scene: Scene, at: int) -> Reading | None:
    """``Women made up 118 of the total``, ``the army was responsible for 412``: how many of a whole somebody is."""
    phrase, link = scene.phrases[at], scene.governor(at)
    if link is None or not (phrase.partitive or phrase.kind in ("bare", "partitive")):
        return None
    item, near = scene.elements[link], scene.elements[max(0, link - REACH) : link]
    answers = item.lower in ("for", "to blame for", "responsible for") or item.lower.startswith("account")
    answers = answers and any(word in ANSWERING for other in [*near, item] for word in other.lower.split())
    makes = item.lower in _causing() or (item.lower == "up" and any(other.lower in ("made", "make") for other in near))
    causes = item.lower in ("caused", "causing", "causes") and phrase.kind == "bare"
    counts = item.has("be") and phrase.kind == "partitive" and link > 0 and scene.elements[link - 1].has("people")
    if (
        not answers
        and not causes
        and not (makes and phrase.kind == "partitive")
        and not counts
        and not (makes and item.lower == "up")
    ):
        return None
    value, inner = _value(scene, at), _harm_within(scene, at)
    if (
        item.cue("active")
        and phrase.kind == "bare"
        and link > 0
        and scene.elements[link - 1].has("troops", "collective")
    ):
        return None  # "the guns accounted for 51"
    whole = whole_of(scene, at, value)
    if whole is None and inner is None:
        if answers and any(scene.phrases[other].kind == "thing" for other in scene.numbers if other < at):
            scene.refused[at] = "a part of things"
        return None
    rule = HARMED if inner else BY_CAUSE
    reading = scene.make(at, inner or (whole.measure if whole is not None else "killed"), rule, link)
    reading.rules += [] if inner else [PART]
    reading.subject = _people_or_place(scene, link)
    if whole is not None and (inner is None or inner == whole.measure):
        reading.whole, reading.form, reading.per = whole, whole.form, whole.per
    return reading


def _people_or_place(scene: Scene, link: int) -> str | None:
    """Whom a verb says to be a part of those counted, or where that part was: "women made up", "Baghdad had"."""
    at = link
    while at >= 0 and not _is_noun(scene.elements[at]):
        if scene.elements[at].kind != "word" or link - at > REACH:
            return None
        at -= 1
    start = at
    while start > 0 and at - start < REACH and _is_noun(scene.elements[start - 1]):
        start -= 1
    if at < 0 or (start > 0 and scene.elements[start - 1].has("preposition")):
        return None
    words = scene.text[scene.elements[start].start : scene.elements[at].end]
    noun = scene.elements[at]
    if noun.has("people") and not noun.has("troops", "collective"):
        return words[:1].lower() + words[1:]
    place = noun.capital and not noun.has("people", "collective", "troops", "demonym", "nationals", "event")
    return f"people in {words}" if place and (start > 0 or not noun.lower.endswith("s")) else None


def _is_noun(item: Element) -> bool:
    used = item.has("be", "have", "preposition", "determiner", "adverb", "conjunction", "reporting", "totalling")
    return item.kind == "word" and not used and (item.has("people") or item.capital) and not item.cue("active")


def _value(scene: Scene, at: int) -> float:
    number = scene.elements[at].number
    return (number.best or number.low or number.high or 0.0) if number is not None else 0.0


def _harm_within(scene: Scene, at: int) -> str | None:
    """The harm in a partitive: "212 of the 1,340 dead", "1,487 of the year's deaths"."""
    phrase = scene.phrases[at]
    if not phrase.partitive:
        return None
    for item in scene.elements[at + 1 : phrase.end + 1]:
        measure = item.cue("head", "passive")
        if measure in HARMS:
            return measure
    return None


def whole_of(scene: Scene, at: int, value: float) -> Reading | None:
    """The count that a part may be of: the last before it in the sentence, else in the sentences just before."""
    here = [scene.readings[other] for other in scene.numbers if other < at and other in scene.readings]
    earlier = [reading for reading in scene.memory.recent if reading.sentence >= scene.index - NEAR]
    opening = [item.lower for item in scene.elements[:3]]
    if opening[:2] == ["of", "the"] and opening[2:] and opening[2] in ("first", "former", "latter", "last", "second"):
        last = [reading for reading in earlier if reading.sentence == earlier[-1].sentence]
        earlier = last[:1] if opening[2] in ("first", "former") else last[-1:]
    for reading in [*reversed(here), *reversed(earlier)]:
        if reading.form in ("share", "ratio") or reading.measure not in MEASURES:
            continue
        if reading.whole is None and _size(reading) >= value:
            return reading
        if reading.whole is not None and PART in reading.rules:
            return reading.whole
    return None


def read_next_part(scene: Scene, at: int) -> Reading | None:
    """``870 were due to shelling and 60 to mines``, ``2,996 took no part, 2,193 did``: another part of one whole."""
    previous, phrase, link = scene.previous(at), scene.phrases[at], scene.governor(at)
    first = scene.readings.get(previous) if previous is not None else None
    if first is None or link is None or not _is_part(first):
        return None
    if phrase.kind not in ("bare", "partitive") or scene.elements[link].lower not in JOINED:
        return None
    after = scene.element(phrase.end)
    goes_on = after is not None and (
        after.has("preposition", "be", "have", "do", "modal", "ed", "adverb") or after.lower in BELONGING
    )
    if not goes_on or scene.is_bracketed(at) != scene.is_bracketed(first.at):
        return None
    if first.whole is not None and _value(scene, at) > _size(first.whole):
        return None
    predicate = scene.predicate(at)
    if predicate is not None and predicate.measure is not None and predicate.measure != first.measure:
        return None
    reading = scene.make(at, first.measure, PART)
    reading.whole, reading.form, reading.per = first.whole, first.form, first.per
    return reading


def _is_part(reading: Reading) -> bool:
    if reading.whole is not None:
        return PART in reading.rules
    partitive = reading.phrase is not None and reading.phrase.partitive
    return partitive and reading.measure in MEASURES and reading.form not in ("share", "ratio")


def _size(reading: Reading) -> float:
    return reading.number.best or reading.number.low or reading.number.high or 0.0


def read_told_part(scene: Scene, at: int) -> Reading | None:
    """``Twelve died. Two belonged to the police, and seven had yet to be identified``: more of those just counted."""
    phrase, verb = scene.phrases[at], scene.element(scene.phrases[at].end)
    if phrase.kind not in ("bare", "partitive") or verb is None or verb.kind != "word" or verb.cues:
        return None
    before, number = scene.element(at - 1), scene.elements[at].number
    if number is not None and number.increment:
        return None  # "a further 214 served there"
    opens = before is None or before.kind in ("sign", "quote") or before.has("conjunction", "including", "determiner")
    if not opens or not _says_more(scene, phrase.end):
        return None
    whole = whole_of(scene, at, _value(scene, at))
    if whole is None or (scene.index - whole.sentence > 1):
        return None
    reading = scene.make(at, whole.measure, PART, at, phrase.end)
    reading.whole, reading.form, reading.per = whole, whole.form, whole.per
    return reading


def _says_more(scene: Scene, verb: int) -> bool:
    """Whether the words after a number say who those counted are, or what is known of them, and not what they did."""
    item, words = scene.elements[verb], scene.elements[verb + 1 : verb + 6]
    ahead = [word for word in words if not word.has("determiner", "adverb", "negation")]
    if not ahead:
        return False
    if item.has("be", "have") or item.lower in ("still",):
        if any(word.lower in NAMED for word in words[:5] if word.kind == "word"):
            return True
        first = ahead[0]
        copula = item.has("be") and item.lower in ("was", "were", "are", "is")
        if copula and first.lower in AGED and (len(ahead) > 1 and ahead[1].kind in ("figure", "word")):
            return True
        return copula and _is_people(ahead)
    if item.lower not in BELONGING:
        return False
    return item.lower not in ("took", "take", "held", "came", "come") or ahead[0].lower in ("part", "from", "no")


def _is_people(ahead: list) -> bool:  # type: ignore[type-arg]
    for word in ahead[:3]:
        if word.has("people") and not word.cue("passive", "adjective"):
            return True
        if word.kind != "word" or word.cues or word.has("preposition", "ed", "ing", "conjunction"):
            return False
    return False


def read_comprised(scene: Scene, at: int) -> Reading | None:
    """``The victims comprised 237 men``, ``It consisted of 11 Israelis``: who the people counted before were."""
    phrase, link = scene.phrases[at], scene.governor(at)
    if phrase.kind != "people" or link is None:
        return None
    item, head = scene.elements[link], scene.element(link - 1)
    of = item.lower == "of" and head is not None and head.lower.split()[0] in CONSISTING
    if not of and item.lower not in HOLDING:
        return None
    subject = scene.elements[: link - 1 if of else link]
    if not any(word in THESE for other in subject[:8] for word in other.lower.split()) or len(subject) > 8:
        return None
    told = next(
        (cue for other in subject if (cue := other.cue("head", "toll")) in HARMS and not other.has("troops")), None
    )
    whole = whole_of(scene, at, _value(scene, at))
    if told is not None and any(other.lower != "victims" and other.cue("head", "toll") for other in subject):
        whole = whole if whole is not None and whole.measure == told else None
        if whole is None:
            return scene.make(at, told, HARMED, link)
    if whole is None or whole.sentence == scene.index:
        return None
    reading = scene.make(at, whole.measure, PART, link)
    reading.whole, reading.form, reading.per = whole, whole.form, whole.per
    return reading
