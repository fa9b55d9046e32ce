"""The brief of a ledger: what it holds now, and first of all what changed since a snapshot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wartoll.errors import UsageError
from wartoll.workflow.brief import Findings, Written, assemble_brief, find_out, save_brief
from wartoll.workflow.reading import OnStep, Reading, no_steps

if TYPE_CHECKING:
    from wartoll.claims import Claim
    from wartoll.ledger.snapshots import Snapshot
    from wartoll.ledger.stack import ChangedStack, LedgerStack
    from wartoll.report.masking import Mask
    from wartoll.report.since import Decided, Since


def write_ledger_brief(
    where: str, folder: Path, *, since: str | None = None, unmasked: bool = False, on_step: OnStep = no_steps
) -> Written:
    """Write the brief of a ledger's documents and of its claims that count.

    Parameters
    ----------
    where : str
        A file or an address.
    since : str, optional
        The beginning of a snapshot's digest: what changed since then opens the brief.

    Raises
    ------
    LedgerError
        Where the ledger can't be read, or there is no such snapshot.
    UsageError
        Where the ledger holds no document, or the folder can't be written.
    """
    from wartoll.ledger import open_ledger
    from wartoll.ledger.snapshots import find_snapshot
    from wartoll.ledger.stack import read_stack_now, read_stack_since
    from wartoll.report.charts import start_engine
    from wartoll.report.sections.changed import changes_section

    ledger = open_ledger(where)
    try:
        snapshot = find_snapshot(ledger, since) if since is not None else None
        changed = read_stack_since(ledger, snapshot) if snapshot is not None else None
        stack = changed.now if changed is not None else read_stack_now(ledger)
    finally:
        ledger.close()
    if not stack.documents:
        raise UsageError(f"{ledger.name} holds no document", "documents to brief on", "`wartoll ledger add` adds them")
    engine = start_engine()
    reading = _as_reading(stack, on_step)
    findings = find_out(reading, on_step)
    opening = []
    if snapshot is not None and changed is not None:
        then = Reading(changed.then.documents, (), replace(reading.extraction, claims=changed.then.claims))
        before = find_out(then, on_step, ahead=False)
        mask = reading.mask(unmasked=unmasked)
        opening.append(changes_section(compare_states(snapshot, changed, before, findings, mask)))
    brief = assemble_brief(reading, findings, opening=opening, unmasked=unmasked)
    written = save_brief(brief, reading, folder, on_step)
    engine.join()
    return written


def compare_states(
    snapshot: Snapshot, changed: ChangedStack, before: Findings, after: Findings, mask: Mask
) -> Since:  # fmt: skip
    """The two states of a ledger as the report takes them, with private names covered."""
    from wartoll.ledger.snapshots import changes_between
    from wartoll.report.inputs import BriefInputs
    from wartoll.report.since import Since

    then, now = changed.then, changed.now
    before_by_id, now_by_id = ({claim.claim_id: claim for claim in stack.claims} for stack in (then, now))
    changes = changes_between(
        *({claim.claim_id: stack.standing[claim.claim_id].hash for claim in stack.claims} for stack in (then, now))
    )
    known = {document.identity for document in then.documents}
    inputs = BriefInputs.of(
        tuple(map(mask.document, then.documents)), map(mask.claim, then.claims), mask.deep(before.trace),
        mask.deep(before.audit), hide=mask.words,
    )  # fmt: skip

    def decided(claim_id: str) -> Decided:
        return _decided(changed, before_by_id[claim_id], now_by_id.get(claim_id), mask)

    return Since(
        digest=snapshot.digest,
        day=date.fromisoformat(snapshot.at[:10]),
        note=snapshot.note,
        new=changes.new,
        new_documents=tuple(d.name for d in now.documents if d.identity not in known),
        revised=tuple(map(decided, changes.revised)),
        gone=tuple(map(decided, changes.gone)),
        then=inputs,
        estimate_then=before.estimate,
        estimate_now=after.estimate,
    )


def _decided(changed: ChangedStack, old: Claim, new: Claim | None, mask: Mask) -> Decided:
    from wartoll.report.since import Decided, Step

    claim_id = old.claim_id
    last = changed.now.standing.get(claim_id) or changed.ends[claim_id]
    steps = changed.steps.get(claim_id, ())
    return Decided(
        before=mask.claim(old),
        after=mask.claim(new) if new is not None else None,
        status_before=changed.then.standing[claim_id].status,
        status_after=last.status,
        steps=tuple(Step(s.kind.value, s.who, date.fromisoformat(s.at[:10]), s.why) for s in steps),
        into=last.into_claim,
    )


def _as_reading(stack: LedgerStack, on_step: OnStep) -> Reading:
    """The stack as a reading: its own claims; private names and refused numbers as the rules find them."""
    from wartoll.extract import extract_claims

    on_step("Reading claims", 0, 1)
    extraction = extract_claims(stack.documents)
    on_step("Reading claims", 1, 1)
    return Reading(stack.documents, (), replace(extraction, claims=stack.claims, notes=()))
