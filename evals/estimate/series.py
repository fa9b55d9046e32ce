"""Coverage on real series: claims thinned from daily running totals, rounded and distorted in a known way.

    python evals/estimate/series.py ../shared/series [--thinnings 200]

For each thinning a span of 40 to 150 days is cut from a series; two to four parties of different kinds state 6 to 15
running totals, periods and rates of it, rounded to one to three figures. Each party's figures are the true ones times a
bias, drawn once from the prior of its kind, and a small error. Then the losses over the span and the rate of its last
week are looked for in the intervals. The rate itself is history, not the model's.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wartoll.claims import Bound, PartyKind
from wartoll.dates import Window
from wartoll.estimate import Calendar, Observation, Prior, Target, load_prior
from wartoll.estimate.design import build_design
from wartoll.estimate.estimate import name_draws
from wartoll.estimate.model import Model
from wartoll.estimate.nested import fit_nested
from wartoll.estimate.summary import weighted_quantile

FIRST = date(2001, 1, 1)
SERIES = (
    ("russia_personnel_cumulative.csv", "personnel"), ("russia_equipment_cumulative.csv", "tank"),
    ("russia_equipment_cumulative.csv", "APC"), ("russia_equipment_cumulative.csv", "field artillery"),
    ("russia_equipment_cumulative.csv", "MRL"), ("russia_equipment_cumulative.csv", "drone"),
    ("gaza_casualties_daily.csv", "ext_killed_cum"), ("gaza_casualties_daily.csv", "ext_injured_cum"),
)  # fmt: skip
KINDS = (PartyKind.ADVERSARY, PartyKind.OWN_SIDE, PartyKind.INTELLIGENCE, PartyKind.ANALYST, PartyKind.MEDIA)
ERROR, POINTS = 0.1, 40


def read_series(path: Path, column: str) -> NDArray[np.float64]:
    """Daily losses: the changes of a running total, from row to row."""
    with path.open(encoding="utf-8") as file:
        totals = [float(row[column]) for row in csv.DictReader(file) if row.get(column)]
    return np.maximum(np.diff(np.array(totals)), 0.0)


def thin(daily: NDArray[np.float64], prior: Prior, generator: np.random.Generator) -> tuple[Observation, ...]:
    """What a few parties say of a span of days."""
    kinds = generator.choice(len(KINDS), size=generator.integers(2, 5), replace=False)
    bias = {}
    for k in kinds:
        b = prior.bias[KINDS[k]]
        bias[KINDS[k]] = b.mean + math.hypot(b.sd, b.party_sd) * generator.standard_normal()
    out: list[Observation] = []
    while len(out) < 6 or generator.random() < 0.85:
        kind = KINDS[kinds[generator.integers(len(kinds))]]
        end = len(daily) - 1 if not out else int(generator.integers(3, len(daily)))
        form = "total" if not out else ("total", "period", "rate")[generator.choice(3, p=(0.7, 0.2, 0.1))]
        start = 0 if form == "total" else max(0, end - int(generator.integers(3, 28)))
        count = float(daily[start : end + 1].sum())
        if count >= 1:
            figure = count / (end - start + 1 if form == "rate" else 1)
            out.append(_say(f"c{len(out)}", kind, figure, bias[kind], form, start, end, generator))
        if len(out) >= 15:
            break
    return tuple(out)


def _say(
    name: str, kind: PartyKind, figure: float, bias: float, form: str, start: int, end: int,
    generator: np.random.Generator,
) -> Observation:  # fmt: skip
    figure *= math.exp(bias + ERROR * generator.standard_normal())
    unit = 10.0 ** (math.floor(math.log10(figure)) - int(generator.integers(0, 3)))
    figure = max(round(figure / unit), 1) * unit
    lower = generator.random() < 0.2
    if lower:
        figure = max(math.floor(figure / unit), 1) * unit * math.exp(-0.25 * generator.standard_exponential())
    day = (Window.day(FIRST + timedelta(days=d)) for d in (start, end))
    begin, finish = day
    return Observation(
        claim_id=name, party=kind.value, kind=kind, target=Target.LOSSES,
        bound=Bound.AT_LEAST if lower else Bound.EXACT, low=figure, high=figure,
        start=None if form == "total" else begin, end=finish, per_days=1.0 if form == "rate" else None,
        running=form == "total", unit=0.0 if lower else unit,
    )  # fmt: skip


def run_series(daily: NDArray[np.float64], thinnings: int, prior: Prior, seed: int) -> list[dict[str, float]]:
    """Fit each thinning and place the true losses and rate in its posterior."""
    rows = []
    for number in range(thinnings):
        generator = np.random.default_rng([seed, number])
        span = int(generator.integers(40, 151))
        start = int(generator.integers(0, len(daily) - span))
        cut = daily[start : start + span]
        if cut.sum() < 20 or cut[-7:].sum() == 0:
            continue
        observations = thin(cut, prior, generator)
        model = Model(build_design(observations, Calendar(FIRST, span), prior), prior)
        fitted = fit_nested(model, number, points=POINTS)
        draws, w = name_draws(model, fitted.scales, fitted.latents), fitted.weights.weights
        row = {"k_hat": fitted.weights.k_hat}
        for name, truth in (("losses", cut.sum()), ("rate_now", cut[-7:].mean())):
            row[name] = float(w @ (draws[name] < truth))
            low, high = np.log(weighted_quantile(draws[name], w, (0.05, 0.95)))
            row[f"width {name}"] = float(high - low)
        rows.append(row)
    return rows


def main() -> None:
    """Print the coverage table, series by series."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--thinnings", type=int, default=200)
    options = parser.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"{options.folder} is no folder; the series are not part of the project, name where they lie")
    prior = load_prior()
    print(
        "| series | thinnings | losses 50 % | 90 % | width (factor) | rate now 50 % | 90 % | width (factor) | k-hat > 0.7 |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for i, (file, column) in enumerate(SERIES):
        rows = run_series(read_series(options.folder / file, column), options.thinnings, prior, i)
        cells = [column, f"{len(rows)}"]
        for name in ("losses", "rate_now"):
            away = np.abs(np.array([r[name] for r in rows]) - 0.5)
            width = math.exp(float(np.median([r[f"width {name}"] for r in rows])))
            cells += [f"{(away < 0.25).mean():.2f}", f"{(away < 0.45).mean():.2f}", f"{width:.1f}"]
        print("| " + " | ".join([*cells, f"{np.mean([r['k_hat'] > 0.7 for r in rows]):.2f}"]) + " |", flush=True)


if __name__ == "__main__":
    main()
