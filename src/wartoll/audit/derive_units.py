"""Counts of people in units: so many battalions, the people in them, and what each of them lost on average."""

from __future__ import annotations

import re
from dataclasses import replace

from wartoll.audit import calculus
from wartoll.audit.assess import assess
from wartoll.audit.derive_differences import make_count
from wartoll.audit.derive_rates import unit_size
from wartoll.audit.figures import LOSS, Passage
from wartoll.audit.inputs import candidates, loss_terms, term_of
from wartoll.audit.interval import Interval
from wartoll.audit.model import Derivation, Status
from wartoll.audit.statements import Statement

REACH_OF_UNITS = 4  # how many sentences back the units are told


def people_in_units(statement: Statement, passage: Passage) -> list[Derivation]:
    """The people in so many units ("two companies did not come back")."""
    made = []
    for figure in candidates(passage, statement, ("unit",)):
        if figure.amount.said is None or statement.sentence - figure.sentence not in (0, 1, 2):
            continue
        size, size_inputs, defined = unit_size(figure, passage)
        if size is not None:
            people = size.scaled(figure.amount.said)
            nominal = people.low if people.is_point else None
            inputs = (*term_of(figure, "count").inputs, *size_inputs)
            found = make_count(statement, "units * size", inputs, people, nominal, soft=people.is_point)
            # the usual size of a unit may be off: only one that the text itself defines rules a number out
            made += [found] if defined or found.status is not Status.OUT else []
    return made


PER_BODY = re.compile(
    r"\b(?:each|every|per|the average|an average|a typical)\s+(?:single\s+|of (?:the|these|its|their)\s+(?:\w+\s+)?)?"
    r"(?P<body>squad|platoon|company|companies|battalion|regiment|brigade|division)s?\b", re.I)  # fmt: skip


def count_per_body(statement: Statement, passage: Passage) -> list[Derivation]:
    """What each of so many companies lost on average: the count over their number."""
    made = []
    own = statement.figure and replace(statement.figure, bodies=frozenset())
    about = replace(statement, figure=own, measures=statement.measures & LOSS, anaphoric=False)
    bodies = [
        f for f in candidates(passage, about, ("unit",))
        if f.amount.said and f.amount.said > 1 and 0 <= statement.sentence - f.sentence <= REACH_OF_UNITS
    ]  # fmt: skip
    losses = [t for t in loss_terms(passage, about) if statement.figure not in t.figures]
    for term in losses:
        for body in bodies:
            number = body.amount.said or 1.0
            nominal = None if term.nominal is None else term.nominal / number
            inputs = (*term.inputs, *term_of(body, "units").inputs)
            made.append(make_count(statement, "count / units", inputs, term.interval.scaled(1 / number), nominal,
                                   soft=term.soft, one_sided=term.one_sided))  # fmt: skip
    return made


def count_in_units(statement: Statement, passage: Passage) -> list[Derivation]:
    """A count of people in units of people: "that is two battalions"."""
    figure = statement.figure
    if figure is None:
        return []
    size, size_inputs, defined = unit_size(figure, passage)
    made = []
    beside = [
        term_of(f, "count") for f in passage.figures_in(statement.sentence)
        if f.form in ("rate", "count") and f is not figure and f.amount.start < figure.amount.start
    ]  # fmt: skip
    for term in beside or loss_terms(passage, statement):
        if size is None:
            continue
        result = calculus.in_units(term.interval, size)
        allowed = size.scaled(statement.said or 1.0)
        if defined:
            nominal = None if term.nominal is None else term.nominal / size.low
            status, agrees = assess(statement, result, nominal, soft=term.soft)
        else:
            value = Interval.point(term.nominal) if term.soft and term.nominal is not None else term.interval
            status = Status.IN if value.within(allowed) else Status.PART if value.meets(allowed) else Status.OUT
            nominal, agrees = None, None
        made.append(
            Derivation(
                "count / unit",
                (*term.inputs, *size_inputs),
                result,
                nominal,
                status=status,
                agreement=agrees,
                unit="units",
            )
        )
    return made
