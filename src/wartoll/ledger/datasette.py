"""Metadata for Datasette: what the tables and columns of a SQLite ledger mean, facets, and a few ready queries.

Columns are described by the schema's own comments, so that neither can name what the other lacks.
Source: Datasette's documentation, "Metadata" and "Canned queries" (0.65); version 1.0 reads the same file.
"""

from __future__ import annotations

from typing import Any

from wartoll.ledger.schema import metadata

_TABLES: dict[str, dict[str, Any]] = {
    "documents": {
        "title": "Documents",
        "description": "What sources published, as clean text. Private names are not covered here.",
        "facets": ["publisher", "language", "media_type"],
        "sort_desc": "id",
        "label_column": "name",
    },
    "revisions": {
        "title": "Revisions",
        "description": "Every state a claim was ever in, each with the hash of the one before. Rows are only ever "
        "added; the present state of each claim is in the query “Claims that count now”.",
        "facets": ["status", "kind", "measure", "form"],
        "sort_desc": "id",
        "label_column": "quote",
    },
    "heads": {
        "title": "Present revisions",
        "description": "Which revision of each claim is the present one; built anew from the revisions at any time.",
        "facets": ["status"],
    },
    "gradings": {
        "title": "Gradings",
        "description": "How reliable a source is (A to F) and how credible a claim (1 to 6), on NATO's Admiralty "
        "scale. The last one holds. They feed no model.",
        "facets": ["letter", "digit"],
        "sort_desc": "id",
        "label_column": "party",
    },
    "snapshots": {
        "title": "Snapshots",
        "description": "Hashes that say exactly which claims an estimate was made from.",
        "sort_desc": "id",
        "label_column": "digest",
    },
    "originals": {
        "title": "Originals",
        "description": "The bytes that documents were read from, where they were kept.",
        "hidden": True,
    },
}

_QUERIES: dict[str, dict[str, str]] = {
    "claims_now": {
        "title": "Claims that count now",
        "description": "Each claim as it stands, newest as-of date first; rejected and merged ones left out.",
        "sql": "SELECT r.claim_id, r.status, r.measure, r.form, r.low, r.best, r.high, r.speaker, r.group_name, "
        "r.place, r.as_of, d.publisher, d.name AS document, r.quote FROM heads h "
        "JOIN revisions r ON r.id = h.revision_id JOIN documents d ON d.id = r.document_id "
        "WHERE h.status IN ('proposed', 'accepted') ORDER BY r.as_of DESC, r.id DESC",
    },
    "history": {
        "title": "History of a claim",
        "description": "Who did what to it, when and why.",
        "sql": "SELECT id, at, who, kind, status, into_claim, why, low, best, high, speaker, group_name, as_of "
        "FROM revisions WHERE claim_id = :claim_id ORDER BY id",
    },
    "speakers": {
        "title": "Speakers",
        "description": "How many claims that count stand in each speaker's name, and the speaker's last grade.",
        "sql": "SELECT r.speaker, count(*) AS claims, (SELECT g.letter FROM gradings g WHERE g.party = r.speaker "
        "AND g.claim_id IS NULL ORDER BY g.id DESC LIMIT 1) AS grade FROM heads h "
        "JOIN revisions r ON r.id = h.revision_id WHERE h.status IN ('proposed', 'accepted') "
        "AND r.speaker IS NOT NULL GROUP BY r.speaker ORDER BY claims DESC, r.speaker",
    },
    "words": {
        "title": "Words in claims",
        "description": "Claims whose quote, speaker, group or place holds all of these words.",
        "sql": "SELECT r.claim_id, r.status, r.best, r.speaker, r.as_of, r.quote FROM claims_search s "
        "JOIN revisions r ON r.id = s.rowid JOIN heads h ON h.revision_id = r.id "
        "WHERE claims_search MATCH :words ORDER BY r.as_of DESC, r.id DESC",
    },
}


def describe_for_datasette(database: str) -> dict[str, Any]:
    """The metadata of one ledger.

    Parameters
    ----------
    database : str
        The name that Datasette gives it: the file's name without its ending.
    """
    tables = {
        name: {**described, "columns": {column.name: column.comment for column in metadata.tables[name].columns}}
        for name, described in _TABLES.items()
    }
    return {
        "title": "Wartoll ledger",
        "description": "Claims about losses in war: who said what, in which words, and who decided what about it. "
        "Counts are claims until they are proved.",
        "databases": {database: {"tables": tables, "queries": _QUERIES}},
    }
