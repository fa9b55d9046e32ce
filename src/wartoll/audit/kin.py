"""Whether two quantities count the same thing, or one of them a part of what the other counts."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.audit import lexicon
from wartoll.audit.figures import LOSS
from wartoll.audit.quantities import Quantity, is_generic

_PRESENT = frozenset({"strength", "remaining"})
_ANY_BODY = frozenset({"force", "contingent", "army", "group"})
_OPPOSED = (({"attacker", "besieger", "invader"}, {"defender", "besieged", "garrison"}),
            ({"rebel", "insurgent"}, {"government", "federal"}))  # fmt: skip


def clash(one: Quantity, other: Quantity) -> bool:
    """Whether the words of two quantities name different people or things, so that neither may stand for the other."""
    a, b = one.figure, other.figure
    if a is None or b is None:
        return False
    shared = one.nouns & other.nouns
    if not is_generic(one) and not is_generic(other) and one.nouns and other.nouns and not shared:
        return True
    if one.thing != other.thing and not shared:
        return True
    if a.other != b.other and not shared:
        return True
    if "added" in (one.measures ^ other.measures):
        return True
    mine, its = a.bodies - _ANY_BODY, b.bodies - _ANY_BODY
    if mine and its and not mine & its:
        return True
    return (
        any((a.sides & x and b.sides & y) or (a.sides & y and b.sides & x) for x, y in _OPPOSED)
        and not a.sides & b.sides
    )


def is_part_of(part: Quantity, whole: Quantity, target: Quantity) -> bool:
    """Whether one count may be a part of another: by its words, or as the lost or the left of those who were there.

    Of two strengths the later one is what was left, where the statement tells of the lost or of those left.
    """
    if whole.part or (part.figure is not None and part.figure.then):
        return False
    if part.part:
        return whole.start < part.start
    if whole.is_loss:
        mine, its = part.measures & LOSS, whole.measures & LOSS
        wider = ("losses" in its and "losses" not in mine) or mine < its
        return bool(mine) and wider and not clash(part, whole)
    if "remaining" in whole.measures:
        return False
    if part.is_loss or "remaining" in part.measures:
        return not clash(part, whole)
    if whole.start > part.start or "added" in part.measures | whole.measures:
        return False
    later = whole.sentence == part.sentence or (part.sentence - whole.sentence == 1 and bool(part.nouns & whole.nouns))
    if later and (part.measures or part.nouns & whole.nouns) and not whole.is_loss:
        return target.is_loss or bool(target.measures & _PRESENT)
    return whole.sentence == part.sentence


def is_named_elsewhere(target: Quantity, whole: Quantity, given: Sequence[Quantity]) -> bool:
    """Whether the people of whom a share is told are named beside another count, and not beside this one."""
    if not target.nouns or target.nouns & (whole.nouns | whole.context):
        return False
    return any(target.nouns & q.context for q in given if q is not whole and not q.is_loss and q.start < target.start)


def is_share_of(share: Quantity, whole: Quantity, given: Sequence[Quantity]) -> bool:
    """Whether the noun of which a share is told may be the people of a count: no other count is told of that noun."""
    if not share.nouns or share.nouns & whole.nouns:
        return True
    if any(share.nouns & q.nouns for q in given if q is not whole and q is not share and q.form == "count"):
        return False
    told = bool(share.nouns & whole.context)
    return told or not lexicon.words("people", "kinds").search(share.phrase)


def may_be_rest(one: Quantity, target: Quantity) -> bool:
    """Whether one tells of the lost and the other of those who are left."""
    left = "remaining" in one.measures or "strength" in one.measures
    return (left and target.is_loss) or (one.is_loss and bool(target.measures & _PRESENT) and not target.is_loss)


def may_hold(whole: Quantity, part: Quantity, target: Quantity) -> bool:
    """Whether a whole less a part may be what is stated: the rest of a strength or of all losses, a rise in a total."""
    if target.is_loss:
        if whole.is_loss and part.is_loss:
            mine, its = whole.measures & LOSS, part.measures & LOSS
            rest = mine - its
            return mine == its or "losses" in mine or rest == target.measures & LOSS
        return not whole.is_loss and not part.is_loss
    if whole.is_loss:
        return not target.measures and part.is_loss
    return part.is_loss or part.part or not part.measures or bool(target.measures & _PRESENT)


def are_of_one_kind(one: Quantity, other: Quantity, target: Quantity) -> bool:
    """Whether one quantity may be told as a multiple of another: the same measure, or the two that are named."""
    mine, its = one.measures & LOSS, other.measures & LOSS
    if one.nouns & target.nouns and not clash(one, target):
        return one.start != other.start
    if mine and its and mine != its and "losses" not in mine | its:
        named = target.measures & LOSS
        return bool(named) and mine | its <= named
    if one.is_loss != other.is_loss:
        return not one.measures or not other.measures
    return not (one.part and other.part and one.sentence == other.sentence)
