"""The automatic models; they need statsforecast."""

from __future__ import annotations

from importlib import util

import numpy as np
import pytest

from tests.score.test_backtest import make_series
from wartoll.errors import UsageError
from wartoll.score import BacktestOptions, run_backtest
from wartoll.score.forecasters import choose_forecasters


@pytest.mark.needs_extra
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["auto_ets", "auto_arima", "auto_theta"])
def test_an_automatic_model_gives_rising_quantiles_above_the_total(name: str) -> None:
    options = BacktestOptions(forecasters=(name,), every_days=100, horizons=(7, 28))
    backtest = run_backtest(make_series(220), options)
    assert (np.diff(backtest.scores[0].quantiles, axis=-1) >= 0).all()
    assert np.isfinite(backtest.scores[0].wis).all()


def test_without_the_extra_a_named_model_is_refused_and_the_default_leaves_it_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wartoll.score.forecasters.find_spec", lambda name: None)
    assert util.find_spec("numpy") is not None
    with pytest.raises(UsageError, match=r"wartoll\[baselines\]"):
        choose_forecasters(["auto_ets"])
    assert "auto_ets" not in choose_forecasters()
