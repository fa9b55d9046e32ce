from __future__ import annotations

import pytest

from tests.trace.making import claim, document
from wartoll.claims import Bound, Form, Measure
from wartoll.trace import DifferenceKind, trace_claims

LOST = {"measure": Measure.LOSSES, "group": "brigade", "speaker": "Oren Talvik"}


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (920, True),  # a half of 1,840
        (900, True),  # rounded, as "close to half" allows
        (1_200, False),  # no product of any figure at hand
    ],
)
def test_a_count_is_a_share_made_a_number_only_where_the_product_comes_out(printed: int, found: bool) -> None:
    staff = document("staff", "Close to half of the brigade is lost.", "General Staff of Tyrra", "2024-03-01")
    paper = document(
        "paper", f"General Talvik spoke of {printed} lost of 1,840 men sent.", "Coast Herald", "2024-03-02"
    )
    claims = [
        claim(staff, "Close to half", 0.5, form=Form.SHARE, bound=Bound.APPROXIMATE, **LOST),  # type: ignore[arg-type]
        claim(paper, str(printed), printed, **LOST),  # type: ignore[arg-type]
        claim(paper, "1,840 men", 1840, form=Form.STOCK, measure=Measure.STRENGTH, group="brigade"),
    ]
    trace = trace_claims(claims, [staff, paper])
    kinds = {d.kind for origin in trace.origins for d in origin.differences}
    assert (DifferenceKind.SHARE_TO_NUMBER in kinds) is found
