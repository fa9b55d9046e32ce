"""As-of days that another sentence gives: its figures, its story, the length since a start."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_claims

COUNTS = [
    ("The army has had 1,204 dead. The figures are current as of May 15.", date(1988, 5, 26), 1204, date(1988, 5, 15)),
    ("In July 1916 the division attacked. It lost 5,285 men in six weeks.", date(2016, 7, 23), 5285, date(1916, 8, 31)),
    (
        "The offensive opened on 4 July 2006. Within 33 days Israel had lost 119 soldiers.",
        date(2018, 7, 12),
        119,
        date(2006, 8, 5),
    ),
    (
        "Rebels stormed the base on Tuesday evening. Two days later a mine killed 4 soldiers.",
        date(2017, 3, 13),
        4,
        date(2017, 3, 9),
    ),
    ("As of Friday, 2,318 soldiers had been killed, the ministry said.", date(2022, 4, 18), 2318, date(2022, 4, 15)),
    ("The guards lost 77 dead in the three weeks to 8 March.", date(2015, 3, 14), 77, date(2015, 3, 8)),
    (
        "The assault began on 4 May 2018. Two days into it the brigade had lost 61 men.",
        date(2018, 5, 20),
        61,
        date(2018, 5, 6),
    ),
    (
        "Rebels shelled the camp on 4 May 2018. The attack came five days after a mine had killed 12 soldiers.",
        date(2018, 5, 20),
        12,
        date(2018, 4, 29),
    ),
    (
        "Shells killed 55 people in the port, the Red Cross said on Friday, a day after the attack.",
        date(2018, 8, 3),
        55,
        date(2018, 8, 2),
    ),
    (
        "The offensive began on 4 May 2018. On the third day of it 37 soldiers were captured.",
        date(2018, 5, 20),
        37,
        date(2018, 5, 6),
    ),
    ('"We had 15 dead yesterday," the surgeon said on 4 October.', date(2024, 10, 16), 15, date(2024, 10, 3)),
    (
        "The ministry said on Monday that 90 rebels died in the past 24 hours.",
        date(2024, 10, 16),
        90,
        date(2024, 10, 14),
    ),
    (
        "The governor, who was hurt in a raid in June, said that the army had lost 74 men.",
        date(2011, 8, 19),
        74,
        date(2011, 8, 19),
    ),
    (
        "A mine sank the boat on Saturday; 5 men died. The rebels released a video on Sunday. It said that 12 died.",
        date(2018, 3, 12),
        12,
        date(2018, 3, 10),
    ),
    (
        "Summary record of the meeting of 14 March 2007. The minister said that 31 soldiers had been wounded so far.",
        date(2007, 3, 19),
        31,
        date(2007, 3, 14),
    ),
    ("In October the legion lost 112 men, it said on 9 November.", date(2008, 11, 10), 112, date(2008, 10, 31)),
]


@pytest.mark.parametrize(("text", "published", "number", "day"), COUNTS, ids=[count[0][:50] for count in COUNTS])
def test_a_count_ends_on_the_day_that_the_text_gives_it(text: str, published: date, number: int, day: date) -> None:
    document = Document.of_text("a.txt", text, published=published)
    ends = [
        claim.end
        for claim in extract_claims([document]).claims
        if claim.quantity is not None and claim.quantity.best == number
    ]
    assert ends
    assert ends[0] is not None
    assert ends[0].earliest is not None
    assert ends[0].latest is not None
    assert ends[0].earliest <= day <= ends[0].latest
