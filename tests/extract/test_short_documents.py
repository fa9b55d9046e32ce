"""Short reports of several wars and outlets: form, group and as-of day of each count."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from wartoll.documents import Document
from wartoll.extract import extract_document


class Count(NamedTuple):
    """What a report counts: measure, form, number, a word of the group, and a day in the as-of window."""

    measure: str
    form: str
    number: float
    group: str = ""
    day: str | None = None


REPORTS: list[tuple[str, str, list[Count]]] = [
    (
        "2024-05-14",
        "KYIV, May 14 (Agency) - Russia lost 1,380 soldiers in the past 24 hours, the General Staff of Ukraine said on "
        "Tuesday, bringing its total to 486,000 since the invasion began on 24 February 2022.\n\n"
        "President Zelensky said in February that 31,000 Ukrainian soldiers had been killed.",
        [
            Count("losses", "period", 1380, "Russian", "2024-05-14"),
            Count("losses", "cumulative", 486000, "Russian", "2024-05-14"),
            Count("killed", "cumulative", 31000, "Ukrainian", "2024-02-29"),
        ],
    ),
    (
        "1989-03-03",
        "BOGOTA, 2 MAR 89 -- GUERRILLAS OF THE NATIONAL LIBERATION ARMY KILLED SEVEN POLICEMEN AND WOUNDED FOUR OTHERS "
        "IN AN AMBUSH IN ARAUCA ON 1 MARCH, THE ARMY REPORTED. THREE CIVILIANS ALSO DIED.",
        [
            Count("killed", "period", 7, "policemen", "1989-03-01"),
            Count("wounded", "period", 4, "", "1989-03-01"),
            Count("killed", "period", 3, "civilians"),
        ],
    ),
    (
        "2023-02-10",
        "The death toll from Monday's earthquake in Turkey and Syria passed 22,000 on Friday. Turkey's disaster agency "
        "said 18,991 people had died there. In Syria, 3,377 deaths have been confirmed, rescuers said.",
        [
            Count("killed", "period", 22000, "", "2023-02-10"),
            Count("killed", "period", 18991, "people"),
            Count("killed", "period", 3377, "Syria"),
        ],
    ),
    (
        "2025-06-16",
        "More than 6,000 North Korean soldiers have been killed or wounded in Kursk, UK Defence Intelligence said on "
        "15 June. About 11,000 had been deployed by last autumn. Pyongyang sent 3,000 more in January.",
        [
            Count("casualties", "cumulative", 6000, "North Korean", "2025-06-15"),
            Count("strength", "stock", 11000, "North Korean"),
            Count("reinforcements", "period", 3000, "North Korean"),
        ],
    ),
    (
        "2022-09-20",
        "The monitoring network said on Monday that 74 civilians, among them 12 children, were killed in Syria in "
        "August. Regime forces killed 21 of them. Nineteen died under torture.",
        [
            Count("killed", "period", 74, "civilians", "2022-08-31"),
            Count("killed", "period", 12, "children", "2022-08-31"),
            Count("killed", "period", 21, "civilians"),
            Count("killed", "period", 19),
        ],
    ),
    (
        "2016-11-03",
        "Q: How many fighters does the group still have in the city?\nA: We think between 3,000 and 5,000. Another "
        "1,500 are in the villages.\nQ: And your own losses?\nA: Since 17 October we have lost 61 soldiers. Seven were "
        "killed yesterday.",
        [
            Count("strength", "stock", 3000, "fighters"),
            Count("losses", "cumulative", 61, "soldiers"),
            Count("killed", "period", 7, "soldiers", "2016-11-02"),
        ],
    ),
    (
        "2021-08-27",
        "At least 13 U.S. service members and 169 Afghans were killed on Thursday in a suicide bombing at Kabul "
        "airport, the Pentagon and health officials said. Eighteen American troops were wounded.",
        [
            Count("killed", "period", 13, "service members", "2021-08-26"),
            Count("killed", "period", 169, "Afghan", "2021-08-26"),
            Count("wounded", "period", 18, "American"),
        ],
    ),
    (
        "2022-03-25",
        "Russia's defence ministry said on Friday that 1,351 Russian soldiers had died and 3,825 had been wounded "
        "since the start of the operation. NATO puts Russian losses at 7,000 to 15,000 killed.",
        [
            Count("killed", "cumulative", 1351, "Russian", "2022-03-25"),
            Count("wounded", "cumulative", 3825, "Russian", "2022-03-25"),
            Count("killed", "cumulative", 7000, "Russian"),
        ],
    ),
    (
        "2023-10-30",
        "The Gaza health ministry said 8,306 Palestinians, including 3,457 children, have been killed since 7 October. "
        "The Israeli army says more than 1,400 people were killed in Israel, and 239 hostages are being held.",
        [
            Count("killed", "cumulative", 8306, "Palestinian", "2023-10-30"),
            Count("killed", "cumulative", 3457, "children", "2023-10-30"),
            Count("captured", "stock", 239, "hostages"),
        ],
    ),
    (
        "2019-03-16",
        "Forty-nine people were killed and 48 wounded in shootings at two mosques in Christchurch. The gunman, 28, "
        "appeared in court. Police said 41 died at one mosque and seven at the other.",
        [
            Count("killed", "period", 49, "people"),
            Count("wounded", "period", 48),
            Count("killed", "period", 41),
            Count("killed", "period", 7),
        ],
    ),
]
CASES = [(published, text, count) for published, text, counts in REPORTS for count in counts]


@pytest.mark.parametrize(
    ("published", "text", "count"), CASES, ids=[f"{c.measure}-{c.number:g}-{p}" for p, _, c in CASES]
)
def test_a_report_counts_in_the_right_form_for_the_right_people(published: str, text: str, count: Count) -> None:
    document = Document.of_text("report.txt", text, published=date.fromisoformat(published))
    found = [
        claim
        for claim in extract_document(document).claims
        if claim.measure == count.measure
        and claim.quantity is not None
        and count.number in (claim.quantity.low, claim.quantity.best, claim.quantity.high)
    ]
    assert [claim.form.value for claim in found] == [count.form]
    assert count.group.lower() in (found[0].group or "").lower()
    if count.day is not None:
        assert found[0].end is not None
        assert found[0].end.contains(date.fromisoformat(count.day))
