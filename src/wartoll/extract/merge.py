"""Mentions become claims: one claim for one measure, form, value, speaker and group in a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from wartoll.claims import Bound, Claim, Form, Quote

EMPTY = frozenset(
    (
        "the a an of in on at and or by from people person persons others other some many more men members "
        "soldiers forces troops killed wounded"
    ).split()
)
MENTIONS, NEIGHBOURS = 40, 60  # what a long or hostile document may cost
HEADLINE = 120  # characters in which a headline stands: the body says it better
# People of different kinds; whoever is in two of them can't be one group.
KINDS = (
    frozenset({"children", "child", "boys", "girls", "minors"}),
    frozenset({"women", "woman"}),
    frozenset({"civilians", "civilian", "villagers", "residents"}),
    frozenset({"soldiers", "troops", "servicemen", "policemen", "police", "army"}),
    frozenset({"militants", "rebels", "terrorists", "insurgents", "guerrillas", "jihadists", "gunmen"}),
    frozenset({"russian"}),
    frozenset({"ukrainian"}),
    frozenset({"israeli"}),
    frozenset({"palestinian", "palestinians"}),
    frozenset({"korean"}),
)
LOOSE = {Form.PERIOD: Form.CUMULATIVE, Form.CUMULATIVE: Form.PERIOD}


def merge_mentions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Fold repeats of one claim into it: the best said one stays, the others become its mentions.

    Notes
    -----
    Linear in the number of claims: a claim is compared with the latest ``NEIGHBOURS`` of its value, and keeps at most
    ``MENTIONS`` mentions.
    """
    kept: list[Claim] = []
    quotes: list[set[Quote]] = []
    by_value: dict[tuple[str, float | None, float | None], list[int]] = {}
    renamed: dict[str, str] = {}
    for claim in claims:
        same_value = by_value.setdefault(_key(claim), [])
        for index in same_value[-NEIGHBOURS:]:
            if _same(kept[index], claim):
                winner = _fold(kept[index], claim)
                renamed[claim.claim_id] = renamed[kept[index].claim_id] = winner.claim_id
                kept[index] = winner
                quotes[index].add(claim.quote)
                break
        else:
            same_value.append(len(kept))
            kept.append(claim)
            quotes.append({claim.quote})
    merged = (
        replace(claim, mentions=tuple(sorted(others)[:MENTIONS])) if (others := said - {claim.quote}) else claim
        for claim, said in zip(kept, quotes, strict=True)
    )
    return tuple(_renamed(claim, renamed) for claim in merged)


def _renamed(claim: Claim, renamed: dict[str, str]) -> Claim:
    whole = claim.part_of
    while whole in renamed and renamed[whole] != whole:
        whole = renamed[whole]
    return claim if whole == claim.part_of else replace(claim, part_of=None if whole == claim.claim_id else whole)


def _key(claim: Claim) -> tuple[str, float | None, float | None]:
    quantity = claim.quantity
    if quantity is None:
        return claim.measure.value + claim.form.value, None, None
    said = quantity.said
    return claim.measure.value, said if said is not None else quantity.low, None if said is not None else quantity.high


def _same(one: Claim, other: Claim) -> bool:
    if one.quantity is None or other.quantity is None:
        return False
    if one.form is not other.form and LOOSE.get(one.form) is not other.form:
        return False
    if (
        one.per != other.per
        or one.item != other.item
        or (one.quote != other.quote and ("increment" in one.rules or "increment" in other.rules))
    ):
        return False
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return False
    if not _groups_agree(one, other):
        return False
    return _times_agree(one, other)


def _groups_agree(one: Claim, other: Claim) -> bool:
    """Whether two groups can be the same people: not children and women, nor soldiers and rebels."""
    first, second = _content(one.group), _content(other.group)
    if not first or not second or first & second:
        return True
    return not any(
        some is not others
        for some in KINDS
        if not first.isdisjoint(some)
        for others in KINDS
        if not second.isdisjoint(others)
    )


@lru_cache(maxsize=1 << 10)
def _content(group: str | None) -> frozenset[str]:
    return frozenset(word.strip("(),.'’\"").lower() for word in (group or "").split()) - EMPTY


def _times_agree(one: Claim, other: Claim) -> bool:
    if one.as_of_inferred or other.as_of_inferred or one.end is None or other.end is None:
        return True
    return one.end.meets(other.end)


def _fold(one: Claim, other: Claim) -> Claim:
    """The better said of two mentions of a claim, with what only the other one says."""
    best, rest = (other, one) if _worth(other) > _worth(one) else (one, other)
    quantity = best.quantity
    if (
        quantity is not None
        and rest.quantity is not None
        and quantity.bound is Bound.EXACT
        and rest.quantity.bound is not Bound.EXACT
    ):
        quantity = rest.quantity
    return replace(
        best,
        quote=rest.quote if _is_headline(best) and not _is_headline(rest) else best.quote,
        quantity=quantity,
        speaker=best.speaker or rest.speaker,
        speaker_as_written=best.speaker_as_written or rest.speaker_as_written,
        via=best.via or rest.via,
        group=_better_group(best.group, rest.group),
        place=best.place or rest.place,
        part_of=best.part_of or rest.part_of,
        confidence=min(0.99, max(best.confidence, rest.confidence) + 0.02),
        end=rest.end if best.as_of_inferred and not rest.as_of_inferred else best.end,
        start=best.start or rest.start,
        said=best.said or rest.said,
        as_of_inferred=best.as_of_inferred and rest.as_of_inferred,
    )


def _better_group(one: str | None, other: str | None) -> str | None:
    """The group that names who is counted; of two that only name an event or place, the one that says more."""
    if not one or not other or one == other:
        return one or other
    if not one.startswith("people"):
        return one
    if not other.startswith("people"):
        return other
    return other if len(_content(other)) > len(_content(one)) else one


def _is_headline(claim: Claim) -> bool:
    """Whether the words stand in a headline: in the document's first lines, without a full stop."""
    short = len(claim.quote.text) < HEADLINE and claim.quote.start < 2 * HEADLINE
    return short and claim.quote.text[-1] not in _FULL_STOPS


_FULL_STOPS = '.!?"”»)'


def _worth(claim: Claim) -> float:
    return (
        2.0 * (claim.speaker is not None)
        + 1.0 * (not claim.as_of_inferred)
        + 0.5 * (claim.quantity is not None and claim.quantity.bound is not Bound.EXACT)
        + claim.confidence
        - 0.6 * (claim.quote.start < HEADLINE)
    )
