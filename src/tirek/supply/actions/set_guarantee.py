"""The guaranteed sum of a kind, as an officer reads it in an act."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.casework.texts import texts as case_texts
from tirek.services import SERVICES
from tirek.supply.models import Guarantee
from tirek.supply.permissions import require_role
from tirek.supply.texts import texts


@transaction.atomic
def set_guarantee(
    *, service: str, kind: str, sum_tiyn: int, since: date, source: str, by: User, at: datetime
) -> Guarantee:
    """From that day on it is the sum for the officer's place and all below it.

    Raises NotAllowed, Refused without a source.
    """
    require_role(by, Role.HEAD)
    if by.place is None:
        raise NotAllowed(case_texts().refused.not_your_case)
    say, found = texts().refused, SERVICES.get(service)
    market = found.market if found else None
    if market is None or market.named(kind) is None:
        raise Refused(say["kind_missing"], field="kind")
    if sum_tiyn <= 0:
        raise Refused(say["price_missing"], field="sum")
    if not source.strip():
        raise Refused(say["source_missing"], field="source")
    return Guarantee.objects.create(
        service=service,
        kind=kind,
        place=by.place,
        sum_tiyn=sum_tiyn,
        since=since,
        source=source.strip(),
        at=at,
        by=by,
    )
