"""What the state buys for one person: counted, issued or given, ended."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tirek.desk.bought_deeds import deeds_of
from tirek.desk.cases import opened
from tirek.desk.deeds import deeds_page
from tirek.desk.issue_code import code_was_sent
from tirek.desk.presenters.bought_person import person_page
from tirek.supply.queries.bought import deliveries_of
from tirek.web.access import CASE_READERS, officer, only_for


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Http404 for somebody of another place."""
    user = officer(request)
    delivery = deliveries_of(user).filter(pk=delivery_id).first()
    if delivery is None:
        raise Http404
    opened(request, delivery.case.number, "bought")
    return deeds_page(
        request,
        deeds_of(request, delivery),
        lambda stopped: person_page(
            request, delivery, user, stopped, asked=code_was_sent(request, delivery)
        ),
        reverse("desk:bought-person", args=[delivery.pk]),
    )
