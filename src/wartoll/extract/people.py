"""People of whom the count itself says little: composed of their noun, the event, the site and the place."""

from __future__ import annotations

from dataclasses import dataclass, field

from wartoll.claims import Context, Form
from wartoll.extract.carried_groups import people_named, person_noun
from wartoll.extract.circumstances import circumstances_of, setting_of
from wartoll.extract.forms import Facts
from wartoll.extract.measures import country_of, split_phrases
from wartoll.extract.parties import find_sides
from wartoll.extract.places import all_places, event_of, names_home, opening_place
from wartoll.extract.scene import Memory, Reading, Scene
from wartoll.extract.sides import FORCE_WORDS, is_land, is_reporter
from wartoll.vocabulary import load_vocabulary

LEAD = 4  # sentences, headline included, that set the scene of a report
DISEASES = tuple(split_phrases(load_vocabulary("groups")["circumstances"]["diseases"]))
BEFALLEN = frozenset({"dead", "wounded", "injured", "missing"})
BEFELL = {"displaced": "displaced", "missing": "missing"}  # what one calls them of whom a count says only that
NEAR = 2  # sentences that an opening place ("In Gaza the war goes on") reaches over


@dataclass(slots=True)
class Setting:
    """The event and site of a sentence, as they go on in what follows."""

    event: str | None = None
    site: str | None = None
    sentence: int = -99
    paragraph: int = -99


@dataclass(slots=True)
class Settings:
    """What the lead of a document, and the last sentence that named an event, say of where people came to harm."""

    facts: Facts
    memory: Memory
    lead: Setting = field(default_factory=Setting)
    last: Setting = field(default_factory=Setting)
    home: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    lead_places: list[str] = field(default_factory=list)
    placed: int = -99
    told: bool = False
    disease: str | None = None
    opening: tuple[int, str] | None = None

    def note(self, scene: Scene) -> None:
        """Keep the place that a sentence opens with, and the event and site of the lead."""
        place = opening_place(scene)
        if place:
            self.opening = (scene.index, place)
        if scene.index < LEAD and self.disease is None:
            self.disease = next((word for word in DISEASES if word in scene.words), None)
        if scene.index < LEAD and not self.home:
            self.home = all_places(scene)[:1]
        if (scene.index < LEAD or not self.told) and not (self.lead.event and self.lead.site):
            event, site = event_of(scene, None), setting_of(scene)
            if event or (site and "event" in scene.tags):
                self.lead = Setting(self.lead.event or event, self.lead.site or site, scene.index)

    def describe(
        self, scene: Scene, reading: Reading, group: str | None, here: list[str], form: Form, paragraph: int
    ) -> str:
        """The group in words: ``people killed by drones``, ``children at the civil hospital in Quetta``."""
        self.told = True
        said = circumstances_of(scene, reading)
        event, site = event_of(scene, reading), said.site
        if event and site and event.split()[-1].lower() in site.lower():
            event = None
        own = bool(event or site or said.means)
        if own and (event or site):
            self._keep(Setting(event, site, scene.index, paragraph))
        if not here and self.opening is not None and 0 <= scene.index - self.opening[0] <= NEAR:
            here = [self.opening[1]]
        if not own and group is None:
            over = form is Form.CUMULATIVE and reading.measure != "displaced"  # who fled did so from a place
            if over and not here and self.facts.context is Context.ARMED_CONFLICT:
                war = self._war()
                if war:
                    those = people_named(scene, reading) or f"{BEFELL.get(reading.measure, '')} people".strip()
                    return war.replace("people", those, 1)
            kept = self._going_on(scene, paragraph, here)
            event, site = kept.event, kept.site
        elif form is Form.CUMULATIVE and not here and event in ("war", "conflict", "fighting") and self._war():
            return (self._war() or "").replace("people", group or "people", 1)
        everyone = group is not None and group.endswith(" sides")
        places = here or (everyone and self._country()) or self._known_places(scene, reading, paragraph)
        noun = person_noun(scene, reading)
        named = people_named(scene, reading) if group is None else None
        befallen = noun if noun in BEFALLEN else BEFELL.get(reading.measure)
        parts = [group or named or (f"{befallen} people" if befallen else "people")]
        if said.state:
            parts.append(said.state)
        elif said.means:
            parts.append(_fate(said.means, reading.measure))
        if event and group is None and not (site and event.split()[-1].lower() in site.lower()):
            parts.append(f"in the {self._named(event)}")
        if site:
            parts.append(site)
        there = [place for place in places if place.lower() not in " ".join(parts).lower()]
        if group is not None and not FORCE_WORDS.isdisjoint(group.lower().split()):
            there = [place for place in there if not find_sides(place)]  # their side is not the country they are in
        if there:
            parts.append(f"in {', '.join(there)}")
        return " ".join(parts)

    def _named(self, event: str) -> str:
        """An outbreak with the disease that the lead names: "cholera outbreak"."""
        plain = event.lower() in ("outbreak", "epidemic") and self.disease
        return f"{self.disease} {event}" if plain else event

    def _keep(self, setting: Setting) -> None:
        self.last = setting

    def _going_on(self, scene: Scene, paragraph: int, here: list[str]) -> Setting:
        """The event that a bare count goes on with: that of the paragraph, else that of the lead."""
        if self.last.paragraph == paragraph:
            return self.last
        if here and not any(place in self.places for place in here):
            return Setting()
        return self.lead if self.lead.event or self.lead.site else self.last

    def _known_places(self, scene: Scene, reading: Reading, paragraph: int) -> list[str]:
        """Where a count without a place of its own is: where its paragraph was, else where the report is about."""
        home = self.lead_places or self.home
        if paragraph == self.placed and self.places and not (home and names_home(scene, reading)):
            return self.places
        return home or self._country() or self.places

    def keep_places(self, scene: Scene, places: list[str], paragraph: int) -> None:
        """Keep the places that a count was given."""
        if not places:
            return
        self.places, self.placed = places, paragraph
        if scene.index < LEAD and all(find_sides(place) for place in self.lead_places):
            self.lead_places = places  # a city says more than the country of the headline

    def _war(self) -> str | None:
        """People of a running total: the war and the country that the document names most."""
        country = self._country()
        return f"people in the conflict in {country[0]}" if country else None

    def _country(self) -> list[str]:
        """The country that the document names most; a body that counts is none, nor is a movement."""
        sides = {side: count for side, count in self.memory.sides.items() if not is_reporter(side) and is_land(side)}
        return [country_of(max(sides, key=lambda name: sides[name]))] if sides else []


def _fate(means: str, measure: str) -> str:
    """``killed by drones``, ``injured by lightning``: what a cause did to the people counted."""
    word = {"killed": "killed", "wounded": "injured", "displaced": "displaced"}.get(measure, "hit")
    link, _, noun = means.partition(" ")
    if link in ("by", "to", "of", "from", "through", "due"):
        return f"{word} by {noun.removeprefix('to ')}"
    return means
