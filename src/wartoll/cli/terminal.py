"""Printing that a hostile document can't take over, one line for each error, and progress where it takes long."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from wartoll.errors import WartollError
from wartoll.report.legible import legible

if TYPE_CHECKING:
    from rich.console import Console

    from wartoll.workflow.reading import OnStep

_PATIENCE = 1.0
"""Seconds before progress is shown: short work needs none."""


def literal(text: object) -> str:
    """Text for Rich: nothing in it is read as markup or acts on the terminal."""
    from rich.markup import escape

    return escape(legible(str(text)))


def console() -> Console:
    """A console for results on standard output."""
    from rich.console import Console

    return Console(highlight=False, emoji=False)


def print_json(value: Any) -> None:
    """One JSON object and nothing else on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def warn(line: str) -> None:
    """One line on standard error."""
    typer.echo(f"wartoll: {legible(line)}", err=True)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn an error that a person can act on into its one line and its exit status."""
    try:
        yield
    except WartollError as error:
        warn(error.line)
        raise typer.Exit(error.exit_code) from error
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        warn("stopped by the user; nothing more was written")
        raise typer.Exit(130) from None


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[OnStep]:
    """A progress bar on standard error, shown only once the work has taken a second."""
    started = time.monotonic()
    bar: Any = None
    tasks: dict[str, Any] = {}

    def on_step(what: str, done: int, total: int) -> None:
        nonlocal bar
        if quiet or not sys.stderr.isatty():
            return
        if bar is None and time.monotonic() - started > _PATIENCE:
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.start()
        if bar is not None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done)

    try:
        yield on_step
    finally:
        if bar is not None:
            bar.stop()
