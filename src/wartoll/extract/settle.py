"""A missing year settled by a sibling document that dates the same event; what nothing settles stays open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from wartoll.claims import Claim, OpenDate
from wartoll.dates import Window


def settle_years(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Give open dates the year that another document of the stack gives the same day of the same count.

    Parameters
    ----------
    claims : sequence of Claim
        Of a whole stack.

    Returns
    -------
    claims, notes
        The claims with the dates that could be settled, and a sentence for each. A date is settled only where all
        siblings that date it agree on the year; else it stays open, and the claim's ``open_dates`` says so.
    """
    if not any(claim.open_dates for claim in claims):
        return tuple(claims), ()
    known = _known_years(claim for claim in claims if not claim.open_dates)
    settled: list[Claim] = []
    notes: list[str] = []
    for claim in claims:
        for open_date in claim.open_dates:
            years = {
                year
                for document, year in known.get((_matter(claim), open_date.first, open_date.last), ())
                if document != claim.document
            }
            if len(years) == 1:
                claim = _with_year(claim, open_date, years.pop())
                window = getattr(claim, open_date.role)
                notes.append(
                    f"{claim.document}: the year of {open_date.as_written!r} is {window.earliest.year}, "
                    "as another document of the stack dates the same figure"
                )
        settled.append(claim)
    return tuple(settled), tuple(notes)


def _known_years(
    claims: Iterable[Claim],
) -> dict[tuple[object, tuple[int, int], tuple[int, int]], set[tuple[str, int]]]:
    """What is counted, and a window's month and day, to the documents and years that date it."""
    known: dict[tuple[object, tuple[int, int], tuple[int, int]], set[tuple[str, int]]] = defaultdict(set)
    for claim in claims:
        for window in (claim.start, claim.end, claim.said):
            if window is None or window.earliest is None or window.latest is None:
                continue
            first = (window.earliest.month, window.earliest.day)
            last = (window.latest.month, window.latest.day)
            known[_matter(claim), first, last].add((claim.document, window.earliest.year))
    return known


def _matter(claim: Claim) -> object:
    """What makes two claims of two documents the same figure: measure, value and speaker, or event and measure."""
    quantity = claim.quantity
    if quantity is None:
        return claim.measure, claim.form
    return claim.measure, quantity.low, quantity.best, quantity.high


def _with_year(claim: Claim, open_date: OpenDate, year: int) -> Claim:
    window = Window(date(year, *open_date.first), date(year, *open_date.last))
    rest = tuple(other for other in claim.open_dates if other != open_date)
    return replace(claim, open_dates=rest, **{open_date.role: window})  # type: ignore[arg-type]
