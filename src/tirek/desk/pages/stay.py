"""One person's place in a home, for the department: refer, take from the list, transfer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.presenters.stay import REFER, stay_shown
from tirek.desk.stays import at_field, field_of, home_sent, stay_deeds
from tirek.supply.actions.refer import refer
from tirek.supply.queries.homes import stay_of
from tirek.web.access import officer, only_for


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Where the person stands, what happened, what may be done."""
    case = opened(request, number, "homes")
    if service_of(case).homes is None:
        raise Http404
    return deeds_page(
        request,
        _deeds(request, case),
        lambda stopped: stay_shown(request, case, stay_of(case), stopped),
        reverse("desk:stay", args=[number]),
    )


def _deeds(request: HttpRequest, case: Case) -> Deeds:
    stay = stay_of(case)

    def referring() -> None:
        home = home_sent(request, field_of(REFER, "home"))
        by, at = officer(request), timezone.now()
        at_field(REFER, lambda: refer(case=case, home=home, by=by, at=at))

    return {REFER: referring, **(stay_deeds(request, stay) if stay else {})}
