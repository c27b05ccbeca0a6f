"""`tirek pay run`: what it makes and tells."""

import pytest
from time_machine import travel

from making import ZHAKSY, decided, office
from tirek.config import pay
from tirek.kernel.period import Month

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def already_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test has a database and Django set up already."""
    monkeypatch.setattr(pay, "boot", lambda: None)


@travel("2026-02-10T05:00:00Z", tick=True)
def test_it_makes_the_register_of_every_place_and_says_what_is_in_it() -> None:
    office(ZHAKSY)
    decided()
    (line,) = pay.make_registers(Month.parse("2026-02"))
    assert line.startswith("2026-02 akmola/zhaksy: 6 lines, 73134.00 tenge; made 2026-02-10")
    assert pay.make_registers(Month.parse("2026-02")) == [line], "the second run changes nothing"


@travel("2026-02-10T05:00:00Z", tick=True)
def test_a_month_that_has_not_begun_is_refused() -> None:
    office(ZHAKSY)
    with pytest.raises(pay.CannotPay, match="2026-03"):
        pay.make_registers(Month.parse("2026-03"))
