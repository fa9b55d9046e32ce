"""What is kept: documents, claims and every revision of them, parties, gradings, snapshots.

Comes in: documents and claims, and what people say of them. Goes out: the state now or at any past moment, exports.
Can fail: LedgerError: a stale edit, a broken chain, a ledger that can't be opened or written.
"""

from wartoll.ledger.connect import open_ledger
from wartoll.ledger.queries import ClaimFilter, LedgerClaim
from wartoll.ledger.revisions import Decision, Revision
from wartoll.ledger.store import Ledger

__all__ = ["ClaimFilter", "Decision", "Ledger", "LedgerClaim", "Revision", "open_ledger"]
