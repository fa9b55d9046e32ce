"""Options that the commands on a ledger share, and the ledger they name, opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from wartoll.cli.terminal import one_line_errors
from wartoll.errors import UsageError

if TYPE_CHECKING:
    from wartoll.ledger import Ledger

Where = Annotated[
    str,
    typer.Option(
        "--ledger", envvar="WARTOLL_LEDGER", metavar="FILE|ADDRESS", help="A file, or postgresql://host/name."
    ),
]
Who = Annotated[str | None, typer.Option("--who", envvar="WARTOLL_WHO", help="The person who decides.")]
Why = Annotated[str, typer.Option("--why", help="The reason, in words.")]
DEFAULT = "wartoll.db"


@contextmanager
def opened_ledger(where: str) -> Iterator[Ledger]:
    """The ledger while a command runs; an error becomes one line."""
    from wartoll.ledger import open_ledger

    with one_line_errors():
        ledger = open_ledger(where)
        try:
            yield ledger
        finally:
            ledger.close()


def name_person(who: str | None) -> str:
    """The person named by the option, else by the environment or the account."""
    from wartoll.workflow.keeping import this_person

    return who or this_person()


def read_pair(text: str) -> tuple[str, str]:
    """The two sides of ``FIELD=VALUE``.

    Raises
    ------
    UsageError
        Where the text is no such pair.
    """
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise UsageError(f"{text!r}", "FIELD=VALUE")
    return name.strip(), value.strip()
