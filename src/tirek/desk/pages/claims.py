"""What the place owes to suppliers, and the button that proposes the run to pay it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.claims_page import claims_page
from tirek.kernel.period import Month
from tirek.payments.actions.propose_run import propose_run
from tirek.payments.models import PaymentRun
from tirek.payments.queries.supplier_claims import claims_of_place
from tirek.web.access import officer, only_for, paying_place_of
from tirek.web.paging import pages_of

ON_A_PAGE = 100


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What is not paid first; no person's name is told here, only numbers of acts."""
    place, by, at = paying_place_of(request), officer(request), timezone.now()
    part = Paginator(claims_of_place(place), ON_A_PAGE).get_page(request.GET.get("page"))
    month, kind = Month.of(timezone.localdate()), PaymentRun.Kind.SUPPLIERS
    return deeds_page(
        request,
        {"propose": lambda: propose_run(place=place, month=month, by=by, at=at, kind=kind)},
        lambda stopped: claims_page(request, place, list(part), stopped),
        reverse("desk:runs"),
        pages=pages_of(request, part),
    )
