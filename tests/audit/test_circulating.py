"""Derived statements that circulated on the losses in Kursk, in this project's words."""

from datetime import date

import pytest

from wartoll.audit import Verdict, audit_claims
from wartoll.documents import Document

CASES = [
    (
        "In December the service spoke of at least 100 dead and of wounded approaching 1,000. It now counts 300 dead "
        "and 2,700 wounded. Both have more than tripled since then.",
        "Both have more than tripled",
        Verdict.FOLLOWS_IF,
        None,
    ),
    (
        "In April the service said that 600 soldiers had been killed. It now puts the dead at 2,000. The number has "
        "more than doubled.",
        "The number has more than doubled",
        Verdict.TRUE_BUT_UNDERSTATED,
        3.333,
    ),
    (
        "There have been 4,000 casualties, officials say. Between 33 and 40 percent of the contingent is therefore "
        "lost. Seoul counts 11,000 men, Kyiv 12,000, and Washington had seen at least 10,000.",
        "Between 33 and 40 percent of the contingent",
        Verdict.FOLLOWS_IF,
        0.4,
    ),
    (
        "Seoul puts the contingent at 11,000 men, Kyiv at 12,000. Some 4,000 have become casualties. That leaves about "
        "8,000 men operational.",
        "That leaves about 8,000 men operational",
        Verdict.FOLLOWS_IF,
        8000,
    ),
    (
        "Nearly half of the North Koreans in Kursk are casualties, General Syrskyi says. Washington and Seoul hold "
        "that about 11,000 were sent, Kyiv that it was 12,000. That would come to some 5,500 casualties.",
        "That would come to some 5,500 casualties",
        Verdict.FOLLOWS_IF,
        5500,
    ),
    (
        "By 13 January the service counted 300 dead and 2,700 wounded North Koreans. There were thus nine wounded for "
        "each man killed.",
        "There were thus nine wounded for each man killed",
        Verdict.FOLLOWS,
        9.0,
    ),
    (
        "In the 17 days to 23 December 3,000 North Koreans were killed or wounded, by the president's figures. That is "
        "about 176 a day.",
        "That is about 176 a day",
        Verdict.FOLLOWS,
        176.47,
    ),
    (
        "The service put the North Korean casualties at 3,000 by 13 January; larger fights had begun on 6 December. "
        "That makes 79 a day.",
        "That makes 79 a day",
        Verdict.FOLLOWS,
        78.95,
    ),
    (
        "The contingent had 12,000 men, of whom 3,800 were killed or wounded by 16 January. It loses 92 a day. At this "
        "rate nobody would be left by 15 April.",
        "nobody would be left by 15 April",
        Verdict.FOLLOWS,
        None,
    ),
    (
        "In April the service put the North Korean dead at 600. In September it spoke of 2,000. That is more than a "
        "threefold increase.",
        "That is more than a threefold increase",
        Verdict.FOLLOWS,
        3.333,
    ),
]


@pytest.mark.parametrize(("text", "statement", "verdict", "result"), CASES)
def test_a_statement_in_circulation_gets_its_verdict(text, statement, verdict, result):
    document = Document.of_text("a.txt", text, published=date(2025, 9, 3))
    start = text.index(statement)
    found = [f for f in audit_claims((), (document,)).derived if f.quote.start <= start < f.quote.end]
    assert [f.verdict for f in found] == [verdict]
    if result is not None:
        assert any(d.nominal == pytest.approx(result, rel=0.005) for f in found for d in f.derivations)
    if verdict is Verdict.FOLLOWS_IF:
        assert found[0].needs
