"""The days and forms of counts: their own times, and what they inherit that name none (``time_cases.toml``)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.extract import extract_claims

CASES = tomllib.loads(Path(__file__).with_name("time_cases.toml").read_text("utf-8"))["case"]


def numbers_of(claim: Claim) -> tuple[float | None, ...]:
    quantity = claim.quantity
    return () if quantity is None else (quantity.best, quantity.low, quantity.high)


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_every_count_has_its_day_and_its_form(case: dict[str, Any]) -> None:
    document = Document.of_text("a.txt", case["text"], published=case.get("published"))
    claims = [claim for claim in extract_claims([document]).claims if claim.quantity is not None]
    for count in case["counts"]:
        number, day, form = [*(part.strip() for part in count.split("|")), ""][:3]
        alike = [claim for claim in claims if float(number) in numbers_of(claim)]
        assert alike, count
        first, last = (date.fromisoformat(part) for part in (day.split("..") * 2)[:2])
        end = alike[0].end
        assert end is not None
        assert end.earliest is not None
        assert end.latest is not None
        assert end.earliest <= last, count
        assert first <= end.latest, count
        assert (end.days or 99) <= 3 + (last - first).days, count
        assert alike[0].form.value == (form or alike[0].form.value), count
