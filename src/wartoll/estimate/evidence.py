"""Claims become observations: one origin counts once, and what follows from other figures adds nothing.

Whatever is left out is kept with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any, Protocol

from wartoll.claims import Claim, Context, Form, Measure
from wartoll.dates import Window
from wartoll.estimate.design import Observation, Target
from wartoll.estimate.prior import Prior
from wartoll.estimate.reading import LeaveOut, observe
from wartoll.trace.groups import GroupLikeness, compare_groups, unit_size

SOME = 3  # strengths that tell what is usual
FAR = 20.0  # times the usual strength: no error of counting, another force
BEYOND = 6.0  # times a force's strength: losses greater than that are not overstated, but of a larger force


class OriginLike(Protocol):
    """What is read of an origin: the claim nearest to the speaker, all that carry it, what it was worked out from."""

    @property
    def claim(self) -> Claim: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def derived_from(self) -> Sequence[str]: ...


class TraceLike(Protocol):
    """What is read of a trace: its origins."""

    @property
    def origins(self) -> Sequence[OriginLike]: ...


class AuditLike(Protocol):
    """What is read of an audit: its derived figures, each with a claim and a verdict."""

    @property
    def derived(self) -> Sequence[Any]: ...


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that the estimate doesn't read, and why not."""

    claim_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the estimate reads.

    Parameters
    ----------
    observations : tuple of Observation
    left_out : tuple of LeftOut
    group, item : str or None
        Who or what is counted.
    engaged : date or None
        The earliest day on which a claim says that fighting began.
    """

    observations: tuple[Observation, ...]
    left_out: tuple[LeftOut, ...]
    group: str | None
    item: str | None
    engaged: date | None


def gather_evidence(
    claims: Sequence[Claim], prior: Prior, *, trace: TraceLike | None = None, audit: AuditLike | None = None,
    group: str | None = None, item: str | None = None, said_by: date | None = None,
) -> Evidence:  # fmt: skip
    """Turn claims into observations.

    Parameters
    ----------
    claims : sequence of Claim
    prior : Prior
        For the factors of the hedges.
    trace, audit : optional
        Which claims relay one origin, and which figures follow from others. Without a trace, claims of one speaker
        with the same figure are taken for one origin.
    group, item : str, optional
        Who is counted, or which class of equipment; the group most claims speak of, unless given.
    said_by : date, optional
        Leave out what was said later, and what can't be dated.
    """
    left: list[LeftOut] = []
    known = [c for c in claims if _keep(left, c, _late(c, said_by) or _unlike_war(c))]
    group = group or (None if item else commonest_group(known))
    telling = {c.document for c in known if compare_groups(group, c.group) is GroupLikeness.SAME}
    known = [c for c in known if _keep(left, c, _elsewhere(c, group, item, telling))]
    wholes = {c.claim_id: c for c in known}
    known = [c for c in known if _keep(left, c, _part(c, wholes))]
    engaged = _first_engagement(known)
    heads = _representatives(known, trace)
    derived = _derived(trace, audit)
    read: list[tuple[Claim, Observation]] = []
    for claim in known:
        if not _keep(left, claim, "carries an origin that is read from another claim" * (claim.claim_id not in heads)):
            continue
        if not _keep(left, claim, "follows from other figures" * (claim.claim_id in derived)):
            continue
        observed = observe(claim, prior)
        if isinstance(observed, LeaveOut):
            left.append(LeftOut(claim.claim_id, observed.reason))
        else:
            read.append((claim, observed))
    whole = _sums_of_parts(read)
    left.extend(LeftOut(i, "is the sum of killed and wounded, which are read") for i in sorted(whole))
    others = _other_forces([o for _, o in read])
    left.extend(LeftOut(i, f"counts another force than that of about {usual:,.0f}") for i, usual in others.items())
    outnumbered = _outnumbered([o for _, o in read])
    left.extend(LeftOut(i, f"is less than the {lost:,.0f} losses told: of a part") for i, lost in outnumbered.items())
    unread = whole | others.keys() | outnumbered.keys()
    kept = tuple(o for _, o in read if o.claim_id not in unread)
    return Evidence(kept, tuple(left), group, item, engaged)


def _keep(left: list[LeftOut], claim: Claim, reason: str) -> bool:
    if reason:
        left.append(LeftOut(claim.claim_id, reason))
    return not reason


def _late(claim: Claim, said_by: date | None) -> str:
    if said_by is None:
        return ""
    said = claim.said.latest if claim.said and claim.said.latest else claim.published
    if said is None:
        return "has no date on which it was said"
    return "was said later" if said > said_by else ""


def _unlike_war(claim: Claim) -> str:
    """Why losses are not those of fighting, day by day, which is all that the model knows."""
    natural = claim.context in (Context.DISASTER, Context.ACCIDENT)
    return f"tells of {'a disaster' if claim.context is Context.DISASTER else 'an accident'}, not of fighting" * natural


def _part(claim: Claim, wholes: Mapping[str, Claim]) -> str:
    """Why a count adds nothing to the whole that it is a part of: the same harm to some of the same people."""
    whole = wholes.get(claim.part_of or "")
    return "is a part of another count" * (whole is not None and whole.measure is claim.measure)


def commonest_group(claims: Iterable[Claim]) -> str | None:
    """The group that most counts of people speak of; ties go to the one met first."""
    names: list[str] = []
    counts: list[int] = []
    for claim in claims:
        if claim.group is None or not claim.has_number or claim.measure is Measure.EQUIPMENT:
            continue
        for i, name in enumerate(names):
            if compare_groups(name, claim.group) is GroupLikeness.SAME:
                counts[i] += 1
                break
        else:
            names.append(claim.group)
            counts.append(1)
    return names[counts.index(max(counts))] if names else None


def _elsewhere(claim: Claim, group: str | None, item: str | None, telling: Set[str]) -> str:
    """Why a claim counts others than the group; one whose own words don't tell goes with what its document tells of."""
    if item is not None:
        return "" if claim.item == item else f"counts something other than {item}"
    if claim.measure is Measure.EQUIPMENT:
        return "counts equipment"
    if group is not None and claim.group is not None and compare_groups(group, claim.group).differs:
        return f"counts {claim.group}, not {group}"
    if group is not None and claim.group is not None and _is_unit_of(claim.group, group):
        return f"counts {claim.group}, a unit of {group}"
    if group is not None and telling and claim.document not in telling:
        return f"stands in a document that tells of no {group}"
    return ""


