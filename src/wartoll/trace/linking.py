"""How strongly two claims of one number look like one statement."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from wartoll.claims import Claim, Form, Measure, Modality
from wartoll.trace.groups import GroupLikeness, compare_groups, read_group, read_sides
from wartoll.trace.measures import read_measure
from wartoll.trace.parties import Likeness, can_speak, compare_parties, is_mentioned, publisher_name, read_party
from wartoll.trace.passages import Passage, content_words
from wartoll.trace.publishers import names_less, speaks_for_itself
from wartoll.trace.ties import are_tied, speaks_in

_OWN_PEOPLE = re.compile(r"(?:our|my)\s", re.IGNORECASE)
LOSSES = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES, Measure.LOSSES, Measure.MISSING,
                    Measure.CAPTURED})  # fmt: skip
_PRESENT = frozenset({Measure.STRENGTH, Measure.REINFORCEMENTS})
# Evidence that two claims are one statement: weights set by hand, on the scale "one field agrees = 1".
_GROUP = {GroupLikeness.SAME: 1.0, GroupLikeness.UNKNOWN: 0.3, GroupLikeness.NARROWER: -0.3, GroupLikeness.WIDER: -0.3,
          GroupLikeness.OTHER: -1.5}  # fmt: skip
_SPEAKER = {Likeness.SAME: 3.0, Likeness.UNKNOWN: 0.0, Likeness.DIFFERENT: -2.0}
_NEEDED = {Likeness.SAME: 2.0, Likeness.UNKNOWN: 2.3, Likeness.DIFFERENT: 3.0}
_TIED = 1.0  # one of the two names the other's speaker beside the figure
_NEEDED_OF_TWO_NAMES = 2.8  # a person and a body, say, of which neither name tells whether they are one party
_FIGURE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")  # numbers from a thousand on
_OF_FIGURE, _MOST_OF_FIGURES = 0.8, 1.6
_SMALL_COUNT = 15
_GREAT = 1000  # persons
_ANEW = 3  # days after which an outlet's next report of a number stands for a new statement
_SAME_WORDS = 0.7
_YEARS = 150  # days from which a number that says little is another statement
_SURE_DIGITS = 3
_FRESH = 7  # days within which most relays follow
_VAGUE = 0.7  # "several hundred" is said of anything
_NEEDED_STRENGTH_OF_ANOTHER = 4.0  # everyone says the same strength: it takes more to see one statement there


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as linking sees it.

    Parameters
    ----------
    passage : Passage
    speaker : str or None
        The speaker, or the publisher where it says the figure itself and is no outlet.
    own_words : bool
        Whether the document is the speaker's own.
    document_words : frozenset of str
        Content words of the whole document.
    document_text : str
        The document's text, to see whom it mentions.
    order : int
        Place of the document in time, then in the stack.
    """

    passage: Passage
    speaker: str | None
    own_words: bool
    document_words: frozenset[str]
    document_text: str
    order: int

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.passage.claim

    @property
    def body(self) -> str | None:
        """The body in whose own document the speaker speaks: relays may name either."""
        return publisher_name(self.claim.publisher) if self.own_words and self.claim.publisher else None


def read_speaker(claim: Claim) -> tuple[str | None, bool]:
    """Whose figure a claim is as far as tracing can say, and whether it stands in the speaker's own document."""
    if claim.speaker is not None and not can_speak(claim.speaker):
        claim = replace(claim, speaker=None, speaker_as_written=None)
    if claim.speaker is not None and _OWN_PEOPLE.match(claim.speaker):
        claim = replace(claim, speaker=None, speaker_as_written=None)  # "our doctors": the document's own
    own = speaks_for_itself(claim)
    if own and claim.publisher and (claim.speaker is None or names_less(claim.speaker, claim.publisher)):
        return publisher_name(claim.publisher), True
    return claim.speaker, own


def number_keys(claim: Claim) -> tuple[tuple[str, str, float], ...]:
    """The keys under which a claim's figure is looked up: two claims of one statement share at least one.

    A mutation may move a bound or a unit of time but keeps the number, so the number indexes the claims.
    """
    quantity = claim.quantity
    if quantity is None:
        return ()
    kind = {Form.SHARE: "share", Form.RATIO: "ratio"}.get(claim.form, "count")
    digits = 2 if kind != "count" else 3
    values = {round(v, digits) for v in (quantity.low, quantity.best, quantity.high) if v is not None}
    return tuple((kind, (claim.item or "").casefold(), value) for value in sorted(values))


def telling_digits(value: float) -> float:
    """How much a number says by itself: "4,000" nothing, "3,800" a little, "2,340" much."""
    digits = f"{value:.4g}".replace(".", "").lstrip("0").partition("e")[0].rstrip("0")
    return min(3.0, max(0.0, len(digits) - 1.0)) if value >= 10 else 0.0


def compatible_measures(one: Measure, two: Measure) -> float | None:
    """How well two measures go together in one statement that a relay may have changed; None where they don't."""
    if one is two:
        return 1.0
    if one in LOSSES and two in LOSSES:
        return -1.0 if {one, two} & {Measure.CAPTURED, Measure.MISSING} else -0.4
    if one in _PRESENT and two in _PRESENT:
        return 0.3
    return None


