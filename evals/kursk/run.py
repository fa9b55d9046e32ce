"""Kursk, looked back at: what was said by 16 January 2025, run forward, against every later figure.

    python evals/kursk/run.py [--write]

The outcome was known when this was written, so it is a worked example and no validation. The estimate's prior and the
scenario files were committed before it was first run, and nothing was changed after. ISW's 92 a day and the relays are
left out (they carry no evidence of their own), as are counts that mix Russian and North Korean losses, the general
staff's 1,100 of 23 December (taken for the intelligence service's 100 and 1,000), and what was said after 16 January.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from wartoll.claims import Bound, Claim, Form, Measure, PartyKind, Quantity, Quote
from wartoll.dates import Window
from wartoll.estimate import Estimate, fit_estimate
from wartoll.forecast import Rate, Scenario, Uncertain, load_scenario, simulate_paths
from wartoll.forecast.from_estimate import start_from_estimate
from wartoll.score import crps

HERE = Path(__file__).parent
SAID_BY = date(2025, 1, 16)
LAST_DAY = date(2025, 9, 2)
PATHS = 20_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write results.md beside this script")
    arguments = parser.parse_args()
    estimate = fit_estimate(read_claims(), said_by=SAID_BY, first=date(2024, 12, 1), last=SAID_BY, sensitivity=False)
    text = "\n".join([*describe(estimate), *(line for s in scenarios() for line in score_scenario(estimate, s))])
    print(text)
    if arguments.write:
        (HERE / "results.md").write_text(text + "\n")
    return 0


def scenarios() -> tuple[Scenario, ...]:
    """The default, the others that ship, and the default with one thing taken away."""
    default = load_scenario("with_pauses")
    still = Rate(weekly_change=Uncertain(0, 0), basis="ablation")
    return (
        default,
        *(load_scenario(name) for name in ("steady_fighting", "pulled_back", "reinforced", "constant_rate")),
        replace(default, title="Default without pauses", lull=None),
        replace(default, title="Default without drift", rate=still),
        replace(default, title="Default without pauses or drift", lull=None, rate=still),
        replace(default, title="Default without reinforcements", reinforcements=()),
        replace(default, title="Default without returns", return_to_duty=None),
    )


def describe(estimate: Estimate) -> list[str]:
    """The estimate in a line each."""
    lines = [
        "# Kursk, from what was said by 16 January 2025",
        "",
        "The outcome was known: an example, no validation.",
        "",
    ]
    for name in ("losses", "rate_now", "rate_average", "killed_share", "strength", "weekly_change"):
        low, middle, high = np.quantile(estimate.draws[name], [0.05, 0.5, 0.95])
        lines.append(f"- {name}: {middle:.3g} ({low:.3g} to {high:.3g})")
    return [*lines, ""]


def score_scenario(estimate: Estimate, scenario: Scenario) -> list[str]:
    """One table: each later figure's percentile and CRPS, plain and in its speaker's own terms, and the constant 92."""
    paths = simulate_paths(start_from_estimate(estimate), scenario.until(LAST_DAY, SAID_BY), paths=PATHS)
    lines = [
        f"## {scenario.title}", "",
        "| day | source | figure | 5 % | 50 % | 95 % | percentile | CRPS | in the speaker's terms | CRPS "
        "| constant 92: error |",
        "|---" * 11 + "|",
    ]  # fmt: skip
    for row in _rows(HERE / "later.csv"):
        day, value = date.fromisoformat(row["day"]), float(row["value"])
        losses = paths.losses[paths.row(day)].astype(np.float64)
        if row["measure"] == "killed":
            losses = losses * paths.assumptions.killed_share
        bias = estimate.draws.get(f"bias of {row['speaker_of_claims']}")
        stated = None if bias is None else losses * bias[paths.assumptions.draw]
        open_bound = row["bound"] == "at_least"
        constant = 3_800 + 92 * (day - SAID_BY).days
        low, middle, high = np.quantile(losses, [0.05, 0.5, 0.95])
        lines.append(
            f"| {day} | {row['source']} | {'more than ' if open_bound else ''}{value:,.0f} {row['measure']} "
            f"| {low:,.0f} | {middle:,.0f} | {high:,.0f} "
            f"| {_place(losses, value, open_bound)} | {_crps(losses, value, open_bound)} "
            f"| {'' if stated is None else _place(stated, value, open_bound)} "
            f"| {'' if stated is None else _crps(stated, value, open_bound)} "
            f"| {'' if open_bound or row['measure'] == 'killed' else f'{abs(constant - value):,.0f}'} |"
        )
    return [*lines, ""]


def _place(draws: np.ndarray, value: float, open_bound: bool) -> str:
    share = float((draws < value).mean())
    return f"P(more) {1 - share:.2f}" if open_bound else f"{share:.3f}"


def _crps(draws: np.ndarray, value: float, open_bound: bool) -> str:
    return "" if open_bound else f"{float(crps(draws, value)):,.0f}"


def read_claims() -> tuple[Claim, ...]:
    """The claims of ``claims.csv``; a total without a start counts since the fighting in Kursk began."""
    return tuple(_claim(row) for row in _rows(HERE / "claims.csv"))


def _claim(row: Mapping[str, str]) -> Claim:
    value, bound = float(row["value"]), Bound(row["bound"])
    said, end = date.fromisoformat(row["said"]), date.fromisoformat(row["end"])
    low, best = (value, None) if bound is Bound.AT_LEAST else (value, value)
    return Claim(
        claim_id=row["claim_id"], document=row["claim_id"], quote=Quote(0, len(row["value"]), row["value"]),
        measure=Measure(row["measure"]), form=Form(row["form"]),
        quantity=Quantity(low, best, None if best is None else value, bound),
        published=said, said=Window.day(said), speaker=row["speaker"], speaker_kind=PartyKind(row["kind"]),
        group="North Korean soldiers", start=Window.day(date.fromisoformat(row["start"])) if row["start"] else None,
        end=Window.day(end),
    )  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    raise SystemExit(main())
