"""Who is counted where only event and place are said: "people in the blast at the vegetable market in Quetta"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wartoll.extract.groups import person_noun
from wartoll.extract.measures import country_of
from wartoll.extract.places import event_of, site_of
from wartoll.extract.scene import Reading, Scene

BEFALLEN = frozenset({"dead", "wounded", "injured", "missing"})
NEAR = 2  # sentences for which the place that a sentence opens with holds


@dataclass(slots=True)
class Bystanders:
    """The event, the kind of place and the places that a text told of last."""

    event: str | None = None
    site: str | None = None
    opening: tuple[int, str] | None = None  # the sentence that opened with a place

    def name(self, scene: Scene, reading: Reading, here: list[str], before: list[str]) -> str:
        """The people of a count, by what its sentence says, else by what the text went on about.

        Parameters
        ----------
        here, before : list of str
            The places that the sentence names, and those named last.
        """
        event, site = event_of(scene, reading), site_of(scene)
        if not here and self.opening is not None and 0 <= scene.index - self.opening[0] <= NEAR:
            here = [self.opening[1]]
        if event is None and site is None and not here:
            event, site = self.event, self.site
        elif site is not None or self.site is None:
            self.event, self.site = event, site
        noun = person_noun(scene, reading)
        words = f"{noun} people" if noun in BEFALLEN else "people"
        if event:
            words += f" in the {event}"
        if site and site not in words:
            words += f" at the {site}"
        places = here or before
        return f"{words} in {', '.join(places)}" if places else words


def of_the_war(sides: Mapping[str, int]) -> str:
    """The people of a whole war, by the side that its text names most."""
    return f"people in the conflict in {country_of(max(sides, key=lambda name: sides[name]))}"
