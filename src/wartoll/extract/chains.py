"""The voices over a span of a sentence, outermost first: who speaks there, and who passes it on."""

from __future__ import annotations

from collections.abc import Sequence

from wartoll.extract.lexicon import role_nouns
from wartoll.extract.quotations import Quotation, quotation_at
from wartoll.extract.voiced import Line, Voice


def find_chain(text: str, line: Line, quotations: tuple[Quotation, ...], start: int, end: int) -> list[Voice]:
    """The voices of a line over ``start`` to ``end``, outermost first; empty where it has none there."""
    if not line.voices:
        return []
    left = max((b for b in line.breaks if b <= start), default=line.sentence.start)
    right = min((b for b in line.breaks if b > start), default=line.sentence.end)
    quotation = quotation_at(quotations, start)
    voices = [v for v in line.voices if quotation_at(quotations, v.report.cue) in (None, quotation)]
    inside = [v for v in voices if left <= v.report.cue < right or left <= v.report.lo < right]
    if not inside:
        inside = [v for v in voices if v.report.cue < left][-1:]
    if not inside and quotation is None:
        inside = _closing(voices)
    inside = [v for v in inside if not _is_weak(v)] or inside
    inside = [v for v in inside if not v.report.relative or v.report.before or v.report.lo <= start]
    near = _governs_directly(text, inside, start, end)
    if near is not None:
        outer = (
            [v for v in inside if v.report.hi <= start + 1 and not v.report.relative] if near.report.relative else []
        )
        return [*outer, near]
    main = [v for v in inside if not v.report.relative] or inside
    before = [v for v in main if v.report.hi <= start + 1 or v.report.cue <= start]
    told = [v for v in before if v.report.hi <= start + 1]
    around = next((v for v in before if v not in told), None)
    if around is not None and any(v.report.lo > around.report.lo for v in told):
        before = [
            v for v in told if v.report.lo > around.report.lo
        ]  # "the union, which by police figures has 900, says"
    after = [v for v in main if v not in before]
    inner = [v for v in before if not v.report.outer or not any(o is not v and not o.report.outer for o in before)]
    outer = [v for v in (*before, *after) if v not in inner and v.report.outer]
    if inner:
        echo = [v for v in after if _only_carries(text, v, inner[-1])]
        claimed = inner[-1].report.group == "figure"  # who rejects a rebel claim doesn't carry it
        return [*outer, *echo, *(v for v in inner if v is inner[-1] or not claimed or v.report.group != "deny")]
    direct = [v for v in after if not v.report.outer] or after
    return [*(v for v in outer if v not in direct[:1]), *direct[:1]]


def _closing(voices: Sequence[Voice]) -> list[Voice]:
    """Who closes a sentence of several clauses that has no other voice: "Ten are in hospital; two died, it said"."""
    names = {voice.source.name for voice in voices}
    last = voices[-1].report if voices else None
    closes = last is not None and last.rule in ("verb", "inverted") and last.before and not last.after
    return list(voices[-1:]) if closes and len(names) == 1 else []


def _is_weak(voice: Voice) -> bool:
    """Whether a voice is nobody's: "reports", "satellite images", which yield to whoever else speaks there."""
    phrase = voice.report.phrase
    holders = role_nouns().intersection(phrase.text.casefold().split()) - {phrase.paper}
    return bool(phrase.paper) and not (holders or phrase.parties or " " in (phrase.name or "") or phrase.definite)


def _only_carries(text: str, voice: Voice, inner: Voice) -> bool:
    """Whether a voice after the span repeats the speaker ("it told the radio") or is the outlet that has it."""
    if voice.report.phrase.pronoun:
        return voice.source.name == inner.source.name
    lead = text[max(0, voice.report.lo - 3) : voice.report.lo]
    if "," in lead and not voice.report.after and voice.report.group == "say":
        return True  # "the agency said ..., a lawmaker said."
    party = voice.source.party
    return party is not None and party.kind == "media" and not voice.report.after


def _governs_directly(text: str, voices: Sequence[Voice], start: int, end: int) -> Voice | None:
    """A voice that stands right behind a span: "140 a day by this agency's count", "100 dead that X described"."""
    each = sum(voice.report.group == "according" for voice in voices) > 1
    for voice in voices:
        gap = voice.report.lo - end
        if each and voice.report.group == "according" and 0 <= gap <= 3:
            return voice  # "1,500 according to the union and 2,500 according to the owners"
        if voice.report.rule == "if-right" and 0 <= gap <= 3:
            return voice  # "4,800, if one follows the office, or 3,700, if one follows the ministry"
        if -2 <= gap <= 30 and (voice.report.relative or voice.report.group == "figure"):
            between = text[end : max(end, voice.report.lo)]
            if "," not in between and ";" not in between:
                return voice
    return None
