"""The clause grammar: every number of a sentence gets exactly one reading, by an ordered set of named constructions."""

from __future__ import annotations

from collections.abc import Callable

from wartoll.extract.breakdowns import read_breakdown
from wartoll.extract.constituents import read_accounted, read_comprised, read_next_part, read_told_part
from wartoll.extract.defaults import read_default, read_default_share
from wartoll.extract.denials import read_denials
from wartoll.extract.ellipsis import read_ellipsis
from wartoll.extract.forces import is_household
from wartoll.extract.former_tolls import read_former_toll
from wartoll.extract.frames import read_framed
from wartoll.extract.gapping import is_beside_name, read_bracketed, read_gapped, read_second_of_pair
from wartoll.extract.harm import read_harm
from wartoll.extract.joins import (
    mark_part,
    read_conjunct,
    read_far_object,
    read_gapped_part,
    read_named_part,
    read_parallel,
    read_part,
    read_shared_object,
    read_shared_subject,
)
from wartoll.extract.labels import read_named_item, read_short_label, read_under_topic
from wartoll.extract.lists import read_equipment, read_label, read_list_line
from wartoll.extract.makeup import read_apposed, read_makeup
from wartoll.extract.measures import HARMS
from wartoll.extract.movement import read_moved, read_whole
from wartoll.extract.named_counts import read_exchanged, read_named_count, read_names
from wartoll.extract.parts import (
    is_asked_for,
    is_small_whole,
    read_among,
    read_family,
    read_fronted_part,
    read_graded_part,
    read_harmed,
    read_hospitalised,
    read_listed_among,
    read_listed_as,
    read_with_injuries,
)
from wartoll.extract.presence import read_presence
from wartoll.extract.questions import note_question, read_none
from wartoll.extract.rates import mark_rate, read_bare_rate
from wartoll.extract.ratios import pair_numbers, read_ratio
from wartoll.extract.scene import Reading, Scene
from wartoll.extract.shares import read_share
from wartoll.extract.tables import read_table_row
from wartoll.extract.totality import read_totality
from wartoll.extract.uncounted import counts_nobody
from wartoll.extract.weighing import topic_of

Construction = Callable[[Scene, int], Reading | None]

# In this order: what a number's own words say goes before what its neighbours say.
FOR_COUNTS: tuple[Construction, ...] = (
    read_equipment,
    read_names,
    read_short_label,
    read_named_item,
    read_apposed,
    read_ratio,
    read_named_part,
    read_fronted_part,
    read_accounted,
    read_comprised,
    read_graded_part,
    read_among,
    read_hospitalised,
    read_listed_among,
    read_listed_as,
    read_with_injuries,
    read_family,
    read_harmed,
    read_exchanged,
    read_whole,
    read_moved,
    read_harm,
    read_former_toll,
    read_framed,
    read_next_part,
    read_told_part,
    read_bracketed,
    read_second_of_pair,
    read_breakdown,
    read_gapped,
    read_label,
    read_under_topic,
    read_part,
    read_far_object,
    read_gapped_part,
    read_parallel,
    read_named_count,
    read_makeup,
    read_presence,
    read_bare_rate,
    read_conjunct,
    read_ellipsis,
    read_default,
)
IN_BRACKETS: tuple[Construction, ...] = (read_bracketed, read_second_of_pair, read_breakdown)
FOR_SHARES: tuple[Construction, ...] = (read_graded_part, read_share, read_default_share)
FOR_RATIOS: tuple[Construction, ...] = (read_ratio,)
TELLING = frozenset({"killed", "wounded", "casualties", "missing"})
# Readings that give way to the verb of a number that stands beside theirs.
LOOSE = (
    "so many soldiers",
    "goes on with what was counted before",
    "what the sentence is about",
    "what was counted before",
)


