"""Backtests of forecasters on a running total in a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wartoll.documents.decode import check_size, decode_text
from wartoll.errors import DocumentError, UsageError
from wartoll.score import HUBVERSE_COLUMNS, BacktestOptions, hubverse_rows, parse_series, run_backtest


@dataclass(frozen=True, slots=True)
class BacktestRequest:
    """What a person asks of a backtest, as text from a face."""

    date_column: str
    value_column: str
    every: str = "14d"
    horizons: str = "7,14,28,56,90"
    first: str | None = None
    forecasters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BacktestResult:
    """The summary as one object, and a row for each forecast that was scored."""

    summary: dict[str, Any]
    rows: tuple[dict[str, Any], ...]
    quantiles: tuple[dict[str, Any], ...] = ()

    def csv(self) -> str:
        """The rows as CSV."""
        return _csv(list(self.rows[0]) if self.rows else ["series"], self.rows)

    def hubverse(self) -> str:
        """Every quantile of every forecast as CSV in hubverse columns."""
        return _csv(HUBVERSE_COLUMNS, self.quantiles)


def backtest_file(path: Path, request: BacktestRequest) -> BacktestResult:
    """Read a series and run the forecasters over it.

    Raises
    ------
    UsageError
        Where the file or an option can't be read.
    ScoreError
        Where the series can't be scored.
    """
    try:
        check_size(path.name, path.stat().st_size)
        text, _ = decode_text(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}", "a CSV file that can be read") from error
    except DocumentError as error:
        raise UsageError(error.found, "a CSV file with a running total by day") from error
    options = BacktestOptions(
        every_days=_days(request.every, "--every"),
        horizons=tuple(_days(part, "--horizons") for part in request.horizons.split(",")),
        first_origin=_date(request.first),
        forecasters=request.forecasters,
    )
    series = parse_series(
        text.removeprefix("\ufeff"), date_column=request.date_column, value_column=request.value_column
    )
    backtest = run_backtest(series, options)
    return BacktestResult(backtest.summary(), backtest.rows(), tuple(hubverse_rows(backtest)))


def _csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _days(text: str, option: str) -> int:
    bare = text.strip().removesuffix("d")
    if not bare.isdecimal():
        raise UsageError(f"{option} {text!r}", "whole days such as 14d")
    return int(bare)


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--from {text!r}", "an ISO date such as 2023-01-01") from error
