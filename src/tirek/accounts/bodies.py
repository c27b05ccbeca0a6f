"""Which services are an office's business: those that a body of one of its kinds decides."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from tirek.accounts.models import Office, OfficeKind, User
from tirek.procedure.body import bodies
from tirek.services import SERVICES


def body_of(service: str) -> str:
    """The kind of body that decides it. Raises KeyError."""
    return SERVICES[service].passport.provider.body


def services_of(kinds: Collection[str]) -> list[str]:
    """The services that bodies of those kinds decide."""
    return [one for one in SERVICES if body_of(one) in kinds]


def in_hand(user: User, column: str = "service") -> Q:
    """Rows of services that are the business of the user's office.

    An office of every kind asks nothing: then the index of its place alone answers.
    """
    ours = services_in_hand(user)
    return Q() if ours is None else Q(**{f"{column}__in": ours})


def services_in_hand(user: User) -> tuple[str, ...] | None:
    """The services that are the business of the user's office; None where every one is."""
    kinds = user.office.bodies if user.office else []
    return None if set(bodies()) <= set(kinds) else tuple(services_of(kinds))


def works_on(user: User, service: str) -> bool:
    """Whether the service is the business of the user's office."""
    return user.office is not None and is_of(user.office, service)


def is_of(office: Office, service: str) -> bool:
    """Whether a body of one of the office's kinds decides the service."""
    found = SERVICES.get(service)
    return found is not None and found.passport.provider.body in office.bodies


def departments_of(service: str, place: str) -> QuerySet[Office]:
    """The department of the place that decides the service: one, or none."""
    return _departments(service).filter(place=place)


def places_with(service: str) -> frozenset[str]:
    """The places that have such a department."""
    return frozenset(_departments(service).order_by().values_list("place", flat=True))


def _departments(service: str) -> QuerySet[Office]:
    found = Office.objects.filter(kind=OfficeKind.DEPARTMENT, is_active=True)
    return found.filter(bodies__contains=[body_of(service)])


def handles_money(office: Office | None) -> bool:
    """Whether anything is paid by the office: a service of its kinds pays, or orders goods."""
    return office is not None and bool(money_kinds() & set(office.bodies))


def money_kinds() -> frozenset[str]:
    """The kinds whose services end in money, for the person or for a supplier."""
    paying = (one for one in SERVICES.values() if one.pays or one.market or one.hours_of_work)
    return frozenset(one.passport.provider.body for one in paying)
