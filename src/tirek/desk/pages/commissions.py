"""Which commissions admit suppliers to the portal, by which order."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.commissions import commissions_page
from tirek.supply.actions.give_mandate import give_mandate
from tirek.supply.queries.mandates import commissions
from tirek.web.access import officer, only_for
from tirek.web.typed import number_typed, words_sent


@only_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The list, and another order."""

    def write(given: bool) -> None:
        give_mandate(
            office=commissions().filter(pk=number_typed(request, "office")).first(),
            given=given,
            order=words_sent(request, "order")[:300],
            by=officer(request),
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"give": lambda: write(True), "take": lambda: write(False)},
        lambda stopped: commissions_page(request, stopped),
        reverse("desk:commissions"),
    )
