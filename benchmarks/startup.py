"""How long the commands take to start and to do the main job, as ratios within one run.

    python benchmarks/startup.py [DOCUMENT... --metadata FILE.csv]

`wartoll --help` against a bare Typer app with the same commands; `wartoll brief` on two documents against importing
sqlalchemy and trafilatura. Medians of alternated runs. PYTHONDONTWRITEBYTECODE is unset for all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BARE = """
import typer
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
{commands}
app()
"""
COMMAND = """
@{app}.command("{name}")
def c{n}(a: str = typer.Argument(help="x"), b: str = typer.Option("", help="y")):
    "Do."
"""


def bare_app() -> str:
    """A Typer app with the same commands and groups as ours, two parameters each, and empty bodies."""
    from wartoll.cli.main import app

    lines, number = [], 0
    for command in app.registered_commands:
        number += 1
        lines.append(COMMAND.format(app="app", name=command.name, n=number))
    for index, group in enumerate(app.registered_groups):
        inner = group.typer_instance
        assert inner is not None
        lines.append(f"g{index} = typer.Typer(name={str(inner.info.name)!r})\napp.add_typer(g{index})")
        for command in inner.registered_commands:
            number += 1
            name = command.name or str(getattr(command.callback, "__name__", "x"))
            lines.append(COMMAND.format(app=f"g{index}", name=name, n=number))
    return BARE.format(commands="\n".join(lines))


def alternate(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """Median seconds of each command, one run of each in turn."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            if number:  # the first round warms caches
                taken[name].append(time.perf_counter() - started)
    return {name: statistics.median(values) for name, values in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="*")
    parser.add_argument("--metadata")
    parser.add_argument("--runs", type=int, default=11)
    options = parser.parse_args()
    examples = ROOT / "examples" / "kursk"
    documents = options.documents or [
        str(examples / name) for name in ("13_think_tank_assessment.md", "15_evening_digest.txt")
    ]
    metadata = options.metadata or str(examples / "documents.csv")
    python = sys.executable
    wartoll = [python, "-c", "from wartoll.cli.main import run; run()"]
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(bare_app(), "utf-8")
        medians = alternate(
            {
                "help": [*wartoll, "--help"],
                "bare_help": [python, str(bare), "--help"],
                "brief": [*wartoll, "brief", *documents, "--metadata", metadata, "--out", f"{folder}/out"],
                "imports": [python, "-c", "import sqlalchemy, trafilatura"],
            },
            options.runs,
        )
    print(json.dumps({
        "seconds": {name: round(value, 3) for name, value in medians.items()},
        "help_to_bare": round(medians["help"] / medians["bare_help"], 2),
        "brief_to_imports": round(medians["brief"] / medians["imports"], 2),
    }, indent=2))  # fmt: skip


if __name__ == "__main__":
    main()
