"""The command ``wartoll``: its commands by group. Heavy libraries are imported by the commands that need them."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from wartoll import __version__
from wartoll.cli import brief, claims, estimating, fetching, findings, forecasting, ledger, scoring

# Matrices here are small: threads would wait on one another longer than they work. Read before NumPy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

app = typer.Typer(
    name="wartoll",
    help="Who claimed which losses, what follows from it, and where it leads - with the words of every source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wartoll {__version__}")
        raise typer.Exit()


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read reports about losses in war; say who claimed what, what follows, and where it leads."""


app.command("brief")(brief.brief)
app.command("fetch")(fetching.fetch)
app.command("extract")(claims.extract)
app.command("explain")(claims.explain)
app.command("trace")(findings.trace)
app.command("audit")(findings.audit)
app.command("estimate")(estimating.estimate)
app.command("project")(estimating.project)
app.command("backtest")(scoring.backtest)
app.add_typer(forecasting.app)
app.add_typer(ledger.app)


def run() -> None:
    """Entry point of the console script."""
    app()
