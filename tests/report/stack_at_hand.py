"""A small stack with claims, trace and audit made by hand: an institute's rate, its relay, a president's count."""

from __future__ import annotations

from datetime import date
from functools import cache

from tests.report.claims_at_hand import about, claim, day, document, exactly, up_to
from wartoll.audit import (
    Audit,
    Derivation,
    DerivedFigure,
    Flag,
    FlagKind,
    Input,
    Reading,
    Readings,
    Status,
    Verdict,
)
from wartoll.audit.interval import Interval
from wartoll.claims import Claim, Form, Measure, PartyKind
from wartoll.dates import Window
from wartoll.documents import Document, Skipped
from wartoll.extract import Extraction, Refusal
from wartoll.report.brief import Brief, build_brief
from wartoll.trace import Trace, trace_claims

EARLY = Window(date(2025, 1, 1), date(2025, 1, 10))
GROUP = "North Korean soldiers"

INSTITUTE = document(
    "institute.txt",
    "The institute counts roughly 92 soldiers lost a day since larger fighting began on 6 December 2024. The president "
    "said in early January 2025 that 3,800 had been killed or wounded. Some 12,000 soldiers are there. All of them may "
    "be killed or wounded by mid-April, if the losses go on. It is not clear whether the wounded will return.",
    publisher="The Institute",
    published=date(2025, 1, 16),
    url="https://institute.example/a",
    title="What the operation costs",
)
DIGEST = document(
    "digest.txt",
    "They lose up to 92 soldiers a day, says the institute. A guard, Anton Sarafov, saw 2 of them captured.",
    publisher="Evening Digest",
    published=date(2025, 1, 19),
    url="javascript:alert(1)",
)
OFFICE = document(
    "office.txt",
    "So far 4,000 of them have been killed or wounded, the president said on 9 January 2025.",
    publisher="Office of the President",
    published=date(2025, 1, 9),
)
DOCUMENTS: tuple[Document, ...] = (OFFICE, INSTITUTE, DIGEST)
_ISW = {"speaker": "The Institute", "speaker_kind": PartyKind.ANALYST, "group": GROUP}
_PRESIDENT = {"speaker": "The President", "speaker_kind": PartyKind.ADVERSARY, "group": GROUP}

TOTAL = claim(
    OFFICE, "4,000 of them have been killed or wounded", quantity=exactly(4000), said=day("2025-01-09"),
    end=day("2025-01-09"), **_PRESIDENT,
)  # fmt: skip
RATE = claim(
    INSTITUTE, "roughly 92 soldiers lost a day", form=Form.RATE, quantity=about(92, "roughly"), per="day",
    said=day("2025-01-16"), start=day("2024-12-06"), end=day("2025-01-16"), **_ISW,
)  # fmt: skip
COUNT = claim(
    INSTITUTE, "in early January 2025 that 3,800 had been killed or wounded", quantity=exactly(3800), said=EARLY,
    end=EARLY, as_of_inferred=True, via=("The Institute",), **_PRESIDENT,
)  # fmt: skip
STRENGTH = claim(
    INSTITUTE, "Some 12,000 soldiers are there", Measure.STRENGTH, form=Form.STOCK, quantity=about(12000, "Some"),
    end=day("2025-01-16"), **_ISW,
)  # fmt: skip
FIGHTING = claim(
    INSTITUTE, "larger fighting began on 6 December 2024", Measure.ENGAGEMENT, form=Form.EVENT, hedge="larger",
    end=day("2024-12-06"), **_ISW,
)  # fmt: skip
FUTURE = claim(
    INSTITUTE, "All of them may be killed or wounded by mid-April", form=Form.PROJECTION, quantity=exactly(12000),
    end=Window(date(2025, 4, 11), date(2025, 4, 20)), condition="if the losses go on", **_ISW,
)  # fmt: skip
CAVEAT = claim(
    INSTITUTE, "It is not clear whether the wounded will return", Measure.RETURNED, form=Form.JUDGEMENT, **_ISW
)
RELAY = claim(
    DIGEST, "They lose up to 92 soldiers a day, says the institute", form=Form.RATE, quantity=up_to(92, "up to"),
    per="day", said=day("2025-01-16"), start=day("2024-12-06"), end=day("2025-01-16"), **_ISW,
)  # fmt: skip
CAPTURED = claim(
    DIGEST, "A guard, Anton Sarafov, saw 2 of them captured", Measure.CAPTURED, quantity=exactly(2), confidence=0.4,
    speaker="a guard", speaker_kind=PartyKind.WITNESS, group=GROUP,
)  # fmt: skip
CLAIMS: tuple[Claim, ...] = (TOTAL, RATE, COUNT, STRENGTH, FIGHTING, FUTURE, CAVEAT, RELAY, CAPTURED)

