"""Scenarios and projections: where the losses lead.

Comes in: strength, losses, rates. Goes out: dates and distributions of when a threshold is reached.
Can fail: ForecastError, where a scenario or a projection can't be run.
"""

from wartoll.forecast.comparison import SideBySide, compare_scenarios
from wartoll.forecast.constant_rate import Depletion, deplete, project_constant_rate
from wartoll.forecast.implausible import Implausible, implausible_figures
from wartoll.forecast.projection import Counted, Crossing, Fan, Projection, project_strength, summarise_paths
from wartoll.forecast.scenario import Contact, Lull, Movement, Rate, RateStart, ReturnToDuty, Scenario
from wartoll.forecast.scenario_file import DEFAULT_SCENARIO, load_scenario, parse_scenario, shipped_scenarios
from wartoll.forecast.sensitivity import Pull, rank_assumptions
from wartoll.forecast.simulate import Paths, simulate_paths
from wartoll.forecast.start import Start, make_start
from wartoll.forecast.stated import StatedCondition, scenarios_from_conditions
from wartoll.forecast.uncertain import Uncertain

__all__ = [
    "DEFAULT_SCENARIO", "Contact", "Counted", "Crossing", "Depletion", "Fan", "Implausible", "Lull", "Movement",
    "Paths", "Projection", "Pull", "Rate", "RateStart", "ReturnToDuty", "Scenario", "SideBySide", "Start",
    "StatedCondition", "Uncertain", "compare_scenarios", "deplete", "implausible_figures", "load_scenario",
    "make_start", "parse_scenario", "project_constant_rate", "project_strength", "rank_assumptions",
    "scenarios_from_conditions", "shipped_scenarios", "simulate_paths", "summarise_paths",
]  # fmt: skip
