"""A stack that tells of many groups has no main one: the brief says so, and leads with nothing that isn't decided."""

from __future__ import annotations

from tests.trace.making import claim, document
from wartoll.claims import Claim
from wartoll.report.sections.highlights import find_main_group, rank_groups

SIDES = ("Libyan soldiers", "Tamil fighters", "Afghan policemen", "Malian soldiers", "Congolese soldiers")


def counted(*groups: str) -> list[Claim]:
    of = document("d", " ".join(f"{n} men" for n in range(10, 10 + len(groups))))
    return [claim(of, f"{n} men", n, group=group) for n, group in enumerate(groups, 10)]


def test_groups_of_many_wars_have_no_main_one() -> None:
    assert find_main_group(counted(*SIDES)) is None
    assert len(rank_groups(counted(*SIDES))) == 5


def test_groups_of_one_side_share_it() -> None:
    assert find_main_group(counted("Libyan soldiers", "Libyan forces", "Libyans", "Chadian soldiers")) is not None
