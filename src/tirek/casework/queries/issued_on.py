"""The day from which the result of an application counts as issued."""

from __future__ import annotations

from datetime import date, datetime

from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.deadline import issued_on
from tirek.services import SERVICES


def result_issued_on(service: str, at: datetime) -> date:
    """The day for a result that is ready at that instant: told at once, issued in working hours.

    The day itself where the calendar of its year is not known.
    """
    try:
        return issued_on(at, SERVICES[service].passport.hours, working_calendar())
    except YearNotKnown:
        return local_day(at)
