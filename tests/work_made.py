"""Hours of work made through the real actions: somebody granted, a worker, sheets, acts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from making import iin, office, officer
from queues import SIGNS, granted, later
from tirek.accounts.models import OfficeKind, Role, User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.kernel.period import Month
from tirek.procedure.work.candidate import asked
from tirek.procedure.work.typed import Typed
from tirek.supply.actions.serve import serve
from tirek.supply.actions.sign_sheet import sign_sheet
from tirek.supply.actions.start_work import Told, start_work
from tirek.supply.actions.write_sheet import write_sheet
from tirek.supply.models import Sheet, Worker
from tirek.supply.queries.work import last_sheet

BEGINS = date(2026, 2, 4)
MARCH = Month.at(2026, 3)
APRIL_1 = datetime(2026, 4, 1, 5, 0, tzinfo=UTC)
"""1 April 2026, 10:00 in Almaty."""


def given(user: User | None = None, service: str = SIGNS) -> Case:
    """Somebody who was granted the hours, and whose turn came."""
    case = granted(user, service=service)
    serve(case=case, by=officer(place=case.place), at=later(60))
    return case


def told(case: Case, **changed: Any) -> Told:
    """Somebody nothing is said against."""
    hours = service_of(case).hours_of_work
    assert hours is not None
    said: dict[str, Any] = {
        "office": office(case.place, OfficeKind.SUPPLIER),
        "full_name": "Болат Ахметұлы Сейітов",
        "iin": iin(date(1990, 1, 1)),
        "born_on": date(1990, 1, 1),
        "close_relative": False,
        "answers": {one.id: False for one in asked(hours)},
        "sources": "медициналық қорытынды, сертификат",
        "begins": BEGINS,
    }
    return Told(**{**said, **changed})


def working(case: Case | None = None, at: datetime = APRIL_1, **changed: Any) -> Worker:
    """A worker of a case."""
    case = case or given()
    return start_work(case=case, told=told(case, **changed), by=officer(place=case.place), at=at)


def supplier_of(worker: Worker) -> User:
    """Somebody of the worker's organisation."""
    return officer(Role.SUPPLIER, worker.office.place)


def lines(month: Month, days: Mapping[int, str]) -> list[Typed]:
    """A line a day of the month."""
    return [
        Typed(f"hours.{day}", month.first_day.replace(day=day), hours)
        for day, hours in days.items()
    ]


def written(
    worker: Worker,
    days: Mapping[int, str],
    month: Month = MARCH,
    by: User | None = None,
    at: datetime = APRIL_1,
) -> Sheet:
    """A sheet after the last one."""
    before = last_sheet(worker, month)
    return write_sheet(
        worker=worker,
        month=month,
        typed=lines(month, days),
        follows=before.number if before else 0,
        by=by or supplier_of(worker),
        at=at,
    )


def signed_by_person(sheet: Sheet, at: datetime = APRIL_1) -> Sheet:
    """Confirmed on the portal."""
    by = sheet.worker.case.applicant_user
    assert by is not None
    sign_sheet(sheet=sheet, by=by, at=at)
    return sheet
