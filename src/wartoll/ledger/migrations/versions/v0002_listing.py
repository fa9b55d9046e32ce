"""PostgreSQL gets indexes in the order of its listings; SQLite reads the ones it has backwards."""

from alembic import op

from wartoll.ledger.schema import listing_statements

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Replace the indexes of the filters by ones in the order of the listing."""
    connection = op.get_bind()
    for statement in listing_statements(connection.dialect.name):
        connection.exec_driver_sql(statement)
