"""Scenarios by name and from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from wartoll.errors import ForecastError, UsageError
from wartoll.workflow.estimating import read_scenario


def test_a_name_is_one_that_ships_and_a_path_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "thaw.toml"
    file.write_text('title = "A thaw"\nhorizon_days = 30\n', "utf-8")
    assert read_scenario("constant_rate").name == "constant_rate"
    assert (read_scenario(str(file)).name, read_scenario(str(file)).title) == ("thaw", "A thaw")


def test_what_is_neither_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ForecastError, match="with_pauses"):
        read_scenario("optimism")
    with pytest.raises(UsageError, match="absent"):
        read_scenario(str(tmp_path / "absent.toml"))
