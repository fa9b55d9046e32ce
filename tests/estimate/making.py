"""Claims and models for the tests: what was said of North Korean losses in Kursk by 16 January 2025, and smaller."""

from __future__ import annotations

from datetime import date

import numpy as np

from wartoll.claims import Bound, Claim, Form, Measure, PartyKind, Quantity, Quote
from wartoll.dates import Window
from wartoll.estimate import Calendar, Observation, Target, load_prior
from wartoll.estimate.design import build_design
from wartoll.estimate.model import Model

FIRST = date(2024, 12, 1)
NIS, ZELENSKY = "National Intelligence Service", "Volodymyr Zelensky"
SERVICE, ENEMY, ALLY = PartyKind.INTELLIGENCE, PartyKind.ADVERSARY, PartyKind.THIRD_PARTY_GOVERNMENT


def exact(value: float) -> Quantity:
    return Quantity(value, value, value)


def about(value: float) -> Quantity:
    return Quantity(value, value, value, Bound.APPROXIMATE)


def at_least(value: float) -> Quantity:
    return Quantity(value, None, None, Bound.AT_LEAST)


def window(text: str | None) -> Window | None:
    """``2025-01-01`` or ``2025-01-01/2025-01-05``."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    return Window(date.fromisoformat(first), date.fromisoformat(last or first))


def make_claim(
    name: str, speaker: str | None, kind: PartyKind, measure: Measure, quantity: Quantity | None, said: str,
    *, form: Form = Form.CUMULATIVE, start: str | None = None, end: str | None = None, **fields: object,
) -> Claim:  # fmt: skip
    return Claim(
        claim_id=name, document=f"{name}.txt", quote=Quote(0, 1, "x"), measure=measure, form=form, quantity=quantity,
        speaker=speaker, speaker_kind=kind, published=date.fromisoformat(said), said=window(said),
        start=window(start), end=window(end or said), group=str(fields.pop("group", "North Korean soldiers")),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def kursk_claims() -> tuple[Claim, ...]:
    """Twelve statements and relays of the time, and two said later."""
    m = Measure
    return (
        make_claim("hur", "HUR", ENEMY, m.CASUALTIES, at_least(30), "2024-12-16", form=Form.PERIOD,
                   start="2024-12-14", end="2024-12-15", incident="villages, 14 December"),
        make_claim("nis-killed-1", NIS, SERVICE, m.KILLED, at_least(100), "2024-12-19"),
        make_claim("nis-wounded-1", NIS, SERVICE, m.WOUNDED, about(1000), "2024-12-19"),
        make_claim("zelensky-1", ZELENSKY, ENEMY, m.CASUALTIES, at_least(3000), "2024-12-23"),
        make_claim("kirby", "John Kirby", ALLY, m.CASUALTIES, exact(1000), "2024-12-27", form=Form.PERIOD,
                   start="2024-12-20"),
        make_claim("zelensky-2", ZELENSKY, ENEMY, m.CASUALTIES, exact(3800), "2025-01-05", end="2025-01-01/2025-01-05"),
        make_claim("gazette", ZELENSKY, ENEMY, m.CASUALTIES, exact(3800), "2025-01-08", end="2025-01-01/2025-01-05",
                   publisher="Garrison Gazette"),
        make_claim("zelensky-3", ZELENSKY, ENEMY, m.CASUALTIES, exact(4000), "2025-01-09"),
        make_claim("nis-killed-2", NIS, SERVICE, m.KILLED, about(300), "2025-01-13"),
        make_claim("nis-wounded-2", NIS, SERVICE, m.WOUNDED, about(2700), "2025-01-13"),
        make_claim("nis-total-2", NIS, SERVICE, m.CASUALTIES, about(3000), "2025-01-13"),
        make_claim("strength", ZELENSKY, ENEMY, m.STRENGTH, exact(12000), "2025-01-05", form=Form.STOCK),
        make_claim("rate", "Oleksandr Kovalenko", PartyKind.ANALYST, m.CASUALTIES,
                   Quantity(80, None, 90, Bound.BETWEEN), "2025-01-18", form=Form.RATE, per="day", start="2024-12-06"),
        make_claim("nis-killed-3", NIS, SERVICE, m.KILLED, about(600), "2025-04-30"),
    )  # fmt: skip


def observe(name: str, party: str, kind: PartyKind, value: float, day: int, **fields: object) -> Observation:
    """A total of losses by a day of the calendar, unless the fields say otherwise."""
    end = Window.day(date.fromordinal(FIRST.toordinal() + day))
    given: dict[str, object] = {
        "claim_id": name, "party": party, "kind": kind, "target": Target.LOSSES, "bound": Bound.EXACT, "low": value,
        "high": value, "end": end, "running": True, "label": f"{party}: {value:g}",
    }  # fmt: skip
    return Observation(**(given | fields))  # type: ignore[arg-type]


def mixed_observations() -> tuple[Observation, ...]:
    """One of every kind: bounds, shares, ratios, rates, strengths, doubt, uncertain days, chains of totals."""
    later = Window(date(2025, 1, 1), date(2025, 1, 5))
    return (
        observe("a", "service", SERVICE, 100, 18, target=Target.KILLED, bound=Bound.AT_LEAST),
        observe("b", "service", SERVICE, 1000, 18, target=Target.WOUNDED, unit=1000.0, hedge=1.5),
        observe("c", "service", SERVICE, 2700, 43, target=Target.WOUNDED, unit=100.0, hedge=1.5),
        observe("d", "enemy", ENEMY, 3000, 22, bound=Bound.AT_LEAST),
        observe("e", "enemy", ENEMY, 3800, 35, end=later, trust=0.85),
        observe("f", "enemy", ENEMY, 4000, 39),
        observe("g", "analyst", PartyKind.ANALYST, 80, 45, high=90.0, bound=Bound.BETWEEN, per_days=1.0,
                running=False, start=Window.day(date(2024, 12, 6)), trust=0.65),
        observe("h", "analyst", PartyKind.ANALYST, 0.4, 45, target=Target.LOSS_SHARE, bound=Bound.AT_MOST,
                running=False, trust=0.85),
        observe("i", "analyst", PartyKind.ANALYST, 4, 45, target=Target.WOUNDED_PER_KILLED, running=False),
        observe("j", "enemy", ENEMY, 12000, 35, target=Target.STRENGTH, running=False, unit=1000.0),
    )  # fmt: skip


def make_model(observations: tuple[Observation, ...] = (), days: int = 47, lulls: tuple[Window, ...] = ()) -> Model:
    prior = load_prior()
    return Model(build_design(observations or mixed_observations(), Calendar(FIRST, days, lulls), prior), prior)


def random_point(model: Model, seed: int, rows: int = 3) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    return 0.7 * generator.standard_normal((rows, 3)), 0.7 * generator.standard_normal((rows, model.size))
