"""Claims without a number: the events and judgements of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from wartoll.claims import Claim, Context, Form, Measure, Modality, Quote, make_claim_id
from wartoll.documents import Document
from wartoll.extract.count_dates import Lengths
from wartoll.extract.events import read_events, read_judgements
from wartoll.extract.forms import Facts
from wartoll.extract.onsets import BEGUN, read_onsets
from wartoll.extract.quoting import quote_span
from wartoll.extract.results import EXTRACTOR
from wartoll.extract.scene import Memory, Scene
from wartoll.extract.sides import as_force
from wartoll.extract.speakers import Voices
from wartoll.extract.text import Sentence


@dataclass(slots=True)
class Unnumbered:
    """Reads events and judgements of one document; a dated onset becomes the start of the lengths told after it."""

    document: Document
    facts: Facts
    day: date | None
    voices: Voices
    memory: Memory
    lengths: Lengths

    def read(self, scene: Scene, sentence: Sentence) -> list[Claim]:
        """Events and judgements of a sentence."""
        found: list[Claim] = []
        warlike = self.facts.about_forces or self.facts.context in (Context.ARMED_CONFLICT, Context.UNKNOWN)
        events = read_events(scene, self.day) if self._tells_events(scene) else []
        onsets = read_onsets(scene, self.day) if warlike else []
        distinct = {(event.measure, event.window): event for event in reversed(events + onsets)}
        for event in reversed(distinct.values()):
            if event.rule == "dated onset" and event.hedge in BEGUN:
                self.lengths.begin(scene.index, event.window)
            quote = quote_span(scene, sentence, event.first, event.last, self.voices.masks())
            at = scene.elements[event.first].start, scene.elements[event.last].end
            rule = f"{event.rule} {event.window.earliest}"
            claim = self._claim(quote, event.measure, Form.EVENT, rule, at)
            found.append(replace(claim, end=event.window, hedge=event.hedge))
        counted = {reading.measure for reading in scene.readings.values()}
        for judgement in read_judgements(scene):
            if judgement.measure == "reinforcements" and judgement.measure in counted:
                continue
            quote = quote_span(scene, sentence, 0, len(scene.elements) - 1, self.voices.masks())
            claim = self._claim(quote, judgement.measure, Form.JUDGEMENT, judgement.name)
            found.append(replace(claim, modality=Modality(judgement.modality)))
        return found

    def _tells_events(self, scene: Scene) -> bool:
        """Whether dated events matter: in a report on forces, and as the start of a count in a report on war."""
        if self.facts.about_forces:
            return True
        return bool(scene.readings) and self.facts.context is Context.ARMED_CONFLICT and scene.says_since

    def _claim(self, quote: Quote, measure: str, form: Form, rule: str, at: tuple[int, int] | None = None) -> Claim:
        """An event or a judgement; ``at`` is where its own words stand."""
        voice = self.voices.at(*(at or (quote.start, quote.end)))
        return Claim(
            claim_id=make_claim_id(self.document.identity, quote, measure, form.value, rule, voice.speaker),
            document=self.document.name,
            publisher=self.document.publisher,
            url=self.document.url,
            published=self.document.published,
            quote=quote,
            language=self.document.language,
            translated=self.document.translated,
            measure=Measure(measure),
            form=form,
            said=voice.said,
            speaker=voice.speaker,
            speaker_as_written=voice.as_written,
            speaker_kind=self.voices.kind(voice.speaker, self.memory.group),
            via=voice.via,
            group=self.memory.group or (as_force(self.memory.side) if self.memory.side else None),
            context=self.facts.context,
            confidence=0.6,
            extractor=EXTRACTOR,
            rules=(rule, *voice.rules),
        )
