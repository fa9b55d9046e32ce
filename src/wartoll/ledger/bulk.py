"""Many rows into a table at once, by each driver's fastest way: executemany for SQLite, COPY for PostgreSQL.

SQLAlchemy's own insert builds the parameters of each row anew, which takes longer than the inserting. The rows may be
made while they are written: PostgreSQL then takes one in while the next is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

PAGE = 1_000


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of these columns within the connection's transaction. Days are ISO text.

    Raises
    ------
    Exception
        The driver's own error, which `Ledger.writing` turns into one line.
    """
    columns = ", ".join(names)
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        signs = ", ".join("?" * len(names))
        statement, following = f"INSERT INTO {table.name} ({columns}) VALUES ({signs})", iter(rows)
        while page := list(islice(following, PAGE)):  # SQLite is faster when it is not interrupted row by row
            driver.executemany(statement, page)
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
