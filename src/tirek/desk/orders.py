"""The order a supplier opens: one of its own, and the look at the person written down."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.casework.models import Look
from tirek.supply.models import Choice
from tirek.supply.permissions import orders_of
from tirek.web.access import officer


def opened_order(request: HttpRequest, choice_id: int) -> Choice:
    """Http404 for an order of another supplier, as for one that is not."""
    found = orders_of(officer(request)).select_related("case__subject", "supplier__office")
    choice = found.filter(pk=choice_id).first()
    if choice is None:
        raise Http404
    seen_orders(request, [choice])
    return choice


def seen_orders(request: HttpRequest, choices: Iterable[Choice]) -> None:
    """A supplier sees no case, but the name of whom it supplies: a look all the same."""
    user, at = officer(request), timezone.now()
    Look.objects.bulk_create(
        Look(case_id=one.case_id, user=user, at=at, page="order") for one in choices
    )
