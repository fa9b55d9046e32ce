"""``wartoll backtest``: how good forecasts of a running total were, before anyone believes them."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wartoll.cli.terminal import one_line_errors, print_json


class TableFormat(StrEnum):
    """How scores are printed."""

    JSON = "json"
    CSV = "csv"
    HUBVERSE = "hubverse"


def backtest(
    series: Annotated[Path, typer.Argument(metavar="SERIES.csv", help="A running total by day.")],
    date_column: Annotated[str, typer.Option(help="The column of dates, such as date.")] = "date",
    value_column: Annotated[str, typer.Option(help="The column of the running total.")] = "total",
    every: Annotated[str, typer.Option(help="Days from one origin to the next, such as 14d.")] = "14d",
    horizons: Annotated[str, typer.Option(help="Days ahead, with commas between.")] = "7,14,28,56,90",
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day to forecast from.")] = None,
    forecaster: Annotated[
        list[str] | None, typer.Option("--forecaster", metavar="NAME", help="One by name; may be given again.")
    ] = None,
    form: Annotated[
        TableFormat, typer.Option("--format", help="A summary, a row for each forecast, or its quantiles.")
    ] = (TableFormat.JSON),
) -> None:
    """Forecast a series from many past days, each from what was known by then, and score it by what came."""
    with one_line_errors():
        from wartoll.workflow.backtesting import BacktestRequest, backtest_file

        request = BacktestRequest(date_column, value_column, every, horizons, first, tuple(forecaster or ()))
        result = backtest_file(series, request)
        if form is TableFormat.CSV:
            sys.stdout.write(result.csv())
        elif form is TableFormat.HUBVERSE:
            sys.stdout.write(result.hubverse())
        else:
            print_json(result.summary)
