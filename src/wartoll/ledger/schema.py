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
    Column("bytes", LargeBinary, nullable=False, comment="the original as it was read"),
)  # fmt: skip

documents = Table(
    "documents", metadata,
    Column("id", _Id, primary_key=True, comment="number in the ledger"),
    Column("digest", Text, nullable=False, comment="SHA-256 of the original bytes"),
    Column("text_digest", Text, nullable=False, comment="SHA-256 of the clean text"),
    Column("name", Text, nullable=False, comment="file name or address"),
    Column("publisher", Text, comment="the outlet"),
    Column("url", Text, comment="address it came from"),
    Column("title", Text, comment="as the outlet gave it"),
    Column("published", Date, comment="the outlet's own date"),
    Column("language", Text, nullable=False, comment="ISO 639-1"),
    Column("media_type", Text, nullable=False, comment="of the original"),
    Column("text", Text, nullable=False, comment="the clean text that every quote's offsets count in"),
    Column("added_at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("added_by", Text, nullable=False, comment="who added it"),
    UniqueConstraint("digest", "name"),
)  # fmt: skip

revisions = Table(
    "revisions", metadata,
    Column("id", _Id, primary_key=True, autoincrement=False, comment="1, 2, 3, ... without a gap"),
    Column("claim_id", Text, nullable=False, comment="the claim; the same in all its revisions"),
    Column("parent", _Id, comment="the claim's revision before this one"),
    Column("kind", Text, nullable=False, comment="propose accept amend reject merge split undo"),
    Column("status", Text, nullable=False, comment="what the claim is after it: proposed accepted rejected merged"),
    Column("who", Text, nullable=False, comment="the person who decided"),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC, microseconds"),
    Column("why", Text, nullable=False, comment="the reason, in words"),
    Column("into_claim", Text, comment="for merge and split: the other claim"),
    Column("document_id", _Id, ForeignKey("documents.id"), nullable=False, comment="the document that says it"),
    Column("measure", Text, nullable=False, comment="what is counted"),
    Column("form", Text, nullable=False, comment="cumulative, period, rate, stock, share, ratio, ..."),
    Column("speaker", Text, comment="whose figure it is; empty where the outlet itself says it"),
    Column("group_name", Text, comment="who is counted"),
    Column("place", Text, comment="where"),
    Column("low", Float, comment="the least the words allow"),
    Column("best", Float, comment="the number as said"),
    Column("high", Float, comment="the most the words allow"),
    Column("as_of", Date, comment="last day of the window in which the counted period ends"),
    Column("quote", Text, nullable=False, comment="the exact words"),
    Column("body", Text, nullable=False, comment="the claim's whole row as canonical JSON"),
    Column("previous_hash", Text, nullable=False, comment="hash of the revision before, 64 zeros for the first"),
    Column("hash", Text, nullable=False, comment="SHA-256 over what was decided and the hash before"),
)  # fmt: skip

heads = Table(
    "heads", metadata,
    Column("claim_id", Text, nullable=False, comment="the claim"),
    Column("revision_id", _Id, ForeignKey("revisions.id"), primary_key=True, autoincrement=False,
           comment="its present revision"),
    Column("status", Text, nullable=False, comment="what it is now"),
)  # fmt: skip

gradings = Table(
    "gradings", metadata,
    Column("id", _Id, primary_key=True, comment="number in the ledger"),
    Column("party", Text, nullable=False, comment="the party that is graded"),
    Column("claim_id", Text, comment="empty where the letter is for the party"),
    Column("letter", Text, comment="A to F: how reliable the source is"),
    Column("digit", Integer, comment="1 to 6: how credible the claim is"),
    Column("who", Text, nullable=False, comment="the person who graded"),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC, microseconds"),
    Column("why", Text, nullable=False, comment="the reason, in words"),
)  # fmt: skip

snapshots = Table(
    "snapshots", metadata,
    Column("id", _Id, primary_key=True, comment="number in the ledger"),
    Column("digest", Text, nullable=False, unique=True, comment="SHA-256 over ids and hashes of the claims that count"),
    Column("revision_id", _Id, nullable=False, comment="the last revision it was taken at"),
    Column("claims", Integer, nullable=False, comment="how many claims count"),
    Column("who", Text, nullable=False, comment="the person who took it"),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC, microseconds"),
    Column("note", Text, nullable=False, comment="what it is for"),
)  # fmt: skip

LISTED = (("speaker",), ("measure", "form"), ("document_id",), ("group_name",))
"""Columns that a listing is filtered by, each with an index in the listing's order behind it."""

ERA_BITS = 15
"""SQLite indexes these many revisions together, 2 to this power, as a log-structured store does.

A claim of any speaker and day is then indexed in a few hundred pages that are at hand, not anywhere in the whole
index. A listing merges what each era gives.
"""
ERA = f"(id >> {ERA_BITS})"
IN_ERAS = frozenset({"speaker", "measure", "group_name"})
"""First columns of the listings' indexes that SQLite keeps by era; the index of days is kept so too."""

Index("revisions_claim_id_id", revisions.c.claim_id, revisions.c.id).ddl_if(dialect="postgresql")


def sqlite_indexes() -> tuple[str, ...]:
    """The statements that index the revisions in SQLite.

    An index of SQLite ends with the row's number anyway, which is the id: to name it would keep it twice. PostgreSQL's
    own are in `listing_statements`: it can't read NULLs last from an index that is read backwards.
    """
    made = [("claim_id", "claim_id"), ("as_of", f"{ERA}, as_of")]
    for columns in LISTED:
        era = (ERA,) if columns[0] in IN_ERAS else ()
        made.append(("_".join(columns), ", ".join((*era, *columns, "as_of"))))
    return tuple(f"CREATE INDEX IF NOT EXISTS revisions_by_{name} ON revisions ({inside})" for name, inside in made)


Index("heads_status", heads.c.status, heads.c.revision_id)
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


def listing_statements(dialect: str) -> tuple[str, ...]:
    """The statements that bring a ledger of schema 0001 to the indexes of now."""
    by_status = "CREATE INDEX IF NOT EXISTS heads_status ON heads (status, revision_id)"
    if dialect == "sqlite":
        return ("DROP INDEX IF EXISTS revisions_status_as_of", by_status)
    old = ("speaker_as_of_id", "measure_form_as_of", "document_id_as_of_id", "group_name_as_of", "as_of_id")
    dropped = tuple(f"DROP INDEX IF EXISTS revisions_{name}" for name in old)
    made = tuple(
        f"CREATE INDEX IF NOT EXISTS revisions_newest_{'_'.join(columns)} "
        f"ON revisions ({', '.join(columns)}, as_of DESC NULLS LAST, id DESC)"
        for columns in LISTED
    )
    return (*dropped, *made, by_status)


SEARCH_VECTOR = (
    "to_tsvector('simple', quote || ' ' || coalesce(speaker, '') || ' ' || coalesce(group_name, '') || ' ' || "
    "coalesce(place, ''))"
)
"""PostgreSQL's search text; the query must spell it as the index does."""
