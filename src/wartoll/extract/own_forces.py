"""Whom the first person of a text stands for: the unit that a speaker calls his own, or whom a question asks about."""

from __future__ import annotations

from wartoll.extract.elements import Element
from wartoll.extract.scene import Scene
from wartoll.extract.sides import COLLECTIVES

OWN_REACH = 8  # sentences for which "we" goes on with "my division"
FIRST_PERSON = frozenset({"i", "we", "us", "our", "ours", "my", "we've", "i've", "we're"})


def note_own(scene: Scene) -> None:
    """Remember the unit that a text's first person calls its own: "my division", "our 3rd Brigade"."""
    for at, item in enumerate(scene.elements):
        if item.lower not in ("my", "our"):
            continue
        run: list[Element] = []
        for word in scene.elements[at + 1 : at + 5]:
            if word.kind not in ("word", "figure") or word.has("preposition", "be", "have", "reporting"):
                break
            run.append(word)
            if word.has("collective") and word.lower in COLLECTIVES:
                unit = " ".join(scene.text[part.start : part.end].removesuffix("'s") for part in run)
                scene.memory.own = (scene.index, unit)
                return


def own_force(scene: Scene) -> str | None:
    """Whom "we" and "I" stand for who lose men: the unit called their own, else whom the question asks about."""
    own = scene.memory.own
    return own[1] if own is not None and scene.index - own[0] <= OWN_REACH else scene.memory.heading
