"""The organisation of one person, for the department: how they stand, the end of services."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.presenters.organisations import choice_shown
from tirek.supply.actions.end_service import end_service
from tirek.supply.organisation_course import taker_of
from tirek.web.access import officer, only_for
from tirek.web.typed import words_sent


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What happened, what may be done; each choice has a page to sign."""
    case = opened(request, number, "organisation")
    if service_of(case).organisation is None:
        raise Http404
    return deeds_page(
        request,
        _deeds(request, case),
        lambda stopped: choice_shown(request, case, stopped),
        reverse("desk:organisation", args=[number]),
    )


def _deeds(request: HttpRequest, case: Case) -> Deeds:
    taker = taker_of(case)
    if taker is None:
        return {}

    def end() -> None:
        reason = words_sent(request, "reason")
        end_service(taker=taker, reason=reason, by=officer(request), at=timezone.now())

    return {"end": end}
