"""Backtest the forecasters on fourteen series and write the tables of ``results.md``.

    python evals/backtest/run.py FOLDER [--forecasters series,constant_conformal] [--half report] [--write NAME]

The settings of ``series`` were chosen on the tuning half alone. The report half is for looking at once.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from series import FIRST_ORIGIN, REPORT_FROM, load_series, war_of

from wartoll.score import Backtest, BacktestOptions, binomial_interval, run_backtest, score_ratio

REFERENCES = ("constant_conformal", "recent_constant", "auto_ets", "auto_arima")
DEFAULT = "series,constant,constant_conformal,recent_constant,random_walk,auto_ets,auto_arima,auto_theta"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--forecasters", default=DEFAULT)
    parser.add_argument("--half", choices=("tuning", "report", "both"), default="both")
    parser.add_argument("--every", type=int, default=14, help="days from one origin to the next")
    parser.add_argument("--write", metavar="NAME", help="write the tables to this file beside the script")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"{arguments.folder} is not here: the series are not part of the project, nothing was measured")
        return 2
    options = BacktestOptions(
        forecasters=tuple(arguments.forecasters.split(",")), first_origin=FIRST_ORIGIN, every_days=arguments.every
    )
    backtests = []
    for series in load_series(arguments.folder):
        backtests.append(run_backtest(series, options))
        print(f"{series.name}: {len(backtests[-1].origins)} origins", file=sys.stderr, flush=True)
    halves = ("tuning", "report") if arguments.half == "both" else (arguments.half,)
    text = "\n".join(line for half in halves for line in tables(backtests, half))
    print(text)
    if arguments.write:
        (Path(__file__).parent / arguments.write).write_text(text + "\n")
    return 0


def tables(backtests: list[Backtest], half: str) -> list[str]:
    """The overall table and the one by series, for one half of the origins."""
    kept = [keep_half(backtest, half) for backtest in backtests]
    names = [scores.name for scores in backtests[0].scores]
    columns = {name: stack(backtests, kept, name, "wis") for name in names}
    held = {name: stack(backtests, kept, name, "held_90") for name in names}
    half_held = {name: stack(backtests, kept, name, "held_50") for name in names}
    seconds = {name: sum(b.scores[i].seconds for b in backtests) for i, name in enumerate(names)}
    fits = sum(len(backtest.origins) for backtest in backtests)
    lines = [f"## {half.capitalize()} half", ""]
    others = [name for name in REFERENCES if name in names]
    if "project" in names:
        others.insert(0, "series")
    lines.append("| forecaster | " + " | ".join(f"WIS to {o}" for o in others) + " | 50 % | 90 % | ms a fit |")
    lines.append("|---" * (len(others) + 4) + "|")
    for name in names:
        cells = []
        for other in others:
            ratio = score_ratio(columns[name], columns[other], block=backtests[0].ratio_block())
            bounds = "" if ratio.low is None or name == other else f" ({ratio.low:.3f}-{ratio.high:.3f})"
            cells.append(f"{ratio.ratio:.3f}{bounds}" if ratio.ratio is not None else "")
        lines.append(
            f"| {name} | " + " | ".join(cells) + f" | {np.nanmean(half_held[name]):.3f} | {np.nanmean(held[name]):.3f} "
            f"| {1000 * seconds[name] / fits:.2f} |"
        )
    lines += [
        "",
        "| series | cells | 90 % of `series` | 99 % interval | " + " | ".join(f"to {o}" for o in others) + " |",
    ]
    lines.append("|---" * (len(others) + 4) + "|")
    for backtest, mask in zip(backtests, kept, strict=True):
        own = cells_of(backtest, mask, "series", "held_90")
        trials, hits = int(np.isfinite(own).sum()), int(np.nansum(own))
        low, high = binomial_interval(hits, trials)
        ratios = [
            score_ratio(cells_of(backtest, mask, "series", "wis"), cells_of(backtest, mask, o, "wis"), block=1).ratio
            for o in others
        ]
        flag = "" if low <= 0.9 <= high else " **excludes 0.90**"
        lines.append(
            f"| {backtest.series} | {trials} | {hits / trials:.3f} | {low:.3f}-{high:.3f}{flag} | "
            + " | ".join("" if ratio is None else f"{ratio:.3f}" for ratio in ratios) + " |"
        )  # fmt: skip
    by_horizon = np.stack([cells_of(b, m, "series", "held_90") for b, m in padded(backtests, kept)])
    lines += ["", "90 % coverage of `series` by horizon: "
              + ", ".join(f"{h} d {np.nanmean(by_horizon[..., j]):.3f}"
                          for j, h in enumerate(backtests[0].options.horizons)), ""]  # fmt: skip
    return lines


def keep_half(backtest: Backtest, half: str) -> np.ndarray:
    """Which cells count: of the tuning half only those whose outcome was known before the report half begins."""
    cut = REPORT_FROM[war_of(backtest.series)]
    ahead = np.array([[(cut - origin).days - h for h in backtest.options.horizons] for origin in backtest.origins])
    late = np.array([[origin >= cut] * ahead.shape[1] for origin in backtest.origins])
    return late if half == "report" else ~late & (ahead > 0)


def cells_of(backtest: Backtest, mask: np.ndarray, name: str, what: str) -> np.ndarray:
    scores = next(scores for scores in backtest.scores if scores.name == name)
    return np.where(mask, getattr(scores, what), np.nan)


def padded(backtests: list[Backtest], kept: list[np.ndarray]) -> list[tuple[Backtest, np.ndarray]]:
    """Only backtests over the longest run of origins, so that they stack."""
    longest = max(len(backtest.origins) for backtest in backtests)
    return [(b, m) for b, m in zip(backtests, kept, strict=True) if len(b.origins) == longest]


def stack(backtests: list[Backtest], kept: list[np.ndarray], name: str, what: str) -> np.ndarray:
    """All series side by side on the common grid of origins: shape (n_origins, n_series * n_horizons)."""
    step = backtests[0].options.every_days
    grid = sorted({(origin - FIRST_ORIGIN).days // step for backtest in backtests for origin in backtest.origins})
    blocks, used = [], np.zeros(len(grid), dtype=bool)
    for backtest, mask in zip(backtests, kept, strict=True):
        values = cells_of(backtest, mask, name, what)
        block = np.full((len(grid), values.shape[1]), np.nan)
        for i, origin in enumerate(backtest.origins):
            place = grid.index((origin - FIRST_ORIGIN).days // step)
            block[place] = np.where(np.isfinite(block[place]), block[place], values[i])
            used[place] |= bool(mask[i].any())
        blocks.append(block)
    return np.concatenate(blocks, axis=1)[used]


if __name__ == "__main__":
    raise SystemExit(main())
