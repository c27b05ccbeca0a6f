"""The homes of a place, who waits for a place in one, who lives there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import visible_to
from tirek.services import SERVICES
from tirek.supply.models import Home, HomeRow, HomeStay
from tirek.supply.queries.offers import up
from tirek.supply.stay_models import HELD, OF_THE_HOME

GRANTED = ("granted", "closed")
"""Stages of a case that gives a service of homes and was decided in favour."""


def homes_for(place: str) -> QuerySet[Any]:
    """The homes that people of a place are referred to: its own and those of the places above.

    Each with how many are `living`, `away` and `waiting`, and how many places are `free`.
    """
    counts = {stage: Count("stays", filter=Q(stays__stage=stage)) for stage in ("living", "away")}
    waits = Count("stays", filter=Q(stays__stage="waiting"))
    found = Home.objects.filter(office__place__in=up(place), office__is_active=True)
    found = found.annotate(**counts, waiting=waits, free=F("places") - F("living") - F("away"))
    return found.select_related("office")


def waiting_for(home: Home) -> QuerySet[HomeStay]:
    """The list of a home, the first first."""
    found = HomeStay.objects.filter(home=home, stage="waiting").select_related("case__applicant")
    return found.order_by("rank", "registered_at", "case")


def whose_turn(home: Home) -> list[HomeStay]:
    """Those for whom there is a place now, in order."""
    held = HomeStay.objects.filter(home=home, stage__in=HELD).count()
    return list(waiting_for(home)[: max(home.places - held, 0)])


def to_refer(user: User) -> QuerySet[Case]:
    """The user's cases that give a place in a home and whose person has none and awaits none."""
    slugs = [slug for slug, service in SERVICES.items() if service.homes is not None]
    granted = Event.objects.filter(case=OuterRef("pk"), kind="Decided", payload__outcome="granted")
    stands = HomeStay.objects.filter(
        Q(case=OuterRef("pk")) | Q(stage__in=OF_THE_HOME), person=OuterRef("subject")
    )
    found = visible_to(user).filter(service__in=slugs, stage__in=GRANTED)
    found = found.filter(Exists(granted), ~Exists(stands))
    return found.select_related("subject").order_by("received_on", "pk")


def stays_of(user: User) -> QuerySet[HomeStay]:
    """Those whom the user's cases brought to a home or its list, home by home."""
    found = HomeStay.objects.filter(case__in=visible_to(user), stage__in=OF_THE_HOME)
    found = found.select_related("case", "person", "home__office")
    return found.order_by("home__office__place", "home", "stage", "rank", "registered_at")


def stay_of(case: Case) -> HomeStay | None:
    """Where the person of a case stands by it; None for one whom it never brought to a list."""
    return HomeStay.objects.select_related("home__office").filter(case=case).first()


def rows_of(case: Case) -> QuerySet[HomeRow]:
    """What happened to the person by this case, the newest first."""
    return HomeRow.objects.filter(case=case).select_related("home__office").order_by("-pk")


@dataclass(frozen=True)
class OnTheList:
    """A place on the list of a home: `number` of `waiting`."""

    number: int
    waiting: int


def on_the_list(stay: HomeStay) -> OnTheList | None:
    """Where somebody stands who waits; None for anybody else."""
    keys = list(waiting_for(stay.home).values_list("pk", flat=True))
    return OnTheList(keys.index(stay.pk) + 1, len(keys)) if stay.pk in keys else None
