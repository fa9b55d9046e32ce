"""A backtest of a series in a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from wartoll.errors import UsageError
from wartoll.workflow.backtesting import BacktestRequest, backtest_file


@pytest.fixture
def series(tmp_path: Path) -> Path:
    lines = ["day,lost"]
    lines += [f"2024-{1 + i // 28:02d}-{1 + i % 28:02d},{100 + 13 * i + (i * i) % 7}" for i in range(140)]
    file = tmp_path / "lost.csv"
    file.write_text("\n".join(lines), "utf-8")
    return file


def test_the_three_shapes_agree_on_what_was_forecast(series: Path) -> None:
    request = BacktestRequest("day", "lost", every="14d", horizons="7,14", forecasters=("series", "constant"))
    result = backtest_file(series, request)
    assert set(result.summary["forecasters"]) == {"series", "constant"}
    rows = list(csv.DictReader(io.StringIO(result.csv())))
    assert len(rows) == sum(result.summary["forecasters"][name]["scored"] for name in ("series", "constant"))
    quantiles = list(csv.DictReader(io.StringIO(result.hubverse())))
    assert len(quantiles) == result.summary["origins"] * 2 * 2 * 23
    medians = {
        (row["model_id"], row["target_end_date"]): float(row["value"])
        for row in quantiles
        if row["output_type_id"] == "0.5" and row["horizon"] == "7"
    }
    for row in rows:
        if row["horizon_days"] == "7":
            assert medians[row["forecaster"], row["target"]] == pytest.approx(float(row["median"]), abs=1e-6)


def test_a_wrong_option_is_refused_in_one_line(series: Path) -> None:
    with pytest.raises(UsageError, match="--every"):
        backtest_file(series, BacktestRequest("day", "lost", every="fortnight"))
    with pytest.raises(UsageError, match="nowhere"):
        backtest_file(series.parent / "nowhere.csv", BacktestRequest("day", "lost"))
