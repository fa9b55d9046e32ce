"""A projection in plain sentences: people to two significant figures, never a date without its chance."""

from __future__ import annotations

from datetime import date

from wartoll.dates import long_date
from wartoll.forecast.implausible import two_figures
from wartoll.forecast.projection import Counted, Crossing, Fan, Projection

CERTAIN = 0.995


def projection_sentences(projection: Projection) -> tuple[str, ...]:
    """What a projection says: losses and strength on its last day, each threshold, what moves it most."""
    scenario = projection.scenario
    last = projection.losses.days[-1]
    said = f", as the source's condition says: “{scenario.condition}”" if scenario.condition else ""
    found = [
        f"Under “{scenario.title}”{said}: {people_on(projection.losses, last)} killed or wounded by {long_date(last)}, "
        f"and a strength remaining of {people_on(projection.strength, last)}."
    ]
    found += [crossing_sentence(crossing, last) for crossing in projection.crossings]
    pulls = [pull for pull in projection.pulls if abs(pull.swing) >= 1]
    if pulls:
        first = pulls[0]
        found.append(
            f"What moves this most is the {first.name}: where it is lowest, {two_figures(first.losses_when_low)} "
            f"killed or wounded; where it is highest, {two_figures(first.losses_when_high)}."
        )
    found += [one.sentence for one in projection.implausible[1:2]]
    return tuple(found)


def people_on(fan: Fan, day: date) -> str:
    """The middle of a fan on a day with its 90 % interval: ``6,300 (4,800 to 9,100)``; one number where all agree."""
    at = fan.at(day)
    low, middle, high = (two_figures(at[level]) for level in (0.05, 0.5, 0.95))
    return middle if low == high else f"{middle} ({low} to {high}, 90 %)"


def crossing_sentence(crossing: Crossing, last: date) -> str:
    """When a threshold is passed, and the chance that it is not within the horizon."""
    share = f"{crossing.threshold:.0%}".replace("%", " %")
    lost = crossing.counted is Counted.LOSSES
    what = f"Losses of {share} of the strength" if lost else f"A strength remaining {share} below what was sent"
    if crossing.already >= CERTAIN:
        return f"{what}: passed already at the start."
    if crossing.never >= CERTAIN:
        return f"{what}: never within the horizon, which ends on {long_date(last)}."
    never = (
        "" if crossing.never <= 1 - CERTAIN else f"; never by {long_date(last)} with a chance of {crossing.never:.0%}"
    )
    days = [crossing.dates.get(level) for level in (0.05, 0.5, 0.95)]
    if days[0] is not None and days[0] == days[2]:
        return f"{what}: on {long_date(days[0])}{never}."
    middle = (
        f"less likely than not by {long_date(last)}" if days[1] is None else f"as likely as not by {long_date(days[1])}"
    )
    first = f"not before {long_date(days[0])} with a chance of 95 %" if days[0] else "hardly within the horizon"
    return f"{what}: {middle}, {first}{never}."
