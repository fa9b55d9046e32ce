"""The days that a count inherits: of its report, its entry, its event, its old story; else the document's own."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_claims

CASES = {
    "a report's period, said in its first lines, holds for every count": (
        "Situation report 9\nCovers 2-15 March 2019. Issued 18 March 2019.\n\nFighting went on in the valley.\n\n"
        "The clinics recorded 61 people killed in the fighting.",
        date(2019, 3, 18),
        61,
        date(2019, 3, 15),
    ),
    "the month of a title is the report's": (
        "CIVILIAN HARM - APRIL 2024\n\nThe monitors verified the deaths of 83 civilians in the war.",
        date(2024, 5, 9),
        83,
        date(2024, 4, 30),
    ),
    "the day on which it was printed is no period": (
        "Weekly notes, printed 4 May 2021\n\nThe army has lost 52 soldiers in the war.",
        date(2021, 5, 6),
        52,
        date(2021, 5, 4),
    ),
    "an entry stands under its own day": (
        "A medic's diary of the siege\n\n3 May. The shelling began. 14 soldiers were killed.\n\n"
        "5 May. Another night of it. 23 soldiers were killed.",
        date(2023, 6, 30),
        14,
        date(2023, 5, 3),
    ),
    "relative words of an entry count from its day": (
        "A medic's diary of the siege\n\n3 May. The shelling began. Yesterday 14 soldiers were killed.\n\n"
        "5 May. Another night of it.",
        date(2023, 6, 30),
        14,
        date(2023, 5, 2),
    ),
    "a paragraph goes on with the day of its event": (
        "A convoy was ambushed near the ford on Tuesday. 17 soldiers were killed and two lorries burned.",
        date(2016, 9, 16),
        17,
        date(2016, 9, 13),
    ),
    "the toll of the lead's event is of its day in later paragraphs too": (
        "Rebels attacked a base on Tuesday and killed 31 soldiers.\n\nThe base lies near the border.\n\n"
        "Six police officers died beside them.",
        date(2016, 9, 17),
        6,
        date(2016, 9, 13),
    ),
    "what has been counted until now is of now": (
        "Rebels attacked a base on Tuesday and killed 31 soldiers.\n\n"
        "In the war more than 4,100 people have been killed.",
        date(2016, 9, 17),
        4100,
        date(2016, 9, 17),
    ),
    "a count with a start after the days told before goes on to now": (
        "In August 2009 a flood drowned 300 people. In the fighting since Sunday 41 soldiers died.",
        date(2017, 11, 14),
        41,
        date(2017, 11, 14),
    ),
    "an old story keeps its day until another date comes": (
        "The hussars rode at Lindau on 7 April 1809.\n\nThe archduke kept his reserves behind the wood all day.\n\n"
        "The hussars lost 118 men.",
        date(2014, 4, 7),
        118,
        date(1809, 4, 7),
    ),
    "a page without a day of its own takes its story's": (
        "On 16 July 1945 the fleet shelled the harbour. The defenders lost 94 men.",
        None,
        94,
        date(1945, 7, 16),
    ),
    "counts side by side share the day of the first": (
        "Losses of the army to May 18 stand at 6,552: 1,004 killed, 4,469 wounded and 1,078 missing.",
        date(1951, 5, 24),
        1078,
        date(1951, 5, 18),
    ),
    "a time in brackets beside another count is that count's": (
        "Soldiers killed: 2,124 (at 31 August: 1,879).",
        date(2019, 9, 17),
        2124,
        date(2019, 9, 17),
    ),
    "an event's toll is not of the day of a pact before it": (
        "The two sides exchanged 887 prisoners on Sunday.\n\nThe army freed 706 prisoners, "
        "according to the deal signed in March.",
        date(2023, 4, 18),
        706,
        date(2023, 4, 16),
    ),
    "a month with a verb of counting dates the count": (
        "In May 2025 the mission recorded 183 civilians killed in the war.",
        date(2025, 6, 12),
        183,
        date(2025, 5, 31),
    ),
    "a start is no day of a statement": (
        "Since the start of the year the network has documented the killing of 1,077 civilians in the war.",
        date(2021, 11, 1),
        1077,
        date(2021, 11, 1),
    ),
    "a date without a year in an old story is of its year": (
        "On 3 June 1954 the fort fell.\n\nThe records show 1,571 soldiers killed up to 30 May.",
        date(2004, 6, 5),
        1571,
        date(1954, 5, 30),
    ),
    "an interview speaks from the day on which it was held": (
        "The surgeon's count\nLake Weekly, 7 February 2025. We spoke on Wednesday to a surgeon.\n\n"
        "Thirty-six wounded soldiers have died with us.",
        date(2025, 2, 7),
        36,
        date(2025, 2, 5),
    ),
    "a day is said by its number alone": (
        "The raid began on 9 May 2019. On the 11th, 14 soldiers were killed.",
        date(2019, 6, 20),
        14,
        date(2019, 5, 11),
    ),
    "a full stop after a month ends the sentence, and nothing lies ahead": (
        "They conclude that 47,000 soldiers had died by 24 May. The true number will be higher.",
        date(2023, 7, 13),
        47_000,
        date(2023, 5, 24),
    ),
    "the toll of an event told before is not of the day of a report": (
        "A report counted 611 civilians killed in the war in July. In a statement released on Tuesday the network said "
        "that the army killed 223 civilians.",
        date(2017, 8, 3),
        223,
        date(2017, 7, 31),
    ),
    "a brief start with its event is a start": (
        "Since January 2013, when the mission began, 58 soldiers have died in the war.",
        date(2021, 6, 17),
        58,
        date(2021, 6, 17),
    ),
}


@pytest.mark.parametrize(("text", "published", "number", "day"), CASES.values(), ids=list(CASES))
def test_a_count_without_a_day(text: str, published: date | None, number: int, day: date) -> None:
    document = Document.of_text("a.txt", text, published=published)
    ends = [
        claim.end
        for claim in extract_claims([document]).claims
        if claim.quantity is not None and number in (claim.quantity.best, claim.quantity.low)
    ]
    assert ends
    assert ends[0] is not None
    assert ends[0].earliest is not None
    assert ends[0].latest is not None
    assert ends[0].earliest <= day <= ends[0].latest
    assert (ends[0].days or 99) <= 3
