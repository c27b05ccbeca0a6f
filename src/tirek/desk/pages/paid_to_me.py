"""A supplier's own money: its accepted acts, how each is paid, and the account it is paid to."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.paid_to_me import own_money
from tirek.payments.actions.enter_supplier_account import enter_supplier_account
from tirek.payments.queries.supplier_claims import claims_of_office
from tirek.web.access import officer, only_for
from tirek.web.paging import pages_of
from tirek.web.typed import words_sent

ON_A_PAGE = 50


@only_for(Role.SUPPLIER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Of its own office and no other; numbers of acts, no names."""
    by, at = officer(request), timezone.now()
    claims = claims_of_office(by.office_id or 0)
    part = Paginator(claims, ON_A_PAGE).get_page(request.GET.get("page"))

    def enter() -> None:
        enter_supplier_account(
            iban=words_sent(request, "iban"),
            name=words_sent(request, "name"),
            number=words_sent(request, "bin"),
            by=by,
            at=at,
        )

    return deeds_page(
        request,
        {"enter": enter},
        lambda stopped: own_money(request, list(part), stopped),
        reverse("desk:paid-to-me"),
        pages=pages_of(request, part),
    )
