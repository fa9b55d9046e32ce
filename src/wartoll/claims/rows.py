"""Claims as flat rows and back: the one shape that JSON Lines, CSV and Parquet carry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wartoll.claims.claim import Claim, Context, Form, Measure, Modality, OpenDate
from wartoll.claims.party import PartyKind
from wartoll.claims.quantity import Bound, Quantity
from wartoll.claims.quote import Quote
from wartoll.dates import Window
from wartoll.errors import ClaimError

ROW_FIELDS: tuple[str, ...] = tuple(
    (
        "claim_id document publisher url published quote quote_start quote_end mentions language translated "
        "said_earliest said_latest speaker speaker_kind speaker_as_written via group place measure form low best high "
        "bound hedge per item share_of start_earliest start_latest end_earliest end_latest as_of_inferred open_dates "
        "duration_days part_of incident context modality condition vague confidence extractor rules warnings"
    ).split()
)


def claim_to_row(claim: Claim) -> dict[str, Any]:
    """Flatten a claim to the fields of ``docs/claims.md``, in their order; dates become ISO text."""
    quantity, said, start, end = claim.quantity, claim.said, claim.start, claim.end
    return {
        "claim_id": claim.claim_id,
        "document": claim.document,
        "publisher": claim.publisher,
        "url": claim.url,
        "published": _iso(claim.published),
        "quote": claim.quote.text,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "mentions": [[q.start, q.end, q.text] for q in claim.mentions],
        "language": claim.language,
        "translated": claim.translated,
        "said_earliest": _iso(said.earliest) if said else None,
        "said_latest": _iso(said.latest) if said else None,
        "speaker": claim.speaker,
        "speaker_kind": claim.speaker_kind.value,
        "speaker_as_written": claim.speaker_as_written,
        "via": list(claim.via),
        "group": claim.group,
        "place": claim.place,
        "measure": claim.measure.value,
        "form": claim.form.value,
        "low": quantity.low if quantity else None,
        "best": quantity.best if quantity else None,
        "high": quantity.high if quantity else None,
        "bound": quantity.bound.value if quantity else None,
        "hedge": claim.hedge or (quantity.hedge if quantity else None),
        "per": claim.per,
        "item": claim.item,
        "share_of": claim.share_of,
        "start_earliest": _iso(start.earliest) if start else None,
        "start_latest": _iso(start.latest) if start else None,
        "end_earliest": _iso(end.earliest) if end else None,
        "end_latest": _iso(end.latest) if end else None,
        "as_of_inferred": claim.as_of_inferred,
        "open_dates": [[o.role, list(o.first), list(o.last), o.as_written] for o in claim.open_dates],
        "duration_days": claim.duration_days,
        "part_of": claim.part_of,
        "incident": claim.incident,
        "context": claim.context.value,
        "modality": claim.modality.value,
        "condition": claim.condition,
        "vague": bool(quantity and quantity.vague),
        "confidence": round(claim.confidence, 3),
        "extractor": claim.extractor,
        "rules": list(claim.rules),
        "warnings": list(claim.warnings),
    }


def claim_from_row(row: Mapping[str, Any]) -> Claim:
    """Read a claim back from its row.

    Raises
    ------
    ClaimError
        Where a field is missing or holds what it can't hold.
    """
    try:
        quantity = None
        if row.get("bound") is not None:
            quantity = Quantity(
                _number(row["low"]), _number(row["best"]), _number(row["high"]),
                Bound(row["bound"]), row.get("hedge"), bool(row.get("vague")),
            )  # fmt: skip
        return Claim(
            claim_id=row["claim_id"],
            document=row["document"],
            quote=Quote(int(row["quote_start"]), int(row["quote_end"]), row["quote"]),
            measure=Measure(row["measure"]),
            form=Form(row["form"]),
            quantity=quantity,
            publisher=row.get("publisher"),
            url=row.get("url"),
            published=_date(row.get("published")),
            mentions=tuple(Quote(int(s), int(e), t) for s, e, t in row.get("mentions") or ()),
            language=row.get("language") or "en",
            translated=bool(row.get("translated")),
            said=_window(row, "said"),
            speaker=row.get("speaker"),
            speaker_kind=PartyKind(row.get("speaker_kind") or "unknown"),
            speaker_as_written=row.get("speaker_as_written"),
            via=tuple(row.get("via") or ()),
            group=row.get("group"),
            place=row.get("place"),
            per=row.get("per"),
            item=row.get("item"),
            share_of=row.get("share_of"),
            start=_window(row, "start"),
            end=_window(row, "end"),
            as_of_inferred=bool(row.get("as_of_inferred")),
            open_dates=tuple(
                OpenDate(role, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])), words)
                for role, a, b, words in row.get("open_dates") or ()
            ),
            duration_days=_number(row.get("duration_days")),
            part_of=row.get("part_of"),
            incident=row.get("incident"),
            context=Context(row.get("context") or "unknown"),
            modality=Modality(row.get("modality") or "reported"),
            hedge=row.get("hedge"),
            condition=row.get("condition"),
            confidence=float(row.get("confidence", 0.5)),
            extractor=row.get("extractor") or "rules",
            rules=tuple(row.get("rules") or ()),
            warnings=tuple(row.get("warnings") or ()),
        )
    except (KeyError, TypeError, ValueError) as error:
        name = str(row.get("claim_id", "without an id")) if isinstance(row, Mapping) else "that is no object"
        raise ClaimError(f"claim {name} can't be read: {error}", "the fields of docs/claims.md") from error


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if not text else date.fromisoformat(text)


def _number(value: Any) -> float | None:
    return None if value is None or value == "" else float(value)


def _window(row: Mapping[str, Any], name: str) -> Window | None:
    earliest, latest = _date(row.get(f"{name}_earliest")), _date(row.get(f"{name}_latest"))
    return None if earliest is None and latest is None else Window(earliest, latest)
