"""A claim's first revision, straight from the claim: what `make_row` makes of its row, in a third of the time.

Most of what a ledger is given are thousands of claims at once, by one person, for one reason. What they share is
spelled once, and no row in between is made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from math import isfinite
from typing import TYPE_CHECKING, Any

from wartoll.claims import Claim, claim_to_row
from wartoll.documents import Document
from wartoll.ledger.append import append_rows, find_documents, last_revision, make_row
from wartoll.ledger.decisions import make_step
from wartoll.ledger.revisions import Decision
from wartoll.ledger.schema import revisions
from wartoll.ledger.spelling import canonical_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGE = 1_000
_SHARED = 6  # digits of a claim's id that are its document's, as `make_claim_id` makes it
_FALSE_TRUE = ("false", "true")


def propose_claims(
    connection: Connection, documents: Sequence[Document], claims: Sequence[Claim], *, who: str, why: str, at: str
) -> int:
    """Append a first revision for each claim that is not in the ledger, each once; how many they are.

    The documents are kept already, and the caller holds the lock.
    """
    numbers = find_documents(connection, documents)
    kept = {document.name: (numbers[document.name], document.digest) for document in documents}
    new = _new_claims(connection, claims)
    first, previous = last_revision(connection)
    rows = proposal_rows(new, kept, first + 1, previous, who=who, why=why, at=at)
    return append_rows(connection, first, rows)


def _new_claims(connection: Connection, claims: Sequence[Claim]) -> list[Claim]:
    from sqlalchemy import select, text

    r = revisions.c
    unique = {claim.claim_id: claim for claim in claims}
    known: set[str] = set()
    ids = list(unique)
    if connection.dialect.name == "sqlite":
        # The claims of a document begin alike and stand side by side: one look a document, not one a claim.
        among = text(
            "SELECT DISTINCT claim_id FROM json_each(:heads) "
            "JOIN revisions ON claim_id >= value AND claim_id < value || char(1114111)"
        )
        known.update(connection.scalars(among, {"heads": json.dumps(sorted({i[:_SHARED] for i in ids}))}))
    else:
        for start in range(0, len(ids), PAGE):
            known.update(connection.scalars(select(r.claim_id).where(r.claim_id.in_(ids[start : start + PAGE]))))
    return [claim for claim_id, claim in unique.items() if claim_id not in known]


def proposal_rows(
    claims: Iterable[Claim],
    documents: Mapping[str, tuple[int, str]],
    first: int,
    previous: str,
    *,
    who: str,
    why: str,
    at: str,
) -> Iterator[tuple[Any, ...]]:
    """The first revision of each claim as a row of the chain.

    Parameters
    ----------
    documents : mapping of str to tuple
        Number and digest of each document, by the name that claims give.
    first : int
        The number of the first row.
    previous : str
        The hash before it.

    Raises
    ------
    LedgerError
        Where a claim holds what no database keeps.
    """
    kind, status = "propose", "proposed"
    # The hash covers the list that `revision_hash` spells, in which only the number, the claim and the bodies differ.
    middle = f',null,"{kind}","{status}",{_text(who)},{_text(at)},{_text(why)},null,'
    digests = {name: f"{middle}{_text(digest)}," for name, (_, digest) in documents.items()}
    for number, claim in enumerate(claims, first):
        name = claim.document
        try:
            body = spell_claim(claim)
        except (TypeError, ValueError):
            body = ""
        if not body or "\\u0000" in body:  # the long way says what is wrong, or that nothing is
            step = make_step(claim_to_row(claim), documents[name][0], Decision.PROPOSE, who=who, why=why)
            row = make_row(step, number, previous, documents[name][1], at)
        else:
            claim_id, quantity, end = claim.claim_id, claim.quantity, claim.end
            hashed = f'[{number},{encode_basestring(claim_id)}{digests[name]}{encode_basestring(body)},"{previous}"]'
            row = (
                number, claim_id, None, kind, status, who, at, why, None, documents[name][0], claim.measure._value_,
                claim.form._value_, claim.speaker, claim.group, claim.place,
                *((quantity.low, quantity.best, quantity.high) if quantity else (None, None, None)),
                end.latest.isoformat() if end and end.latest else None,
                claim.quote.text, body, previous, hashlib.sha256(hashed.encode()).hexdigest(),
            )  # fmt: skip
        previous = row[-1]
        yield row


def spell_claim(claim: Claim) -> str:
    """A claim's row as `spell_row` spells it, without the row; the fields of ``docs/claims.md`` in alphabetical order.

    Raises
    ------
    ValueError
        Where a number is not finite.
    TypeError
        Where a field holds another kind of value than the claim declares.
    """
    quantity, said, start, end, quote = claim.quantity, claim.said, claim.start, claim.end, claim.quote
    low, best, high, bound = "null", "null", "null", "null"
    if quantity is not None:
        best = _number(quantity.best)
        low = best if quantity.low is quantity.best else _number(quantity.low)
        high = best if quantity.high is quantity.best else _number(quantity.high)
        bound = f'"{quantity.bound._value_}"'
    mentions = canonical_json([[q.start, q.end, q.text] for q in claim.mentions]) if claim.mentions else "[]"
    opened = [[o.role, o.first, o.last, o.as_written] for o in claim.open_dates]
    return (
        f'{{"as_of_inferred":{_FALSE_TRUE[claim.as_of_inferred]},"best":{best},"bound":{bound},'
        f'"claim_id":{encode_basestring(claim.claim_id)},"condition":{_text(claim.condition)},'
        f'"confidence":{_number(round(claim.confidence, 3))},"context":"{claim.context._value_}",'
        f'"document":{_text(claim.document)},"duration_days":{_number(claim.duration_days)},'
        f'"end_earliest":{_day(end.earliest) if end else "null"},"end_latest":{_day(end.latest) if end else "null"},'
        f'"extractor":{_text(claim.extractor)},"form":"{claim.form._value_}","group":{_text(claim.group)},'
        f'"hedge":{_text(claim.hedge or (quantity.hedge if quantity else None))},"high":{high},'
        f'"incident":{_text(claim.incident)},"item":{_text(claim.item)},"language":{_text(claim.language)},'
        f'"low":{low},"measure":"{claim.measure._value_}","mentions":{mentions},'
        f'"modality":"{claim.modality._value_}","open_dates":{canonical_json(opened) if opened else "[]"},'
        f'"part_of":{_text(claim.part_of)},"per":{_text(claim.per)},"place":{_text(claim.place)},'
        f'"published":{_day(claim.published)},"publisher":{_text(claim.publisher)},'
        f'"quote":{encode_basestring(quote.text)},"quote_end":{quote.end},"quote_start":{quote.start},'
        f'"rules":{_texts(claim.rules)},"said_earliest":{_day(said.earliest) if said else "null"},'
        f'"said_latest":{_day(said.latest) if said else "null"},"share_of":{_text(claim.share_of)},'
        f'"speaker":{_text(claim.speaker)},"speaker_as_written":{_text(claim.speaker_as_written)},'
        f'"speaker_kind":"{claim.speaker_kind._value_}","start_earliest":{_day(start.earliest) if start else "null"},'
        f'"start_latest":{_day(start.latest) if start else "null"},"translated":{_FALSE_TRUE[claim.translated]},'
        f'"url":{_text(claim.url)},"vague":{_FALSE_TRUE[bool(quantity and quantity.vague)]},'
        f'"via":{_texts(claim.via)},"warnings":{_texts(claim.warnings)}}}'
    )


@lru_cache(maxsize=1 << 12)  # what the claims of a stack share: speakers, groups, places, days
def _text(value: str | None) -> str:
    return "null" if value is None else encode_basestring(value)


def _texts(values: tuple[str, ...]) -> str:
    return f"[{','.join(map(encode_basestring, values))}]" if values else "[]"


@lru_cache(maxsize=1 << 12)
def _day(day: date | None) -> str:
    return "null" if day is None else f'"{day.isoformat()}"'


def _number(value: float | None) -> str:
    if value is None:
        return "null"
    return repr(value) if type(value) is float and isfinite(value) else canonical_json(value)
