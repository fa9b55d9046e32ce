"""How sure a reading is, calibrated on documents with gold."""

from __future__ import annotations

from wartoll.claims import Form
from wartoll.extract.scene import Reading

BASE = 0.92


def confidence_of(reading: Reading, form: Form) -> float:
    """The chance that measure, form and value of a reading are right."""
    return max(0.05, min(0.99, BASE * reading.weight * (0.6 if reading.number.vague else 1.0)))
