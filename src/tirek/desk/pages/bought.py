"""What the state buys for the people of the place: contracts and how many pieces are where."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.deeds import deeds_page, tiyn_sent
from tirek.desk.presenters.bought import bought_page
from tirek.supply.actions.write_contract import Agreed, write_contract
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import number_typed, words_sent


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Everybody who reads cases sees the contracts; a specialist of the place writes one."""

    def write() -> None:
        service, _, kind = request.POST.get("kind", "").partition("/")
        agreed = Agreed(
            service=service,
            kind=kind,
            form=request.POST.get("form", ""),
            number=words_sent(request, "number")[:100],
            on=day_sent(request, "on"),
            supplier=words_sent(request, "supplier")[:300],
            name=words_sent(request, "name")[:300],
            first=day_sent(request, "first"),
            last=day_sent(request, "last"),
            pieces=number_typed(request, "pieces"),
            price_tiyn=tiyn_sent(request, "price"),
        )
        write_contract(agreed=agreed, by=officer(request), at=timezone.now())

    return deeds_page(
        request,
        {"write": write},
        lambda stopped: bought_page(request, officer(request), stopped),
        reverse("desk:bought"),
    )
