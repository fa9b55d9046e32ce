"""Opening a ledger: SQLite by default, PostgreSQL for teams; the schema is brought up to date by migrations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from wartoll.errors import LedgerError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from wartoll.ledger.store import Ledger


def open_ledger(where: str | Path, *, create: bool = False) -> Ledger:
    """Open a ledger by a file's path or a ``postgresql://`` address.

    Parameters
    ----------
    create : bool
        Whether to make a SQLite file that does not exist yet.

    Raises
    ------
    LedgerError
        Where it does not exist, can't be opened, or is no ledger. No message holds a password.
    """
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    from wartoll.ledger.store import Ledger

    text = str(where)
    if "://" not in text and not create and not Path(text).exists():
        raise LedgerError(f"no ledger at {text}", "a ledger that exists", "make one with `wartoll ledger add`")
    try:
        engine = make_engine(text)
        _migrate(engine)
    except DBAPIError as error:
        raise LedgerError(f"{redact(text)} can't be opened: {first_line(error.orig)}", "a ledger",
                          "check the path, its rights and the free space") from None  # fmt: skip
    except SQLAlchemyError as error:
        raise LedgerError(f"{redact(text)} is no address of a ledger: {type(error).__name__}",
                          "a file, or postgresql://host/database") from None  # fmt: skip
    return Ledger(engine, redact(text))


def make_engine(text: str) -> Engine:
    """An engine for a path or an address."""
    from sqlalchemy import create_engine, event

    if "://" not in text:
        engine = create_engine(f"sqlite:///{Path(text).absolute()}", hide_parameters=True)

        # The driver's own transactions are turned off: a writer must take the lock before it reads the chain's end.
        @event.listens_for(engine, "connect")
        def on_connect(connection: Any, record: Any) -> None:
            connection.isolation_level = None
            # With recursive triggers an INSERT OR REPLACE is refused too: it deletes the row that it replaces. A
            # checkpoint every 64 MB writes a page once that many small additions changed.
            for pragma in ("page_size=8192", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                           "busy_timeout=20000", "cache_size=-65536", "recursive_triggers=ON",
                           "wal_autocheckpoint=8000"):  # fmt: skip
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def on_begin(connection: Any) -> None:
            mode = connection.get_execution_options().get("wartoll_lock", "DEFERRED")
            connection.exec_driver_sql(f"BEGIN {mode}")

        return engine
    from sqlalchemy import make_url

    url = make_url(text)
    if url.get_backend_name() != "postgresql":
        raise LedgerError(f"{redact(text)} is no ledger address", "a file, or postgresql://host/database")
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), hide_parameters=True, pool_pre_ping=True)
    except ImportError:
        install = "pip install 'wartoll[postgres]'"
        raise LedgerError("PostgreSQL needs psycopg", "the extra [postgres]", install) from None


def redact(text: str) -> str:
    """An address without its password and query."""
    scheme, slashes, rest = text.partition("://")
    if not slashes:
        return text
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}"


def first_line(error: BaseException | None) -> str:
    """The first line of a driver's message, without connection details."""
    text = " ".join(str(error).split("\n")[0].split())
    return text if "://" not in text and "password" not in text.lower() else type(error).__name__


def _migrate(engine: Engine) -> None:
    """Bring the schema to this version's; a ledger of a later version is refused."""
    from alembic.migration import MigrationContext

    from wartoll.ledger.migrations import HEAD

    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", "wartoll.ledger:migrations")
    with engine.connect().execution_options(wartoll_lock="IMMEDIATE") as connection, connection.begin():
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise LedgerError(f"the ledger has schema {current}, made by a later version", "a ledger of this version",
                              "update wartoll") from error  # fmt: skip
