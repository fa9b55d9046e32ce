"""The estimate: what contradictory claims support, and how sure.

Comes in: claims, with their trace and audit. Goes out: an Estimate, with named draws and diagnostics.
Can fail: EstimateError, where no claim counts losses or a fit fails its checks.
"""

from wartoll.estimate.design import Observation, Target
from wartoll.estimate.diagnostics import Diagnostics
from wartoll.estimate.estimate import Estimate, Fan, Interval
from wartoll.estimate.evidence import Evidence, LeftOut, gather_evidence
from wartoll.estimate.fit import fit_estimate, fit_evidence
from wartoll.estimate.prior import Prior, load_prior
from wartoll.estimate.process import Calendar
from wartoll.estimate.rows import estimate_to_json
from wartoll.estimate.sentences import estimate_sentences

__all__ = [
    "Calendar", "Diagnostics", "Estimate", "Evidence", "Fan", "Interval", "LeftOut", "Observation", "Prior", "Target",
    "estimate_sentences", "estimate_to_json", "fit_estimate", "fit_evidence", "gather_evidence", "load_prior",
]  # fmt: skip
