"""Conditions that sources state, taken at their word as scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wartoll.claims import Claim
from wartoll.forecast.scenario import Scenario
from wartoll.forecast.scenario_file import load_scenario

_PACE = re.compile(r"\b(?:rates?|pace|tempo|intensity|trend|losses|casualt(?:y|ies)|attrition)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:continu\w*|persist\w*|remain\w*|hold\w*|held|stay\w*|keep\w*|kept|unchanged|maintain\w*|sustain\w*|"
    r"current|present|same|constant)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|no longer|unless|slow\w*|fall\w*|rise\w*|increas\w*|decreas\w*|doubl\w*)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class StatedCondition:
    """A condition that a source states, and the scenario that takes it at its word.

    Parameters
    ----------
    claim_id : str
        The claim that stands under the condition.
    words : str
        As written.
    scenario : Scenario or None
        None where no scenario here says what the words say: the condition is then shown, not run.
    """

    claim_id: str
    words: str
    scenario: Scenario | None


def scenarios_from_conditions(claims: Iterable[Claim]) -> tuple[StatedCondition, ...]:
    """Every condition that claims state, each wording once; "if the rate persists" becomes the constant rate."""
    found: dict[str, StatedCondition] = {}
    for claim in claims:
        words = (claim.condition or "").strip()
        key = " ".join(words.casefold().split())
        if not key or key in found:
            continue
        scenario = None
        if _PACE.search(words) and _GOES_ON.search(words) and not _DENIES.search(words):
            scenario = replace(load_scenario("constant_rate"), condition=words)
        found[key] = StatedCondition(claim.claim_id, words, scenario)
    return tuple(found.values())
