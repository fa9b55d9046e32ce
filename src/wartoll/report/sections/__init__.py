"""Sections of a brief: each a pure function of what the stages found.

Comes in: BriefInputs. Goes out: a Section, or None where there is nothing to say.
Can fail: ClaimError, where a figure lacks its trace.
"""

from wartoll.report.sections.agreement import build_agreement
from wartoll.report.sections.audited import build_audit
from wartoll.report.sections.finding import tell_finding
from wartoll.report.sections.highlights import Highlight
from wartoll.report.sections.judgements import build_judgements
from wartoll.report.sections.listing import build_listing
from wartoll.report.sections.origins import build_origins
from wartoll.report.sections.projected import build_projections
from wartoll.report.sections.timeline import build_timeline
from wartoll.report.sections.unknowns import build_unknowns

FIRST_SECTIONS = (build_timeline, build_audit, build_projections)
"""What a brief opens with; sections of later stages stand after these."""

LAST_SECTIONS = (build_origins, build_agreement, build_judgements, build_unknowns, build_listing)
"""What a brief closes with."""

__all__ = ["FIRST_SECTIONS", "LAST_SECTIONS", "Highlight", "tell_finding"]
