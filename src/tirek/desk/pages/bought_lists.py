"""The lists of those to whom aids were issued: by when they are due, and those that were sent."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.desk.cases import seen_together
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.bought_lists import lists_page, open_issues
from tirek.supply.actions.send_list import send_list
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Of the own place; a specialist sends one. Everybody shown is told."""
    user = officer(request)
    found = open_issues(user)
    cases = {one.delivery.case_id: one.delivery.case for one in found}
    seen_together(request, cases.values(), "bought")

    def send() -> None:
        send_list(
            service=request.POST.get("service", ""),
            number=words_sent(request, "number")[:100],
            on=day_sent(request, "on"),
            by=user,
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"send": send},
        lambda stopped: lists_page(request, user, found, stopped),
        reverse("desk:bought-lists"),
    )
