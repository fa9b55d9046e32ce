"""Scenario files: TOML that a person can edit, and the ones that ship."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from importlib import resources
from typing import Any

from wartoll.errors import ForecastError
from wartoll.forecast.constant_rate import THRESHOLDS
from wartoll.forecast.scenario import Contact, Lull, Movement, Rate, RateStart, ReturnToDuty, Scenario
from wartoll.forecast.uncertain import Uncertain, read_uncertain

DEFAULT_SCENARIO = "with_pauses"
_TOP = {"title", "summary", "horizon_days", "thresholds", "condition"}
_TABLES = {"rate", "lull", "return_to_duty", "contact", "reinforcement", "repatriation"}


def shipped_scenarios() -> tuple[str, ...]:
    """The names of the scenarios that ship."""
    folder = resources.files("wartoll.forecast") / "scenarios"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load_scenario(name: str = DEFAULT_SCENARIO) -> Scenario:
    """A shipped scenario by its name.

    Raises
    ------
    ForecastError
        Where none has that name.
    """
    return parse_scenario(scenario_text(name), name)


def scenario_text(name: str) -> str:
    """The file of a shipped scenario, as text.

    Raises
    ------
    ForecastError
        Where none has that name.
    """
    if name not in shipped_scenarios():
        raise ForecastError(f"no scenario is called {name!r}", f"one of: {', '.join(shipped_scenarios())}")
    return (resources.files("wartoll.forecast") / "scenarios" / f"{name}.toml").read_text("utf-8")


def parse_scenario(text: str, name: str) -> Scenario:
    """Read a scenario from the text of its file.

    Every table with numbers says in ``basis`` what they rest on: a source, a measurement, or "judgement".

    Raises
    ------
    ForecastError
        Where the text is no TOML, a key is unknown or missing, a value is out of range, or a basis is missing.
    """
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ForecastError(f"scenario {name} is not TOML: {error}", "a well-formed TOML file") from error
    _check_keys(rows, _TOP | _TABLES, f"scenario {name}")
    title = rows.get("title")
    if not isinstance(title, str) or not title.strip():
        raise ForecastError(f"scenario {name} has no title", 'a line such as title = "Losses go on"')
    lull, duty = rows.get("lull"), rows.get("return_to_duty")
    return Scenario(
        name=name,
        title=title,
        summary=str(rows.get("summary", "")),
        horizon_days=_whole(rows.get("horizon_days", 180), "horizon_days"),
        thresholds=tuple(_float(value, "thresholds") for value in rows.get("thresholds", THRESHOLDS)),
        rate=_read_rate(_table(rows.get("rate", {}), "rate")),
        lull=None if lull is None else _read_lull(_table(lull, "lull")),
        return_to_duty=None if duty is None else _read_duty(_table(duty, "return_to_duty")),
        contact=_read_contact(_table(rows["contact"], "contact")) if "contact" in rows else Contact(),
        reinforcements=_read_movements(rows.get("reinforcement", []), "reinforcement"),
        repatriations=_read_movements(rows.get("repatriation", []), "repatriation"),
        condition=str(rows.get("condition", "")),
    )


def _read_rate(row: dict[str, Any]) -> Rate:
    _check_keys(row, {"starts_from", "weekly_change", "weekly_memory", "scales_with_strength", "basis"}, "rate")
    start: RateStart | Uncertain
    said = row.get("starts_from", "current")
    if isinstance(said, str):
        if said not in set(RateStart):
            raise ForecastError(f"rate.starts_from is {said!r}", '"current", "average" or people a day')
        start = RateStart(said)
    else:
        start = read_uncertain(said, "rate.starts_from")
    change = row.get("weekly_change", "estimate")
    scales = row.get("scales_with_strength", True)
    if not isinstance(scales, bool):
        raise ForecastError(f"rate.scales_with_strength is {scales!r}", "true or false")
    return Rate(
        starts_from=start,
        weekly_change=None if change == "estimate" else read_uncertain(change, "rate.weekly_change"),
        weekly_memory=_float(row.get("weekly_memory", 0.98), "rate.weekly_memory"),
        scales_with_strength=scales,
        basis=_basis(row, "rate"),
    )


def _read_lull(row: dict[str, Any]) -> Lull:
    _check_keys(row, {"every_days", "lasts_days", "rate_falls_to", "paused_at_start", "basis"}, "lull")
    return Lull(
        every_days=read_uncertain(_need(row, "every_days", "lull"), "lull.every_days"),
        lasts_days=read_uncertain(_need(row, "lasts_days", "lull"), "lull.lasts_days"),
        rate_falls_to=read_uncertain(_need(row, "rate_falls_to", "lull"), "lull.rate_falls_to", is_share=True),
        paused_at_start=_float(row.get("paused_at_start", 0.0), "lull.paused_at_start"),
        basis=_basis(row, "lull"),
    )


def _read_duty(row: dict[str, Any]) -> ReturnToDuty:
    _check_keys(row, {"share_of_wounded", "after_days", "earlier_wounded_too", "basis"}, "return_to_duty")
    share = _need(row, "share_of_wounded", "return_to_duty")
    return ReturnToDuty(
        share_of_wounded=read_uncertain(share, "return_to_duty.share_of_wounded", is_share=True),
        after_days=read_uncertain(_need(row, "after_days", "return_to_duty"), "return_to_duty.after_days"),
        earlier_wounded_too=bool(row.get("earlier_wounded_too", True)),
        basis=_basis(row, "return_to_duty"),
    )


def _read_contact(row: dict[str, Any]) -> Contact:
    _check_keys(row, {"share_of_strength", "largest_daily_share", "basis"}, "contact")
    return Contact(
        read_uncertain(row.get("share_of_strength", 1.0), "contact.share_of_strength", is_share=True),
        _float(row.get("largest_daily_share", 1.0), "contact.largest_daily_share"),
        _basis(row, "contact"),
    )


def _read_movements(rows: Any, where: str) -> tuple[Movement, ...]:
    if not isinstance(rows, list):
        raise ForecastError(f"{where} is one table", f"a list of tables, each under [[{where}]]")
    found = []
    for row in rows:
        _check_keys(row, {"people", "probability", "first_day", "last_day", "over_days", "basis"}, where)
        first = _day(_need(row, "first_day", where), where)
        found.append(
            Movement(
                people=read_uncertain(_need(row, "people", where), f"{where}.people"),
                probability=_float(row.get("probability", 1.0), f"{where}.probability"),
                first_day=first,
                last_day=_day(row["last_day"], where) if "last_day" in row else first,
                over_days=_whole(row.get("over_days", 1), f"{where}.over_days"),
                basis=_basis(row, where),
            )
        )
    return tuple(found)


def _check_keys(row: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(row) - known)
    if unknown:
        raise ForecastError(
            f"{where} holds {unknown[0]!r}", f"only: {', '.join(sorted(known))}", "see docs/scenarios.md"
        )


def _table(row: Any, where: str) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise ForecastError(f"{where} is {row!r}", f"a table under [{where}]")
    return row


def _need(row: dict[str, Any], key: str, where: str) -> Any:
    if key not in row:
        raise ForecastError(f"{where} has no {key}", f"a line {key} = ... under it", "see docs/scenarios.md")
    return row[key]


def _basis(row: dict[str, Any], where: str) -> str:
    basis = row.get("basis", "")
    if row and (not isinstance(basis, str) or not basis.strip()):
        raise ForecastError(
            f"{where} says not what its numbers rest on",
            'a line such as basis = "judgement: ..."',
            "add it, in a sentence",
        )
    return str(basis)


def _float(value: Any, where: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ForecastError(f"{where} holds {value!r}", "a number")
    return float(value)


def _whole(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ForecastError(f"{where} is {value!r}", "a whole number of days")
    return value


def _day(value: Any, where: str) -> int | date:
    if isinstance(value, bool | datetime) or not isinstance(value, int | date):
        raise ForecastError(f"{where} holds the day {value!r}", "days after the start, or a date such as 2025-02-01")
    return value