def read_sentence(scene: Scene) -> list[Reading]:
    """Read every number of a sentence, and its denials.

    Returns
    -------
    list of Reading
        In the order of the text. The scene's ``refused`` says why the other numbers were not read.
    """
    note_question(scene)
    scene.readings.update(read_table_row(scene) or read_list_line(scene))
    pair_numbers(scene)
    for at in scene.numbers:
        if at not in scene.readings:
            reading = None if at in scene.refused else _read_number(scene, at)
            if reading is not None:
                scene.readings[at] = reading
                mark_rate(scene, reading)
                mark_part(scene, reading)
    for at in reversed(scene.numbers):
        found = scene.readings.get(at)
        if (found is None or found.rules[0].startswith(LOOSE)) and _may_count(scene, at):
            shared = read_shared_subject(scene, at) or (read_shared_object(scene, at) if found is None else None)
            if shared is not None:
                scene.readings[at] = shared
    for reading in scene.readings.values():
        mark_part(scene, reading)
        if reading.form is None:
            mark_rate(scene, reading)
    whole = read_totality(scene)
    zeros = [zero for zero in read_denials(scene) if zero.at not in scene.readings]
    none = read_none(scene) if not scene.readings and not zeros else None
    readings = sorted([*scene.readings.values(), *zeros, *filter(None, (whole, none))], key=lambda reading: reading.at)
    _remember(scene, readings)
    return readings


def _read_number(scene: Scene, at: int) -> Reading | None:
    number = scene.elements[at].number
    assert number is not None
    constructions = FOR_SHARES if number.kind in ("percent", "fraction") else FOR_COUNTS
    if is_small_whole(scene, at):
        scene.refused[at] = "says only of how many a part is"
        return None
    if (why := counts_nobody(scene, at)) is not None:
        scene.refused[at] = why
        return None
    if is_asked_for(scene, at):
        scene.refused[at] = "only demanded, threatened or offered"
        return None
    if number.kind == "ratio":
        constructions = FOR_RATIOS
    elif is_beside_name(scene, at):
        constructions = IN_BRACKETS
    may_count = _may_count(scene, at)
    for construction in constructions:
        if not may_count and construction not in (read_equipment, read_names, *FOR_SHARES, *FOR_RATIOS):
            break
        reading = construction(scene, at)
        if reading is not None:
            return reading
    scene.refused[at] = _why(scene, at)
    return None


def _may_count(scene: Scene, at: int) -> bool:
    """Whether the number's noun is one that people are counted by."""
    return scene.phrases[at].kind not in ("thing", "equipment", "unit") or is_household(scene, at)


def _why(scene: Scene, at: int) -> str:
    phrase = scene.phrases[at]
    if phrase.kind in ("thing", "equipment", "unit", "unknown") and phrase.head is not None:
        return f"counts {scene.elements[phrase.head].lower}"
    return "no construction of harm or presence fits"


def _note_label(scene: Scene, readings: list[Reading]) -> None:
    """A heading that names a toll says what the lines under it count."""
    if readings or len(scene.elements) > 14 or not scene.elements or scene.elements[-1].lower in (".", "?", "!"):
        return
    cues = [item.cue("toll") for item in scene.elements if not item.has("people") or item.cue("toll") == "casualties"]
    harms = [cue for cue in cues if cue in ("killed", "wounded", "casualties", "losses")]
    if harms:
        scene.memory.label = harms[0]


def _harm_told(scene: Scene) -> str | None:
    """The harm that a sentence without a count tells of: "A bomb went off, killing worshippers"."""
    for item in reversed(scene.elements):
        harm = item.cue("passive", "intransitive", "head", "toll") if item.kind == "word" else None
        harm = harm or (item.cue("active") if item.lower.endswith("ing") else None)
        if harm in TELLING and not item.has("reporting", "collective", "troops"):
            return harm
    return None


def _remember(scene: Scene, readings: list[Reading]) -> None:
    elsewhere = any(r.measure != scene.memory.asked and r.form != "ratio" for r in readings)
    if scene.memory.asked and elsewhere and scene.index > scene.memory.asked_at + 2:
        scene.memory.asked = None  # the answer has gone on to something else
    _note_label(scene, readings)
    told = topic_of(scene) if scene.memory.about_forces else None
    if told is not None:
        scene.memory.topic = (scene.index, told)
        if not readings and told in HARMS:
            scene.memory.toll = told
    if not readings and (harm := _harm_told(scene)) is not None:
        scene.memory.told = (scene.index, harm)
        scene.memory.toll = scene.memory.toll or harm
    if readings:
        scene.memory.recent = [*scene.memory.recent, *readings][-8:]
        tolls = [reading.measure for reading in readings if reading.measure in HARMS]
        if tolls:
            scene.memory.toll = tolls[0]
