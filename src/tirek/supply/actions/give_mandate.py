"""An office becomes the commission on matters of the portal, or is so no longer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.refused import Refused
from tirek.supply.models import Mandate
from tirek.supply.permissions import require_role
from tirek.supply.texts import texts


@transaction.atomic
def give_mandate(
    *, office: Office | None, given: bool, order: str, by: User, at: datetime
) -> Mandate:
    """Write the order down: from now on its members admit suppliers of their territory, or do not.

    Raises NotAllowed, Refused for an office that is no commission, or without the order.
    """
    require_role(by, Role.ADMINISTRATOR)
    say = texts().refused
    if office is None or office.kind != OfficeKind.COMMISSION:
        raise Refused(say["office_missing"], field="office")
    if not order.strip():
        raise Refused(say["mandate_order_missing"], field="order")
    named = {"order": order.strip(), "at": at, "by": by, "by_name": by.full_name}
    return Mandate.objects.create(office=office, given=given, **named)
