"""Shapes by measure and colours by kind of party: one set for charts, legends and the page.

The colours are those of Okabe and Ito (2008, "Color Universal Design"), which people with any colour vision tell apart;
the page's style sheet lightens them on a dark ground under the same names. No meaning rests on colour alone.
"""

from __future__ import annotations

from wartoll.claims import Measure, PartyKind

KIND_NAMES: dict[PartyKind, str] = {
    PartyKind.OWN_SIDE: "own side",
    PartyKind.ADVERSARY: "adversary",
    PartyKind.THIRD_PARTY_GOVERNMENT: "third government",
    PartyKind.INTELLIGENCE: "intelligence",
    PartyKind.ANALYST: "analyst",
    PartyKind.MEDIA: "media",
    PartyKind.WITNESS: "witness",
    PartyKind.UNKNOWN: "not known",
}
"""The kinds of party, relative to the group that is counted, as a reader sees them."""

KIND_COLOURS: dict[PartyKind, str] = {
    PartyKind.OWN_SIDE: "#a8781c",
    PartyKind.ADVERSARY: "#0072b2",
    PartyKind.THIRD_PARTY_GOVERNMENT: "#009e73",
    PartyKind.INTELLIGENCE: "#d55e00",
    PartyKind.ANALYST: "#b0578d",
    PartyKind.MEDIA: "#5b6f7f",
    PartyKind.WITNESS: "#3d9bd1",
    PartyKind.UNKNOWN: "#8a8a8a",
}

COLOUR_CLASSES: dict[str, str] = {colour: kind.value for kind, colour in KIND_COLOURS.items()}
"""Class names that the style sheet colours, by the colour that is drawn."""

_CIRCLE = "M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0Z"
_PLUS = "M-.35,-1H.35V-.35H1V.35H.35V1H-.35V.35H-1V-.35H-.35Z"
_CROSS = "M-1,-.55L-.55,-1L0,-.45L.55,-1L1,-.55L.45,0L1,.55L.55,1L0,.45L-.55,1L-1,.55L-.45,0Z"

MEASURE_SHAPES: dict[Measure, str] = {
    Measure.CASUALTIES: _CIRCLE,
    Measure.LOSSES: "M0,-1.2L1.2,0L0,1.2L-1.2,0Z",
    Measure.KILLED: _CROSS,
    Measure.WOUNDED: "M0,-1L1.1,.9H-1.1Z",
    Measure.MISSING: "M0,1L1.1,-.9H-1.1Z",
    Measure.CAPTURED: "M-.9,-1.1V1.1L1,0Z",
    Measure.STRENGTH: "M-.9,-.9H.9V.9H-.9Z",
    Measure.REINFORCEMENTS: _PLUS,
    Measure.RETURNED: "M.9,-1.1V1.1L-1,0Z",
    Measure.DISPLACED: "M-1.1,-.5H1.1V.5H-1.1Z",
    Measure.CAPABILITY: "M0,-1.1L1,-.35L.65,.9H-.65L-1,-.35Z",
    Measure.EQUIPMENT: "M-.5,-1.1H.5V1.1H-.5Z",
}
"""Symbols as SVG paths between -1 and 1."""

MEASURE_NAMES: dict[Measure, str] = {
    Measure.CASUALTIES: "killed or wounded",
    Measure.LOSSES: "lost",
    Measure.STRENGTH: "strength",
    Measure.REINFORCEMENTS: "reinforcements",
    Measure.RETURNED: "back on duty",
    Measure.CAPABILITY: "combat capability",
    Measure.EQUIPMENT: "equipment",
}
"""Names of measures where the plain word reads badly."""


def name_measure(measure: Measure) -> str:
    """A measure as a reader sees it."""
    return MEASURE_NAMES.get(measure, measure.value)
