"""The fourteen series that the forecasters are tuned and reported on, read from a folder outside of the project."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from wartoll.score import CumulativeSeries, series_from_rows

RUSSIA_EQUIPMENT = (
    "tank", "APC", "field artillery", "MRL", "anti-aircraft warfare", "drone", "cruise missiles",
    "special equipment", "aircraft", "helicopter",
)  # fmt: skip
FIRST_ORIGIN = date(2022, 5, 25)
REPORT_FROM = {"russia": date(2023, 9, 13), "gaza": date(2024, 6, 18)}
"""Origins before are for tuning (and only with outcomes before); origins from this day on are reported."""


def war_of(name: str) -> str:
    """Which war a series belongs to; it sets where the tuning half ends."""
    return "gaza" if name.startswith("Gaza") else "russia"


def load_series(folder: Path) -> tuple[CumulativeSeries, ...]:
    """Read the fourteen series; vehicles and fuel trucks were two columns until May 2022 and are one since."""
    people = _rows(folder / "russia_personnel_cumulative.csv")
    equipment = _rows(folder / "russia_equipment_cumulative.csv")
    gaza = _rows(folder / "gaza_casualties_daily.csv")
    for row in equipment:
        parts = [row[name] for name in ("vehicles and fuel tanks", "military auto", "fuel tank") if row[name]]
        row["vehicles"] = str(sum(float(part) for part in parts)) if parts else ""
    found = [series_from_rows(people, date_column="date", value_column="personnel")]
    for name in (*RUSSIA_EQUIPMENT, "vehicles"):
        found.append(series_from_rows(equipment, date_column="date", value_column=name))
    for column, name in (("killed_cum", "Gaza killed"), ("injured_cum", "Gaza injured")):
        found.append(series_from_rows(gaza, date_column="report_date", value_column=column, name=name))
    return tuple(found)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as lines:
        return list(csv.DictReader(lines))
