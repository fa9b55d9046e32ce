"""At least and at most how many parties could have counted for themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wartoll.claims import Form
from wartoll.trace.findings import Independence
from wartoll.trace.groups import compare_groups
from wartoll.trace.linking import LOSSES
from wartoll.trace.origin import Origin
from wartoll.trace.parties import read_party

_COUNTED = frozenset({Form.CUMULATIVE, Form.PERIOD, Form.RATE, Form.SHARE, Form.STOCK})


def count_independent(origins: Sequence[Origin], parties: Mapping[str, str]) -> tuple[Independence, ...]:
    """Independence over all groups first, then of each group with two origins or more.

    Notes
    -----
    Vintages of one speaker are one party; a figure worked out from another's is none; a projection counts nothing.
    Certain are named parties that give a loss of their own. Only possible are parties that give nothing but a strength,
    unnamed parties ("officials"), outlets that name no source, and parties whose figure another one gave before them
    in the same number: they may have taken it over.
    """
    counts = [_count(None, origins, parties)]
    for group, members in _by_group(origins):
        if len(members) > 1:
            counts.append(_count(group, members, parties))
    return tuple(counts)


def _by_group(origins: Sequence[Origin]) -> list[tuple[str, list[Origin]]]:
    names: dict[str, list[Origin]] = {}
    for origin in origins:
        if origin.group:
            names.setdefault(origin.group, []).append(origin)
    merged: list[tuple[str, list[Origin]]] = []
    for name, members in names.items():
        for known, others in merged[:50]:
            if compare_groups(known, name).value == "same":
                others.extend(members)
                break
        else:
            merged.append((name, list(members)))
    return merged


def _count(group: str | None, origins: Sequence[Origin], parties: Mapping[str, str]) -> Independence:
    certain: dict[str, None] = {}
    possible: dict[str, None] = {}
    said_before: dict[float, str] = {}
    for origin in origins:
        if origin.derived_from or origin.form not in _COUNTED or origin.quantity is None:
            continue
        party = (
            parties[origin.speaker]
            if origin.speaker
            else f"unnamed source of {origin.claim.publisher or origin.claim.document}"
        )
        number = origin.quantity.said
        taken_over = number is not None and number > 0 and said_before.setdefault(number, party) != party
        named = origin.speaker is not None and not read_party(origin.speaker).is_generic
        if named and origin.measure in LOSSES and not taken_over:
            certain[party] = None
        else:
            possible[party] = None
    only_possible = [party for party in possible if party not in certain]
    at_most = len(certain) + len(only_possible)
    at_least = max(len(certain), min(1, at_most))
    return Independence(
        group, at_least, at_most, tuple(certain), tuple(only_possible), _sentence(group, at_least, at_most, certain)
    )


def _sentence(group: str | None, at_least: int, at_most: int, certain: Mapping[str, None]) -> str:
    about = f" on {group}" if group else ""
    if not at_most:
        return f"No party at hand counted for itself{about}."
    how_many = f"{at_least}" if at_least == at_most else f"at least {at_least}, at most {at_most}"
    named = f" ({', '.join(certain)})" if certain else ""
    return f"Independent origins of the figures{about}: {how_many}{named}."
