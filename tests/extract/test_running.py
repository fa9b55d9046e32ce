"""Whether a count runs on to a day or belongs to one event or stretch of time."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_claims

FORMS = {
    "runs on": [
        ("Since the start of the operation 412 soldiers have been killed.", 412),
        ("Between 9 March 2021 and 4 May 2022, 1,204 civilians were killed, the office said.", 1204),
        ("In the whole campaign 87 marines died.", 87),
        ("Over the siege as a whole 93 defenders died.", 93),
        ("Three years of war have cost the town 61 lives.", 61),
        ("The rebels have killed 740 civilians since April; over the same period 310 soldiers were lost.", 310),
    ],
    "does not": [
        ("The month's total of dead soldiers was 4,300.", 4300),
        ("The adversary has lost 6,300 men up to Friday, 240 of them in the past 24 hours.", 240),
        ("In the past week 1,900 soldiers were killed.", 1900),
        ("The raid killed 14 soldiers.", 14),
        ("Soldiers killed during the reporting period: 2,100.", 2100),
        ("The daily loss, 1,100 soldiers killed on Monday, was the highest for the entire war.", 1100),
    ],
}


@pytest.mark.parametrize(
    ("kind", "text", "number"), [(kind, text, number) for kind, cases in FORMS.items() for text, number in cases]
)
def test_a_count_runs_on_or_does_not(kind: str, text: str, number: int) -> None:
    document = Document(name="a.txt", text=text, published=date(2022, 5, 11), digest="0" * 64)
    forms = {
        claim.form.value
        for claim in extract_claims([document]).claims
        if claim.quantity and claim.quantity.low == number
    }
    assert forms == {"cumulative" if kind == "runs on" else "period"}


def test_a_table_under_a_month_counts_what_that_month_brought() -> None:
    text = (
        "Rockets and shelling hit civilians again, the mission said on Tuesday.\n\n"
        "Civilian casualties by province, April 2022\n"
        "Province | killed | injured\nNorthern | 140 | 260\nCoastal | 31 | 54\n"
    )
    document = Document(name="a.txt", text=text, published=date(2022, 5, 4), digest="0" * 64)
    counts = [claim for claim in extract_claims([document]).claims if claim.quantity]
    assert len(counts) == 4
    assert {claim.form.value for claim in counts} == {"period"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In May, 44 soldiers were killed; in June, 58.", {44, 58}),
        ("On Sunday 70 people were killed; the day before, 93.", {70, 93}),
        ("The army counts 310 soldiers killed, up from 270 a week earlier.", {310, 270}),
        ("Soldiers killed in 2021: 1,204. Since 2 January 2022: 811.", {1204, 811}),
    ],
)
def test_a_bare_number_with_its_own_time_goes_on_with_the_count(text: str, numbers: set[int]) -> None:
    document = Document(name="a.txt", text=text, published=date(2022, 7, 11), digest="0" * 64)
    assert {int(claim.quantity.low) for claim in extract_claims([document]).claims if claim.quantity} == numbers
