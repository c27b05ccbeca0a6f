"""The person confirms the sheet of a month; after their death it goes without."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.law.words import day_text
from tirek.supply.models import Sheet, Signed
from tirek.supply.queries.work import died_on, held_for, last_sheet
from tirek.supply.queries.work_granted import require_granted
from tirek.supply.work_texts import work_texts


@transaction.atomic
def sign_sheet(*, sheet: Sheet, by: User, at: datetime) -> Signed:
    """The person (or who may act for them) confirms it themselves; an officer notes a signature on
    paper or, where a death is noted, that there is none.

    Raises NotAllowed, OwnCase, Refused for a sheet that was corrected, signed or is one's own work,
    or with a day after the death or on which nothing granted the hours any more.
    """
    case, worker, say = sheet.worker.case, sheet.worker, work_texts().refused
    require(by, "sign_sheet", case)
    held_for(case)
    died = died_on(case)
    if by.is_citizen and died:
        raise Refused(say["dead"])
    if by.iin and by.iin == worker.iin:
        raise Refused(say["own_hours"])
    if not by.is_citizen:
        require_no_own_case(case, by, at)
    if last_sheet(worker, sheet.month) != sheet:
        raise Refused(say["stale"])
    if Signed.objects.filter(sheet=sheet).exists():
        raise Refused(say["signed_already"])
    days = [date.fromisoformat(day) for day, _ in sheet.lines]
    if died is not None and max(days) > died:
        raise Refused(say["after_death"].format(day=day_text(died)))
    require_granted(case, days)
    theirs = Signed.How.DEATH if died else Signed.How.PAPER
    how = Signed.How.PORTAL if by.is_citizen else theirs
    return Signed.objects.create(sheet=sheet, how=how, at=at, by=by, by_name=by.full_name)
