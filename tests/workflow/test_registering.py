"""From documents to a registered forecast and its score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wartoll.errors import ScoreError, UsageError
from wartoll.workflow.estimating import ProjectOptions
from wartoll.workflow.reading import ReadOptions
from wartoll.workflow.registering import (
    RegisterOptions,
    read_forecast,
    register_forecast,
    score_registered,
    write_forecast,
)

BEFORE = """---
publisher: The Ledger
published: 2025-01-16
---
The president said on 16 January 2025 that 3,800 North Korean soldiers had been killed or wounded in Kursk since
1 December 2024. The ministry said that 12,000 North Korean soldiers are deployed in Kursk.
"""
AFTER = """---
publisher: The Ledger
published: 2025-04-30
---
The intelligence service said on 30 April 2025 that about 4,700 North Korean soldiers had been killed or wounded in
Kursk by 29 April 2025.
"""


@pytest.fixture
def stack(tmp_path: Path) -> tuple[Path, Path]:
    before, after = tmp_path / "before.md", tmp_path / "after.md"
    before.write_text(BEFORE, "utf-8")
    after.write_text(AFTER, "utf-8")
    return before, after


def test_a_forecast_is_frozen_in_a_new_file_and_scored_by_a_later_document(stack: tuple[Path, Path]) -> None:
    before, after = stack
    file = before.parent / "forecast.json"
    wanted = ProjectOptions(scenarios=("steady_fighting",), paths=500)
    forecast = register_forecast([str(before)], ReadOptions(), wanted, RegisterOptions("an analyst"))
    write_forecast(forecast, file)
    assert read_forecast(file) == forecast
    assert 'title = "Fighting goes on without a pause"' in forecast.scenario
    record = score_registered([file], [str(after)], ReadOptions())
    (row,) = record.rows
    assert row.figure.value == 4_700
    assert row.after_the_fact
    assert record.to_json()["forecasts"][0]["scored"]


def test_a_file_is_never_overwritten_and_a_changed_one_never_scored(stack: tuple[Path, Path]) -> None:
    before, after = stack
    file = before.parent / "forecast.json"
    write_forecast(register_forecast([str(before)], ReadOptions(), ProjectOptions(paths=200), RegisterOptions()), file)
    with pytest.raises(UsageError, match="exists"):
        write_forecast(read_forecast(file), file)
    row = json.loads(file.read_text("utf-8"))
    row["remark"] = "it was meant otherwise"
    file.write_text(json.dumps(row), "utf-8")
    with pytest.raises(ScoreError, match="changed after it was registered"):
        score_registered([file], [str(after)], ReadOptions())
