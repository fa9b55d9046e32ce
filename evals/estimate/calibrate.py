"""Calibration: how often intervals hold the truth, over simulated studies with hedges, bias, relays and lulls.

    python evals/estimate/calibrate.py --studies 4000            the model as it is
    python evals/estimate/calibrate.py --wrong lull --studies 1000   a model that is wrong in one way

Each line of ``--out`` is one study: the levels at which its true quantities lie in the posterior. The table that is
kept in ``calibration.md`` is printed at the end.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from wartoll.claims import PartyKind
from wartoll.estimate.design import Observation, build_design
from wartoll.estimate.estimate import name_draws
from wartoll.estimate.model import Model
from wartoll.estimate.nested import fit_nested
from wartoll.estimate.pareto import TRUSTED
from wartoll.estimate.prior import Prior, load_prior
from wartoll.estimate.process import Calendar
from wartoll.estimate.simulate import Study, simulate_study
from wartoll.estimate.summary import weighted_quantile

QUANTITIES = (
    "losses",
    "rate_now",
    "killed_share",
    "weekly_change",
    "claim_error",
    "error_correlation",
    "bias of party 0",
)
POINTS, POINTS_AGAIN = 40, 160
Reader = Callable[[Study, Prior], tuple[tuple[Observation, ...], Calendar, Prior]]


def as_it_is(study: Study, prior: Prior) -> tuple[tuple[Observation, ...], Calendar, Prior]:
    """The model that the study was drawn from."""
    return study.observations, study.calendar, prior


def bias_off(study: Study, prior: Prior) -> tuple[tuple[Observation, ...], Calendar, Prior]:
    """Every kind of party is taken to count twice as high as it does."""
    bias = {kind: replace(b, mean=b.mean + math.log(2)) for kind, b in prior.bias.items()}
    return study.observations, study.calendar, replace(prior, bias=bias)


def errors_alone(study: Study, prior: Prior) -> tuple[tuple[Observation, ...], Calendar, Prior]:
    """Errors of one party's successive totals are taken for independent."""
    return tuple(replace(o, running=False) for o in study.observations), study.calendar, prior


def no_lull(study: Study, prior: Prior) -> tuple[tuple[Observation, ...], Calendar, Prior]:
    """A lull that nobody declared."""
    return study.observations, replace(study.calendar, lulls=()), prior


def relays_count(study: Study, prior: Prior) -> tuple[tuple[Observation, ...], Calendar, Prior]:
    """Every outlet that relays a figure is taken for a source of its own."""
    relays = tuple(
        replace(o, party=f"outlet {i}", kind=PartyKind.MEDIA, running=False) for i, o in enumerate(study.relays)
    )
    return study.observations + relays, study.calendar, prior


WRONG: dict[str, Reader] = {
    "none": as_it_is, "bias": bias_off, "errors": errors_alone, "lull": no_lull, "relays": relays_count,
}  # fmt: skip


def run_study(number: int, seed: int, reader: Reader, prior: Prior, lull: float, relayed: float) -> dict[str, object]:
    """Draw one study, fit it, and place each true quantity in its posterior."""
    study = simulate_study(
        prior, np.random.default_rng([seed, number]), days=(40, 90), claims=(8, 18), lull=lull, relayed=relayed
    )
    observations, calendar, assumed = reader(study, prior)
    model = Model(build_design(observations, calendar, assumed), assumed)
    fitted = fit_nested(model, number, points=POINTS)
    again = fitted.weights.k_hat > TRUSTED
    if again:
        fitted = fit_nested(model, number + 1_000_000, points=POINTS_AGAIN)
    w = fitted.weights
    draws = name_draws(model, fitted.scales, fitted.latents)
    row: dict[str, object] = {"study": number, "k_hat": w.k_hat, "effective": w.effective, "again": again}
    row["claims"] = len(observations)
    for name in QUANTITIES:
        if name in draws and name in study.truth:
            values = draws[name]
            below = float(w.weights @ (values < study.truth[name]))
            row[name] = below
            low, high = np.log(weighted_quantile(values, w.weights, (0.05, 0.95)))
            row[f"width {name}"] = float(high - low)
    return row


def table(rows: list[dict[str, object]], title: str) -> str:
    """Coverage by quantity, as a Markdown table."""
    lines = [
        f"### {title}", "",
        f"{len(rows):,} studies; a second attempt in {np.mean([bool(r['again']) for r in rows]):.1%}; k-hat above "
        f"{TRUSTED} after it in {np.mean([float(r['k_hat']) > TRUSTED for r in rows]):.1%} (counted too).", "",
        "| quantity | studies | 50 % | 80 % | 90 % | truth below 5 % | above 95 % | 90 % width (factor) |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name in QUANTITIES:
        levels = np.array([float(r[name]) for r in rows if name in r])
        width = np.median([float(r[f"width {name}"]) for r in rows if name in r])
        inside = [np.mean(np.abs(levels - 0.5) < c / 2) for c in (0.5, 0.8, 0.9)]
        lines.append(
            f"| {name} | {len(levels):,} | " + " | ".join(f"{v:.3f}" for v in inside)
            + f" | {np.mean(levels < 0.05):.3f} | {np.mean(levels > 0.95):.3f} | {math.exp(width):.2f} |"
        )  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the studies that ``--out`` doesn't hold yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--studies", type=int, default=4000)
    parser.add_argument("--wrong", choices=sorted(WRONG), default="none")
    parser.add_argument("--seed", type=int, default=20250116)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    prior = load_prior()
    lull = 1.0 if options.wrong == "lull" else 0.4
    relayed = 0.5 if options.wrong == "relays" else 0.3
    rows = [json.loads(line) for line in options.out.read_text().splitlines()] if options.out.exists() else []
    with options.out.open("a") as out:
        for number in range(len(rows), options.studies):
            rows.append(run_study(number, options.seed, WRONG[options.wrong], prior, lull, relayed))
            out.write(json.dumps(rows[-1]) + "\n")
            out.flush()
    print(table(rows[: options.studies], (WRONG[options.wrong].__doc__ or "").strip()))


if __name__ == "__main__":
    main()
