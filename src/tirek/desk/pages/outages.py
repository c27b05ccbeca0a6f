"""The days on which the portal was out."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.guarantees import outages_page
from tirek.supply.actions.note_outage import note_outage
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The list, and more days."""

    def add() -> None:
        note_outage(
            first=day_sent(request, "first"),
            last=day_sent(request, "last"),
            reason=words_sent(request, "reason")[:500],
            by=officer(request),
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"add": add},
        lambda stopped: outages_page(request, stopped),
        reverse("desk:outages"),
    )
