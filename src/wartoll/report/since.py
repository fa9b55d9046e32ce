"""What has changed in a ledger since a snapshot, as a brief takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wartoll.claims import Claim, claim_to_row
from wartoll.report.inputs import BriefInputs

if TYPE_CHECKING:
    from wartoll.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Step:
    """One decision on a claim: what, by whom, on which day (UTC) and why."""

    kind: str
    who: str
    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim that people decided on since the snapshot.

    Parameters
    ----------
    before : Claim
        As it stood at the snapshot.
    after : Claim or None
        As it stands now; None where it no longer counts.
    status_before, status_after : str
    steps : tuple of Step
        The oldest first.
    into : str, optional
        The claim it was merged into or split for.
    """

    before: Claim
    after: Claim | None
    status_before: str
    status_after: str
    steps: tuple[Step, ...] = ()
    into: str | None = None

    @property
    def changes(self) -> tuple[tuple[str, object, object], ...]:
        """Each field of ``docs/claims.md`` that changed, with its value before and after."""
        if self.after is None:
            return ()
        old, new = claim_to_row(self.before), claim_to_row(self.after)
        return tuple((name, old[name], new[name]) for name in old if old[name] != new[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Two states of a ledger and what lies between, masked as the brief is.

    Parameters
    ----------
    digest : str
        The snapshot's.
    day : date
        When it was taken (UTC).
    note : str
        What it was for.
    new : tuple of str
        Ids of claims that the snapshot does not hold.
    new_documents : tuple of str
    revised, gone : tuple of Decided
    then : BriefInputs
        What the stages find in the snapshot's documents and claims.
    estimate_then, estimate_now : Estimate or None
        None where the claims allow none.
    """

    digest: str
    day: date
    note: str = ""
    new: tuple[str, ...] = ()
    new_documents: tuple[str, ...] = ()
    revised: tuple[Decided, ...] = ()
    gone: tuple[Decided, ...] = ()
    then: BriefInputs
    estimate_then: Estimate | None = None
    estimate_now: Estimate | None = None
