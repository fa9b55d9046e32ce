"""Origins, relays and what they change; vintages, contradictions, independence, near-duplicates.

Comes in: claims and the documents they were read from. Goes out: a Trace. Can fail: VocabularyError.
"""

from wartoll.trace.findings import (
    Agreement,
    Contradiction,
    ContradictionKind,
    Explained,
    Independence,
    NearDuplicate,
    Reason,
    Revision,
    Trace,
    Vintage,
)  # fmt: skip
from wartoll.trace.origin import Difference, DifferenceKind, Origin, Relation
from wartoll.trace.rows import trace_to_json
from wartoll.trace.trace_claims import trace_claims

__all__ = [
    "Agreement", "Contradiction", "ContradictionKind", "Difference", "DifferenceKind", "Explained", "Independence",
    "NearDuplicate", "Origin", "Reason", "Relation", "Revision", "Trace", "Vintage", "trace_claims", "trace_to_json",
]  # fmt: skip
