"""What a text has mentioned so far, and whom of it a later phrase can stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date

from wartoll.extract.lexicon import institution_nouns, person_nouns, word_set
from wartoll.extract.parties import KnownParty, find_party, find_sides, normalise_name
from wartoll.extract.phrase import LINKS, Phrase
from wartoll.extract.sources import Source, clean_phrase, of_party, on_same_side
from wartoll.extract.view import View, is_compound

_MEMORY = 120  # mentions that a later phrase can mean
SPOKES = frozenset("spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons spokesmen speaker".split())
HEADS_OF_BODY = frozenset("head director chief founder chairman president leader chairwoman".split())
MONITORS = frozenset("monitor monitors monitoring rights tracking tracks watchdog monitoring-group monitored".split())
_SETS_APART = frozenset("acting former deputy vice assistant second third other".split())
_ANY_SOURCE = frozenset(("source", "sources", "account"))
_OWN_PEOPLE = frozenset(
    "team teams staff officers monitors researchers analysts experts authors workers volunteers office colleagues"
    " group survey study census".split()
)
_INSIDE = frozenset("of for on the and in".split())  # words inside a body's name
_TEXT_AHEAD = 80  # tokens from a headline to it
_TEXT_BACK = 700  # tokens back to a body's full name
_SYNONYMS = (
    frozenset("institute think-tank think tank institution centre center".split()),
    frozenset("agency service spy intelligence directorate".split()),
    frozenset("monitor observatory group watchdog organisation organization monitors network ngo body".split()),
    frozenset("army military forces troops".split()),
    frozenset("newspaper daily paper weekly magazine".split()),
    frozenset("channel network television tv broadcaster station radio".split()),
    frozenset("rep. rep lawmaker lawmakers senator sen. sen mp deputy parliamentarian legislator congressman".split()),
    frozenset("president head leader".split()),
    frozenset(
        "commander-in-chief admiral brigadier marshal officer colonel col. captain capt. lieutenant lt. major maj."
        " general gen. commander".split()
    ),
    frozenset("bureau office".split()),
)


def synonyms(head: str) -> frozenset[str]:
    """The nouns that can stand for one: "agency" and "service"."""
    return next((group for group in _SYNONYMS if head in group), frozenset((head,)))


@dataclass(slots=True)
class Mentions:
    """What has been mentioned so far, in order."""

    view: View
    marks: list[int] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    private: dict[str, str] = field(default_factory=dict)
    history: list[Source] = field(default_factory=list)
    own: KnownParty | None = None
    day: date | None = None

    def __post_init__(self) -> None:
        self.marks = sorted(self.view.begin)
        self.parts = {word.removeprefix("al-"): role for key, role in self.private.items() for word in key.split()}

    def recent(self) -> list[Source]:
        """The sources mentioned last, the latest first."""
        return self.history[: -_MEMORY - 1 : -1]

    def party_of_document(self, phrase: Phrase, kind: str) -> Source | None:
        """The monitor, or the state agency, that the text names: the last one before, else the first one after."""
        at = bisect_left(self.marks, phrase.first)
        for mark in (*self.marks[max(0, at - _MEMORY) : at][::-1], *self.marks[at : at + _MEMORY]):
            if phrase.first <= mark <= phrase.last:
                continue
            party = self.view.begin[mark][1]
            if party.kind == kind and party.side not in ("United Nations",) and (kind != "media" or party.side):
                body = find_party(party.of) if party.of else party
                if body is not None:
                    return Source(body.name, phrase.text, False, False, phrase.head, body, phrase.start)
        return None

    def is_monitor(self, phrase: Phrase) -> bool:
        words = set(normalise_name(phrase.text).split())
        if phrase.head in HEADS_OF_BODY or phrase.head in SPOKES:
            return bool(words & {"monitor", "monitoring", "rights", "observatory"})
        if phrase.head in ("monitor", "monitors", "observatory", "watchdog"):
            return True
        after = self.view.lower[phrase.last + 1 : phrase.last + 3]
        return phrase.head in ("group", "organisation", "organization", "network", "ngo") and bool(
            words & MONITORS or set(after) & {"tracking", "monitoring", "which", "that"} & {"tracking", "monitoring"}
        )

    def earlier(self, phrase: Phrase) -> Source | None:
        """The last source that a definite phrase can stand for."""
        head = phrase.head or phrase.paper or ""
        same = synonyms(head)
        wide = head in ("group", "organisation", "organization", "body", "side")
        told = " ".join(word for word in phrase.text.split() if not is_compound(word))  # "the London-based group"
        wanted = set(normalise_name(told).split()) - {"the", "same", "this", head}
        place = {word for word in wanted if find_sides(word)}
        best: Source | None = None
        for source in self.recent():
            names = set(normalise_name(f"{source.name or ''} {source.written} {source.head or ''}").split()) | {
                source.head or "",
            }
            if head in source.roles and not wanted and self.fits(phrase):
                return source
            media = institution_nouns().get(head) == "media" or head in ("network", "agency", "newspaper")
            if media and not wanted and source.party is not None and source.party.kind == "media":
                return source
            if (head in names or names & same) and self.fits(phrase) and not (wanted & _SETS_APART) - names:
                if place and not place & names and not on_same_side(place, source):
                    continue
                if source.person == (head in person_nouns()) or source.head == head:
                    return source
                best = best or (None if source.head in word_set("private") else source)  # no "worker of the centre"
            if (
                wide
                and not source.person
                and source.party is not None
                and source.party.kind in ("monitor", "military", "analyst", "health")
            ):
                return source
        if best is None and "same" in phrase.text.casefold().split():  # "the same source", "the same agency"
            spoke = (
                s for s in self.recent() if s.spoke and (head in _ANY_SOURCE or s.person == (head in person_nouns()))
            )
            return next(spoke, None)
        if best is None and head == "president":
            return next((s for s in self.recent() if s.person and s.party is not None), None)
        return best

    def own_people(self, phrase: Phrase) -> Source | None:
        """ "His team", "its staff": who they work for, where that is no army."""
        owner = phrase.text.split()[0].casefold()
        if owner not in ("its", "their", "his", "her") or phrase.head not in _OWN_PEOPLE or phrase.name:
            return None
        if any(self.view.is_possessive(at) for at in range(phrase.first + 1, phrase.last)):
            return None  # "its prosecutor general's office"
        for source in self.recent():
            military = source.party is not None and source.party.kind == "military"
            if source.spoke and not military and (owner in ("his", "her")) == source.person:
                return replace(source, person=False)
        return None

    def named_in_text(self, phrase: Phrase, head: str) -> Source | None:
        """ "The committee", "Committee": the body whose full name stands before, or behind a headline."""
        view = self.view
        if institution_nouns().get(head) is None or phrase.last - phrase.first > 1 or view.caseless[phrase.first]:
            return None
        ahead = range(phrase.last + 1, min(len(view.tokens), phrase.last + _TEXT_AHEAD))
        before = range(phrase.first - 1, max(-1, phrase.first - _TEXT_BACK), -1)
        for at in (*before, *(() if phrase.definite else ahead)):
            if view.lower[at] == head and view.tokens[at].text[0].isupper():
                words = self._full_name_around(at)
                if words is not None:
                    return Source(clean_phrase(words), phrase.text, False, False, head, find_party(words), phrase.start)
        return None

    def _full_name_around(self, at: int) -> str | None:
        """The capitalised name of several words that a body's noun stands in: "the League for Human Rights"."""
        view, first, last = self.view, at, at
        floor = bisect_left(view.tokens, view.text.rfind("\n", 0, view.tokens[at].start), key=lambda token: token.start)
        while first > floor:
            step = next(
                (n for n in (1, 2, 3) if first - n >= floor and self._goes_on(first - n, range(first - n + 1, first))),
                0,
            )
            if not step:
                break
            first -= step
        while last + 3 < len(view.tokens) and not view.lower[last].endswith(("'s", "’s")):
            step = next((n for n in (1, 2, 3) if self._goes_on(last + n, range(last + 1, last + n))), 0)
            if not step or "\n" in view.text[view.tokens[last].end : view.tokens[last + step].start]:
                break
            last += step
        return view.text[view.tokens[first].start : view.tokens[last].end] if last > first else None

    def _goes_on(self, at: int, between: range) -> bool:
        """Whether a name goes on at a token, with nothing between but "of", "for the"."""
        inside = all(self.view.tokens[i].text in _INSIDE for i in between)
        return inside and self.view.is_name(at) and self.view.lower[at] != "the"

    def fits(self, phrase: Phrase) -> bool:
        """Whether nothing in a definite phrase sets it apart from a source: "the rebels' own health bureau" does."""
        return not any(word.endswith(("'s", "’s", "s'", "s’")) for word in phrase.text.split()[:-1])

    def there(self, phrase: Phrase) -> Source | None:
        """ "The health ministry there": the ministry of the place that was named last."""
        follows = self.view.lower[phrase.last + 1 : phrase.last + 2]
        if follows != ["there"]:
            return None
        for back in range(phrase.first - 1, max(-1, phrase.first - 40), -1):
            led = self.view.lower[back - 1] if back else ""
            if self.view.is_name(back) and (led in LINKS or led in ("near", "outside", "of")):
                party = find_party(f"{self.view.tokens[back].text} {clean_phrase(phrase.text)}")
                if party is not None:
                    return of_party(party, phrase)
                return Source(
                    f"{clean_phrase(phrase.text)} in {self.view.tokens[back].text}",
                    phrase.text,
                    head=phrase.head,
                    at=phrase.start,
                )
        return None

    def voice_of_body(self) -> KnownParty:
        """Who speaks for the body whose own page this is: the one person of its side in the text, else the body."""
        assert self.own is not None
        people = {party.name: party for _, party in self.view.begin.values() if party.person}
        ours = [party for party in people.values() if party.side == self.own.side and party.side is not None]
        return ours[0] if len(ours) == 1 else self.own
