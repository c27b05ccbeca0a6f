"""A supplier asks to be on the portal, and reads what the commission decided."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.suppliers import own_page
from tirek.supply.actions.apply_supplier import apply_supplier
from tirek.supply.actions.give_details import give_details
from tirek.supply.permissions import supplier_of
from tirek.web.access import officer, only_for
from tirek.web.typed import words_sent


@only_for(Role.SUPPLIER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Its own organisation, and no other."""
    by, at = officer(request), timezone.now()

    def apply() -> None:
        papers = request.FILES.getlist("papers")
        apply_supplier(papers=papers, words=words_sent(request, "words"), by=by, at=at)

    def give() -> None:
        give_details(typed=request.POST.dict(), by=by, at=at)

    return deeds_page(
        request,
        {"apply": apply, "details": give},
        lambda stopped: own_page(request, supplier_of(by), stopped),
        reverse("desk:supplier"),
    )
