"""Independent parties whose figures agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from wartoll.claims import Form
from wartoll.trace.comparable import of_one_count
from wartoll.trace.contradictions import interval_of
from wartoll.trace.findings import Agreement
from wartoll.trace.linking import LOSSES
from wartoll.trace.origin import Origin
from wartoll.trace.parties import read_party
from wartoll.trace.vintages import day_of
from wartoll.trace.wording import say_claim

_CLOSE = 0.05  # two figures agree where they lie so close together, hedges aside
_DAYS = 14
_MOST_NEIGHBOURS = 12


def find_agreements(origins: Sequence[Origin], parties: Mapping[str, str]) -> tuple[Agreement, ...]:
    """Pairs of named parties that give nearly one figure for one count at one time, each in a statement of its own."""
    usable = [
        o for o in origins
        if o.speaker and not read_party(o.speaker).is_generic and not o.derived_from and o.measure in LOSSES
        and o.quantity and o.quantity.said and o.form in (Form.CUMULATIVE, Form.PERIOD, Form.RATE)
    ]  # fmt: skip
    usable.sort(key=lambda o: (o.measure.value, o.form.value, o.quantity.said if o.quantity else 0, o.origin_id))
    found = []
    for place, one in enumerate(usable):
        for two in usable[place + 1 : place + 1 + _MOST_NEIGHBOURS]:
            if not _alike(one, two):
                break
            other = parties[one.speaker or ""] != parties[two.speaker or ""]
            if other and _same_time(one, two) and of_one_count(one, two):
                sentence = (
                    f"{one.speaker} ({say_claim(one.claim)}) and {two.speaker} ({say_claim(two.claim)}) agree; whether "
                    "each counted for itself the documents don't show."
                )
                found.append(Agreement(one.origin_id, two.origin_id, sentence))
    return tuple(found)


def _alike(one: Origin, two: Origin) -> bool:
    if one.measure is not two.measure or one.form is not two.form or one.quantity is None or two.quantity is None:
        return False
    low, high = one.quantity.said or 0.0, two.quantity.said or 0.0
    return high - low <= _CLOSE * high


def _same_time(one: Origin, two: Origin) -> bool:
    if one.quantity is None or two.quantity is None:
        return False
    first, second = day_of(one) or date.min, day_of(two) or date.max
    near = abs((first - second).days) <= _DAYS
    return near and not interval_of(one.quantity).gap(interval_of(two.quantity)) > _CLOSE * (two.quantity.said or 0)
