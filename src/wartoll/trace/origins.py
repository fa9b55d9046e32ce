"""Group claims into origins: one speaker's statement on a day, and every claim that carries it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from wartoll.claims import Claim
from wartoll.documents import Document
from wartoll.trace.headlines import is_headline
from wartoll.trace.linking import Reading, link_strength, number_keys, read_speaker
from wartoll.trace.parties import Likeness, compare_parties, is_office, merge_names, publisher_name, read_party
from wartoll.trace.passages import Passage, content_words
from wartoll.trace.ties import read_informant, speaks_in

# An outlet that worked the figure out says so.
_OWN_SUM = re.compile(
    r"\b(?:our|this\s+(?:newspaper|paper|station|agency|magazine|site)['’]s)\s+(?:own\s+)?"
    r"(?:reckoning|count|calculations?|estimate|tally|arithmetic|sums?|database|analysis)\b|"
    r"\b(?:we|this\s+(?:newspaper|paper|station|agency|magazine|site))\s+(?:have\s+|has\s+)?"
    r"(?:counted|reckons?|calculated?s?|estimated?s?|tallied|work(?:s|ed)?\s+(?:it\s+|this\s+)?out)\b",
    re.IGNORECASE,
)
_MOST_STRANDS = 8  # strands of one number and party that a claim is held against, the newest first
_MOST_MEMBERS = 4  # readings of a strand that a claim is held against: the first ones and the newest


@dataclass(slots=True)
class Strand:
    """A growing origin: readings in the order of their documents."""

    readings: list[Reading] = field(default_factory=list)

    @property
    def speaker(self) -> str | None:
        """The speaker of the own words, else the first that anyone names."""
        named = [r for r in self.readings if r.speaker is not None]
        own = next((r for r in named if r.own_words), None)
        if own is None:
            telling = [r for r in named if read_party(r.speaker or "").is_telling]
            return (telling or named)[0].speaker if named else None
        if own.speaker and is_office(own.speaker):
            holders = (r.claim.speaker for r in named if r.claim.speaker)
            same = (name for name in holders if compare_parties(own.speaker, name) is Likeness.SAME)
            return next((name for name in same if not is_office(name)), own.speaker)
        return own.speaker

    @property
    def root(self) -> Reading:
        """The reading that stands nearest to the speaker."""
        speaker = self.speaker
        own = [r for r in self.readings if r.own_words and compare_parties(r.speaker, speaker) is Likeness.SAME]
        return (own or self.readings)[0]

    def sample(self) -> list[Reading]:
        """The readings that a further claim is held against."""
        if len(self.readings) <= _MOST_MEMBERS:
            return self.readings
        half = _MOST_MEMBERS // 2
        return self.readings[:half] + self.readings[-half:]


def name_speaker(strand: Strand) -> str | None:
    """Whose statement it is, by name: the person through whom a body's own document speaks, where a relay names him."""
    root, speaker = strand.root, strand.speaker
    if speaker is None or not root.own_words or read_party(speaker).is_person:
        return speaker
    people = (r.speaker for r in strand.readings if r.speaker and read_party(r.speaker).is_person)
    return next((name for name in people if speaks_in(root.passage, name)), speaker)


def read_claims(
    claims: Iterable[Claim], documents: Sequence[Document], passages: Mapping[str, Passage]
) -> tuple[Reading, ...]:
    """Every claim with a number as linking sees it, in the order in which the documents appeared."""
    texts = {document.name: document.text for document in documents}
    place = {document.name: number for number, document in enumerate(documents)}
    ranked = sorted(
        (claim for claim in claims if claim.has_number),
        key=lambda c: (c.published or date.max, place.get(c.document, len(place)), c.quote.start),
    )
    words = {name: content_words(text) for name, text in texts.items()}
    credited = _credited_publishers(ranked)
    readings = []
    for order, claim in enumerate(ranked):
        informant = read_informant(passages[claim.claim_id])
        written = claim.speaker_as_written or claim.speaker
        if written and passages[claim.claim_id].tail.lstrip().startswith(written):
            claim = replace(claim, speaker=None, speaker_as_written=None)  # "412 servicemen have made it home"
        speaker, own = (informant, False) if informant else read_speaker(claim)
        own_sum = _OWN_SUM.search(passages[claim.claim_id].sentence) is not None
        if speaker is None and claim.publisher and (own_sum or claim.publisher in credited):
            speaker, own = publisher_name(claim.publisher or ""), True
        readings.append(
            Reading(passages[claim.claim_id], speaker, own, words.get(claim.document, frozenset()),
                    texts.get(claim.document, ""), order)
        )  # fmt: skip
    return tuple(readings)


