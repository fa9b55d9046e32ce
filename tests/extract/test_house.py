"""The one body whose report a document passes on speaks wherever nobody else does."""

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract.attribution import Attributor

REPORT = """May toll: 3,204 dead, says League

The Lakeland League for Human Rights counted 3,204 people killed last month.

Army.
291 children were killed by shells, the League writes. 344 men died in its jails.

Rebels.
103 civilians fell. 34 of them were children.

In 71 cases nobody could be named.

{closing}
"""


def speaker(text: str, words: str) -> str | None:
    start = text.index(words)
    attributor = Attributor(Document.of_text("a.txt", text, published=date(2025, 1, 20)))
    return attributor.at(start, start + len(words)).speaker


@pytest.mark.parametrize("words", ["103 civilians", "34 of them", "71 cases"])
def test_a_report_in_sections_is_all_its_bodys(words):
    assert speaker(REPORT.format(closing="The League lists only names."), words) == "Lakeland League for Human Rights"


@pytest.mark.parametrize(
    "closing", ["Elsewhere 12 soldiers died.", "The civil war has killed over 12 thousand people since the war began."]
)
def test_what_stands_beside_the_report_is_the_outlets(closing):
    assert speaker(REPORT.format(closing=closing), "12 ") is None


def test_where_several_give_figures_nobody_is_the_house():
    text = "The League said 40 died.\n\nThe ministry counted 30.\n\nThe army put it at 20.\n\n12 people were hurt."
    assert speaker(text, "12 people") is None


def test_a_body_that_has_added_up_owns_what_follows():
    text = (
        "Ten years, counted\n\nToday the war is ten years old, and Riverside Watch has added up. 1,317 were minors.\n\n"
        "Rebels killed 1,083 soldiers.\n\nPosted by the editor at 10:14"
    )
    assert speaker(text, "1,083") == speaker(text, "1,317") == "Riverside Watch"
