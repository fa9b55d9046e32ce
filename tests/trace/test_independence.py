from __future__ import annotations

from tests.trace.making import claim, document
from wartoll.claims import Claim, Form, Measure
from wartoll.documents import Document
from wartoll.trace import Trace, trace_claims


def said(number: int, value: float, speaker: str | None, **more: object) -> tuple[Document, Claim]:
    of = document(f"d{number}", f"A total of {value:,.0f} men, it was said.", "Coast Herald", f"2024-05-0{number}")
    return of, claim(of, f"{value:,.0f} men", value, speaker=speaker, **more)  # type: ignore[arg-type]


def trace(*pairs: tuple[Document, Claim]) -> Trace:
    return trace_claims([one for _, one in pairs], [of for of, _ in pairs])


def counted(*pairs: tuple[Document, Claim]) -> tuple[int, int]:
    overall = trace(*pairs).overall
    return overall.at_least, overall.at_most


def test_two_named_parties_with_losses_of_their_own_are_two() -> None:
    assert counted(said(1, 312, "Oren Talvik"), said(2, 450, "Red Cross hospital of Brennt")) == (2, 2)


def test_successive_figures_of_one_speaker_are_one_party() -> None:
    assert counted(said(1, 312, "Oren Talvik"), said(2, 450, "General Talvik")) == (1, 1)


def test_a_strength_and_an_unnamed_source_count_only_possibly() -> None:
    strength = said(2, 8000, "Marta Lind", measure=Measure.STRENGTH, form=Form.STOCK)
    assert counted(said(1, 312, "Oren Talvik"), strength, said(3, 77, None)) == (1, 3)


def test_a_number_that_another_party_gave_before_may_be_taken_over() -> None:
    first = said(1, 4000, "Oren Talvik", group="Russian soldiers")
    found = trace(first, said(2, 4000, "Doctors' Union of Brennt", group="Russian troops"))
    assert (found.overall.at_least, found.overall.at_most) == (1, 2)
    assert len(found.agreements) == 1
    assert "whether each counted for itself" in found.agreements[0].sentence


def test_each_group_is_counted_for_itself() -> None:
    found = trace(
        said(1, 312, "Oren Talvik", group="Russian soldiers"),
        said(2, 290, "Marta Lind", group="Russian troops"),
        said(3, 55, "Ida Holm", group="Ukrainian soldiers"),
    )
    assert [(i.group, i.at_least) for i in found.independence] == [(None, 3), ("Russian soldiers", 2)]
    assert "Oren Talvik, Marta Lind" in found.independence[1].sentence
