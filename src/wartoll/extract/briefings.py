"""Briefings: lawmakers who pass on what an agency told them behind closed doors. The figure is the agency's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wartoll.extract.parties import known_parties
from wartoll.extract.phrase import Phrase
from wartoll.extract.phrases_after import phrase_after
from wartoll.extract.report import Report
from wartoll.extract.sources import Source
from wartoll.extract.view import View

HEARERS = frozenset(
    "lawmaker lawmakers legislator legislators parliamentarian parliamentarians mp mps senator senators parliament"
    " congress committee deputy deputies congressman congressmen knesset panel assembly rep sen members member".split()
)
_BRIEF = frozenset("briefed briefing briefings session closed-door".split())
_TITLES = frozenset("rep sen mp lawmaker".split())
_REACH = 14  # tokens around a report in which its briefing is named
_LASTS = 1500  # signs after a briefing within which its hearers pass it on


@dataclass(slots=True)
class Briefing:
    """Who briefed lawmakers last, and where the text said so."""

    briefer: Source | None = None
    at: int = 0

    def note(self, view: View, report: Report, cue: int, stop: int, source: Source) -> None:
        """Remember a body that told lawmakers something; ``cue`` is its verb's token."""
        heard = set(view.lower[cue + 1 : min(stop, cue + 6)])
        if not source.person and source.name is not None and heard & HEARERS:
            self.briefer, self.at = source, report.hi

    def heard_by(self, report: Report, source: Source) -> Source | None:
        """Who told the lawmaker who speaks, where the lines before said so."""
        hears = is_hearer(report.phrase, source)
        if self.briefer is None or not hears or report.lo - self.at > _LASTS or report.rule != "verb":
            return None
        return self.briefer


def is_hearer(phrase: Phrase, source: Source) -> bool:
    """Whether a speaker is a lawmaker: by his noun, his title, or the office that the text tied to his name."""
    words = set(phrase.text.casefold().replace(".", "").split())
    return bool({phrase.head} & HEARERS or words & _TITLES or source.roles & HEARERS)


def name_service(briefer: Source, hearer: Source) -> Source:
    """The one service of a lawmaker's own country, where the text says only "the spy agency"."""
    side = hearer.party.side if hearer.party is not None else None
    if briefer.party is not None or side is None or briefer.head not in ("agency", "service", "intelligence"):
        return briefer
    services = [party for party in known_parties() if party.kind == "intelligence" and party.side == side]
    return replace(briefer, name=services[0].name, party=services[0]) if len(services) == 1 else briefer


def find_briefer(view: View, first: int, cue: int, stop: int) -> tuple[bool, Phrase | None]:
    """Whether the words around a subject and its verb tell of a briefing, and by whom: "briefed by the service"."""
    for at in range(first, min(stop, cue + _REACH)):
        if view.lower[at] not in _BRIEF:
            continue
        for after in range(at + 1, min(stop - 1, at + 5)):
            if view.lower[after] in ("by", "from", "with"):
                return True, phrase_after(view, after + 1, stop)
        return True, None
    return False, None
