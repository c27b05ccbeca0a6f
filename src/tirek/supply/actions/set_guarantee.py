"""The guaranteed sum of a kind, as an officer reads it in an act."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.permissions import NotAllowed, require_service
from tirek.casework.refused import Refused
from tirek.casework.texts import texts as case_texts
from tirek.procedure.work.hours_of_work import entered_kinds
from tirek.services import SERVICES
from tirek.supply.actions.price_acts import price_acts
from tirek.supply.models import Guarantee
from tirek.supply.permissions import require_role
from tirek.supply.texts import texts


@transaction.atomic
def set_guarantee(
    *, service: str, kind: str, sum_tiyn: int, since: date, source: str, by: User, at: datetime
) -> Guarantee:
    """From that day on it is the sum for the officer's place and all below it.

    Acts of hours that waited for it get their sums.

    Raises NotAllowed, Refused without a source.
    """
    require_role(by, Role.HEAD)
    if by.place is None:
        raise NotAllowed(case_texts().refused.not_your_case)
    say = texts().refused
    if kind not in kinds_entered(service):
        raise Refused(say["kind_missing"], field="kind")
    require_service(by, service)
    if sum_tiyn <= 0:
        raise Refused(say["price_missing"], field="sum")
    if not source.strip():
        raise Refused(say["source_missing"], field="source")
    made = Guarantee.objects.create(
        service=service,
        kind=kind,
        place=by.place,
        sum_tiyn=sum_tiyn,
        since=since,
        source=source.strip(),
        at=at,
        by=by,
    )
    price_acts(service=service, place=by.place, by=by, at=at)
    return made


def kinds_entered(service: str) -> set[str]:
    """The kinds of a service that have a sum: those of its market, and of its hours of work."""
    found = SERVICES.get(service)
    if found is None:
        return set()
    of_market = {one.id for one in found.market.kind} if found.market else set()
    return of_market | set(entered_kinds(found.hours_of_work) if found.hours_of_work else ())
