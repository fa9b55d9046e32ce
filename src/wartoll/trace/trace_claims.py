"""The whole step: claims and documents in, a Trace out."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.claims import Claim
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.trace.agreements import find_agreements
from wartoll.trace.charges import charge_changes
from wartoll.trace.contradictions import compare_counts, find_falling_totals
from wartoll.trace.findings import Trace
from wartoll.trace.headlines import add_headline_changes, without_headlines
from wartoll.trace.independence import count_independent
from wartoll.trace.linking import Reading
from wartoll.trace.near_duplicates import link_near_duplicates
from wartoll.trace.origin import Origin, Relation
from wartoll.trace.origins import Strand, group_readings, name_speaker, read_claims
from wartoll.trace.parties import Likeness, compare_parties, merge_names
from wartoll.trace.passages import read_passages
from wartoll.trace.rates import find_rate_relays
from wartoll.trace.relays import build_relays, one_a_document, to_relation
from wartoll.trace.rereading import EXTRACTOR, reread_documents
from wartoll.trace.share_reading import mend_wholes, reread_shares
from wartoll.trace.shares import adopt_counts, credit_products, find_derived, find_share_counts
from wartoll.trace.twins import Twins, add_twin_changes, read_twins
from wartoll.trace.vintages import find_revisions, find_vintages, series_of
from wartoll.trace.wording import say_relation


def trace_claims(claims: Sequence[Claim], documents: Sequence[Document]) -> Trace:
    """Trace each figure to the statement it comes from, and say where its relays disagree.

    Parameters
    ----------
    claims : sequence of Claim
        From any number of documents; events and judgements carry no number and are left aside.
    documents : sequence of Document
        The documents the claims were read from; the words around each claim are read again there.

    Returns
    -------
    Trace
        Origins with their relays, the origins whose relays would move an estimate furthest first.

    Notes
    -----
    Near linear in the claims: only claims that share a number meet, each with a bounded number of others.
    """
    claims = mend_wholes(claims)
    again = (*reread_documents(claims, documents), *reread_shares(claims, documents))
    duplicates = link_near_duplicates(documents)
    twins = read_twins((*claims, *again), documents, duplicates)
    again = (*again, *twins.claims)
    everything = (*claims, *again)
    passages = read_passages(everything, documents)
    strands = group_readings(read_claims(everything, documents, passages))
    strands = tuple(
        strand for strand in strands if len(strand.readings) > 1 or strand.root.claim.extractor != EXTRACTOR
    )
    counts, derived = find_share_counts(strands), find_derived(strands)
    credit_products(strands, derived)
    strands, counts, derived = adopt_counts(strands, counts, derived)
    for place, rates in find_rate_relays(strands).items():
        counts[place] = (*counts.get(place, ()), *rates)
    identifiers = [strand.root.claim.claim_id for strand in strands]
    origins = tuple(
        _origin(strand, counts.get(place, ()), tuple(identifiers[p] for p in derived.get(place, ())), twins)
        for place, strand in enumerate(strands)
    )
    parties = merge_names(origin.speaker for origin in origins if origin.speaker)
    series = series_of(origins, parties)
    revisions = find_revisions(origins, documents)
    clashes, explained = compare_counts(origins, parties)
    falling = find_falling_totals(series, revisions)
    return Trace(
        origins=tuple(sorted(origins, key=_moves_most)),
        vintages=find_vintages(series),
        revisions=revisions,
        agreements=find_agreements(origins, parties),
        contradictions=tuple(sorted((*falling, *clashes), key=lambda c: -c.relative_size)),
        explained=explained,
        independence=count_independent(origins, parties),
        near_duplicates=duplicates,
        reread=again,
    )


def _moves_most(origin: Origin) -> tuple[float, int]:
    return -max((relation.size for relation in origin.relations), default=0.0), -len(origin.documents)


def _origin(strand: Strand, share_counts: Sequence[Reading], derived_from: tuple[str, ...], twins: Twins) -> Origin:
    root, speaker = strand.root, strand.speaker
    own = root.own_words and compare_parties(root.speaker, speaker) is Likeness.SAME
    own = own or (root.own_words and root.speaker == speaker)
    named = name_speaker(strand)
    everyone = [*strand.readings, *share_counts]
    readings = one_a_document(without_headlines(everyone), root, speaker)
    relations: list[Relation] = []
    links = add_twin_changes(build_relays(readings, speaker), everyone, twins.pairs)
    links = add_headline_changes(links, everyone)
    for link, differences in charge_changes(links, own_words=own):
        sentence = say_relation(link.source.claim, link.target.claim, differences, named)
        relations.append(to_relation(link, differences, sentence))
    ordered = sorted(everyone, key=lambda r: r.order)
    return Origin(
        origin_id=root.claim.claim_id,
        claim=root.claim,
        speaker=named,
        speaker_kind=root.claim.speaker_kind,
        said=_said(root, ordered),
        claims=tuple(reading.claim for reading in ordered),
        documents=tuple(dict.fromkeys(reading.claim.document for reading in ordered)),
        origin_claim_in_stack=own,
        relations=tuple(sorted(relations, key=lambda relation: -relation.size)),
        derived_from=derived_from,
    )


def _said(root: Reading, readings: Sequence[Reading]) -> Window | None:
    """When it was said: as the own words date it, else the tightest window that a relay gives."""
    if root.own_words and root.claim.said is not None:
        return root.claim.said
    if root.own_words and root.claim.published is not None:
        return Window.day(root.claim.published)
    windows = [r.claim.said for r in readings if r.claim.said is not None and r.claim.said.days is not None]
    return min(windows, key=lambda w: w.days or 0, default=root.claim.said)
