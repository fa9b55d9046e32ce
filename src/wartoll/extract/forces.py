"""Whether a number counts those who make up a force: soldiers, men, people sent."""

from __future__ import annotations

from wartoll.extract.scene import Scene

HOUSEHOLDS = frozenset({"families", "households", "family members"})
SERVING = frozenset("personnel officers sailors pilots volunteers contractors peacekeepers".split())


def counts_people(scene: Scene, at: int) -> bool:
    counted = scene.phrases[at].kind in ("people", "bare", "partitive")
    return counted or noun_cue(scene, at) in ("reinforcements", "displaced", "strength", "captured")


def may_move(scene: Scene, at: int) -> bool:
    """Whether a noun names people who can come and go."""
    return (
        counts_people(scene, at) or is_household(scene, at) or noun_cue(scene, at) in ("wounded", "missing", "losses")
    )


def is_household(scene: Scene, at: int) -> bool:
    """Whether families are counted: they flee as people do."""
    head = scene.phrases[at].head
    return head is not None and scene.elements[head].lower in HOUSEHOLDS


def noun_cue(scene: Scene, at: int) -> str | None:
    phrase = scene.phrases[at]
    return scene.elements[phrase.head].cue("head") if phrase.head is not None else None


def is_military(scene: Scene, at: int) -> bool:
    phrase = scene.phrases[at]
    if phrase.head is None or not scene.elements[phrase.head].has("troops"):
        return False
    head = scene.elements[phrase.head]
    if head.lower in ("peacekeepers", "peacekeeper"):
        return True
    return not head.has("civil") or (scene.memory.about_forces and head.lower in SERVING)


def counts_men(scene: Scene, at: int) -> bool:
    head = scene.phrases[at].head
    return head is not None and scene.elements[head].lower == "men"


def rate_after(scene: Scene, at: int) -> bool:
    """Whether a unit of time follows the number's noun: "1,510 soldiers per day"."""
    end = scene.phrases[at].end
    return any(
        item.has("per_day", "per_week", "per_month") or (item.time is not None and item.time.kind == "frequency")
        for item in scene.elements[end : end + 2]
    )