def link_strength(one: Reading, two: Reading, *, known: str | None = None) -> float | None:
    """Evidence less need that two claims carry one statement: above 0 they do; None where they can't.

    Parameters
    ----------
    one, two : Reading
        ``one`` is the earlier.
    known : str, optional
        The speaker that the earlier claim's chain leads back to, where the claim itself names none.
    """
    first, second = one.claim, two.claim
    measures = compatible_measures(read_measure(one.passage), read_measure(two.passage))
    if measures is None or (first.modality is Modality.DENIED) != (second.modality is Modality.DENIED):
        return None
    speaker = known or one.speaker
    likeness = max(
        compare_parties(speaker, two.speaker),
        compare_parties(one.body, two.speaker) if one.body else Likeness.DIFFERENT,
    )
    if likeness is not Likeness.SAME and two.speaker and speaks_in(one.passage, two.speaker):
        likeness = Likeness.SAME
    if likeness is Likeness.UNKNOWN and _carries(second, speaker):
        likeness = Likeness.SAME
    same_document = first.document == second.document
    if same_document is False and _says_anew(one, two):
        return None
    if likeness is Likeness.DIFFERENT and (same_document or (one.own_words and two.own_words)):
        return None
    if one.own_words and two.own_words and first.published != second.published and not same_document:
        return None  # two statements of one speaker on two days are two origins
    tied = likeness is not Likeness.SAME and are_tied(one.passage, two.passage, speaker, two.speaker)
    likeness = max(likeness, Likeness.UNKNOWN) if tied else likeness
    score = _SPEAKER[likeness] + (_TIED if tied else 0.0) - (1.0 if _is_trivial(first) else 0.0)
    score += _GROUP[_compare_counted(one.passage, two.passage)] + measures
    score += _forms(first.form, second.form) + _telling(first, second) - _distance_in_time(first, second)
    score += _words_in_common(one, two) + _event(first, second)
    if first.quantity and second.quantity and (first.quantity.vague or second.quantity.vague):
        score -= _VAGUE if first.quantity.vague == second.quantity.vague else 2 * _VAGUE
    if first.item and first.quantity and first.quantity.said == 0:
        return None  # "(+0)" in a table is said of anything
    needed = _NEEDED[likeness]
    if (
        likeness is Likeness.UNKNOWN
        and not tied
        and speaker
        and two.speaker
        and read_party(speaker).core
        and read_party(two.speaker).core
    ):
        needed = _NEEDED_OF_TWO_NAMES
    if likeness is Likeness.DIFFERENT:
        if first.measure in _PRESENT:
            needed = _NEEDED_STRENGTH_OF_ANOTHER
        if two.speaker and is_mentioned(two.speaker, one.document_words, one.document_text):
            score += 1.0  # the earlier document names the later one's speaker: easily mistaken for the source
        score += _figures_in_common(one, two) if _telling(first, second) >= 1 else 0.0
        telling = _telling(first, second) >= 1 and first.form is second.form and first.measure not in _PRESENT
        if telling and speaker and is_mentioned(speaker, two.document_words, two.document_text):
            score += 0.6  # the later document knows the earlier speaker, and may have mixed the two up
    return score - needed


def _compare_counted(one: Passage, two: Passage) -> GroupLikeness:
    """How the groups relate; unknown where each side's people are named in both sentences: one may be misread."""
    likeness = compare_groups(one.claim.group, two.claim.group)
    if likeness.differs and any(_is_pronoun(p.claim.group) for p in (one, two)):
        return GroupLikeness.UNKNOWN
    if likeness is GroupLikeness.OTHER:
        sides = [read_group(p.claim.group or "").sides for p in (one, two)]
        if sides[0] and sides[1] and read_sides(one.sentence) & read_sides(two.sentence) & (sides[0] | sides[1]):
            return GroupLikeness.UNKNOWN
    return likeness


def _is_pronoun(group: str | None) -> bool:
    """Whether a group's name is only "people", perhaps with a place: the text names no one."""
    return bool(group) and (group or "").casefold().split()[0] in ("people", "them", "men")


def _says_anew(one: Reading, two: Reading) -> bool:
    """Whether one outlet tells a figure again on a later day without looking back: a statement made anew, no relay."""
    first, second = one.claim, two.claim
    if not (first.publisher and second.publisher) or publisher_name(first.publisher) != publisher_name(
        second.publisher
    ):
        return False
    apart = abs(_days_on(first.published, second.published) or 0)
    alike = _overlap(one.passage.words, two.passage.words, fewest=4) >= _SAME_WORDS
    return apart >= _ANEW and not alike and not _said_alike(first, second)


def _carries(claim: Claim, speaker: str | None) -> bool:
    return speaker is not None and any(compare_parties(v, speaker) is Likeness.SAME for v in claim.via)


