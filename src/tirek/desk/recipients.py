"""The people whom an organisation sees: those who chose it, and each look written down."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.casework.models import Look
from tirek.supply.models import Taker
from tirek.supply.organisation_permissions import takers_of
from tirek.web.access import officer


def opened_recipient(request: HttpRequest, taker_id: int) -> Taker:
    """Somebody who chose the user's organisation, seen. Http404 for one of another, as for none."""
    found = takers_of(officer(request)).filter(pk=taker_id).first()
    if found is None:
        raise Http404
    seen_by_organisation(request, [found])
    return found


def seen_by_organisation(request: HttpRequest, takers: Iterable[Taker]) -> None:
    """An organisation sees no case, but the people who chose it: a look all the same."""
    user, at = officer(request), timezone.now()
    Look.objects.bulk_create(
        Look(case_id=one.case_id, user=user, at=at, page="organisation") for one in takers
    )
