"""Whose people a count is of: subjects, possessives, shared nouns and mixed forces."""

from __future__ import annotations

from datetime import date

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_claims

GROUPS = [
    ("Russia lost 880 soldiers on Saturday, Ukraine's General Staff said.", 880, "Russian soldiers"),
    ("It killed 63 and wounded 20 Russian soldiers, Moscow admitted.", 63, "Russian soldiers"),
    ("The Russian and North Korean soldiers lost 2,100 dead in a week.", 2100, "Russian and North Korean soldiers"),
    ("French and Malian troops lost 10 men in Operation Panther.", 10, "French and Malian troops"),
    ("American losses were 55 dead in the seven days ended Saturday, the command announced.", 55, "American forces"),
    ("The Joint Force of former rebels reported 61 of its own fighters missing.", 61, "Joint Force fighters"),
    ("Last week Sudan's paramilitary Rapid Support Forces lost 150 fighters.", 150, "Rapid Support Forces fighters"),
    ("The army's garrison had lost 40 of its men.", 40, "army"),
    ("The guerrillas of the FARC lost 63 fighters and the army 12 in March.", 12, "army"),
    ("The defenders counted 118 dead by nightfall.", 118, "defenders"),
    ("Houthi casualties over the last three days come to 95 dead.", 95, "Houthi"),
    ("Forty ISIL fighters were killed by Iraqi troops near Hit, the governor said.", 40, "ISIL fighters"),
    ("The Viet Cong left 112 dead on the field.", 112, "Viet Cong"),
    ("The French General Staff gave out its losses on 2 May: 88 killed, 140 wounded.", 140, "French forces"),
    ("The KLDF gave its dead in April as 61, and those of the rebels as 900.", 61, "KLDF"),
    ("My battalion crossed the river in May. By noon we had lost 47 men.", 47, "battalion"),
    (
        "The rebels lost 70.\n\nWhich was the worst week for the army?\n\nThe first, when we were losing 21 men a day.",
        21,
        "army",
    ),
    ("The Ethiopian army's own count of its dead stands at 4,112.", 4112, "Ethiopian army"),
]


@pytest.mark.parametrize(("text", "number", "group"), GROUPS, ids=[text[:50] for text, _, _ in GROUPS])
def test_a_count_is_of_the_force_that_its_words_go_back_to(text: str, number: int, group: str) -> None:
    document = Document.of_text("a.txt", text, published=date(2024, 5, 20))
    found = [
        claim.group or ""
        for claim in extract_claims([document]).claims
        if claim.quantity is not None and claim.quantity.best == number
    ]
    assert found
    assert group in found[0]
