"""Claims and documents for the tests of the audit, built by hand from texts written for them."""

from __future__ import annotations

from datetime import date

from wartoll.claims import Bound, Claim, Form, Measure, Quantity, Quote
from wartoll.dates import Window
from wartoll.documents import Document


def make_claim(document: Document, words: str, measure: str, form: str, value: float | None = None, **known) -> Claim:
    """A claim whose quote is the words of the document."""
    start = document.text.index(words)
    bound = known.pop("bound", Bound.EXACT)
    quantity = None
    if value is not None:
        low, high = known.pop("ends", (value, value))
        best = value if bound in (Bound.EXACT, Bound.APPROXIMATE) else None
        quantity = Quantity(low, best, high, bound)
    return Claim(
        claim_id=f"{document.name}:{start}:{measure}",
        document=document.name,
        quote=Quote.of(document.text, start, start + len(words)),
        measure=Measure(measure),
        form=Form(form),
        quantity=quantity,
        published=document.published,
        **known,
    )


def window(first: str, last: str | None = None) -> Window:
    """A window of days from ISO text."""
    return Window(date.fromisoformat(first), date.fromisoformat(last or first))
