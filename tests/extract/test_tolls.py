"""Tolls of single events: each sentence makes the counts that a careful reader makes of it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.extract import extract_document

CASES = tomllib.loads(Path(__file__).with_name("toll_cases.toml").read_text("utf-8"))["toll"]


def claims_of(text: str) -> list[Claim]:
    document = Document.of_text("note.txt", text, published=date(2021, 8, 19), publisher="Daily Herald")
    return [claim for claim in extract_document(document).claims if claim.quantity is not None]


def count_of(claim: Claim) -> str:
    quantity = claim.quantity
    assert quantity is not None
    low, high = quantity.low, quantity.high
    if quantity.best is not None:
        value = f"{quantity.best:.0f}"
    elif low is not None and high is not None:
        value = f"{low:.0f}..{high:.0f}"
    else:
        value = f"{low:.0f}+" if low is not None else f"{high:.0f}-"
    return f"{claim.measure.value} {value}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_a_sentence_makes_these_counts_and_no_others(case: dict[str, Any]) -> None:
    claims = claims_of(case["text"])
    expected = [[part.strip() for part in count.split("|")] for count in case["counts"]]
    assert sorted(count_of(claim) for claim in claims) == sorted(count for count, _, _ in expected)
    for count, group, speaker in expected:
        alike = [claim for claim in claims if count_of(claim) == count]
        if group:
            assert any(group in (claim.group or "").lower() for claim in alike)
        if speaker == "-":
            assert all(claim.speaker is None for claim in alike)
        elif speaker:
            assert any(speaker in (claim.speaker or "").lower() for claim in alike)


def test_a_part_of_a_toll_names_its_whole() -> None:
    whole, women, children = claims_of("Of the 62 people killed in the raid, 23 were women and nine were children.")
    assert women.part_of == children.part_of == whole.claim_id


def test_others_hurt_beside_soldiers_are_soldiers_but_beside_children_are_not() -> None:
    soldiers = claims_of("A roadside bomb killed six soldiers and wounded 11 others near the border on Tuesday.")
    children = claims_of("The rocket attack killed six children and wounded 11 others near the border on Tuesday.")
    assert [claim.group for claim in soldiers] == ["soldiers", "soldiers"]
    assert "children" not in (children[1].group or "")
