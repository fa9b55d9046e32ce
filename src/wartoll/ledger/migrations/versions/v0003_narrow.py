"""Less to write for each claim: heads are kept by revision, and SQLite indexes the revisions by era."""

from alembic import op
from sqlalchemy import inspect

from wartoll.ledger.schema import LISTED, heads, sqlite_indexes

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Key the heads by revision, and replace SQLite's indexes."""
    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    if inspect(connection).get_pk_constraint("heads")["constrained_columns"] == ["claim_id"]:
        connection.exec_driver_sql("DROP INDEX IF EXISTS heads_revision")
        if sqlite:
            connection.exec_driver_sql("ALTER TABLE heads RENAME TO heads_before")
            connection.exec_driver_sql("DROP INDEX IF EXISTS heads_status")
            heads.create(connection)
            connection.exec_driver_sql(
                "INSERT INTO heads (claim_id, revision_id, status) "
                "SELECT claim_id, revision_id, status FROM heads_before ORDER BY revision_id"
            )
            connection.exec_driver_sql("DROP TABLE heads_before")
        else:
            connection.exec_driver_sql("ALTER TABLE heads DROP CONSTRAINT heads_pkey, ADD PRIMARY KEY (revision_id)")
    if sqlite:
        for name in ("claim_id_id", "as_of_id", *(f"{'_'.join(columns)}_as_of" for columns in LISTED)):
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS revisions_{name}")
        for statement in sqlite_indexes():
            connection.exec_driver_sql(statement)
