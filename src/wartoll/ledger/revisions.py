"""Revisions and the chain of hashes that makes a silent change visible."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wartoll.ledger.spelling import spell_list

GENESIS = "0" * 64
"""The hash before the first revision."""

DECIDED = ("id", "claim_id", "parent", "kind", "status", "who", "at", "why", "into_claim")
"""What a revision's hash covers, in this order, besides its document, its body and the hash before it.

The other columns are copies out of the body, which ``verify`` compares.
"""


class Decision(StrEnum):
    """What a person, or the reader of documents, does to a claim."""

    PROPOSE = "propose"
    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


STATUS_AFTER = {
    Decision.PROPOSE: "proposed",
    Decision.ACCEPT: "accepted",
    Decision.AMEND: "accepted",
    Decision.REJECT: "rejected",
    Decision.MERGE: "merged",
    Decision.SPLIT: "rejected",
}
"""What a claim is after each decision; an undo restores what it was."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of a claim's history: who did what, when and why, with the hash of the step before it in the ledger."""

    id: int
    claim_id: str
    parent: int | None
    kind: Decision
    status: str
    who: str
    at: str
    why: str
    into_claim: str | None
    row: Mapping[str, Any]
    previous_hash: str
    hash: str
    document_id: int


def revision_hash(decided: Sequence[Any], document_digest: str | None, body: str, previous_hash: str) -> str:
    """SHA-256 over what the revision says, its document and the hash before it.

    Parameters
    ----------
    decided : sequence
        The values of the columns that ``DECIDED`` names.
    """
    hashed = spell_list((*decided, document_digest, body, previous_hash))
    return hashlib.sha256(hashed.encode()).hexdigest()
