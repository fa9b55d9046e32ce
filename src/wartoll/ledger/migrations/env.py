"""Alembic's environment: it migrates over the connection that the caller opened."""

from alembic import context

from wartoll.ledger.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
context.run_migrations()
