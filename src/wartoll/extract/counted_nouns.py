"""The noun phrase of a count: who it says is counted, in the text's own words."""

from __future__ import annotations

from wartoll.extract.antecedents import HARM_NOUNS
from wartoll.extract.elements import Element
from wartoll.extract.forces import HOUSEHOLDS
from wartoll.extract.measures import singular_demonym
from wartoll.extract.scene import Reading, Scene

DWELLING = frozenset({"residents", "inhabitants", "citizens"})
MOSTLY = frozenset({"mostly", "mainly", "largely", "chiefly", "predominantly", "overwhelmingly", "primarily"})


def noun_words(scene: Scene, reading: Reading) -> str:
    """The noun that a number counts, with its modifiers; empty where it is generic ("people", "wounded")."""
    phrase = reading.phrase
    if phrase is None:
        run = [
            item
            for item in scene.elements[reading.first : reading.last]
            if item.has("people", "demonym", "nationals", "country")
        ]
        return written(scene, run)
    inner = next((at for at in range(phrase.number + 1, phrase.end) if scene.elements[at].kind == "number"), None)
    if inner is not None:  # "eight of the 10 gunmen"
        return written(scene, scene.elements[inner + 1 : phrase.end])
    unit = _unit_after(scene, phrase.number + 1) if phrase.kind in ("bare", "unit", "partitive", "thing") else ""
    if unit:
        return unit
    if phrase.kind == "partitive" or (phrase.kind == "bare" and reading.whole is not None):
        return complement_after(scene, phrase.end)
    run = [item for item in scene.elements[phrase.number + 1 : phrase.end] if item.kind == "word"]
    while run and (
        run[0].lower in ("of", "more") or (run[0].has("determiner") and not run[0].has("people", "demonym"))
    ):
        run = run[1:]
    named = any(item.has("people", "demonym", "nationals") or item.lower in HOUSEHOLDS for item in run)
    if not run or (phrase.kind == "thing" and not named):
        return ""
    linked = scene.elements[phrase.end : phrase.end + 3]
    if len(linked) == 3 and linked[0].lower == "and" and run[-1].has("demonym") and linked[1].has("demonym"):
        return written(scene, [*run, *linked])  # "4,500 British and Indian troops"
    nationals = singular_demonym(run[-1].lower)
    if nationals and run[-1].has("nationals"):
        return f"{written(scene, run)} ({nationals} people)"
    after = _modifiers_after(scene, phrase.end)
    counted = [item for item in run[:-1] if item.has("civil", "troops") and not item.has("generic")]
    if phrase.kind == "harm" and counted and _is_generic(run[-1:]):
        return _plural(written(scene, counted))  # "seven civilian deaths"
    complement = complement_after(scene, phrase.end) if phrase.kind == "harm" and phrase.partitive else ""
    if complement:
        return complement  # "14 of the dead were rebels"
    if _is_generic(run):
        # "65 bodies of civilians", "12 members of the army", "deaths of soldiers"
        named = any(item.has("people", "collective", "country", "demonym") or item.capital for item in after)
        first = scene.element(phrase.end)
        if not named or first is None or first.lower not in ("of", "among"):
            return _mostly(scene, phrase.end)
        whole = run[-1].lower in DWELLING
        return written(scene, [*run, *after] if whole else after[1:])
    return written(scene, [*run, *after])


def _mostly(scene: Scene, at: int) -> str:
    """``1,200 people, mostly civilians``: who most of people at large are."""
    words = scene.elements[at : at + 6]
    if len(words) < 3 or words[0].lower != "," or words[1].lower not in MOSTLY:
        return ""
    run: list[Element] = []
    for item in words[2:]:
        if item.kind != "word" or item.has("preposition", "be", "have", "reporting", "relative"):
            break
        if item.has("conjunction") and not (run and run[-1].has("people")):
            break
        run.append(item)
    while run and run[-1].has("conjunction"):
        run.pop()
    named = run and run[-1].has("people") and not run[-1].has("generic")
    return f"people, {words[1].lower} {written(scene, run)}" if named else ""


def _plural(words: str) -> str:
    """``civilian`` as a group of people: the noun that stood before "deaths"."""
    if words.endswith(("man",)):
        return words[:-2] + "en"
    return words if words.endswith(("s", "en", "ren", "ese", "staff")) else words + "s"


def _unit_after(scene: Scene, at: int) -> str:
    """``30 of C Company``, ``12 of the Tenth Brigade``: the unit by its name that a number is a part of."""
    first = scene.element(at)
    if first is None or first.lower != "of":
        return ""
    run: list[Element] = []
    for item in scene.elements[at + 1 : at + 7]:
        numbered = item.kind == "figure" or item.capital or item.has("collective")
        if item.kind == "sign" or not (numbered or (item.lower == "the" and not run)):
            break
        run += [] if item.lower == "the" else [item]
    article = scene.elements[at + 1].lower == "the"
    named = (len(run) > 1 or (article and bool(run) and run[0].capital)) and any(
        item.capital or item.kind == "figure" for item in run
    )
    places = [item for item in run if item.has("country", "demonym", "nationals", "people", "event")]
    return scene.text[run[0].start : run[-1].end] if named and not places else ""


def complement_after(scene: Scene, at: int) -> str:
    """``six of them children``, ``60 per cent of them were federal troops``: the noun that a part is said to be."""
    run: list[Element] = []
    for item in scene.elements[at : at + 7]:
        if not run and (
            item.kind in ("quote",) or item.has("be", "adverb") or item.lower in (",", "he", "she", "explained", "said")
        ):
            continue
        if item.kind != "word" or item.has("have", "preposition", "conjunction", "modal", "relative"):
            break
        if run and item.has("determiner") and not item.has("people"):
            break
        if item.cues and not item.has("people"):
            break
        run.append(item)
    named = [item for item in run if item.has("people", "demonym", "nationals", "collective")]
    return written(scene, run) if any(item.cue("head") not in HARM_NOUNS for item in named) else ""


def _modifiers_after(scene: Scene, end: int) -> list[Element]:
    """``of the Nusra Front``, ``loyal to the president``: what says more of the noun."""
    first = scene.element(end)
    if first is None or first.lower not in ("of", "from", "loyal", "among"):
        return []
    run: list[Element] = []
    for item in scene.elements[end : end + 7]:
        if item.kind not in ("word", "quote") or item.has(
            "be", "have", "modal", "relative", "reporting", "conjunction"
        ):
            break
        if item.cues and not item.has("people", "collective", "country"):
            break
        run.append(item)
    while run and (run[-1].has("preposition", "determiner") or run[-1].kind == "quote"):
        run.pop()
    return run


def written(scene: Scene, run: list[Element]) -> str:
    """The words of a run as written, quotation signs left out."""
    return " ".join(scene.text[item.start : item.end] for item in run if item.kind == "word")


def _is_generic(run: list[Element]) -> bool:
    """Whether a noun names nobody in particular: "people", "others", "wounded", "bodies"."""
    if any(item.has("demonym", "nationals", "troops") for item in run):
        return False
    head = run[-1]
    if head.lower == "bodies":
        return False
    return head.has("generic") or head.cue("head") in HARM_NOUNS or head.lower in ("members", "men", "most")
