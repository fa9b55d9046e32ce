"""The day of Easter, from which other feasts are counted."""

from __future__ import annotations

from datetime import date


def easter_of(year: int) -> date:
    """Easter Sunday of the western churches.

    Notes
    -----
    The anonymous Gregorian computus (Meeus, Astronomical Algorithms, 1991, p. 67).
    """
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    months, days = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, months, days + 1)
