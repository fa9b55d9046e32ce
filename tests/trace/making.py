"""Documents and claims made by hand for the tests of tracing."""

from __future__ import annotations

from datetime import date
from typing import Any

from wartoll.claims import Bound, Claim, Form, Measure, Quantity, Quote
from wartoll.dates import Window
from wartoll.documents import Document


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(first: str, last: str | None = None) -> Window:
    return Window(day(first), day(last or first))


def document(name: str, text: str, publisher: str | None = None, published: str | None = "2024-05-02") -> Document:
    return Document.of_text(name, text, publisher=publisher, published=day(published) if published else None)


def quantity(value: float | None, bound: Bound = Bound.EXACT, high: float | None = None) -> Quantity:
    if bound is Bound.AT_LEAST:
        return Quantity(value, None, None, bound)
    if bound is Bound.AT_MOST:
        return Quantity(None, None, value, bound)
    if bound is Bound.BETWEEN:
        return Quantity(value, None, high, bound)
    return Quantity(value, value, value, bound)


def claim(
    of: Document,
    words: str,
    value: float,
    *,
    measure: Measure = Measure.KILLED,
    form: Form = Form.CUMULATIVE,
    bound: Bound = Bound.EXACT,
    speaker: str | None = None,
    group: str | None = "soldiers",
    **more: Any,
) -> Claim:
    """A claim whose words stand in the document."""
    start = of.text.index(words)
    more.setdefault("said", Window.day(of.published) if of.published else None)
    return Claim(
        claim_id=f"{of.name}@{start}:{value:g}", document=of.name, quote=Quote.of(of.text, start, start + len(words)),
        measure=measure, form=form, quantity=quantity(value, bound), publisher=of.publisher, published=of.published,
        speaker=speaker, group=group, **more,
    )  # fmt: skip