def _forms(one: Form, two: Form) -> float:
    if one is two:
        return 0.5
    if Form.RATE in (one, two) or Form.PROJECTION in (one, two):
        return -0.8
    return -0.4 if Form.STOCK not in (one, two) else 0.0


def _telling(one: Claim, two: Claim) -> float:
    if (one.quantity and one.quantity.vague) or (two.quantity and two.quantity.vague):
        return 0.0
    shared = {value for _, _, value in number_keys(one)} & {value for _, _, value in number_keys(two)}
    return max((telling_digits(value) for value in shared), default=0.0)


def _is_trivial(claim: Claim) -> bool:
    """Whether the figure is one of the small counts that every day's news holds."""
    said = claim.quantity.said if claim.quantity else None
    return said is not None and 0 < said < _SMALL_COUNT and claim.form not in (Form.SHARE, Form.RATIO)


def _words_in_common(one: Reading, two: Reading) -> float:
    sentence = _overlap(one.passage.words, two.passage.words, fewest=4)
    document = _overlap(one.document_words, two.document_words, fewest=12)
    score = 1.5 * sentence + max(-0.3, min(1.0, 2.0 * (document - 0.15)))
    fresh = abs(_days_on(one.claim.published, two.claim.published) or 0) <= _FRESH and not _is_trivial(one.claim)
    if not fresh and _telling(one.claim, two.claim) < 2 and sentence < 0.2 and document < 0.25:
        score -= 1.0  # a number that says little, in other words, in a document of other words
    if _is_trivial(one.claim) and sentence < 0.35:
        score -= 1.5
    return score


def _overlap(one: frozenset[str], two: frozenset[str], fewest: int) -> float:
    return len(one & two) / max(fewest, min(len(one), len(two)))


@lru_cache(maxsize=1024)
def _figures_of(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))


def _figures_in_common(one: Reading, two: Reading) -> float:
    """Documents that share other great numbers tell one story, whoever each credits with this one."""
    said = one.claim.quantity.said if one.claim.quantity else None
    shared = _figures_of(one.document_text) & _figures_of(two.document_text) - {f"{said or 0:,.0f}"}
    return min(_MOST_OF_FIGURES, _OF_FIGURE * len(shared))


def _event(one: Claim, two: Claim) -> float:
    """What place, incident and the days counted say for or against one statement."""
    score = 0.0
    if one.place and two.place:
        telling = telling_digits((one.quantity and one.quantity.said) or 0.0) >= _SURE_DIGITS
        apart = -1.0 if telling or abs(_days_on(one.published, two.published) or 0) <= _FRESH else -2.0
        score += 0.4 if _share_a_word(one.place, two.place) else apart
    if one.incident and two.incident:
        score += 1.0 if _share_a_word(one.incident, two.incident) else -1.0
    if one.form is Form.PERIOD and two.form is Form.PERIOD and one.end and two.end:
        stated = not one.as_of_inferred and not two.as_of_inferred
        apart = 0 if one.end.meets(two.end) else abs(_days_on(one.end.latest, two.end.latest) or 0)
        score -= min(3.0, 1.0 * max(0, apart - 2)) if stated else min(1.5, 0.15 * max(0, apart - 2))
    return score


def _share_a_word(one: str, two: str) -> bool:
    return bool(content_words(one) & content_words(two))


def _distance_in_time(one: Claim, two: Claim) -> float:
    """A penalty for statements far apart; strong where the days counted move on with the documents' own days."""
    published = abs(_days_on(one.published, two.published) or 0)
    event = one.form is Form.PERIOD and two.form is Form.PERIOD
    if _said_alike(one, two):
        return 0.0
    passing = event or Form.STOCK in (one.form, two.form) or not _is_lasting(one)
    penalty = min(5.0, max(0, published - 10) / 10) if passing else min(4.0, max(0, published - 30) / 30)
    if published > _YEARS and telling_digits((one.quantity and one.quantity.said) or 0.0) < _SURE_DIGITS:
        penalty += published / _YEARS  # one speaker counts much in a year, and small numbers come again
    if event and published and not (one.end and two.end and one.end.meets(two.end)):
        ends = _days_on(_middle(one), _middle(two))
        moved = _days_on(one.published, two.published)
        if ends and moved and ends * moved > 0 and abs(ends - moved) <= 2:
            penalty += 6.0
    return penalty


def _is_lasting(claim: Claim) -> bool:
    """Whether a figure may well be told again months later as the same statement: a great or a telling one."""
    said = claim.quantity.said if claim.quantity else None
    return said is not None and (said >= _GREAT or telling_digits(said) >= 2)


def _said_alike(one: Claim, two: Claim) -> bool:
    """Whether the later document dates the statement to the days on which the earlier one has it said."""
    if one.said is None or two.said is None or two.published is None or two.said.days is None:
        return False
    return not two.said.contains(two.published) and one.said.meets(two.said)


def _middle(claim: Claim) -> date | None:
    return claim.end.latest if claim.end and not claim.as_of_inferred else None


def _days_on(one: date | None, two: date | None) -> int | None:
    return None if one is None or two is None else (two - one).days
