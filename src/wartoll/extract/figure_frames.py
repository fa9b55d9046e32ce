"""What shows that a bare number is a figure of the count that the text has told: the frame that it stands in."""

from __future__ import annotations

from functools import cache

from wartoll.extract.elements import Element
from wartoll.extract.inflection import inflect
from wartoll.extract.measures import split_phrases
from wartoll.extract.scene import Scene
from wartoll.extract.tolls import LINKS
from wartoll.vocabulary import load_vocabulary

IT = frozenset({"it", "that", "this"})
FIGURES = frozenset("figure number total count estimate tally above below ran stood stands sums".split())
OPEN = ("preposition", "conjunction", "subordinator", "adverb", "reporting", "relative")
THERE = frozenset({"there", "since", "since the start", "at present"})
OTHERS = frozenset("second third fourth fifth sixth last other others latter next".split())
EXISTING = frozenset({"there were", "there was", "there are", "there is", "there had been", "there have been"})
NEARER = frozenset({"nearer", "closer", "closer to", "nearer to"})
SEEING = frozenset("saw seen sees see brought claimed cost registered".split())
COUNTING = "after a verb of counting"
BY_TIME = "by its time"
REACH = 7


def figure_frame(scene: Scene, at: int) -> str | None:
    """The frame of a number that may go on with a count, by name; None where it stands in none."""
    before, after = scene.governor(at), scene.element(at + 1)
    element = scene.elements[before] if before is not None else None
    bare = scene.phrases[at].kind == "bare"
    if bare:
        if _is_clock(scene, at, after):
            return None
        if element is not None and before is not None and (_is_gapped(scene, before) or _is_summed(element, after)):
            return COUNTING
        if after is not None and (after.kind == "time" or after.lower in THERE):
            return BY_TIME
        if after is not None and after.kind == "word" and not after.has(*OPEN):
            return None
    if bare and at > 0 and scene.elements[at - 1].lower in EXISTING and (after is None or not after.has("reporting")):
        return COUNTING
    if element is None or before is None:
        return None
    if bare and _is_of_time(scene, at):
        return "beside its time"
    told = element.kind == "word" and element.has("reporting")
    if told or _links_figure(scene, before) or (bare and (_counts(scene, before) or _it_is(scene, before))):
        return COUNTING
    if before == 1 and element.has("be") and scene.elements[0].lower in IT:
        return COUNTING
    return COUNTING if element.lower in ("go", "above", "below", "beyond", "now") else None


def _is_clock(scene: Scene, at: int, after: Element | None) -> bool:
    """``1735 15.04.2017``: a clock and its date."""
    numeric = after is not None and after.kind == "time" and after.lower[:1].isdigit()
    return numeric and scene.elements[at].lower.isdigit()


def _is_summed(before: Element, after: Element | None) -> bool:
    return before.has("conjunction") and after is not None and after.lower in ("in all", "altogether")


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """By the kind of frame, every written form of its verbs."""
    return {
        kind: frozenset(form for phrase in split_phrases(words) for form in _forms(phrase))
        for kind, words in load_vocabulary("figures")["verbs"].items()
    }


def _forms(phrase: str) -> tuple[str, ...]:
    forms = tuple(inflect(phrase))
    return (*forms, *(word + phrase[2:] for word in ("are", "were"))) if phrase.startswith("be ") else forms


def _counts(scene: Scene, link: int) -> bool:
    """Whether a verb of counting ends at an element: "counts", "spoke of", "had it at", "made it"."""
    verbs = _verbs()
    link -= link > 0 and scene.elements[link].lower in NEARER
    words = [scene.elements[link].lower]
    if words[0] in SEEING and _is_time_subject(scene, link):
        return True
    for index in range(link - 1, max(-1, link - 4), -1):
        item = scene.elements[index]
        if item.kind == "sign":
            break
        if not item.has("adverb") and item.lower not in NEARER:
            words.insert(0, item.lower)
    last = words[-1]
    if last in verbs["plain"] or last in verbs["linked"] or " ".join(words[-2:]) in verbs["linked"]:
        return True
    if len(words) < 2:
        return False
    carried = words[-2] in IT and last not in IT and f"{words[-3] if len(words) > 2 else ''} {last}" in verbs["carried"]
    return carried or (last in IT and words[-2] in verbs["carried"])


def _is_time_subject(scene: Scene, verb: int) -> bool:
    """``The year before had seen 3,440``, ``2016 saw 898``: a time that has a count of its own."""
    at = verb - 1
    while at >= 0 and scene.elements[at].has("have", "adverb", "modal"):
        at -= 1
    return at >= 0 and scene.elements[at].kind == "time"


def _links_figure(scene: Scene, link: int) -> bool:
    """``the figure ... at 40``, ``the tally to 300``: a word that names figures before a linking one."""
    element = scene.elements[link]
    if element.lower not in LINKS:
        return False
    near = link - 2 if element.lower == "of" else link - REACH
    for index in range(link - 1, max(-1, near), -1):
        if scene.elements[index].has("reporting") or scene.elements[index].lower in FIGURES:
            return True
    return False


def _it_is(scene: Scene, be: int) -> bool:
    """``It was 90``, ``A week ago it was about 90``, ``on Sunday there were four``: the count before."""
    if not scene.elements[be].has("be"):
        return False
    while be > 0 and (scene.elements[be - 1].has("be", "have", "adverb", "modal")):
        be -= 1
    it = scene.element(be - 1)
    if it is None or it.lower not in (*IT, "there"):
        return False
    for index in range(be - 2, max(-1, be - 12), -1):
        item = scene.elements[index]
        if item.lower in (",", ";", ":") or item.has("conjunction") or item.lower in ("who", "which", "that", "when"):
            return True
        if item.has("be", "have", "modal"):
            return item.lower in ("be", "been") or item.has("reporting")
    return True


def _is_of_time(scene: Scene, at: int) -> bool:
    """``on Tuesday 26``, ``In January it was 40, in May, 60``: a bare number right beside the time that it is of."""
    index = at - 1
    while index >= 0 and (scene.elements[index].lower in (",", ":") or scene.elements[index].has("adverb")):
        index -= 1
    time, ends = scene.element(index), scene.element(at + 1)
    if (
        time is None
        or time.kind != "time"
        or (ends is not None and ends.kind == "word" and not ends.has("conjunction"))
    ):
        return False
    while index > 0 and (scene.elements[index - 1].kind == "time" or scene.elements[index - 1].has("preposition")):
        index -= 1
    opening = scene.element(index - 1)
    return opening is None or opening.lower in (",", ";", ":", "(") or opening.has("conjunction")


def _is_gapped(scene: Scene, name: int) -> bool:
    """``The navy lost 37 men, the army nearly 1,500``: a side right before a number, whose verb was said before."""
    element, opening = scene.elements[name], name - 1
    if not element.has("collective", "country", "nationals") and element.lower not in OTHERS:
        return False
    while opening >= 0 and scene.elements[opening].has("determiner", "demonym"):
        opening -= 1
    before = scene.element(opening)
    verbless = before is not None and (before.lower in (",", ";") or before.has("conjunction"))
    return verbless and any(scene.readings[k].sentence == scene.index for k in scene.readings if k < name)
