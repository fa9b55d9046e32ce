"""What is new since a snapshot, what was revised, and what that moved: the opening of a brief on a ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wartoll.dates import long_date
from wartoll.report.blocks import Block, Bullets, Column, Paragraph, Section, Table
from wartoll.report.figures import say_claim, say_number
from wartoll.report.inputs import BriefInputs
from wartoll.report.legible import one_line
from wartoll.report.linking import link_sentence
from wartoll.report.sections.moved import Move, find_moves
from wartoll.report.since import Decided, Since
from wartoll.report.windows import say_period, short_date
from wartoll.report.words import Link, Strong, Words, claim_words, count_noun

KEY = "since"
_OPEN = 12  # rows that stand open; longer tables start closed
_SHORT = 12  # hexadecimal digits by which a snapshot is called


def changes_section(since: Since) -> Callable[[BriefInputs], Section]:
    """A builder of the section on changes, to be given to ``build_brief`` as ``opening``."""

    def build(inputs: BriefInputs) -> Section:
        moves, clashes = find_moves(since, inputs), _new_clashes(since, inputs)
        blocks: list[Block] = [Paragraph(tell_changes(since, inputs))]
        if moves:
            blocks.append(_moved(moves))
        elif since.new or since.revised or since.gone:
            blocks.append(Paragraph(Words.of("No figure of this brief moved.")))
        if clashes:
            blocks += [Paragraph(Words.of(Strong("Can't both hold, and was not known"))), Bullets(tuple(clashes))]
        blocks += [*_new(since, inputs), *_revised(since, inputs), *_gone(since, inputs)]
        return Section(KEY, "What is new, and what it moved", tuple(blocks), _data(since, inputs, moves, clashes))

    return build


def tell_changes(since: Since, inputs: BriefInputs) -> Words:
    """What changed, in one sentence."""
    note = f", “{one_line(inputs.hide(since.note))}”" if since.note else ""
    begin = f"Since snapshot {since.digest[:_SHORT]} of {long_date(since.day)}{note}"
    if not (since.new or since.revised or since.gone or since.new_documents):
        return Words.of(f"{begin}, nothing is new and nothing was revised.")
    new, revised, gone = len(since.new), len(since.revised), len(since.gone)
    told = [f"{count_noun(new, 'claim')} and {count_noun(len(since.new_documents), 'document')} "
            f"{'is' if new == 1 and not since.new_documents else 'are'} new"]  # fmt: skip
    told.append(f"{count_noun(revised, 'claim')} {'was' if revised == 1 else 'were'} revised")
    told.append(f"{count_noun(gone, 'claim')} no longer {'counts' if gone == 1 else 'count'}")
    carried = _carried(since, inputs)
    tail = (
        f" {carried} of the new claims carr{'ies' if carried == 1 else 'y'} a statement known before."
        if carried
        else ""
    )
    return Words.of(f"{begin}: {', '.join(told)}.{tail}")


def _carried(since: Since, inputs: BriefInputs) -> int:
    """How many new claims carry a statement that a claim of the snapshot carries too."""
    new = set(since.new)
    groups = [{claim.claim_id for claim in origin.claims} for origin in inputs.trace.origins]
    return len({claim for ids in groups if ids - new for claim in ids & new})


def _moved(moves: tuple[Move, ...]) -> Table:
    columns = (Column("What moved", wide=True), Column("Then", wide=True), Column("Now", wide=True))
    rows = tuple((move.what, move.then, move.now) for move in moves)
    return Table("What that moved", columns, rows, folded=len(rows) > _OPEN, stacked=True)


def _new_clashes(since: Since, inputs: BriefInputs) -> list[Words]:
    known = {c.sentence for c in since.then.trace.contradictions}
    found = sorted((c for c in inputs.trace.contradictions if c.sentence not in known), key=lambda c: -c.relative_size)
    return [link_sentence(inputs, c.sentence, inputs.leading_claims(c.first, c.second)) for c in found]


def _new(since: Since, inputs: BriefInputs) -> list[Block]:
    claims = [inputs.by_id[claim_id] for claim_id in inputs.known(since.new)]
    if not claims:
        return []
    columns = (Column("Claim"), Column("Whose"), Column("Counted"), Column("In"))
    rows = tuple(
        (claim_words(c), Words.of(inputs.who(c)), Words.of(say_period(c.start, c.end, short=True) or "not said"),
         Words.of(inputs.outlet_link(c)))
        for c in sorted(claims, key=lambda c: inputs.numbers[c.claim_id])
    )  # fmt: skip
    return [Table(f"{count_noun(len(rows), 'new claim')}", columns, rows, folded=len(rows) > _OPEN, stacked=True)]


def _revised(since: Since, inputs: BriefInputs) -> list[Block]:
    if not since.revised:
        return []
    columns = (
        Column("Claim"),
        Column("Whose"),
        Column("What changed", wide=True),
        Column("By whom, and why", wide=True),
    )
    rows = tuple(
        (_claim(inputs, one), Words.of(inputs.who(one.before)), Words.of(_change(inputs, one)), _steps(inputs, one))
        for one in since.revised
    )
    title = f"{count_noun(len(rows), 'revised claim')}"
    return [Table(title, columns, rows, folded=len(rows) > _OPEN, stacked=True)]


def _gone(since: Since, inputs: BriefInputs) -> list[Block]:
    if not since.gone:
        return []
    columns = (Column("Claim"), Column("Whose"), Column("Now"), Column("By whom, and why", wide=True))
    rows = []
    for one in since.gone:
        into = inputs.by_id.get(one.into or "")
        now = Words.of(one.status_after) + (Words.of(" into ") + claim_words(into) if into else Words(()))
        rows.append((_claim(inputs, one), Words.of(inputs.who(one.before)), now, _steps(inputs, one)))
    title = f"{count_noun(len(rows), 'claim')} no longer counted"
    return [Table(title, columns, tuple(rows), folded=len(rows) > _OPEN, stacked=True)]


def _claim(inputs: BriefInputs, one: Decided) -> Words:
    """The claim as it stands, leading to its quote; one that no longer counts has no quote in the brief."""
    if one.after is not None and one.after.claim_id in inputs.by_id:
        return Words.of(Link(say_claim(one.after), one.after.claim_id))
    return Words.of(say_claim(one.before))


def _change(inputs: BriefInputs, one: Decided) -> str:
    told = [f"{name}: {_value(inputs, old)} → {_value(inputs, new)}" for name, old, new in one.changes]
    if one.status_before != one.status_after:
        told.append(f"{one.status_before} → {one.status_after}")
    return "; ".join(told) or "nothing in the end"


def _value(inputs: BriefInputs, value: object) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return say_number(value)
    return one_line(inputs.hide(str(value)))


def _steps(inputs: BriefInputs, one: Decided) -> Words:
    told = (f"{s.kind}, {one_line(s.who)}, {short_date(s.day)}: {one_line(inputs.hide(s.why))}" for s in one.steps)
    return Words.of("; ".join(told))


def _data(since: Since, inputs: BriefInputs, moves: tuple[Move, ...], clashes: list[Words]) -> dict[str, Any]:
    def decided(one: Decided) -> dict[str, Any]:
        return {
            "claim_id": one.before.claim_id,
            "status_before": one.status_before,
            "status_after": one.status_after,
            "into_claim": one.into,
            "changes": [{"field": name, "before": old, "after": new} for name, old, new in one.changes],
            "steps": [{"kind": s.kind, "who": s.who, "day": s.day.isoformat(), "why": inputs.hide(s.why)}
                      for s in one.steps],
        }  # fmt: skip

    def told(words: Words) -> dict[str, Any]:
        return {"text": words.text, "claim_ids": list(words.claim_ids)}

    return {
        "snapshot": since.digest,
        "day": since.day.isoformat(),
        "note": inputs.hide(since.note),
        "new": list(since.new),
        "new_documents": list(since.new_documents),
        "revised": [decided(one) for one in since.revised],
        "gone": [decided(one) for one in since.gone],
        "moved": [{"what": m.what.text, "then": told(m.then), "now": told(m.now)} for m in moves],
        "new_contradictions": [told(words) for words in clashes],
    }
