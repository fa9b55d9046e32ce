"""The strength of the force that a loss is told of: what a share is a share of, and a rate is beside."""

from __future__ import annotations

from collections import Counter

from wartoll.audit.figures import Passage
from wartoll.audit.inputs import same_name, telling_words
from wartoll.audit.statements import Statement
from wartoll.claims import Claim, Form, Measure
from wartoll.trace.groups import GroupLikeness, compare_groups, read_group

_LEAST = 100  # people; a smaller force has no daily rate of loss worth a comparison


def strength_of_the_force(statement: Statement, passage: Passage) -> float | None:
    """The strength of the group that a statement tells a loss of.

    The same document's comes first, the nearest before the statement; else the one that most other documents state. A
    strength counts only where its group is the statement's by name, or where the document tells of one force alone.

    Returns
    -------
    float or None
        None where no such strength is stated, or only one too small for a rate.
    """
    own = [c for c in passage.claims if _is_strength(c)]
    group = statement.claim.group if statement.claim is not None else None
    named = [c for c in own if compare_groups(group, c.group) is GroupLikeness.SAME]
    alone = own if len({(c.group or "").casefold() for c in own}) == 1 and not _other_force(group, own) else []
    place = statement.figure.amount.start if statement.figure is not None else 0
    for found in (named, alone):
        if found:
            before = [c for c in found if c.quote.start <= place] or found
            said = max(before, key=lambda c: c.quote.start).quantity
            return _large(said.said if said is not None else None)
    telling = frozenset().union(*(telling_words(c) for c in passage.claims))
    others = [c for c in passage.strengths if c.document != passage.document.name and _names_one_of(telling, c)]
    counts = Counter(c.quantity.said for c in others if c.quantity and c.quantity.said).most_common(2)
    clear = counts and (len(counts) == 1 or counts[0][1] > counts[1][1])
    return _large(counts[0][0]) if clear else None


def _is_strength(claim: Claim) -> bool:
    known = claim.quantity is not None and claim.quantity.said is not None
    return known and claim.measure is Measure.STRENGTH and claim.form is Form.STOCK


def _other_force(group: str | None, strengths: list[Claim]) -> bool:
    """Whether a loss is told of a force by a name that the strengths don't bear."""
    name = read_group(group or "")
    told = bool(name.sides or name.names or name.has_unit)
    return told and not all(compare_groups(group, c.group) is GroupLikeness.SAME for c in strengths)


def _large(strength: float | None) -> float | None:
    return strength if strength is not None and strength >= _LEAST else None


def _names_one_of(telling: frozenset[str], claim: Claim) -> bool:
    return any(same_name(a, b) for a in telling for b in telling_words(claim))
