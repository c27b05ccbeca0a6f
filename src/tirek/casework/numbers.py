"""Registration numbers: one unbroken series for each office and year."""

from __future__ import annotations

from tirek.casework.models import NumberSeries
from tirek.law.catalogue import the_law


def office_code(place: str) -> str:
    """The letters that begin the place's numbers; "" where no office takes applications."""
    regions = the_law().regions
    return regions[place].code if place in set(regions) else ""


def next_number(place: str, year: int, *, kind: str = "") -> str:
    """The next number of the place's office, like "ZHK-2026-000123".

    `kind` begins another series: "SH-ZHK-2026-000001". Taken under a row lock inside the
    caller's transaction: a refused application leaves no hole.
    """
    code = f"{kind}-{office_code(place)}" if kind else office_code(place)
    NumberSeries.objects.get_or_create(code=code, year=year)
    series = NumberSeries.objects.select_for_update().get(code=code, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return str(series)
