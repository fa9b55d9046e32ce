"""What a clause makes of a number of people that no construction reads: the net under the clause grammar.

A number that heads a noun phrase of persons, in a clause with a word of harm, capture, return or arrival, counts what
that word says; a number of soldiers in a clause with any other verb counts who is there.
"""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.presence import rate_after
from wartoll.extract.scene import Reading, Scene

HARMS = frozenset({"killed", "wounded", "captured", "missing", "casualties", "losses"})
MOVES = frozenset({"returned", "displaced", "reinforcements"})
ROLES = ("passive", "active", "intransitive", "adjective", "toll", "head")
DEFINITE = frozenset({"the", "these", "those", "both", "all", "any", "each", "every", "no", "his", "her", "my"})
MEN = frozenset({"men", "officers", "personnel", "effectives", "bayonets"})
FEW = 10  # fewer soldiers than this are persons in a story, not a force
REACH = 12
WEIGHT = 0.5


def read_default(scene: Scene, at: int) -> Reading | None:
    """``An estimated 6,000 rebels hold the hills``, ``150 men fell out on the march``: what the clause says."""
    number = scene.elements[at].number
    phrase = scene.phrases[at]
    if number is None or number.kind != "count" or phrase.kind not in ("people", "partitive"):
        return None
    head = scene.elements[phrase.head] if phrase.head is not None else None
    before = scene.element(at - 1)
    if before is not None and (before.lower in DEFINITE or before.possessive):
        return None
    start, end = _clause(scene, at)
    clause = scene.elements[start:end]
    if any(item.has("negation", "volition") or item.lower in ("if", "whether") for item in clause):
        return None
    cue = _nearest_cue(scene, at, start, end)
    if cue is not None and _is_soldiers(head):
        measure = cue[1]
        reading = scene.make(at, measure, "what the clause says", cue[0], cue[0])
    elif _is_present(scene, at, head, clause):
        reading = scene.make(at, "strength", "soldiers of whom a clause tells")
    else:
        return None
    reading.weight = WEIGHT
    return reading


def _clause(scene: Scene, at: int) -> tuple[int, int]:
    """The elements of the number's clause: up to a sign, a new subject or a verb of speech on either side."""
    start = at
    while start > 0 and at - start < REACH and not _parts(scene.elements[start - 1]):
        start -= 1
    end = scene.phrases[at].end
    while end < len(scene.elements) and end - at < REACH and not _parts(scene.elements[end]):
        end += 1
    return start, end


def _parts(item: Element) -> bool:
    """Whether an element parts one clause from another."""
    if item.kind == "number" or item.lower in (";", ":", ".", "?", "!", "(", ")", "–", "—"):
        return True
    if item.has("relative") or (item.has("subordinator") and not item.has("preposition", "conjunction")):
        return True
    return item.has("reporting") and not item.has("have", "totalling", "weak_active", "people")


def _nearest_cue(scene: Scene, at: int, start: int, end: int) -> tuple[int, str] | None:
    """The word of harm or movement in the clause that stands nearest to the number, and its measure."""
    found: list[tuple[int, int, str]] = []
    phrase = scene.phrases[at]
    for index in [*range(start, at), *range(phrase.end, end)]:
        item = scene.elements[index]
        if item.kind != "word" or item.has("event", "people", "collective"):
            continue
        measure = next((item.cues[role] for role in ROLES if item.cues.get(role) in HARMS | MOVES), None)
        if measure is not None:
            found.append((min(abs(index - at), abs(index - phrase.end)), index, measure))
    return min(found)[1:] if found else None


def _is_soldiers(head: Element | None) -> bool:
    return head is None or head.has("troops") or head.lower in MEN


def _is_present(scene: Scene, at: int, head: Element | None, clause: list[Element]) -> bool:
    """Whether a number of soldiers stands in a clause with a verb of its own."""
    number = scene.elements[at].number
    if head is None or number is None or rate_after(scene, at):
        return False
    armed = head.has("troops") and not head.has("generic")
    value = number.best or number.low or number.high or 0
    if number.vague or not armed or value < FEW or (head.has("civil") and not scene.memory.conflict):
        return False
    if any(item.has("be", "have", "modal", "ed") or item.cues or item.lower.startswith("there ") for item in clause):
        return True
    after = scene.element(scene.phrases[at].end)
    return after is not None and after.kind == "word" and not after.has("preposition", "conjunction", "adverb")
