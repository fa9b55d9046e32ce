"""Headlines: a figure above a text that its own body says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wartoll.trace.differences import compare_claims
from wartoll.trace.linking import Reading
from wartoll.trace.measures import measure_of_words
from wartoll.trace.origin import Difference, DifferenceKind
from wartoll.trace.passages import Passage
from wartoll.trace.relays import Link

_LINE = re.compile(r"\s*([^\n]{1,160})\n")
_ENDS = (".", "!", "?", ":", ";", "”", '"')


def is_headline(passage: Passage) -> bool:
    """Whether a figure stands in the line above its document's text: a first line that ends as no sentence does."""
    line = _LINE.match(passage.document)
    if line is None or passage.claim.quote.start >= line.end():
        return False
    return not line.group(1).rstrip().endswith(_ENDS) and bool(passage.document[line.end() :].strip())


def without_headlines(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Readings less those of headlines over a body that holds the figure too: a headline says less by its nature."""
    bodies = {reading.claim.document for reading in readings if not is_headline(reading.passage)}
    return tuple(r for r in readings if r.claim.document not in bodies or not is_headline(r.passage))


def add_headline_changes(links: Iterable[Link], readings: Sequence[Reading]) -> tuple[Link, ...]:
    """Links with what the relay's headline counts otherwise: "1,900 dead" above a body of killed and wounded.

    A headline drops hedges, names and days by its nature; only another measure in its own words is a change.
    """
    headlines = {r.claim.document: r for r in readings if is_headline(r.passage)}
    return tuple(_with_headline(link, headlines.get(link.target.claim.document)) for link in links)


def _with_headline(link: Link, headline: Reading | None) -> Link:
    if headline is None or headline is link.target or measure_of_words(headline.passage.sentence) is None:
        return link
    if any(difference.kind is DifferenceKind.MEASURE for difference in link.differences):
        return link
    found = compare_claims(link.source.passage, headline.passage, source_speaker=None, target_speaker=None)
    more: list[Difference] = [d for d in found if d.kind is DifferenceKind.MEASURE]
    return replace(link, differences=(*link.differences, *more)) if more else link
