"""Whom the demonstration invents and whom its files name have different numbers on every day."""

from datetime import date

import pytest

from tirek.config.demo import (
    buying,
    care,
    families,
    homes,
    market,
    pensioners,
    sanatoria,
    schooling,
    town,
    trees,
    vouchers,
    waiting,
)

NAMED = [
    *(one.SEED for one in (buying, care, homes, market, pensioners, sanatoria)),
    *(one.SEED for one in (trees, vouchers, waiting)),
    *(one.AFTER for one in (schooling, town)),
]
"""From where on the numbers of named people are counted."""


@pytest.mark.parametrize("month", range(1, 13))
def test_invented_families_end_before_the_first_of_them(month: int) -> None:
    plan = list(families.Families(date(2026, month, 28)).plan())
    numbers = {one.child.iin for one in plan} | {one.applicant.iin for one in plan}
    assert len(plan) > 100
    assert max(int(number[7:11]) for number in numbers) < min(NAMED)