_NAME = DIGEST.text.index("Anton")
EXTRACTION = Extraction(
    CLAIMS,
    (Refusal("digest.txt", 0, 4, "15, 200", "two numbers or one"),),
    {"digest.txt": ((_NAME, _NAME + len("Anton Sarafov")),)},
    {},
    ("The year of 6 December comes from a sibling document.",),
)
SKIPPED = (Skipped("broken.pdf", "broken.pdf holds no text; expected a text"),)


def _input(role: str, made: Claim | None, value: float | str, window: Window | None = None) -> Input:
    words = made.quote.text if made else str(value)
    number = Interval.point(value) if isinstance(value, int | float) else None
    return Input(role, value, number, words, made.claim_id if made else None, 0, 0, window)


_DAY = INSTITUTE.text.index("6 December 2024")
SINCE = Input(
    "start", "2024-12-06", None, "6 December 2024", None, _DAY, _DAY + len("6 December 2024"), day("2024-12-06")
)


def _reading(count: float, days: tuple[int, int], end: Window, whole: Window, *, as_stated: bool = False) -> Reading:
    return Reading(
        _input("count", COUNT, count),
        SINCE,
        _input("end", None, "as of", end),
        _input("strength", STRENGTH, 12000),
        Interval(*days),
        Interval(count / days[1], count / days[0]),
        ((0.3, None, True), (0.5, Window(end.latest, whole.earliest), False), (1.0, whole, False)),
        as_stated,
    )


STATED = day("2025-01-16")
READINGS = Readings(
    (
        _reading(3800, (41, 41), STATED, day("2025-04-15"), as_stated=True),
        _reading(3800, (26, 35), EARLY, Window(date(2025, 2, 26), date(2025, 3, 26))),
    ),
    Interval(92.7, 146.2),
    "the day the count is taken to mean",
    1.6,
)
SENTENCE = "92 a day is what 3,800 over the 41 days from 6 December 2024 to 16 January 2025 gives (92.7, cut)."
AUDIT = Audit(
    (
        DerivedFigure(
            "institute.txt",
            RATE.quote,
            "rate",
            Verdict.FOLLOWS_IF,
            Interval.point(92),
            RATE.claim_id,
            "The Institute",
            ("the 3,800 taken as of 16 January",),
            (
                Derivation(
                    "count / duration",
                    (_input("count", COUNT, 3800), _input("start", FIGHTING, "2024-12-06", day("2024-12-06"))),
                    Interval.point(92.68),
                    92.68,
                    status=Status.IN,
                    needs=("the 3,800 taken as of 16 January",),
                    chance=0.31,
                ),
            ),
            (),
            READINGS,
            (Flag(FlagKind.STALE_NUMERATOR, "The count is older than the day the rate runs to."),),
            (SENTENCE, "The documents do not show the sum."),
        ),
    )
)


@cache
def traced() -> Trace:
    """The trace of the stack."""
    return trace_claims(CLAIMS, DOCUMENTS)


@cache
def brief_at_hand(*, unmasked: bool = False) -> Brief:
    """The brief of the stack."""
    return build_brief(DOCUMENTS, EXTRACTION, traced(), AUDIT, skipped=SKIPPED, unmasked=unmasked)
