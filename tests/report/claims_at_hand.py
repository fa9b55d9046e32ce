"""Claims made by hand for the tests of the report."""

from __future__ import annotations

from datetime import date
from typing import Any

from wartoll.claims import Bound, Claim, Form, Measure, PartyKind, Quantity, Quote, make_claim_id
from wartoll.dates import Window
from wartoll.documents import Document


def document(name: str = "a.txt", text: str = "", **known: Any) -> Document:
    """A document of this text."""
    return Document.of_text(name, text, **known)


def claim(source: Document, words: str, measure: Measure = Measure.CASUALTIES, **known: Any) -> Claim:
    """A claim that quotes these words of a document."""
    start = source.text.index(words)
    quote = Quote.of(source.text, start, start + len(words))
    form = known.pop("form", Form.CUMULATIVE)
    quantity = known.get("quantity")
    said = f"{quantity.low}/{quantity.high}" if quantity else ""
    given = {"publisher": source.publisher, "published": source.published, "url": source.url, **known}
    return Claim(
        claim_id=make_claim_id(source.name + source.digest, quote, measure, form, said, known.get("speaker")),
        document=source.name,
        quote=quote,
        measure=measure,
        form=form,
        **given,
    )


def exactly(number: float) -> Quantity:
    """A number without a hedge."""
    return Quantity(number, number, number)


def about(number: float, hedge: str = "about") -> Quantity:
    """A number said to be near."""
    return Quantity(number, number, number, Bound.APPROXIMATE, hedge)


def at_least(number: float, hedge: str | None = None) -> Quantity:
    """A lower bound."""
    return Quantity(number, None, None, Bound.AT_LEAST, hedge)


def up_to(number: float, hedge: str | None = None) -> Quantity:
    """An upper bound."""
    return Quantity(None, None, number, Bound.AT_MOST, hedge)


def between(low: float, high: float, *, vague: bool = False) -> Quantity:
    """An interval."""
    return Quantity(low, None, high, Bound.BETWEEN, None, vague)


def day(text: str) -> Window:
    """A window of one day."""
    return Window.day(date.fromisoformat(text))


PRESIDENT = {"speaker": "Volodymyr Zelensky", "speaker_kind": PartyKind.ADVERSARY, "group": "North Korean soldiers"}
"""What the claims of the president share."""
