"""The guaranteed sums of the place, each with the act that sets it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page, tiyn_sent
from tirek.desk.presenters.guarantees import guarantees_page
from tirek.supply.actions.set_guarantee import set_guarantee
from tirek.web.access import officer, only_for, place_of
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Those that hold for the place, and a new one for it."""
    place = place_of(request)

    def add() -> None:
        service, _, kind = request.POST.get("kind", "").partition("/")
        set_guarantee(
            service=service,
            kind=kind,
            sum_tiyn=tiyn_sent(request, "sum"),
            since=day_sent(request, "since"),
            source=words_sent(request, "source")[:500],
            by=officer(request),
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"add": add},
        lambda stopped: guarantees_page(request, place, stopped),
        reverse("desk:guarantees"),
    )
