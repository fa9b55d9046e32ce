"""From documents to claims: the stage as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from wartoll.claims import Claim, Context, Form, Measure, make_claim_id
from wartoll.dates import Window
from wartoll.documents import Document
from wartoll.extract.adapters.proposals import Proposal, admit_proposals, read_proposed, without_repeats
from wartoll.extract.adapters.spacy_pipeline import Parsed, fill_speakers
from wartoll.extract.anchors import Anchor, find_anchor
from wartoll.extract.choosing import choose_group
from wartoll.extract.clause_times import split_times
from wartoll.extract.clauses import read_sentence
from wartoll.extract.confidence import confidence_of
from wartoll.extract.count_dates import Lengths, date_counts, figures_day
from wartoll.extract.cues import has_cue, may_deny_or_judge, read_facts
from wartoll.extract.elements import COUNTED, read_elements
from wartoll.extract.forms import Facts, condition_of, decide_form, modality_of
from wartoll.extract.groups import group_of, is_remembered, note_force, tells_little
from wartoll.extract.lists import is_equipment_list, split_list_lines
from wartoll.extract.merge import merge_mentions
from wartoll.extract.named_forces import is_specific, note_heading
from wartoll.extract.numbers import Number, read_numbers
from wartoll.extract.old_stories import carry_years
from wartoll.extract.own_forces import note_own
from wartoll.extract.people import LEAD, Settings
from wartoll.extract.people_told import TELLING, goes_on, names_harm_or_people
from wartoll.extract.places import event_of, places_of
from wartoll.extract.quoting import quote_reading
from wartoll.extract.relevance import counts_people, is_about_something_else
from wartoll.extract.resolve import deictic_day, resolve_clocks
from wartoll.extract.results import EXTRACTOR, Extraction, Refusal
from wartoll.extract.run_on import split_run_on
from wartoll.extract.running import note_event
from wartoll.extract.scene import Memory, Reading, Scene
from wartoll.extract.settle import settle_years
from wartoll.extract.sides import note_side
from wartoll.extract.speakers import Voices, voice_of_part
from wartoll.extract.text import Sentence, fold_case, split_sentences
from wartoll.extract.timeline import Frame, Timeline
from wartoll.extract.times import TimeMention, read_times, resolve_time
from wartoll.extract.unnumbered import Unnumbered
from wartoll.extract.view import bare

PRESENT = frozenset({"has", "have", "is", "are", "holds", "hold", "numbers", "remain", "remains"})
HEADING = 90  # characters: shorter lines may be headings, labels or questions
_STACK = 60  # documents of one story; in more of them, equal names are no proof of one person
T = TypeVar("T", Number, TimeMention)


def extract_claims(
    documents: Sequence[Document],
    proposals: Mapping[str, Sequence[Proposal]] | None = None,
    parsed: Mapping[str, Parsed] | None = None,
) -> Extraction:
    """Read the claims of a stack of documents.

    Parameters
    ----------
    proposals : mapping, optional
        What a model proposes, by document name; each is found again in the words or refused.
    parsed : mapping, optional
        A pipeline's sentences and names, by document name.
    """
    claims: list[Claim] = []
    refusals: list[Refusal] = []
    masks: dict[str, tuple[tuple[int, int], ...]] = {}
    prisoner_masks: dict[str, tuple[tuple[int, int], ...]] = {}
    public: set[str] = set()
    readings: list[Extraction] = []

    def read(document: Document, known: frozenset[str] = frozenset()) -> Extraction:
        return extract_document(
            document, (proposals or {}).get(document.name, ()), (parsed or {}).get(document.name), known
        )

    for document in documents:
        readings.append(read(document))
        public |= readings[-1].public
    for place, document in enumerate(documents):
        if len(documents) <= _STACK and _hides_one_of(public, document, readings[place]):
            readings[place] = read(document, frozenset(public))
    for found in readings:
        claims += found.claims
        refusals += found.refusals
        masks.update(found.masks or {})
        prisoner_masks.update(found.prisoner_masks or {})
    settled, notes = settle_years(claims)
    return Extraction(settled, tuple(refusals), masks, prisoner_masks, notes)


def extract_document(
    document: Document,
    proposals: Sequence[Proposal] = (),
    parsed: Parsed | None = None,
    public: frozenset[str] = frozenset(),
) -> Extraction:
    """Read the claims of one document; ``public`` are full names that its siblings know for public."""
    if not proposals and not is_equipment_list(document.text) and not _may_hold_claims(document.text):
        return Extraction(masks={document.name: ()})
    found = _Reader(document, proposals, parsed, public).read()
    return found if parsed is None else replace(found, claims=fill_speakers(found.claims, parsed))


def _hides_one_of(public: set[str], document: Document, found: Extraction) -> bool:
    """Whether a document hides a name that a sibling knows for public: "Ana Ruiz spoke of 512" beside her ministry."""
    spans = (found.masks or {}).get(document.name, ())
    return any(" ".join(map(bare, document.text[a:b].lower().split())) in public for a, b in spans)


def _may_hold_claims(text: str) -> bool:
    return has_cue(text) and not is_about_something_else(text.lower())


class _Reader:
    """One document while its sentences are read in order."""

    def __init__(
        self, document: Document, proposals: Sequence[Proposal], parsed: Parsed | None, public: frozenset[str]
    ) -> None:
        self.document = document
        self.text = document.text
        self.low = fold_case(document.text)
        self.facts: Facts = read_facts(document.text)
        natural = self.facts.context in (Context.DISASTER, Context.ACCIDENT)
        self.about_forces = self.facts.about_forces and not natural  # who a bare count is of
        whole = parsed.sentences if parsed else split_run_on(self.text, split_sentences(self.text))
        self.sentences = split_list_lines(self.text, whole)
        times = read_times(self.text)
        self.anchor: Anchor = find_anchor(document, times)
        self.times = carry_years(self.text, times, self.anchor.day)
        reading = read_numbers(self.text, self.times)
        self.numbers = list(reading.numbers)
        self.refusals = [Refusal(document.name, r.start, r.end, r.words, r.reason) for r in reading.refused]
        self.dates = Timeline(self.text, self.sentences, self.times, self.anchor.day, forces=self.facts.about_forces)
        self.times = list(self.dates.times)
        self.lengths = Lengths(self.anchor.day)
        self.voices = Voices(document, self.sentences, self.times, self.anchor.day, public)
        self.memory = Memory(
            equipment_list=is_equipment_list(self.text),
            conflict=self.facts.context is Context.ARMED_CONFLICT,
            about_forces=self.facts.about_forces,
            sentences=self.sentences,
        )
        self.settings = Settings(self.facts, self.memory)
        self.unnumbered = Unnumbered(document, self.facts, self.anchor.day, self.voices, self.memory, self.lengths)
        self.counted = False  # whether any people have been counted yet
        self.proposed, refused = admit_proposals(self.text, self.numbers, proposals)
        self.refusals += [
            Refusal(document.name, 0, 0, r.proposal.quote[:200], f"proposed: {r.reason}") for r in refused
        ]

    def read(self) -> Extraction:
        claims: list[Claim] = []
        next_number = next_time = 0
        for index, sentence in enumerate(self.sentences):
            numbers, next_number = _inside(self.numbers, next_number, sentence)
            times, next_time = _inside(self.times, next_time, sentence)
            if not self._concerns(sentence, numbers, times, lead=index < LEAD):
                continue
            elements = read_elements(self.text, sentence, numbers, times)
            scene = Scene(self.text, elements, self.memory, index)
            readings = read_sentence(scene)
            readings += read_proposed(scene, readings, self.proposed)
            self._date_figures(scene, claims)
            claims += self._claims(scene, sentence, readings)
            claims += self.unnumbered.read(scene, sentence)
            self.refusals += [
                Refusal(
                    self.document.name,
                    elements[at].start,
                    elements[at].end,
                    self.text[elements[at].start : elements[at].end],
                    why,
                )
                for at, why in scene.refused.items()
            ]
        merged = without_repeats(merge_mentions(claims))
        name = self.document.name
        if not merged:
            return Extraction((), tuple(self.refusals), {name: ()}, {name: ()})
        masks, prisoners = self.voices.masks(), self.voices.prisoner_masks()
        return Extraction(merged, tuple(self.refusals), {name: masks}, {name: prisoners}, public=self.voices.public())

    def _concerns(self, sentence: Sentence, numbers: list[Number], times: list[TimeMention], *, lead: bool) -> bool:
        """Whether a sentence may hold a claim, or something that the claims after it rest on."""
        if sentence.aside:
            return False
        conflict = self.facts.about_forces or self.facts.context in (Context.ARMED_CONFLICT, Context.UNKNOWN)
        if lead or any(number.kind in COUNTED for number in numbers) or (conflict and times):
            return True
        if self.proposed or sentence.end - sentence.start < HEADING or self.facts.about_forces:
            return True
        low = self.low[sentence.start : sentence.end]
        return may_deny_or_judge(low) or has_cue(low)

    def _date_figures(self, scene: Scene, claims: list[Claim]) -> None:
        """Date the counts of this paragraph and the one before where a sentence says of which day the figures are."""
        window = figures_day(scene, self.anchor.day)
        if window is None:
            return
        paragraph = self.sentences[scene.index].paragraph
        opens = next((s.start for s in self.sentences if s.paragraph >= paragraph - 1), 0)
        first = next((at for at, claim in enumerate(claims) if claim.quote.start >= opens), len(claims))
        date_counts(claims, window, first)
        self.dates.frame = Frame(scene.index, window)

    def _claims(self, scene: Scene, sentence: Sentence, readings: list[Reading]) -> list[Claim]:
        made: dict[int, Claim] = {}
        note_side(scene)
        note_heading(scene)
        note_own(scene)
        note_event(scene)
        self.settings.note(scene)
        for reading in readings:
            told_with = reading.whole is not None and reading.whole.kept  # a part of people is people
            told_with = told_with or (reading.rules[0] in TELLING and any(r.kept for r in scene.readings.values()))
            named = names_harm_or_people(reading) or (goes_on(reading) and self._has_told(reading.number))
            if (
                not told_with
                and reading.measure != "equipment"
                and not counts_people(self.low, reading.number, self.facts.context, reading.measure, named=named)
            ):
                scene.refused[reading.at] = "no people are counted"
                continue
            claim = self._claim(scene, sentence, reading, made)
            if claim is not None:
                made[id(reading)] = claim
                self.counted = reading.kept = True
        told = [made[id(r)] for r in readings if id(r) in made and not scene.is_bracketed(r.at)]
        self.dates.note(scene, told or list(made.values()))
        return list(made.values())

    def _has_told(self, number: Number) -> bool:
        """Whether people have been counted yet, or harm to them told, for a number that is no part of an address."""
        told = self.counted or self.memory.told is not None
        return told and self.text[number.start - 1 : number.start] not in ("/", "-", "=")

    def _claim(self, scene: Scene, sentence: Sentence, reading: Reading, made: dict[int, Claim]) -> Claim | None:
        day = self.dates.day_at(scene.index)
        times, said_time = split_times(scene, reading, day)
        form = decide_form(scene, reading, times, self.facts, self.dates.told(scene))
        voice = voice_of_part(reading, self.voices.at(reading.number.start, reading.number.end))
        reading.voice = voice
        proposed_form, proposed_speaker, proposed_group = reading.proposed or (None, None, None)
        if proposed_form is not None:
            form = Form(proposed_form)
        if proposed_speaker is not None:
            voice = replace(voice, speaker=proposed_speaker, as_written=proposed_speaker, via=())
        reading.form = form.value
        quote = quote_reading(scene, sentence, reading, self.voices.masks())
        stated = (voice.said if voice.speaker else None) or self._said(said_time, day)
        said = self.dates.said_before(voice.speaker, scene.index, stated)
        beside = sorted((other for other in scene.readings.values() if id(other) in made), key=lambda other: other.at)
        inherited = self.dates.inherited(scene, reading, form, beside)
        if stated is not None and not self.dates.is_said_here(scene, stated, inherited, form, beside):
            stated = None
        day = deictic_day(times, stated, day)
        clocks = resolve_clocks(times, stated, day, form, inherited or said, self.anchor.day or date.max)
        clocks = self.lengths.refine(replace(clocks, said=said), form, times, self.dates.story(inherited), scene.index)
        if clocks.inferred and reading.whole is not None and reading.whole.dated and clocks.end == reading.whole.end:
            clocks = replace(clocks, inferred=False)
        reading.carried = inherited is not None and clocks.end == inherited
        reading.end, reading.dated = clocks.end, not clocks.inferred and clocks.end is not None
        here = places_of(scene, reading)
        places = here or self.settings.places
        place = places[0] if places else None
        event = event_of(scene, reading)
        group = proposed_group or group_of(scene, reading, about_forces=self.about_forces)
        if proposed_group is None and reading.measure != "equipment":
            group = choose_group(scene, reading, group, voice.speaker, sentence.paragraph)
        reading.group = group
        if group is not None and is_remembered(reading, group, self.memory.group):
            self.memory.group = group
        if group is not None:
            note_force(scene, group)
            if self.memory.turn and is_specific(group):
                self.memory.heading = None  # who is named since stands nearer than the heading
        if group is None or tells_little(reading, group):
            group = self.settings.describe(scene, reading, group, here, form, sentence.paragraph)
        self.settings.keep_places(scene, here, sentence.paragraph)
        quantity = reading.number.quantity
        whole = made.get(id(reading.whole)) if reading.whole is not None else None
        number = reading.number
        value = f"{quantity.low}:{quantity.best}:{quantity.high}"
        rules = (*reading.rules, *voice.rules, *(("increment",) if number.increment else ()))
        named = (self.document.identity, quote, reading.measure, form.value)
        claim_id = make_claim_id(*named, value, voice.speaker)
        if any(other.claim_id == claim_id for other in made.values()):  # "one was killed on Friday and one on Saturday"
            claim_id = make_claim_id(*named, f"{value}:{number.start - quote.start}", voice.speaker)
        return Claim(
            claim_id=claim_id,
            document=self.document.name,
            publisher=self.document.publisher,
            url=self.document.url,
            published=self.document.published,
            quote=quote,
            language=self.document.language,
            translated=self.document.translated,
            measure=Measure(reading.measure),
            form=form,
            quantity=quantity,
            said=clocks.said,
            speaker=voice.speaker,
            speaker_kind=self.voices.kind(voice.speaker, group),
            speaker_as_written=voice.as_written,
            via=voice.via,
            group=group,
            place=place,
            per=reading.per if form is Form.RATE or reading.per else None,
            item=reading.item,
            share_of=reading.share_of,
            start=clocks.start,
            end=clocks.end,
            as_of_inferred=clocks.inferred,
            open_dates=clocks.open_dates,
            duration_days=clocks.duration_days,
            incident=", ".join(filter(None, (event, place))) or None if form is Form.PERIOD else None,
            part_of=whole.claim_id if whole is not None else None,
            context=self.facts.context,
            modality=modality_of(reading, form, voice.modality),
            hedge=quantity.hedge,
            condition=condition_of(scene) if form is Form.PROJECTION else None,
            confidence=confidence_of(reading, form, rules),
            extractor=EXTRACTOR,
            rules=rules,
            warnings=("the page's date and the dates in the text contradict each other",)
            if self.anchor.contradicted
            else (),
        )

    def _said(self, mention: TimeMention | None, day: date | None) -> Window | None:
        window = resolve_time(replace(mention, ahead=False), day).window if mention is not None else None
        ahead = window is not None and window.earliest is not None and day is not None and window.earliest > day
        return None if ahead else window


def _inside(items: list[T], at: int, sentence: Sentence) -> tuple[list[T], int]:
    """The items that lie in a sentence, and where the next one's begin."""
    found: list[T] = []
    while at < len(items) and items[at].start < sentence.end:
        if items[at].start >= sentence.start and items[at].end <= sentence.end:
            found.append(items[at])
        at += 1
    return found, at
