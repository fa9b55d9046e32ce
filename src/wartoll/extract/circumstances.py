"""What a sentence says of people who have no noun of their own: where they were, what befell them, in what state."""

from __future__ import annotations

from dataclasses import dataclass

from wartoll.extract.elements import Element
from wartoll.extract.measures import split_phrases
from wartoll.extract.scene import Reading, Scene
from wartoll.vocabulary import load_vocabulary

_TABLE = load_vocabulary("groups")["circumstances"]
SITES = frozenset(split_phrases(_TABLE["sites"]))
AREAS = frozenset(split_phrases(_TABLE["areas"]))
MEANS = frozenset(split_phrases(_TABLE["means"]))
STATES = frozenset(split_phrases(_TABLE["states"]))
CARRIERS = frozenset(split_phrases(_TABLE["carriers"]))
RECEIVING = frozenset(split_phrases(_TABLE["receiving"]))
AT = frozenset("in at on aboard inside outside near from to into onto across through".split())
EVENTS = frozenset(split_phrases(load_vocabulary("grammar")["places"]["events"]))
BY = frozenset("by of from to through under due".split())
TOWARDS = frozenset({"to", "into", "onto", "through"})
BEFALLING = frozenset({"when", "as", "after"})
STRUCK = frozenset("hit struck targeted attacked bombed shelled rammed stormed raided ambushed pounded".split())
LEADING = AT | BY | BEFALLING | STRUCK | {"with", "targeting", "hits"}
LISTED = SITES | AREAS | MEANS | STATES
CLOSED = frozenset("be have do modal relative pronoun subordinator preposition conjunction".split())
LONGEST = 7  # words of a place's phrase


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is said of the people counted, each with its preposition.

    Parameters
    ----------
    site : str or None
        ``at the civil hospital``, ``on the Iraqi side of the border``.
    means : str or None
        ``killed by drones``, ``under torture``.
    state : str or None
        ``with serious injuries``, ``in custody``.
    """

    site: str | None = None
    means: str | None = None
    state: str | None = None


def circumstances_of(scene: Scene, reading: Reading) -> Circumstances:
    """The circumstances that a sentence gives to a reading: what follows it goes before what stands to its left."""
    following = scene.following(reading.at)
    end = reading.phrase.end if reading.phrase is not None else reading.at + 1
    stop = following if following is not None else len(scene.elements)
    own = _read(scene, min(end, reading.last), stop)
    rest = _read(scene, stop, _end_of_clause(scene, stop)) if following in scene.readings else Circumstances()
    previous = scene.previous(reading.at)
    start = 0 if previous is None else scene.phrases[previous].end
    before = _read(scene, start, reading.at, backwards=True)
    opening = _read(scene, 0, min(2, reading.at)) if start else Circumstances()
    site = own.site or before.site or opening.site or rest.site
    return Circumstances(site, own.means or before.means or _agent_before(scene, reading), own.state)


def _end_of_clause(scene: Scene, start: int) -> int:
    """Where what two joined counts share ends: "killed 10 and injured 29 at the fair", but not "since 2010, when"."""
    for at in range(start, len(scene.elements)):
        item = scene.elements[at]
        if item.lower in ("when", "where", "while", ";") or item.has("relative"):
            return at
    return len(scene.elements)


def setting_of(scene: Scene) -> str | None:
    """The site that a whole sentence tells of, where no count of its own asks for it."""
    return _read(scene, 0, len(scene.elements)).site


def _read(scene: Scene, start: int, stop: int, *, backwards: bool = False) -> Circumstances:
    """The first phrases of each kind in a stretch of elements, or the last ones."""
    if scene.circumstances is None:
        scene.circumstances = _find(scene)
    if not backwards and ";" in scene.words:
        stop = next((at for at in range(start, stop) if scene.elements[at].lower == ";"), stop)
    found: dict[str, str] = {}
    for at, kind, words in reversed(scene.circumstances) if backwards else scene.circumstances:
        if start <= at < stop:
            found.setdefault(kind, words)
    return Circumstances(found.get("site"), found.get("means"), found.get("state"))


def _find(scene: Scene) -> list[tuple[int, str, str]]:
    """The circumstances that a sentence tells: where the word that opens each stands, its kind and its words."""
    found: list[tuple[int, str, str]] = []
    lasts = [item.lower.rpartition(" ")[2] if item.kind == "word" else "" for item in scene.elements]
    listed = [at for at, last in enumerate(lasts) if last in LISTED]
    if not listed:
        return found
    for at, item in enumerate(scene.elements):
        if item.kind != "word":
            continue
        last = lasts[at]
        if last in SITES and _takes_in(scene, at):
            found.append((at, "site", f"at {_noun_before(scene, at)}"))
        if item.lower not in LEADING or LISTED.isdisjoint(lasts[at + 1 : at + 1 + LONGEST]):
            continue
        run, head = _phrase_after(scene.elements, at + 1)
        if head is None:
            continue
        last = head.lower.split()[-1]
        words = scene.text[run[0].start : run[-1].end]
        if (last in SITES or last in AREAS) and item.lower not in BY - AT:
            placed = _placed(scene, at, run, head, words)
            found += [(at, "site", placed)] if placed else []
        elif item.lower in BY and last in MEANS:
            found.append((at, "means", f"{item.lower} {words}"))
        elif last in STATES and (item.lower in AT or item.lower in BY or item.lower == "with"):
            found.append((at, "state", f"{item.lower} {words}"))
    return found


def _takes_in(scene: Scene, at: int) -> bool:
    """``The district hospital in Marawi took in 64 wounded``: a house that takes the dead and hurt in."""
    for item in scene.elements[at + 1 : at + 5]:
        if item.lower in RECEIVING:
            return True
        if item.kind != "word" or not (item.capital or item.lower in ("in", "of", "at", "alone", "has", "had")):
            return False
    return False


def _noun_before(scene: Scene, at: int) -> str:
    """The noun phrase that ends at an index, with its article."""
    start = at
    while start > 0 and at - start < 5 and (scene.elements[start - 1].capital or _plain(scene.elements[start - 1])):
        start -= 1
    if start > 0 and scene.elements[start - 1].has("determiner"):
        start -= 1
    return _lowered(scene.text[scene.elements[start].start : scene.elements[at].end], start, scene.elements[start])


def _placed(scene: Scene, at: int, run: list[Element], head: Element, words: str) -> str | None:
    """A place's phrase as a group is described by it: who was taken "to the hospital" is at it.

    An area tells something only with a word of its own ("government-held villages"), and one with a name is a place.
    """
    lead = scene.elements[at].lower
    noun = head.lower.split()[-1]
    link = lead if lead in AT else "on" if noun in CARRIERS else "in"
    named = [item for item in run if not item.has("determiner")]
    if lead == "with":
        return None
    if noun in AREAS:
        alone = len(named) < 2 and run[0].kind != "number"
        if alone or run[0].lower in ("its", "their", "his", "our") or any(item.capital for item in named[1:]):
            return None
        if lead in BEFALLING:
            return None
        link = "on" if link == "on" and noun == "side" else "in"
    before = scene.element(at - 1)
    if link == "on" and noun not in CARRIERS and before is not None and (before.has("event") or before.has("ing")):
        link = "in"  # "a strike on a market"
    if lead in BEFALLING and not _befalls(scene, at + len(run)):
        return None
    return f"{'at' if lead in TOWARDS else link} {words}"


def _befalls(scene: Scene, after: int) -> bool:
    """``when a sailing boat went down``: whether something happens to the thing that a clause opens with."""
    return any(
        item.has("event") or item.lower in ("went", "broke", "fell", "skidded", "caught", "came", "hit", "was", "were")
        for item in scene.elements[after + 1 : after + 12]
    )


def _phrase_after(elements: list[Element], at: int) -> tuple[list[Element], Element | None]:
    """The noun phrase that opens at an index, and the word of it that the lists hold."""
    run: list[Element] = []
    head: Element | None = None
    for index in range(at, min(len(elements), at + LONGEST)):
        item = elements[index]
        if item.kind == "number" and not run:
            run.append(item)
            continue
        if item.lower == "of" and head is not None and run[-1] is head:
            run.append(item)
            continue
        closed = not item.tags.isdisjoint(CLOSED) and not item.has("determiner")
        if item.kind != "word" or closed or item.has("negation"):
            break
        following = elements[index + 1] if index + 1 < len(elements) else None
        described = following is not None and following.kind == "word" and _is_listed(following)
        if item.has("people") and not described:
            break
        linked = bool(run) and (run[-1].lower == "of" or (run[-1].has("determiner") and len(run) > 1))
        listed = _is_listed(item)
        if (item.cues or item.has("reporting", "adverb")) and not (listed or linked or described):
            break
        if head is not None and not linked and not listed and not item.capital:
            break
        run.append(item)
        if listed and not linked:
            head = item
    while run and (run[-1].has("determiner") or run[-1].lower == "of"):
        run.pop()
    after = elements[at + len(run)] if at + len(run) < len(elements) else None
    compound = head is not None and run[-1] is head and after is not None and _is_headed(after)
    return run, None if compound else head


def _is_listed(item: Element) -> bool:
    if item.cues and " " in item.lower:
        return False  # "be home"
    return item.lower.split()[-1] in LISTED


def _is_headed(after: Element) -> bool:
    """Whether the noun goes on: the rocket of "rocket attacks" is no rocket that hit anyone."""
    return after.kind == "word" and (after.lower in EVENTS or (after.has("people") and not after.cues))


def _agent_before(scene: Scene, reading: Reading) -> str | None:
    """``Drones killed 46 people and injured 259``: the weapon or cause that is the subject of the harm."""
    for at in range(min(reading.first, reading.at) - 1, -1, -1):
        item = scene.elements[at]
        if item.kind == "sign" and item.lower in (";", ":"):
            return None
        if item.kind == "word" and item.lower.split()[-1] in MEANS and not item.has("reporting"):
            if _is_headed(scene.elements[at + 1]) or (at and scene.elements[at - 1].has("preposition")):
                continue
            start = at
            while start > 0 and at - start < 2 and _plain(scene.elements[start - 1]):
                start -= 1
            words = scene.text[scene.elements[start].start : item.end]
            return f"by {_lowered(words, start, scene.elements[start])}"
        if item.has("reporting") and not item.has("people"):
            return None
    return None


def _plain(item: Element) -> bool:
    """Whether a word may describe the noun after it."""
    closed = item.has(*CLOSED, "determiner", "reporting", "adverb", "people", "negation")
    return item.kind == "word" and not closed and not item.cues and not item.capital


def _lowered(words: str, at: int, first: Element) -> str:
    """Words that opened a sentence, without its capital where the first is no name."""
    listed = first.has("determiner", "event") or _is_listed(first)
    return words[0].lower() + words[1:] if at == 0 and listed and not words[:2].isupper() else words
