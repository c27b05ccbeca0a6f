"""Hours of work as the two services count them, for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.procedure.service import Service
from tirek.procedure.work.account import Given, Sheet, Worked
from tirek.procedure.work.hours_of_work import Norm, norm_of
from tirek.services import SERVICES

ASSISTANT = SERVICES["individual-assistant"]
SIGNS = SERVICES["sign-language-specialist"]
PLACE = "zhetisu/panfilov"
MAY = Month.at(2026, 5)
LONG_AGO = date(2026, 1, 16)


def norm_on(service: Service, day: date) -> Norm | None:
    """The norm of the real edition."""
    edition = the_law().editions(service.rulebook()).on(PLACE, day)
    assert service.hours_of_work is not None
    return norm_of(service.hours_of_work, edition) if edition else None


def given_by(service: Service) -> Given:
    assert service.hours_of_work is not None
    return Given(service.hours_of_work, lambda day: norm_on(service, day))


def sheet(
    hours: dict[date, str],
    *,
    begins: date = LONG_AGO,
    worker: int = 1,
    number: int = 1,
    ends: date | None = None,
) -> Sheet:
    """A sheet of the month of its first day."""
    lines = tuple(Worked(day, Decimal(one)) for day, one in hours.items())
    return Sheet(worker, Month.of(min(hours)), number, begins, lines, ends)


def may(day: int) -> date:
    return date(2026, 5, day)
