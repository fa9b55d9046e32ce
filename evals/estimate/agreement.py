"""Nested Laplace against NUTS on the claims of the Kursk case said by 16 January 2025: every latent's mean and sd.

    python evals/estimate/agreement.py [--draws 5000]

Both are run until at least 8,000 draws count; at fewer, two runs of one posterior differ by more than the bounds.
Needs the extra nuts.
"""

from __future__ import annotations

import argparse
from datetime import date
from time import perf_counter

import numpy as np
from tests.estimate.making import FIRST, kursk_claims

from wartoll.estimate import Calendar, gather_evidence, load_prior
from wartoll.estimate.design import build_design
from wartoll.estimate.model import SCALES, Model
from wartoll.estimate.nested import fit_nested, locate_scales
from wartoll.estimate.nuts import effective_draws, sample_nuts, split_r_hat
from wartoll.estimate.observation import Array

ENOUGH, POINTS = 8000, 512


def latents_of(model: Model, scales: Array, latents: Array) -> dict[str, Array]:
    """Everything that the posterior is about: rates at the knots, weekly totals, scales, shares, biases, strength."""
    shape = model.log_shape(scales, latents)
    weights = np.exp(shape - shape.max(axis=-1, keepdims=True))
    total = model.log_total(latents)
    level = total - np.log(weights.sum(axis=-1))
    log_rate = np.log(weights) + level[..., None]
    running = np.log(np.cumsum(weights, axis=-1)) + level[..., None]
    found = {"log losses": total}
    found |= {f"log rate, day {t}": log_rate[..., t] for t in range(0, weights.shape[-1], 7)}
    found |= {f"log total, day {t}": running[..., t] for t in range(6, weights.shape[-1], 7)}
    found |= {name: scales[..., i] for i, name in enumerate(SCALES)}
    found |= {f"log bias of {name}": b for name, b in zip(
        model.design.parties, np.moveaxis(model.party_bias(latents), -1, 0), strict=True)}  # fmt: skip
    found["logit share of killed"] = latents[..., model.slices["share"].start]
    found["log strength"] = model.log_strength(latents)[..., 0]
    return found


def main() -> None:
    """Print the table, and the worst of each column."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    prior = load_prior()
    evidence = gather_evidence(kursk_claims(), prior, said_by=date(2025, 1, 16))
    model = Model(build_design(evidence.observations, Calendar(FIRST, 47), prior), prior)
    located = locate_scales(model)
    begin = perf_counter()
    chains = sample_nuts(model, options.seed + 1, draws=options.draws, start=np.r_[located.center, located.start[0]])
    sampled = perf_counter() - begin
    begin = perf_counter()
    nested = fit_nested(model, options.seed, points=POINTS)
    weighed = perf_counter() - begin
    w = nested.weights
    reference, values = (latents_of(model, c.scales, c.latents) for c in (chains, nested))
    print("| latent | NUTS draws that count | R-hat | mean apart (sd) | sd ratio |\n|---|---|---|---|---|")
    means, ratios, counts = [], [], []
    for name, draws in reference.items():
        mean = float(w.weights @ values[name])
        sd = float(np.sqrt(w.weights @ (values[name] - mean) ** 2))
        means.append(abs(mean - draws.mean()) / draws.std())
        ratios.append(sd / draws.std())
        counts.append(effective_draws(draws))
        print(f"| {name} | {counts[-1]:,.0f} | {split_r_hat(draws):.4f} | {means[-1]:.3f} | {ratios[-1]:.3f} |")
    print(
        f"\nNUTS {sampled:.1f} s, {chains.divergences} divergences, at least {min(counts):,.0f} draws count; nested "
        f"{weighed:.2f} s, k-hat {w.k_hat:.2f}, {w.effective:,.0f} draws count (both should be at least {ENOUGH:,}).\n"
        f"Worst: means {max(means):.3f} sd apart (bound 0.1), sd ratio {min(ratios):.3f} to {max(ratios):.3f} "
        "(bounds 0.95 to 1.05)."
    )


if __name__ == "__main__":
    main()