def _credited_publishers(claims: Sequence[Claim]) -> frozenset[str]:
    """Publishers that another publisher's document credits with a figure: what they say themselves is their own."""
    publishers = {claim.publisher: publisher_name(claim.publisher) for claim in claims if claim.publisher}
    party = merge_names([*publishers.values(), *(claim.speaker for claim in claims if claim.speaker)])
    credited_by: dict[str, set[str | None]] = {}
    for claim in claims:
        if claim.speaker:
            credited_by.setdefault(party[claim.speaker], set()).add(claim.publisher)
    return frozenset(full for full, name in publishers.items() if credited_by.get(party[name], set()) - {full})


class _Index:
    """Strands by number, and by number and party, so that a claim meets a bounded number of them."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._party = merge_names(r.speaker for r in readings if r.speaker is not None)
        self._strands: dict[tuple[object, ...], list[Strand]] = {}

    def candidates(self, reading: Reading) -> list[Strand]:
        """The newest strands of each of the claim's numbers: of its party, of no named party, of any."""
        found: dict[int, Strand] = {}
        party = self._party.get(reading.speaker or "")
        for key in number_keys(reading.claim):
            for names in ((key, party), (key, None), (key, "any")):
                for strand in reversed(self._strands.get(names, [])[-_MOST_STRANDS:]):
                    found.setdefault(id(strand), strand)
        return list(found.values())

    def add(self, strand: Strand, reading: Reading) -> None:
        """Note that a strand holds a reading, under its numbers and its party."""
        party = self._party.get(reading.speaker or "")
        for key in number_keys(reading.claim):
            for names in ((key, party), (key, "any")):
                known = self._strands.setdefault(names, [])
                if not any(other is strand for other in known[-_MOST_STRANDS:]):
                    known.append(strand)


def group_readings(readings: Sequence[Reading]) -> tuple[Strand, ...]:
    """Group readings into strands, one a statement; near linear: only claims that share a number meet.

    Readings in their speakers' own words come first on each day, so that relays find them. A headline's figure goes
    with that of the body below it.
    """
    strands: list[Strand] = []
    index = _Index(readings)
    headlines = {id(r) for r in readings if r.speaker is None and not r.own_words and is_headline(r.passage)}
    ranked = sorted(
        readings, key=lambda r: (id(r) in headlines, r.claim.published or date.max, not r.own_words, r.order)
    )
    for reading in ranked:
        candidates = index.candidates(reading)
        best = _of_same_document(reading, candidates) if id(reading) in headlines else None
        best = best or _strongest(reading, candidates)
        if best is None:
            best = Strand()
            strands.append(best)
        best.readings.append(reading)
        index.add(best, reading)
    return tuple(strands)


def _of_same_document(reading: Reading, candidates: Iterable[Strand]) -> Strand | None:
    document = reading.claim.document
    return next((s for s in candidates if any(r.claim.document == document for r in s.readings)), None)


def _strongest(reading: Reading, candidates: Iterable[Strand]) -> Strand | None:
    best, best_strength = None, 0.0
    for strand in candidates:
        strength = _strength(strand, reading)
        if strength is not None and strength > best_strength:
            best, best_strength = strand, strength
    return best


def _strength(strand: Strand, reading: Reading) -> float | None:
    speaker, best = strand.speaker, None
    for member in strand.sample():
        strength = link_strength(member, reading, known=speaker)
        same_document = member.claim.document == reading.claim.document
        if strength is None and (same_document or (member.own_words and reading.own_words)):
            return None
        if strength is not None and (best is None or strength > best):
            best = strength
    return best
