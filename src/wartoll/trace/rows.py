"""A trace as plain data for JSON, in an order that stays the same from run to run."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from wartoll.claims import Claim
from wartoll.dates import Window
from wartoll.trace.findings import Trace
from wartoll.trace.origin import Origin, Relation


def trace_to_json(trace: Trace) -> dict[str, Any]:
    """The whole trace as dictionaries, lists, strings and numbers.

    Each relation of an origin is one row a kind of difference; a faithful relay is one row of kind ``faithful``.
    """
    return {
        "origins": [origin_to_json(origin) for origin in trace.origins],
        "vintages": [asdict(vintage) for vintage in trace.vintages],
        "revisions": [asdict(revision) for revision in trace.revisions],
        "agreements": [asdict(agreement) for agreement in trace.agreements],
        "contradictions": [
            {**asdict(clash), "kind": clash.kind.value, "relative_size": round(clash.relative_size, 4)}
            for clash in trace.contradictions
        ],
        "explained": [{**asdict(e), "reason": e.reason.value} for e in trace.explained],
        "independence": [
            {**asdict(i), "certain": list(i.certain), "possible": list(i.possible)} for i in trace.independence
        ],
        "near_duplicates": [
            {
                "first": d.first, "second": d.second, "similarity": round(d.similarity, 4),
                "shared_sentences": d.shared_sentences, "differing": [list(pair) for pair in d.differing],
            }
            for d in trace.near_duplicates
        ],
    }  # fmt: skip


def origin_to_json(origin: Origin) -> dict[str, Any]:
    """One origin with its claims and relations."""
    quantity = origin.quantity
    return {
        "origin_id": origin.origin_id,
        "speaker": origin.speaker,
        "speaker_kind": origin.speaker_kind.value,
        "said": _window(origin.said),
        "group": origin.group,
        "place": origin.place,
        "measure": origin.measure.value,
        "form": origin.form.value,
        "low": quantity.low if quantity else None,
        "best": quantity.best if quantity else None,
        "high": quantity.high if quantity else None,
        "bound": quantity.bound.value if quantity else None,
        "quote": origin.claim.quote.text,
        "documents": list(origin.documents),
        "earliest_document": origin.earliest_document,
        "own_words_at_hand": origin.origin_claim_in_stack,
        "derived_from": list(origin.derived_from),
        "claims": [_claim(claim) for claim in origin.claims],
        "relations": [row for relation in origin.relations for row in relation_to_json(relation)],
    }


def relation_to_json(relation: Relation) -> list[dict[str, Any]]:
    """A relation as one row a kind of difference."""
    row = {
        "from": relation.source,
        "to": relation.target,
        "from_claim": relation.source_claim,
        "to_claim": relation.target_claim,
        "nearest": relation.nearest,
        "sentence": relation.sentence,
    }
    if relation.is_faithful:
        words = [relation.source_words, relation.target_words]
        return [{**row, "kind": "faithful", "charged": False, "inherited": False, "size": 0.0, "words": words}]
    return [
        {
            **row, "kind": d.kind.value, "charged": d.charged, "inherited": d.inherited, "size": round(d.size, 4),
            "words": [d.source_words, d.target_words],
        }
        for d in relation.differences
    ]  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "claim_id": claim.claim_id,
        "document": claim.document,
        "publisher": claim.publisher,
        "published": claim.published.isoformat() if claim.published else None,
        "quote": claim.quote.text,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
    }


def _window(window: Window | None) -> list[str | None] | None:
    if window is None:
        return None
    return [day.isoformat() if day else None for day in (window.earliest, window.latest)]
