"""The act of the work of a month is accepted: what the budget pays of it stands from now on."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.accounts.queries.deputies import people_behind
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.models import Act, Sheet, Signed
from tirek.supply.queries.work import (
    accepted,
    account_of,
    held_for,
    last_sheet,
)
from tirek.supply.queries.work_granted import require_granted
from tirek.supply.work_document import document_of
from tirek.supply.work_owed import tell_owed
from tirek.supply.work_texts import work_texts


@transaction.atomic
def accept_month(*, sheet: Sheet, by: User, at: datetime) -> Act:
    """Accept a signed sheet of a month that is over; it is never counted anew.

    Raises NotAllowed, OwnCase, Refused for who typed the sheet, one not signed, corrected since,
    accepted already, or with a day on which no decision granted the hours any more.
    """
    case, worker, say = sheet.worker.case, sheet.worker, work_texts().refused
    require(by, "accept_work", case)
    require_no_own_case(case, by, at)
    held_for(case)
    if accepted(worker, sheet.month):
        raise Refused(say["accepted"])
    if last_sheet(worker, sheet.month) != sheet:
        raise Refused(say["stale"])
    if not Signed.objects.filter(sheet=sheet).exists():
        raise Refused(say["not_signed"])
    if local_day(at) <= sheet.month.last_day:
        raise Refused(say["month_not_over"])
    if by.iin and by.iin == worker.iin:
        raise Refused(say["own_hours"])
    if sheet.by_id in people_behind(by, on=local_day(at)):
        raise Refused(say["same_person"])
    require_granted(case, [date.fromisoformat(day) for day, _ in sheet.lines])
    month = account_of(case).of_sheet(sheet)
    act = Act.objects.create(
        sheet=sheet,
        worker=worker,
        first_day=sheet.first_day,
        budget_hours=month.counted.budget,
        own_hours=month.counted.own,
        tiyn=None if month.amount is None else month.amount.tiyn,
        pay_by=month.pay_by,
        document=document_of(month.counted),
        at=at,
        by=by,
        by_name=by.full_name,
    )
    tell_owed(act, by=by, at=at)
    return act
