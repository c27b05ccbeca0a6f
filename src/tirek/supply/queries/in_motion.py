"""About whom the registries are asked each night: who waits, receives or is looked after."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.casework.models import Case
from tirek.services import SERVICES
from tirek.supply.models import (
    JOINING,
    LIVE,
    Choice,
    Delivery,
    HomeStay,
    Row,
    Stop,
    Taker,
    VoucherStep,
)
from tirek.supply.organisations.table import HOLDING
from tirek.supply.queries.bought import OVER
from tirek.supply.queries.vouchers import PROMISED, kinds_of
from tirek.supply.stay_models import OF_THE_HOME


def in_motion() -> QuerySet[Case]:
    """The cases by which somebody waits, chooses or is to receive something, or may order again,
    is worked for, holds a voucher, lives in a home or is looked after at home."""
    followed = [slug for slug, service in SERVICES.items() if service.programme is not None]
    choices = Choice.objects.filter(case=OuterRef("pk"))
    moving = choices.filter(Q(stage__in=LIVE) | Q(replace_on__isnull=False))
    bought = Delivery.objects.filter(case=OuterRef("pk"))
    coming = bought.filter(~Q(stage__in=OVER) | Q(replace_on__isnull=False))
    homes = HomeStay.objects.filter(case=OuterRef("pk"), stage__in=OF_THE_HOME)
    takers = Taker.objects.filter(case=OuterRef("pk"), stage__in=HOLDING)
    ways = (_waits(), moving, coming, homes, takers, _vouchers())
    counted = Q(_hours())
    for one in ways:
        counted |= Q(Exists(one))
    return Case.objects.filter(counted, service__in=followed).select_related("subject", "applicant")


def _waits() -> QuerySet[Row]:
    return _last_rows().filter(kind__in=JOINING)


def _last_rows() -> QuerySet[Row]:
    """What the journal of a queue says last of the person, where it is of that very case."""
    later = Row.objects.filter(
        queue=OuterRef("queue"), person=OuterRef("person"), seq__gt=OuterRef("seq")
    )
    return Row.objects.filter(~Exists(later), case=OuterRef("pk"))


def _hours() -> Q:
    """Whose turn came in a service of hours and who has not died."""
    slugs = [slug for slug, service in SERVICES.items() if service.hours_of_work is not None]
    deaths = Stop.objects.filter(case=OuterRef("pk"), kind=Stop.DEATH)
    dead = deaths.exclude(mistake__undone__isnull=False)
    served = Row.objects.filter(case=OuterRef("pk"), kind=Row.Kind.SERVED)
    return Q(Exists(served), ~Q(Exists(dead)), service__in=slugs)


def _vouchers() -> QuerySet[VoucherStep]:
    """The last step of a person who holds a voucher, or is offered another period."""
    later = VoucherStep.objects.filter(
        book=OuterRef("book"), case__subject=OuterRef("case__subject"), seq__gt=OuterRef("seq")
    )
    held = VoucherStep.objects.filter(~Exists(later), kind__in=kinds_of(PROMISED))
    return held.filter(case=OuterRef("pk"))
