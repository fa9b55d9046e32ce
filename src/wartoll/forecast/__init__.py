"""Scenarios and projections: where the losses lead.

Comes in: strength, losses, rates. Goes out: dates and distributions of when a threshold is reached.
Can fail: ForecastError, where a scenario or a projection can't be run.
"""

from wartoll.forecast.constant_rate import Depletion, deplete, project_constant_rate

__all__ = ["Depletion", "deplete", "project_constant_rate"]
