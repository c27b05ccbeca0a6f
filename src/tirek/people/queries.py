"""Who acts for whom."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from tirek.people.models import Consent, Person, Representation, Wishes


def acts_for(iin: str | None, *, on: date, service: str = "") -> QuerySet[Representation]:
    """What lets the person act for others on that day; with `service`, in that service only."""
    found = Representation.objects.filter(
        Q(until=None) | Q(until__gte=on),
        representative__iin=iin or "",
        since__lte=on,
        ended=None,
    )
    if service:
        found = found.filter(Q(service="") | Q(service=service))
    return found.select_related("represented", "representative")


def may_act_for(iin: str | None, other: str, *, on: date, service: str) -> bool:
    """Whether a person may apply for the other one in that service on that day."""
    return acts_for(iin, on=on, service=service).filter(represented__iin=other).exists()


def acting_for_me(person: Person, *, on: date) -> QuerySet[Representation]:
    """Who may act for this person today."""
    found = Representation.objects.filter(
        Q(until=None) | Q(until__gte=on), represented=person, ended=None
    )
    return found.select_related("representative")


def consents_of(iin: str | None) -> QuerySet[Consent]:
    """Every consent the person gave, the latest first; `withdrawn` where it was taken back."""
    given = Consent.objects.filter(person__iin=iin or "")
    return given.select_related("withdrawn").order_by("-given_at", "-pk")


def wishes_of(iin: str | None) -> Wishes:
    """How the person wants to be told of news; who has said nothing: by SMS."""
    found = Wishes.objects.filter(iin=iin).first() if iin else None
    return found or Wishes(iin=iin or "", language="", sms=True)
