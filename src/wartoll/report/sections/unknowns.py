"""What the brief does not know: said as plainly as what it does."""

from __future__ import annotations

from collections.abc import Iterator

from wartoll.claims import Claim, Form
from wartoll.report.blocks import Block, Bullets, Column, Section, Table
from wartoll.report.inputs import BriefInputs, tell_skipped
from wartoll.report.legible import one_line
from wartoll.report.words import Cite, Jump, Strong, Words, join_words

_COUNTS = (Form.STOCK, Form.CUMULATIVE)
_UNSURE = 0.5
_CITED = 40


def build_unknowns(inputs: BriefInputs) -> Section:
    """Missing words, dates and documents, doubts and warnings; says so where there is nothing to tell."""
    items = [item for part in (_documents, _own_words, _dates, _doubts) for item in part(inputs)]
    blocks: list[Block] = [Bullets(tuple(items))] if items else [Bullets((Words.of("Nothing that was noticed."),))]
    if inputs.refusals:
        blocks.append(_refusals(inputs))
    data = {
        "remarks": [item.text for item in items],
        "refusals": [
            {"document": r.document, "start": r.start, "end": r.end, "words": r.words, "reason": r.reason}
            for r in inputs.refusals
        ],
    }
    return Section("unknowns", "What this brief does not know", tuple(blocks), data, len(items))


def _documents(inputs: BriefInputs) -> Iterator[Words]:
    for skipped in inputs.skipped:
        yield Words.of(Strong("Not read: "), tell_skipped(skipped))
    with_claims = {claim.document for claim in inputs.claims}
    silent = [d.name for d in inputs.documents if d.name not in with_claims]
    if silent:
        yield Words.of(Strong("Read, but no claim was found in: "), ", ".join(map(one_line, silent)) + ".")
    undated = [_jump(inputs, d.name) for d in inputs.documents if d.published is None]
    if undated:
        yield (
            Words.of(Strong("No date of its own: "))
            + join_words(undated)
            + Words.of(". Words such as “yesterday” can't be placed there.")
        )
    guessed = [d for d in inputs.documents if d.published is not None and d.published_confidence < 0.75]
    if guessed:
        yield (
            Words.of(Strong("Dated by a guess: "))
            + join_words(_jump(inputs, d.name) for d in guessed)
            + Words.of(". A page's date need not be the article's.")
        )
    for document in inputs.documents:
        for warning in document.warnings:
            yield Words.of(_jump(inputs, document.name).parts[0], f": {one_line(warning)}")


def _own_words(inputs: BriefInputs) -> Iterator[Words]:
    missing: dict[str, list[str]] = {}
    for origin in inputs.trace.origins:
        if not origin.origin_claim_in_stack and origin.speaker and origin.claim.has_number:
            missing.setdefault(one_line(origin.speaker), []).append(origin.claim.claim_id)
    if missing:
        names = join_words(Words.of(name, Cite(tuple(ids))) for name, ids in missing.items())
        yield (
            Words.of(Strong("Own words not at hand: "))
            + names
            + Words.of(". What they said is known only through others; no outlet can be charged with changing it.")
        )


def _dates(inputs: BriefInputs) -> Iterator[Words]:
    inferred = _cited(c for c in inputs.claims if c.as_of_inferred)
    if inferred:
        told = "the text dates the statement, not the count, so nobody knows up to which day it counts"
        yield Words.of(Strong("As-of date not said: "), told) + inferred + Words.of(".")
    without = _cited(c for c in inputs.claims if c.form in _COUNTS and c.end is None)
    if without:
        told = "counts for which no day is said or implied"
        yield Words.of(Strong("No date at all: "), told) + without + Words.of(".")
    for claim in inputs.claims:
        for open_date in claim.open_dates:
            yield Words.of(
                Strong("Year not settled: "),
                f"“{one_line(open_date.as_written)}”, {open_date.role}",
                Cite((claim.claim_id,)),
            )
    for note in inputs.notes:
        yield Words.of(one_line(note))


def _doubts(inputs: BriefInputs) -> Iterator[Words]:
    nobody = _cited(c for c in inputs.claims if c.has_number and c.group is None)
    if nobody:
        told = "figures whose group the text leaves open"
        yield Words.of(Strong("Who is counted is not said: "), told) + nobody + Words.of(".")
    unsure = _cited(c for c in inputs.claims if c.confidence < _UNSURE)
    if unsure:
        told = f"confidence below {_UNSURE:g}; check these against their quotes"
        yield Words.of(Strong("Read with doubt: "), told) + unsure + Words.of(".")
    warned: dict[str, list[str]] = {}
    for claim in inputs.claims:
        for warning in claim.warnings:
            warned.setdefault(one_line(warning), []).append(claim.claim_id)
    for warning, ids in warned.items():
        yield Words.of(warning, Cite(tuple(ids)))


def _refusals(inputs: BriefInputs) -> Table:
    rows = tuple(
        (Words.of(_jump(inputs, r.document).parts[0]), Words.of(f"“{one_line(r.words)}”"), Words.of(one_line(r.reason)))
        for r in inputs.refusals
    )
    title = f"{len(rows)} number{'' if len(rows) == 1 else 's'} not read, because no reading is certain"
    return Table(title, (Column("Document"), Column("Words", wide=True), Column("Why", wide=True)), rows, folded=True)


def _cited(claims: Iterator[Claim]) -> Words:
    """The claims a remark is about: their numbers, or how many where there are very many."""
    ids = tuple(claim.claim_id for claim in claims)
    more = f" and {len(ids) - _CITED} more" if len(ids) > _CITED else ""
    return Words.of(Cite(ids[:_CITED]), more) if ids else Words(())


def _jump(inputs: BriefInputs, document: str) -> Words:
    name = one_line(document)
    return Words.of(Jump(name, f"d-{inputs.positions[document]}") if document in inputs.positions else name)
