"""The service stands still for a time, or the person died: with the paper it rests on."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.models import Stop
from tirek.supply.queries.work import held_for
from tirek.supply.work_texts import work_texts


@transaction.atomic
def stop_work(
    *, case: Case, kind: str, first: date, last: date | None, source: str, by: User, at: datetime
) -> Stop:
    """Note it; the same kind and first day anew corrects what was noted (a stay has ended).

    What was accepted before is not taken back. Raises NotAllowed, OwnCase, Refused.
    """
    require(by, "start_work", case)
    require_no_own_case(case, by, at)
    say, hours = work_texts().refused, service_of(case).hours_of_work
    if hours is None:
        raise Refused(say["not_hours"])
    if kind not in {Stop.DEATH, *(one.id for one in hours.stops)}:
        raise Refused(say["kind_missing"], field="kind")
    if first > local_day(at):
        raise Refused(say["in_the_future"], field="first")
    if last is not None and kind == Stop.DEATH:
        raise Refused(say["last_of_death"], field="last")
    if last is not None and last < first:
        raise Refused(say["last_before_first"], field="last")
    if not source.strip():
        raise Refused(say["source_missing"], field="source")
    held_for(case)
    return Stop.objects.create(
        case=case,
        kind=kind,
        first=first,
        last=last,
        source=source.strip(),
        at=at,
        by=by,
        by_name=by.full_name,
    )
