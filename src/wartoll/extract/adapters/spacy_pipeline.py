"""A spaCy pipeline that the person has: its sentences in place of ours, and its names where the rules found no speaker.

The rules read everything else. A name is taken for a speaker only where it stands beside a verb of saying.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wartoll.claims import Claim
from wartoll.errors import ProposalError
from wartoll.extract.lexicon import verb_forms
from wartoll.extract.parties import party_kind
from wartoll.extract.text import Sentence

RULE = "spacy"
SPEAKING = ("PERSON", "PER", "ORG", "GPE", "NORP")
"""Labels of names that may speak, in spaCy's English and multilingual pipelines."""
TRUST = 0.9
"""Part of a claim's confidence that stays where its speaker is a pipeline's."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a pipeline says of a text: its sentences, and who may speak in each."""

    sentences: tuple[Sentence, ...]
    speakers: tuple[tuple[int, int, str], ...]


def load_pipeline(name: str) -> Any:
    """Load a pipeline by its name or path; nothing is fetched.

    Raises
    ------
    ProposalError
        Where spaCy or the pipeline is not installed, or it marks no sentences.
    """
    try:
        import spacy
    except ImportError as error:
        raise ProposalError(
            "--extractor spacy needs spaCy", "the extra [spacy]", "pip install 'wartoll[spacy]'"
        ) from error
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError) as error:
        raise ProposalError(
            f"no spaCy pipeline {name!r} is installed", "one that you have", "--spacy-pipeline NAME"
        ) from error
    return check_pipeline(pipeline)


def check_pipeline(pipeline: Any) -> Any:
    """The pipeline, if it marks sentences."""
    if not {"parser", "senter", "sentencizer"} & set(pipeline.pipe_names):
        raise ProposalError("the spaCy pipeline marks no sentences", "one with a parser, a senter or a sentencizer")
    return pipeline


def parse_text(pipeline: Any, text: str) -> Parsed:
    """Run a pipeline over a text.

    Raises
    ------
    ProposalError
        Where the text is longer than the pipeline takes.
    """
    if len(text) > pipeline.max_length:
        raise ProposalError(f"a text of {len(text):,} characters", f"at most {pipeline.max_length:,} for this pipeline")
    parsed = pipeline(text)
    sentences, paragraph, at = [], 0, 0
    for span in parsed.sents:
        start, end = _trimmed(text, span.start_char, span.end_char)
        if start < end:
            paragraph += text.count("\n\n", at, start)
            at = start
            sentences.append(Sentence(start, end, paragraph))
    verbs = verb_forms()
    names = [
        (name.start_char, name.end_char, name.text)
        for name in parsed.ents
        if name.label_ in SPEAKING and _beside_a_verb(parsed, name, verbs)
    ]
    return Parsed(tuple(sentences), tuple(names))


def fill_speakers(claims: Iterable[Claim], parsed: Parsed) -> tuple[Claim, ...]:
    """Give claims that the rules left to the outlet the name that speaks in their sentence, if there is just one."""
    return tuple(_fill(claim, parsed.sentences, parsed.speakers) for claim in claims)


def _fill(claim: Claim, sentences: Sequence[Sentence], speakers: Sequence[tuple[int, int, str]]) -> Claim:
    if claim.speaker is not None:
        return claim
    for sentence in sentences:
        if sentence.start <= claim.quote.start < sentence.end:
            near = {name for start, end, name in speakers if sentence.start <= start and end <= sentence.end}
            if len(near) == 1:
                name = near.pop()
                return replace(
                    claim, speaker=name, speaker_as_written=name, speaker_kind=party_kind(name, claim.group),
                    confidence=claim.confidence * TRUST, rules=(*claim.rules, RULE),
                )  # fmt: skip
    return claim


def _beside_a_verb(parsed: Any, name: Any, verbs: Any) -> bool:
    """Whether a verb of saying stands within two words of a name, none of them a number."""
    around = [*parsed[max(0, name.start - 2) : name.start], *parsed[name.end : name.end + 2]]
    return any(token.lower_ in verbs and not token.like_num for token in around)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
