"""Alembic's migrations; ``HEAD`` is the schema that this version reads and writes."""

HEAD = "0004"
