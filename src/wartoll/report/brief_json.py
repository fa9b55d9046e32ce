"""``brief.json``: the brief as data, under a versioned schema that ships with the package."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

from wartoll import __version__
from wartoll.audit import audit_to_json
from wartoll.claims import Claim, claim_to_row
from wartoll.report.brief import Brief
from wartoll.report.legible import safe_url
from wartoll.report.sources import Source
from wartoll.report.words import Words
from wartoll.trace import trace_to_json

SCHEMA_VERSION = "1.0"
"""Grows in the second place when a field is added, in the first when one goes or changes its meaning."""

_RAW_CONTROLS = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def render_json(brief: Brief) -> str:
    """The brief as JSON text; characters that can't be seen stand as escapes, so that it is safe to print."""
    return escape_unseen(json.dumps(brief_to_dict(brief), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def render_claims_jsonl(brief: Brief) -> str:
    """``claims.jsonl``: one claim a line, with the fields of ``docs/claims.md``."""
    return "".join(f"{claim_line(claim)}\n" for claim in brief.claims)


def claim_line(claim: Claim) -> str:
    """One claim as one line of JSON, safe to print."""
    return escape_unseen(json.dumps(claim_to_row(claim), ensure_ascii=False, allow_nan=False))


def brief_to_dict(brief: Brief) -> dict[str, Any]:
    """The brief as plain data that ``read_schema`` describes."""
    return {
        "schema": f"wartoll-brief/{SCHEMA_VERSION}",
        "wartoll": __version__,
        "title": brief.title,
        "dateline": brief.dateline,
        "counts": dict(brief.counts),
        **{section.key: section.data for section in brief.opening},
        "finding": [_sentence(sentence) for sentence in brief.sentences],
        "sections": {section.key: section.data for section in brief.sections if section.data is not None},
        "trace": trace_to_json(brief.trace),
        "audit": audit_to_json(brief.audit),
        "claims": [{"number": brief.numbers[claim.claim_id], **claim_to_row(claim)} for claim in brief.claims],
        "documents": [_document(source) for source in brief.sources],
        "skipped": [{"document": skipped.name, "reason": skipped.reason} for skipped in brief.skipped],
    }


def read_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``brief.json``."""
    text = (files("wartoll.report") / "brief.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def escape_unseen(text: str) -> str:
    """JSON text with every unseen character as an escape; it means the same."""
    return _RAW_CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _sentence(words: Words) -> dict[str, Any]:
    return {"text": words.text, "claim_ids": list(words.claim_ids)}


def _document(source: Source) -> dict[str, Any]:
    return {
        "document": source.name,
        "publisher": source.publisher,
        "title": source.title,
        "url": safe_url(source.url),
        "published": source.published.isoformat() if source.published else None,
        "published_basis": source.published_basis,
        "claim_ids": list(source.claim_ids),
        "warnings": list(source.warnings),
    }
