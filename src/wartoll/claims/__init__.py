"""The nouns: Claim, Quote, Quantity, Party.

Comes in: what a stage has read. Goes out: frozen values that travel between stages, and their flat rows.
Can fail: ClaimError, where a row or a quote breaks a rule of ``docs/claims.md``.
"""

from wartoll.claims.claim import Claim, Context, Form, Measure, Modality, OpenDate, make_claim_id
from wartoll.claims.party import Party, PartyKind
from wartoll.claims.quantity import Bound, Quantity, round_figures
from wartoll.claims.quote import Quote
from wartoll.claims.rows import ROW_FIELDS, claim_from_row, claim_to_row

__all__ = [
    "ROW_FIELDS", "Bound", "Claim", "Context", "Form", "Measure", "Modality", "OpenDate", "Party", "PartyKind",
    "Quantity", "Quote", "claim_from_row", "claim_to_row", "make_claim_id", "round_figures",
]  # fmt: skip
