"""Claims for other tools: W3C Web Annotations, schema.org ClaimReview, Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wartoll.claims import ROW_FIELDS
from wartoll.errors import LedgerError
from wartoll.ledger.queries import LedgerClaim


def to_web_annotation(claim: LedgerClaim) -> dict[str, Any]:
    """A claim as a W3C Web Annotation: the body says what is claimed, the target where its words stand.

    Source: W3C Recommendation "Web Annotation Data Model", 23 February 2017, sections 3 and 4.2.
    """
    row = claim.row
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:wartoll:claim:{claim.claim_id}:{claim.revision}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "Dataset", "format": "application/json", "value": dict(row)},
        "target": {
            "source": row.get("url") or f"urn:wartoll:document:{row['document']}",
            "selector": [
                {"type": "TextPositionSelector", "start": row["quote_start"], "end": row["quote_end"]},
                {"type": "TextQuoteSelector", "exact": row["quote"]},
            ],
        },
    }


def to_claim_review(claim: LedgerClaim, verdicts: Mapping[str, str]) -> dict[str, Any]:
    """A claim as schema.org ClaimReview; its rating is the audit's verdict where there is one, else only its status.

    Parameters
    ----------
    verdicts : mapping
        The audit's sentence by claim id.
    """
    row = claim.row
    author = {"@type": "Organization", "name": row.get("speaker") or row.get("publisher") or "unknown"}
    verdict = verdicts.get(claim.claim_id, f"not checked ({claim.status})")
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": row["quote"],
        "itemReviewed": {
            "@type": "Claim",
            "author": author,
            "datePublished": row.get("said_latest") or row.get("published"),
            "appearance": {"@type": "CreativeWork", "name": row["document"], "url": row.get("url")},
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": verdict,
        },
    }
    kept: dict[str, Any] = _without_none(review)
    return kept


def write_parquet(rows: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write claims as Parquet, with the columns of ``docs/claims.md``.

    Raises
    ------
    LedgerError
        Where the extra ``[parquet]`` is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise LedgerError("Parquet needs pyarrow", "the extra [parquet]", "pip install 'wartoll[parquet]'") from error
    import json

    # Lists of mixed cells have no Parquet type; they travel as JSON text.
    nested = ("mentions", "open_dates")
    table = [
        {name: json.dumps(row[name]) if name in nested else row[name] for name in ROW_FIELDS}
        for row in rows
    ]  # fmt: skip
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(table), path)
    return len(table)


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    return value
