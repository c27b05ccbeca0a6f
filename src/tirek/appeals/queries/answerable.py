"""Who has to answer a complaint now: never an officer whom it is about."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tirek.accounts.bodies import body_of
from tirek.accounts.models import OfficeKind, Role, User
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import handlers
from tirek.law.catalogue import the_law


def answerable(complaint: Complaint) -> QuerySet[User]:
    """Officers of the department who took no part; for a body that works in Tirek, its managers.

    A body that does not is answered for by the department: it asks there and records the outcome.
    """
    found = handlers(complaint)
    if complaint.stage != "lodged" and _managers(complaint).exists():
        found = _managers(complaint)
    return found.order_by("pk")


def _managers(complaint: Complaint) -> QuerySet[User]:
    """The heads of the bodies above the place that the complaint is with."""
    above = [region.id for region in the_law().regions.upward(complaint.place)]
    quality = Q(office__kind=OfficeKind.QUALITY_BODY)
    return User.objects.filter(
        quality if complaint.stage == "with_quality_body" else ~quality,
        is_active=True,
        role=Role.MANAGER,
        office__place__in=above,
        office__bodies__contains=[body_of(complaint.case.service)],
    ).exclude(pk__in=complaint.about.values("pk"))
