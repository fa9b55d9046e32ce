"""SQLite indexes the days of the revisions by era too: a few hundred pages change where thousands did."""

from alembic import op

from wartoll.ledger.schema import sqlite_indexes

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Replace SQLite's index of days; PostgreSQL's stays as it is."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql("DROP INDEX IF EXISTS revisions_by_as_of")
    for statement in sqlite_indexes():
        connection.exec_driver_sql(statement)
