"""The accounts of suppliers that the place pays; the accountant admits them, or does not."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.refused import Refused
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.claims_page import accounts_page
from tirek.payments.actions.judge_supplier_account import judge_supplier_account
from tirek.payments.models import SupplierAccount
from tirek.payments.reasons import reason
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.typed import words_sent


@only_for(*PAYMENT_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The word holds for this place only."""
    place = paying_place_of(request)

    def judge() -> None:
        sent, way = request.POST.get("account", ""), request.POST.get("way")
        number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0
        account = SupplierAccount.objects.filter(pk=number).first()
        if account is None:
            raise Refused(reason("way_missing"), "account")
        if way not in ("admit", "refuse"):
            raise Refused(reason("way_missing"), "way")
        judge_supplier_account(
            account=account,
            place=place,
            admitted=way == "admit",
            words=words_sent(request, "words"),
            by=officer(request),
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"judge": judge},
        lambda stopped: accounts_page(request, place, stopped),
        reverse("desk:claim-accounts"),
    )