def _is_unit_of(part: str, whole: str) -> bool:
    """Whether a name says a unit, up to a division, and the other none or a larger one."""
    size, around = unit_size(part), unit_size(whole)
    return size is not None and size <= _DIVISION and (around is None or around > size)


_DIVISION = 6  # of `unit_size`


def _first_engagement(claims: Iterable[Claim]) -> date | None:
    days = [
        c.end.earliest
        for c in claims
        if c.form is Form.EVENT and c.measure is Measure.ENGAGEMENT and c.end and c.end.earliest
    ]  # fmt: skip
    return min(days, default=None)


def _representatives(claims: Sequence[Claim], trace: TraceLike | None) -> set[str]:
    """One claim an origin: the one nearest to its speaker that is at hand."""
    if trace is None:
        return set({_statement(c): c.claim_id for c in reversed(claims)}.values())
    here = {c.claim_id for c in claims}
    heads, carried = set(), set()
    for origin in trace.origins:
        ids = [origin.claim.claim_id, *(c.claim_id for c in origin.claims)]
        carried.update(ids)
        heads.update([i for i in ids if i in here][:1])
    return heads | (here - carried)


def _statement(claim: Claim) -> tuple[object, ...]:
    """What makes two claims one statement where no trace says so."""
    q = claim.quantity
    figure = (q.low, q.best, q.high) if q else claim.claim_id
    return (claim.speaker or claim.publisher, claim.measure, claim.form, figure, claim.per)


def _derived(trace: TraceLike | None, audit: AuditLike | None) -> set[str]:
    """Claims that follow from others, by the trace or by the audit's verdict."""
    found = {o.claim.claim_id for o in (trace.origins if trace else ()) if o.derived_from}
    for figure in audit.derived if audit else ():
        if figure.claim_id and str(figure.verdict) in ("follows", "follows_if", "true_but_understated"):
            found.add(figure.claim_id)
    return found


def _other_forces(read: Sequence[Observation]) -> dict[str, float]:
    """Strengths far from what most say, with the usual one: a whole army beside the force that it sent."""
    sizes = {o.claim_id: o.low if o.low > 0 else o.high for o in read if o.target is Target.STRENGTH}
    if len(sizes) < SOME:
        return {}
    usual = median(sizes.values())
    return {claim_id: usual for claim_id, size in sizes.items() if not usual / FAR <= size <= usual * FAR}


def _outnumbered(read: Sequence[Observation]) -> dict[str, float]:
    """Strengths that the losses told exceed many times, with the losses: the soldiers at one place of a whole army."""
    lost = max((o.low for o in read if o.running and o.target is not Target.STRENGTH), default=0.0)
    told = {o.claim_id: o.high for o in read if o.target is Target.STRENGTH}
    return {claim_id: lost for claim_id, size in told.items() if size * BEYOND < lost}


def _sums_of_parts(read: Sequence[tuple[Claim, Observation]]) -> set[str]:
    """Totals that are no more than the killed and wounded their party gives for the same day."""
    parts: dict[tuple[str, Window | None, Target], float] = {}
    for _, o in read:
        if o.target in (Target.KILLED, Target.WOUNDED) and o.per_days is None:
            parts[o.party, o.end, o.target] = (o.low * o.high) ** 0.5
    found = set()
    for _, o in read:
        killed, wounded = parts.get((o.party, o.end, Target.KILLED)), parts.get((o.party, o.end, Target.WOUNDED))
        if o.target is Target.LOSSES and killed and wounded and abs(killed + wounded - o.low) <= max(o.unit, 1):
            found.add(o.claim_id)
    return found


def choose_days(
    observations: Sequence[Observation], engaged: date | None, first: date | None, last: date | None
) -> tuple[date, date]:
    """The first and last day of the process, as given or as the observations have them.

    The first is the earliest day on which a counted period starts or fighting is said to begin, or thirty days before
    the earliest count; the last is the latest day that a count reaches.
    """
    ends = [w.earliest or w.latest for o in observations if o.target is not Target.STRENGTH and (w := o.end)]
    starts = [o.start.earliest for o in observations if o.start and o.start.earliest]
    reached = [w.latest or w.earliest for o in observations if o.target is not Target.STRENGTH and (w := o.end)]
    earliest_end = min((d for d in ends if d), default=None)
    latest_end = max((d for d in reached if d), default=None)
    if first is None:
        begun = min([*starts, *([engaged] if engaged else [])], default=None)
        first = begun or (earliest_end - timedelta(days=30) if earliest_end else None)
        if first and earliest_end and first > earliest_end:
            first = earliest_end
    last = last or latest_end
    if first is None or last is None or last < first:
        raise ValueError("no observation says when its count starts or ends")
    return first, last
