"""A commission concludes whether a supplier of a kind is on the portal."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.canonical import digest_of, plain
from tirek.casework.local_day import local_day
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.services import SERVICES
from tirek.supply.actions.redirect import redirect_choices
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Finding
from tirek.supply.permissions import require_role
from tirek.supply.queries.routes import absent_on
from tirek.supply.texts import texts
from tirek.supply.voucher_permissions import has_vouchers


@dataclass(frozen=True)
class Found:
    """What the commission concluded: the kind of a service, its own number and day."""

    service: str
    kind: str
    absent: bool
    number: str
    on: date


@transaction.atomic
def find_no_supplier(*, found: Found, by: User, at: datetime) -> Finding:
    """Sign the conclusion: from its day the kind is bought in the commission's place and below
    (order No 287 p. 131), or chosen on the portal again.

    Whoever chooses that kind and has ordered nothing is bought for from now on. Raises NotAllowed,
    Refused with the field.
    """
    require_role(by, Role.COMMISSION)
    if by.place is None:
        raise NotAllowed(texts().refused["not_your_place"])
    _require_said(found, by.place, at)
    finding = Finding.objects.create(
        **asdict(found),
        place=by.place,
        sha256=digest_of({"place": by.place, "signer": by.full_name, **plain(asdict(found))}),
        at=at,
        by=by,
        by_name=by.full_name,
    )
    if finding.absent:
        redirect_choices(finding=finding, at=at)
    return finding


def _require_said(found: Found, place: str, at: datetime) -> None:
    say, service = bought_texts().refused, SERVICES.get(found.service)
    market = service.market if service else None
    kind = market.named(found.kind) if market else None
    if kind is None:
        raise Refused(say["kind_missing"], field="kind")
    if kind.route == "procurement":
        raise Refused(say["by_the_act"], field="kind")
    if has_vouchers(found.service):
        raise Refused(say["by_vouchers"], field="kind")
    if not found.number.strip():
        raise Refused(say["number_missing"], field="number")
    if found.on > local_day(at):
        raise Refused(say["in_the_future"], field="on")
    if (found.kind in absent_on(found.service, place, found.on)) == found.absent:
        raise Refused(say["said_already"], field="kind")
