"""The first schema: documents, revisions in a chain, heads, gradings, snapshots."""

from alembic import op

from wartoll.ledger.schema import guard_statements, metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, the guards and the search index."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for statement in guard_statements(connection.dialect.name):
        connection.exec_driver_sql(statement)
