"""A running total by day, as published, and what of it was known on a day."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from wartoll.dates import parse_date
from wartoll.errors import ScoreError
from wartoll.score.series_checks import SeriesFault, clean_totals

_NUMBER = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, eq=False)
class CumulativeSeries:
    """A running total, as published, on the days for which one was given.

    Parameters
    ----------
    name : str
    first_day : date
        The day of the first total.
    days : ndarray of int, shape (n,)
        Days since ``first_day``, rising; days without a total are left out.
    totals : ndarray of float, shape (n,)
        As published: they may fall.
    notes : tuple of str
        What was met while reading, such as two totals for one day.
    """

    name: str
    first_day: date
    days: NDArray[np.int64]
    totals: NDArray[np.float64]
    notes: tuple[str, ...] = ()

    def total_on(self, day: int) -> float | None:
        """The total published for a day (counted from ``first_day``); None where none was."""
        place = int(np.searchsorted(self.days, day))
        if place == len(self.days) or self.days[place] != day:
            return None
        return float(self.totals[place])

    def known_by(self, day: int) -> History:
        """What the series said up to a day, that day counted in: nothing later enters."""
        count = int(np.searchsorted(self.days, day, side="right"))
        if count == 0:
            raise ScoreError(f"series {self.name} has no total by day {day}", f"a day from {self.days[0]} on")
        days, totals = self.days[:count], self.totals[:count]
        cleaned, faults = clean_totals(days, totals)
        return History(
            name=self.name,
            last_day=self.first_day + timedelta(days=int(days[-1])),
            total=float(totals[-1]),
            daily_totals=cleaned,
            counts=bool(np.all(totals == np.round(totals))),
            faults=faults,
        )

    def faults(self) -> tuple[SeriesFault, ...]:
        """The falling totals, stalls and jumps of the whole series."""
        return clean_totals(self.days, self.totals)[1]


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What a forecaster sees: a series up to the day from which it forecasts.

    Parameters
    ----------
    name : str
    last_day : date
        The day of the last total.
    total : float
        That total, as published.
    daily_totals : ndarray of float, shape (n,)
        One total a day, never falling, ending at ``total``: gaps filled evenly, faults mended from what was known.
    counts : bool
        Whether all totals as published are whole numbers.
    faults : tuple of SeriesFault
        What was mended.
    """

    name: str
    last_day: date
    total: float
    daily_totals: NDArray[np.float64]
    counts: bool = True
    faults: tuple[SeriesFault, ...] = ()

    @property
    def increments(self) -> NDArray[np.float64]:
        """Additions by day, shape (n - 1,)."""
        return np.diff(self.daily_totals)


def parse_series(text: str, *, date_column: str, value_column: str, name: str | None = None) -> CumulativeSeries:
    """Read a series from CSV text. See `series_from_rows`."""
    return series_from_rows(
        csv.DictReader(io.StringIO(text)), date_column=date_column, value_column=value_column, name=name
    )


def series_from_rows(
    rows: Iterable[Mapping[str, str | None]], *, date_column: str, value_column: str, name: str | None = None
) -> CumulativeSeries:
    """Read a series from rows of text; an empty value is a day without a total.

    Parameters
    ----------
    rows : iterable of mapping
        In any order. Of two totals for one day the later row counts, and a note says so.
    date_column, value_column : str
        Dates as ``YYYY-MM-DD``; totals with or without thousands separators.
    name : str, optional
        ``value_column`` by default.

    Raises
    ------
    ScoreError
        Where a column is missing, a value is neither empty nor a total, or fewer than two totals are found.
    """
    found: dict[date, float] = {}
    notes: list[str] = []
    for number, row in enumerate(rows, start=2):
        for column in (date_column, value_column):
            if column not in row:
                names = ", ".join(str(key) for key in row)
                raise ScoreError(f"no column {column!r}", f"one of: {names}", "name the column as in the first line")
        value = (row[value_column] or "").strip()
        if not value:
            continue
        try:
            day = parse_date(row[date_column] or "")
        except ValueError:
            raise ScoreError(
                f"line {number} holds {row[date_column]!r} in {date_column}", "a date such as 2024-12-31"
            ) from None
        if not _NUMBER.fullmatch(value):
            raise ScoreError(f"line {number} holds {value!r} in {value_column}", "a running total such as 3000")
        total = float(value.replace(",", ""))
        if found.get(day, total) != total:
            notes.append(f"{day} has two totals, {found[day]:g} and {total:g}: the later row counts")
        found[day] = total
    if len(found) < 2:
        raise ScoreError(f"{len(found)} totals in {value_column}", "at least two")
    days = sorted(found)
    return CumulativeSeries(
        name=name or value_column,
        first_day=days[0],
        days=np.array([(day - days[0]).days for day in days], dtype=np.int64),
        totals=np.array([found[day] for day in days], dtype=np.float64),
        notes=tuple(notes),
    )
