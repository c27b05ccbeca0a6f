"""The list of those to whom aids were issued goes to the oblast department."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.supply import journal
from tirek.supply.bought import take
from tirek.supply.bought_permissions import require_buyer
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import IssueList
from tirek.supply.queries.issued import listed_rows, to_report


@transaction.atomic
def send_list(*, service: str, number: str, on: date, by: User, at: datetime) -> IssueList:
    """Everybody of the place whose issue is in no list yet (order No 287 p. 135).

    Raises NotAllowed, Refused where there is nobody or for a number that is taken.
    """
    place = by.place or ""
    require_buyer(by, service, place)
    journal.locked(service, place)
    say = bought_texts().refused
    if not number.strip():
        raise Refused(say["number_missing"], field="number")
    if on > local_day(at):
        raise Refused(say["in_the_future"], field="on")
    found = to_report(service, place)
    if not found:
        raise Refused(say["nothing_to_list"])
    if on < max(one.received_on for one in found):
        raise Refused(say["list_too_early"], field="on")
    cases = [one.delivery.case_id for one in found]
    document = {"cases": cases, "rows": listed_rows(found)}
    told = {"service": service, "place": place, "number": number.strip(), "on": on}
    try:
        with transaction.atomic():
            sent = IssueList.objects.create(
                **told, document=document, at=at, by=by, by_name=by.full_name
            )
    except IntegrityError as taken:
        raise Refused(say["number_taken"], field="number") from taken
    for one in found:
        take(one.delivery, "Reported", by=by, at=at, payload={"list": sent.pk, "number": number})
    return sent
