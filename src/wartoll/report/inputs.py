"""What a brief is made from, with the look-ups that its sections share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wartoll.audit import Audit
from wartoll.claims import Claim, Form
from wartoll.documents import Document, Skipped
from wartoll.extract import Refusal
from wartoll.report.legible import one_line
from wartoll.report.words import Link, Words
from wartoll.trace import Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefInputs:
    """Everything the stages found, masked and in order.

    Parameters
    ----------
    claims : tuple of Claim
        In the order of documents, then of places; their position is the number that a reader sees.
    by_id, numbers : mappings
        Claims and their numbers by their identifiers.
    outlets, positions, in_document : mappings
        Outlets, numbers and claims of documents, by the document's name.
    leading : mapping of str to str
        The claim that stands for an origin, by the origin's identifier.
    hide : callable
        Hides private names in text that a section brings with it.
    """

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()
    claims: tuple[Claim, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    trace: Trace = field(default_factory=Trace)
    audit: Audit = field(default_factory=Audit)
    by_id: Mapping[str, Claim] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    outlets: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[str, int] = field(default_factory=dict)
    in_document: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    leading: Mapping[str, str] = field(default_factory=dict)
    hide: Callable[[str], str] = str

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        claims: Iterable[Claim],
        trace: Trace,
        audit: Audit,
        *,
        skipped: Sequence[Skipped] = (),
        refusals: Sequence[Refusal] = (),
        notes: Sequence[str] = (),
        hide: Callable[[str], str] = str,
    ) -> BriefInputs:
        """What the stages found, with its look-ups made."""
        ordered = number_claims(documents, claims)
        in_document: dict[str, list[Claim]] = {}
        for claim in ordered:
            in_document.setdefault(claim.document, []).append(claim)
        return cls(
            documents=tuple(documents),
            skipped=tuple(skipped),
            claims=ordered,
            refusals=tuple(refusals),
            notes=tuple(notes),
            trace=trace,
            audit=audit,
            by_id={claim.claim_id: claim for claim in ordered},
            numbers={claim.claim_id: number for number, claim in enumerate(ordered, start=1)},
            outlets={d.name: one_line(d.publisher) for d in documents if d.publisher},
            positions={document.name: index for index, document in enumerate(documents, start=1)},
            in_document={name: tuple(found) for name, found in in_document.items()},
            hide=hide,
            leading={origin.origin_id: origin.claim.claim_id for origin in trace.origins},
        )

    @property
    def counted(self) -> tuple[Claim, ...]:
        """The claims with a number."""
        return tuple(claim for claim in self.claims if claim.has_number)

    def of_form(self, form: Form) -> tuple[Claim, ...]:
        """The claims of one form."""
        return tuple(claim for claim in self.claims if claim.form is form)

    def known(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Those of the identifiers that are claims of this brief, each once."""
        return tuple(dict.fromkeys(claim_id for claim_id in claim_ids if claim_id in self.by_id))

    def leading_claims(self, *origin_ids: str | None) -> tuple[str, ...]:
        """The claims that stand for origins."""
        return self.known(self.leading[i] for i in origin_ids if i is not None and i in self.leading)

    def outlet(self, document: str) -> str:
        """Who published a document, as a reader knows it: the outlet, else the document's name."""
        return self.outlets.get(document) or one_line(document)

    def who(self, claim: Claim) -> str:
        """Whose claim it is."""
        return one_line(claim.speaker) if claim.speaker else self.outlet(claim.document)

    def outlet_link(self, claim: Claim) -> Link:
        """The outlet of a claim, leading to the claim's quote."""
        return Link(self.outlet(claim.document), claim.claim_id)

    def credit(self, claim: Claim) -> Words:
        """Who says it, through whom, and in which document."""
        parts = [self.who(claim)]
        if claim.via:
            parts.append("via " + ", ".join(map(one_line, claim.via)))
        own = claim.speaker is None or self.outlet(claim.document) == self.who(claim)
        lead = ", ".join(parts)
        return Words.of(lead) if own and not claim.via else Words.of(f"{lead}, in ", self.outlet_link(claim))


def number_claims(documents: Sequence[Document], claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in the order in which a reader meets them; a claim of an unknown document comes last."""
    order = {document.name: index for index, document in enumerate(documents)}
    unique = {claim.claim_id: claim for claim in claims}
    return tuple(
        sorted(
            unique.values(), key=lambda c: (order.get(c.document, len(order)), c.quote.start, c.quote.end, c.claim_id)
        )
    )


def tell_skipped(skipped: Skipped) -> str:
    """A document that was not read, with its reason; its name once."""
    name, reason = one_line(skipped.name), one_line(skipped.reason)
    return reason if name in reason else f"{name}: {reason}"
