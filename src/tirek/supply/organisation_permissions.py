"""Who may do what about a chosen organisation: an organisation to those who chose it, a department
in its own cases."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from tirek.accounts.models import Role, User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import NotAllowed, require
from tirek.supply.models import Taker
from tirek.supply.organisation_texts import organisation_texts
from tirek.supply.organisations.table import HOLDING


def takers_of(user: User) -> QuerySet[Taker]:
    """Those who chose the user's organisation, and nobody else."""
    if user.role != Role.SUPPLIER or not user.is_active:
        return Taker.objects.none()
    found = Taker.objects.filter(organisation__office=user.office_id, stage__in=HOLDING)
    return found.select_related("person", "case__subject", "organisation__office")


def require_organisation(user: User, taker: Taker, at: datetime) -> None:
    """Raises NotAllowed for somebody who chose another one, and for anybody else; OwnCase."""
    if not takers_of(user).filter(pk=taker.pk).exists():
        raise NotAllowed(organisation_texts().refused["not_your_taker"])
    require_no_own_case(taker.case, user, at)


def require_department(user: User, taker: Taker, at: datetime) -> None:
    """Raises NotAllowed for a case of another place or role; OwnCase."""
    require(user, "keep_queue", taker.case)
    require_no_own_case(taker.case, user, at)
