"""The brief: what its documents support, as plain data that every rendering shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from wartoll.audit import Audit
from wartoll.claims import Claim
from wartoll.dates import Window
from wartoll.documents import Document, Skipped
from wartoll.extract import Extraction
from wartoll.report.blocks import Section
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.masking import Mask
from wartoll.report.sections import FIRST_SECTIONS, LAST_SECTIONS, Highlight, tell_finding
from wartoll.report.sections.highlights import find_main_group, rank_groups
from wartoll.report.sources import Source, mark_sources
from wartoll.report.windows import say_window
from wartoll.report.words import Words
from wartoll.trace import Trace

_NAMED = 3  # groups in the title of a stack that tells of many
SectionBuilder = Callable[[BriefInputs], Section | None]
"""Makes one section of what the stages found, or None where there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief, ready to be rendered.

    Parameters
    ----------
    finding : tuple of tuple of Words
        The opening: paragraphs of sentences, each sentence with the claims it rests on.
    opening : tuple of Section
        What stands before the finding: what changed since a snapshot.
    numbers : mapping of str to int
        The number of each claim, by its identifier, as the reader sees it.
    counts : mapping of str to int
        How many documents, skipped, claims, origins, speakers.
    """

    title: str
    dateline: str
    finding: tuple[tuple[Words, ...], ...]
    highlights: tuple[Highlight, ...] = ()
    opening: tuple[Section, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    trace: Trace = field(default_factory=Trace)
    audit: Audit = field(default_factory=Audit)

    @property
    def sentences(self) -> tuple[Words, ...]:
        """The sentences of the finding."""
        return tuple(sentence for paragraph in self.finding for sentence in paragraph)


def build_brief(
    documents: Sequence[Document],
    extraction: Extraction,
    trace: Trace,
    audit: Audit,
    *,
    skipped: Sequence[Skipped] = (),
    extra: Sequence[SectionBuilder] = (),
    opening: Sequence[SectionBuilder] = (),
    unmasked: bool = False,
) -> Brief:
    """Put a brief together from what the stages found.

    Parameters
    ----------
    documents, skipped : sequences
        What was read and what was not.
    extraction, trace, audit
        What the stages return for these documents.
    extra : sequence of SectionBuilder
        Sections of later stages (an estimate, projections of scenarios); they stand after the audit.
    opening : sequence of SectionBuilder
        Sections that stand before the finding.
    unmasked : bool
        Whether private names stay; those of prisoners of war never do.

    Returns
    -------
    Brief
        The same for the same input, on any day.
    """
    spans = extraction.prisoner_masks if unmasked else extraction.masks
    mask = Mask.of(documents, spans or {})
    inputs = BriefInputs.of(
        tuple(map(mask.document, documents)),
        map(mask.claim, extraction.claims),
        mask.deep(trace),
        mask.deep(audit),
        skipped=skipped,
        refusals=mask.deep(tuple(extraction.refusals)),
        notes=mask.deep(tuple(extraction.notes)),
        hide=mask.words,
    )
    builders = [*FIRST_SECTIONS, *extra, *LAST_SECTIONS]
    first, sections = (
        tuple(section for build in group if (section := build(inputs)) is not None) for group in (opening, builders)
    )
    finding, highlights = tell_finding(inputs)
    return Brief(
        title=_title(inputs),
        dateline=_dateline(inputs),
        finding=finding,
        highlights=highlights,
        opening=first,
        sections=sections,
        sources=mark_sources(inputs.documents, inputs.claims, _places(inputs.audit)),
        claims=inputs.claims,
        skipped=inputs.skipped,
        numbers=inputs.numbers,
        trace=inputs.trace,
        audit=inputs.audit,
        counts={
            "documents": len(inputs.documents),
            "skipped": len(inputs.skipped),
            "claims": len(inputs.claims),
            "origins": len(inputs.trace.origins),
            "speakers": len({claim.speaker for claim in inputs.claims if claim.speaker}),
        },
    )


def _places(audit: Audit) -> dict[str, list[tuple[int, int]]]:
    """The words that the audit's inputs stand at, by document."""
    places: dict[str, list[tuple[int, int]]] = {}
    for derived in audit.derived:
        items = [item for d in (*derived.derivations, *derived.others) for item in d.inputs]
        for reading in derived.readings.readings if derived.readings else ():
            items += [item for item in (reading.count, reading.start, reading.end, reading.strength) if item]
        places.setdefault(derived.document, []).extend(
            (item.start, item.end) for item in items if item.end > item.start
        )
    return places


def _title(inputs: BriefInputs) -> str:
    """What the stack is about: the group that most claims count with its place, or the first of many groups."""
    ranked = rank_groups(inputs.counted)
    if not ranked:
        return "Claims about losses" if inputs.claims else "No claims found"
    group = find_main_group(inputs.counted)
    if group is None:
        return f"Losses claimed: {one_line(', '.join(ranked[:_NAMED]))} and others"
    places = [claim.place for claim in inputs.counted if claim.group == group]
    place, times = Counter(places).most_common(1)[0]
    known = place and 2 * times > len(places) and place.lower() not in group.lower()
    return f"Losses claimed: {one_line(f'{group} in {place}' if known else group)}"


def _dateline(inputs: BriefInputs) -> str:
    number = len(inputs.documents)
    parts = [f"{number} document{'' if number == 1 else 's'}"]
    days = sorted(d.published for d in inputs.documents if d.published)
    if days:
        parts[0] += f", {say_window(Window(days[0], days[-1]))}"
    parts.append(f"{len(inputs.claims)} claim{'' if len(inputs.claims) == 1 else 's'}")
    if inputs.skipped:
        parts.append(f"{len(inputs.skipped)} not read")
    return " · ".join(parts)
