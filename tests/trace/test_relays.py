from __future__ import annotations

from tests.trace.making import claim, document
from wartoll.claims import Bound, Claim
from wartoll.documents import Document
from wartoll.trace.charges import charge_changes
from wartoll.trace.origins import read_claims
from wartoll.trace.passages import read_passages
from wartoll.trace.relays import Link, build_relays, one_a_document

OWN = document("own", "We lost 83 men.", "Ministry of Pensions", "2024-05-01")
FLOOR = document("floor", "It lost at least 83 men.", "Coast Herald", "2024-05-02")
COPY = document("copy", "It lost at least 83 men.", "Hill Post", "2024-05-03")
POINT = document("point", "It lost 83 men.", "Valley News", "2024-05-04")


def links(*pairs: tuple[Document, Claim]) -> tuple[Link, ...]:
    documents, claims = [of for of, _ in pairs], [one for _, one in pairs]
    readings = read_claims(claims, documents, read_passages(claims, documents))
    return build_relays(one_a_document(readings, readings[0], "Ministry of Pensions"), "Ministry of Pensions")


def said(of: Document, bound: Bound = Bound.EXACT) -> tuple[Document, Claim]:
    return of, claim(of, "83 men", 83, bound=bound, speaker="Ministry of Pensions")


def ends(found: tuple[Link, ...]) -> list[tuple[str, str, int, bool]]:
    return [(li.source.claim.document, li.target.claim.document, len(li.differences), li.nearest) for li in found]


def test_a_copy_of_a_changed_relay_leads_to_it_and_looks_back_to_the_origin() -> None:
    found = links(said(OWN), said(FLOOR, Bound.AT_LEAST), said(COPY, Bound.AT_LEAST), said(POINT))
    assert ends(found) == [
        ("own", "floor", 1, True),
        ("floor", "copy", 0, True),
        ("own", "copy", 1, False),
        ("own", "point", 0, True),
    ]


def test_the_copy_inherits_and_is_not_charged() -> None:
    found = links(said(OWN), said(FLOOR, Bound.AT_LEAST), said(COPY, Bound.AT_LEAST))
    charged = {
        (link.source.claim.document, link.target.claim.document): [(d.charged, d.inherited) for d in differences]
        for link, differences in charge_changes(found, own_words=True)
    }
    assert charged[("own", "floor")] == [(True, False)]
    assert charged[("own", "copy")] == [(False, True)]
    without = charge_changes(found, own_words=False)
    assert not any(d.charged for _, differences in without for d in differences)


def test_a_document_that_says_it_faithfully_once_relays_it_faithfully() -> None:
    twice = document("twice", "At least 83 men died. It lost 83 men.", "Coast Herald", "2024-05-02")
    first = claim(twice, "83 men died", 83, bound=Bound.AT_LEAST, speaker="Ministry of Pensions")
    second = claim(twice, "lost 83 men", 83, speaker="Ministry of Pensions")
    found = links(said(OWN), (twice, first), (twice, second))
    assert ends(found) == [("own", "twice", 0, True)]
