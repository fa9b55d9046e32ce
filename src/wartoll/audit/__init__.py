"""Whether a derived figure follows, from what, and what else would follow.

Comes in: claims and their documents. Goes out: an Audit of derived figures, each with a
verdict, derivations, readings, flags and sentences. Can fail: nothing; what can't be decided is called undecided.
"""

from wartoll.audit.audit_claims import audit_claims
from wartoll.audit.model import (
    Audit,
    Derivation,
    DerivedFigure,
    Flag,
    FlagKind,
    Input,
    Reading,
    Readings,
    Status,
    Verdict,
)
from wartoll.audit.rows import audit_to_json

__all__ = [
    "Audit", "Derivation", "DerivedFigure", "Flag", "FlagKind", "Input", "Reading", "Readings", "Status", "Verdict",
    "audit_claims", "audit_to_json",
]  # fmt: skip
