"""The organisations of a place, what is known of each, who chose which, who has not chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import visible_to
from tirek.services import SERVICES
from tirek.supply.models import Organisation, OrganisationRow, Taker
from tirek.supply.organisation_models import LISTED
from tirek.supply.organisations.table import HOLDING, PLANNED, VISITED
from tirek.supply.queries.offers import up

GRANTED = ("granted", "in_payment", "closed")
"""Stages of a case that was decided in favour."""


def services_chosen_in() -> list[str]:
    """The services whose recipients choose the organisation."""
    return [slug for slug, service in SERVICES.items() if service.organisation is not None]


def organisations_for(place: str, service: str = "") -> QuerySet[Any]:
    """Those that people of a place may choose: of the place and of the places above it.

    Each with how many have `taken` a place; of one service, if it is said.
    """
    of_ours = {"office__place__in": up(place), "office__is_active": True, "listed": True}
    found = Organisation.objects.filter(**of_ours)
    found = found.filter(service=service) if service else found
    taken = Count("takers", filter=Q(takers__stage__in=HOLDING))
    return found.annotate(taken=taken).select_related("office")


def free_places(one: Any) -> int | None:
    """How many more it takes, of `organisations_for`; None where nobody said how many."""
    return None if one.places is None else max(one.places - one.taken, 0)


def known_of(organisations: Iterable[Organisation]) -> Mapping[int, OrganisationRow]:
    """The last row that says what each is, by its key."""
    rows = OrganisationRow.objects.filter(organisation__in=organisations, kind=LISTED)
    return {row.organisation_id: row for row in rows.order_by("seq")}


def last_seen(case: Case) -> int:
    """The key of the last row about the person in the service; 0 where there is none.

    Who signs a choice signs that this is what they saw.
    """
    rows = OrganisationRow.objects.filter(
        person=case.subject_id, organisation__service=case.service
    )
    return rows.order_by("-pk").values_list("pk", flat=True).first() or 0


def not_chosen(user: User) -> QuerySet[Case]:
    """The user's cases that were granted and whose person stands with no organisation."""
    return without_choice(visible_to(user)).order_by("received_on", "pk")


def without_choice(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Of these, the granted ones whose person has chosen nobody, or whose services ended."""
    granted = Event.objects.filter(case=OuterRef("pk"), kind="Decided", payload__outcome="granted")
    stands = Taker.objects.filter(
        Q(case=OuterRef("pk")) | Q(stage__in=HOLDING),
        person=OuterRef("subject"),
        service=OuterRef("service"),
    )
    found = cases.filter(service__in=services_chosen_in(), stage__in=GRANTED)
    return found.filter(Exists(granted), ~Exists(stands)).select_related("subject")


def takers_in(user: User) -> QuerySet[Taker]:
    """Those of the user's cases who chose, organisation by organisation."""
    found = Taker.objects.filter(case__in=visible_to(user), stage__in=HOLDING)
    return found.select_related("case__subject", "person", "organisation__office")


def plan_of(rows: QuerySet[OrganisationRow]) -> OrganisationRow | None:
    """The individual plan that holds: the one written last."""
    return rows.filter(kind=PLANNED).first()


def visits_in(rows: QuerySet[OrganisationRow]) -> QuerySet[OrganisationRow]:
    """The journal of services, the newest day first."""
    return rows.filter(kind=VISITED).order_by("-on", "-pk")


def rows_of(case: Case) -> QuerySet[OrganisationRow]:
    """What happened by this case, the newest first."""
    found = OrganisationRow.objects.filter(case=case).order_by("-pk")
    return found.select_related("organisation__office")
