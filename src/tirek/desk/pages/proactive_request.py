"""One question the state asked first: what happened, message by message."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.proactive import request_history, request_rows
from tirek.desk.presenters.sms_journal import plain_name, sms_table
from tirek.proactive.models import Request
from tirek.proactive.queries.requests import messages_of, request_of
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(*CASE_ROLES)
@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Http404 for one of another place, as for one that is not."""
    try:
        found = request_of(officer(request), number)
    except Request.DoesNotExist:
        raise Http404 from None
    return desk_page(
        request,
        "proactive_request",
        Page(text("desk.proactive.one"), back=reverse("desk:proactive")),
        service=plain_name(found.service),
        rows=request_rows(found),
        history=request_history(found),
        sms=sms_table(messages_of(found), caption_hidden=False),
    )
