"""The record as a page: every registered forecast and every later figure, good and bad."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wartoll.claims import Bound
from wartoll.dates import long_date
from wartoll.score.record import RecordRow, summarise_record
from wartoll.score.register import RegisteredForecast


def record_lines(forecasts: Sequence[RegisteredForecast], rows: Sequence[RecordRow]) -> tuple[str, ...]:
    """A line for each forecast and each figure that it was scored against, and the sum of it."""
    lines = []
    for forecast in forecasts:
        own = [row for row in rows if row.forecast_id == forecast.forecast_id]
        lines.append(
            f"Forecast {forecast.forecast_id}, registered {long_date(forecast.registered.date())}, to "
            f"{long_date(forecast.last_day)}: {len(own)} later figure{'' if len(own) == 1 else 's'}"
        )
        lines += [f"  {row_sentence(row)}" for row in own]
    return (*lines, summary_sentence(rows))


def record_page(forecasts: Sequence[RegisteredForecast], rows: Sequence[RecordRow]) -> str:
    """The record in Markdown: a table of figures for each forecast, those without any shown as well."""
    parts = ["# Record of forecasts", "", summary_sentence(rows), ""]
    for forecast in forecasts:
        parts += [
            f"## Forecast {forecast.forecast_id}", "",
            f"Registered {forecast.registered.isoformat()}, from {forecast.as_of} to {forecast.last_day}; "
            f"{_cell(forecast.group)}, {_cell(forecast.measure)}. Digest `{forecast.digest}`.", "",
        ]  # fmt: skip
        if forecast.author or forecast.remark:
            parts += [" · ".join(_cell(text) for text in (forecast.author, forecast.remark) if text), ""]
        own = [row for row in rows if row.forecast_id == forecast.forecast_id]
        if not own:
            parts += ["No later figure yet.", ""]
            continue
        parts += [
            "| counted to | vintage | source | figure | median | percentile | in 90 % | CRPS | constant rate off by "
            "| attested |",
            "|---" * 10 + "|",
        ]
        parts += [_table_row(row) for row in own]
        parts.append("")
    return "\n".join(parts)


def row_sentence(row: RecordRow) -> str:
    """One figure beside the forecast, in words."""
    figure = row.figure
    inferred = " (the day of the statement)" if figure.day_is_inferred else ""
    start = f"{figure.source}, {_figure(row)} by {long_date(figure.day)}{inferred}: forecast {row.median:,.0f}"
    if row.crps is None or row.constant_rate_error is None:
        chance = "" if row.probability is None else f", chance given to it {row.probability:.0%}"
        return f"{start}{chance}; {row.attestation}"
    held = "inside" if row.held_90 else "outside"
    return (
        f"{start}, {held} the 90 % interval, CRPS {row.crps:,.0f}; the constant rate was off by "
        f"{row.constant_rate_error:,.0f}; {row.attestation}"
    )


def summary_sentence(rows: Sequence[RecordRow]) -> str:
    """All rows in one or two sentences; those made after the fact apart."""
    summary = summarise_record(rows)
    late = summary["after_the_fact"]
    first = _sum(summary) if summary["scored"] else "No figure that came after its forecast could be scored yet."
    return f"{first} Made after the fact, and no record: {_sum(late)}" if late["scored"] else first


def _sum(summary: dict[str, Any]) -> str:
    figures = "1 figure" if summary["scored"] == 1 else f"{summary['scored']} figures"
    return (
        f"{figures} scored: mean CRPS {summary['crps']:,.0f}, the constant rate's mean error "
        f"{summary['constant_rate_error']:,.0f}; {summary['held_90']:.0%} inside the 90 % interval; "
        f"the constant rate was better on {summary['constant_rate_better']}."
    )


def _table_row(row: RecordRow) -> str:
    held = {True: "yes", False: "no", None: ""}[row.held_90]
    crps = "" if row.crps is None else f"{row.crps:,.0f}"
    error = "" if row.constant_rate_error is None else f"{row.constant_rate_error:,.0f}"
    cells = (
        str(row.figure.day), str(row.figure.published), _cell(row.figure.source), _figure(row), f"{row.median:,.0f}",
        f"{row.percentile:.2f}", held, crps, error, _cell(row.attestation),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _figure(row: RecordRow) -> str:
    words = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.APPROXIMATE: "about "}
    return f"{words.get(row.figure.bound, '')}{row.figure.value:,.0f}"


def _cell(text: str) -> str:
    """Text that no Markdown reader takes for markup."""
    plain = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|#" else sign for sign in plain)
