"""The estimate at size: ten generated studies of 300 claims over 1,600 days, and the cost of one density evaluation.

    python benchmarks/estimate.py [--seeds 10]

A study passes where its draws do: k-hat below 0.7 at every stage, 200 effective draws, all modes found. The cost is
read at 100 to 100,000 claims and 100 to 3,600 days; linear is a ratio of at most ten for ten times as many.
"""

from __future__ import annotations

import argparse
from time import perf_counter, process_time

import numpy as np

from wartoll.estimate.anneal import fit_annealed
from wartoll.estimate.design import build_design
from wartoll.estimate.fit import trusted
from wartoll.estimate.model import Model
from wartoll.estimate.nested import fit_nested
from wartoll.estimate.prior import load_prior
from wartoll.estimate.simulate import simulate_study

CLAIMS, DAYS, PARTIES = 300, 1600, 20


def study(seed: int, claims: int, days: int, parties: int) -> tuple[Model, dict[str, float]]:
    """A generated study and its truth."""
    prior = load_prior()
    drawn = simulate_study(
        prior, np.random.default_rng([16, seed]), days=(days, days), parties=(parties, parties), claims=(claims, claims)
    )
    return Model(build_design(drawn.observations, drawn.calendar, prior), prior), drawn.truth


def large(seeds: int) -> None:
    """Fit the large studies, one line each."""
    print("| seed | latents | engine | seconds | of them CPU | k-hat | effective | passes | truth, sd from the mean |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    for seed in range(seeds):
        model, truth = study(seed, CLAIMS, DAYS, PARTIES)
        begin, cpu = perf_counter(), process_time()
        fitted, engine = fit_nested(model, seed), "weighted"
        if not trusted(fitted):
            fitted, engine = fit_annealed(model, fitted.located, seed), "annealed"
        w = fitted.weights
        values = model.log_total(fitted.latents)
        mean = w.weights @ values
        away = (np.log(truth["losses"]) - mean) / np.sqrt(w.weights @ (values - mean) ** 2)
        print(
            f"| {seed} | {model.size} | {engine} | {perf_counter() - begin:.1f} | {process_time() - cpu:.1f} | "
            f"{w.k_hat:.2f} | {w.effective:.0f} | {'yes' if trusted(fitted) else 'NO'} | {away:+.2f} |", flush=True,
        )  # fmt: skip


def cost(claims: int, days: int) -> float:
    """Least seconds of one density evaluation, of several."""
    model, _ = study(0, claims, days, 20)
    scales, latents = np.zeros(3), np.zeros(model.size)
    model.log_density(scales, latents)
    times = []
    for _ in range(9):
        begin = perf_counter()
        model.log_density(scales, latents)
        times.append(perf_counter() - begin)
    return min(times)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=10)
    options = parser.parse_args()
    print("\n| claims | milliseconds a density (1,600 days) |\n|---|---|")
    for claims in (100, 1_000, 10_000, 100_000):
        print(f"| {claims:,} | {1000 * cost(claims, DAYS):.2f} |", flush=True)
    print("\n| days | milliseconds a density (300 claims) |\n|---|---|")
    for days in (100, 400, 1600, 3600):
        print(f"| {days:,} | {1000 * cost(CLAIMS, days):.2f} |", flush=True)
    print()
    large(options.seeds)


if __name__ == "__main__":
    main()
