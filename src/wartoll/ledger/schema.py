"""The schema, one for SQLite and PostgreSQL. Revisions carry the claims; heads say which revision is the present one.

Whatever someone said is only ever appended: triggers refuse UPDATE and DELETE on the tables that hold it. ``heads`` and
the search index are derived, and can be built anew from the revisions.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# SQLite numbers rows by INTEGER only; PostgreSQL wants the wide type for a ledger that lives for years.
_Id = BigInteger().with_variant(Integer, "sqlite")

originals = Table(
    "originals", metadata,
    Column("digest", Text, primary_key=True, comment="SHA-256 of the bytes"),
    Column("bytes", LargeBinary, nullable=False),
)  # fmt: skip

documents = Table(
    "documents", metadata,
    Column("id", _Id, primary_key=True),
    Column("digest", Text, nullable=False, comment="SHA-256 of the original bytes"),
    Column("text_digest", Text, nullable=False, comment="SHA-256 of the clean text"),
    Column("name", Text, nullable=False),
    Column("publisher", Text),
    Column("url", Text),
    Column("title", Text),
    Column("published", Date),
    Column("language", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("added_by", Text, nullable=False),
    UniqueConstraint("digest", "name"),
)  # fmt: skip

revisions = Table(
    "revisions", metadata,
    Column("id", _Id, primary_key=True, autoincrement=False, comment="1, 2, 3, ... without a gap"),
    Column("claim_id", Text, nullable=False),
    Column("parent", _Id, comment="the claim's revision before this one"),
    Column("kind", Text, nullable=False, comment="propose accept amend reject merge split undo"),
    Column("status", Text, nullable=False, comment="what the claim is after it: proposed accepted rejected merged"),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC, microseconds"),
    Column("why", Text, nullable=False),
    Column("into_claim", Text, comment="for merge and split: the other claim"),
    Column("document_id", _Id, ForeignKey("documents.id"), nullable=False),
    Column("measure", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("speaker", Text),
    Column("group_name", Text),
    Column("place", Text),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    Column("as_of", Date, comment="last day of the window in which the counted period ends"),
    Column("quote", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the claim's whole row as canonical JSON"),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)  # fmt: skip

heads = Table(
    "heads", metadata,
    Column("claim_id", Text, primary_key=True),
    Column("revision_id", _Id, ForeignKey("revisions.id"), nullable=False),
    Column("status", Text, nullable=False),
)  # fmt: skip

gradings = Table(
    "gradings", metadata,
    Column("id", _Id, primary_key=True),
    Column("party", Text, nullable=False),
    Column("claim_id", Text, comment="empty where the letter is for the party"),
    Column("letter", Text, comment="A to F: how reliable the source is"),
    Column("digit", Integer, comment="1 to 6: how credible the claim is"),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)  # fmt: skip

snapshots = Table(
    "snapshots", metadata,
    Column("id", _Id, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("revision_id", _Id, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
)  # fmt: skip

for _columns in (("claim_id", "id"), ("speaker", "as_of", "id"), ("measure", "form", "as_of"), ("as_of", "id"),
                 ("document_id", "as_of", "id"), ("group_name", "as_of")):  # fmt: skip
    Index("revisions_" + "_".join(_columns), *(revisions.c[name] for name in _columns))
Index("heads_revision", heads.c.revision_id)
Index("documents_name", documents.c.name)
Index("documents_publisher", documents.c.publisher)

APPEND_ONLY = ("originals", "documents", "revisions", "gradings", "snapshots")


def guard_statements(dialect: str) -> tuple[str, ...]:
    """The statements that make the append-only tables refuse UPDATE and DELETE, and that build the search index."""
    if dialect == "sqlite":
        guards = tuple(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for table in APPEND_ONLY
            for verb in ("UPDATE", "DELETE")
        )
        search = (
            "CREATE VIRTUAL TABLE claims_search USING fts5(quote, speaker, group_name, place, "
            "content='revisions', content_rowid='id')",
        )
        return guards + search
    function = (
        "CREATE FUNCTION wartoll_append_only() RETURNS trigger AS "
        "$$ BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
    )
    guards = tuple(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION wartoll_append_only()"
        for table in APPEND_ONLY
    )
    # Newest first with undated last is the order of every listing; PostgreSQL needs an index that says so.
    newest = "CREATE INDEX revisions_newest ON revisions (as_of DESC NULLS LAST, id DESC)"
    return (function, *guards, newest, f"CREATE INDEX revisions_search ON revisions USING gin ({SEARCH_VECTOR})")


SEARCH_VECTOR = (
    "to_tsvector('simple', quote || ' ' || coalesce(speaker, '') || ' ' || coalesce(group_name, '') || ' ' || "
    "coalesce(place, ''))"
)
"""PostgreSQL's search text; the query must spell it as the index does."""
