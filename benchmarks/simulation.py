"""How long 100,000 paths of 365 days take, against filling such an array with standard normals.

    python benchmarks/simulation.py [paths] [days]

The scenario has all that a path can have: drift, pauses, returns, reinforcements, a rate that scales with strength.
Both are timed in turns, five times each, and the medians compared.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace
from datetime import date

import numpy as np

from wartoll.forecast import load_scenario, make_start, simulate_paths


def main() -> int:
    paths, days = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) == 3 else (100_000, 365)
    generator = np.random.default_rng(1)
    start = make_start(
        date(2025, 1, 16),
        losses=generator.lognormal(np.log(3_300), 0.2, 4_000),
        losses_per_day=generator.lognormal(np.log(80), 0.4, 4_000),
        strength=generator.normal(12_000, 500, 4_000),
        killed_share=0.15,
        weekly_change=0.25,
    )
    scenario = replace(load_scenario("with_pauses"), horizon_days=days)
    array = np.empty((days, paths))
    filled, simulated = [], []
    for turn in range(5):
        began = time.perf_counter()
        np.random.default_rng(turn).standard_normal(out=array)
        filled.append(time.perf_counter() - began)
        began = time.perf_counter()
        result = simulate_paths(start, scenario, paths=paths, seed=turn)
        simulated.append(time.perf_counter() - began)
    ratio = statistics.median(simulated) / statistics.median(filled)
    print(f"{paths:,} paths x {days} days, medians of five turns")
    print(f"standard normals {statistics.median(filled):.2f} s, simulation {statistics.median(simulated):.2f} s")
    print(f"ratio {ratio:.2f} (at most 10)")
    print("losses at the end, 5 %, 50 %, 95 %:", np.quantile(result.losses[-1], [0.05, 0.5, 0.95]).round(-2).tolist())
    return 0 if ratio <= 10 else 1


if __name__ == "__main__":
    raise SystemExit(main())
