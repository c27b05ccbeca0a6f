"""One of those who chose the organisation: it notes that the services began, plans them, keeps
their journal."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.recipients import recipient_shown
from tirek.desk.recipients import opened_recipient
from tirek.supply.actions.begin_service import begin_service
from tirek.supply.actions.note_visit import note_visit
from tirek.supply.actions.write_plan import write_plan
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import words_sent


@only_for(Role.SUPPLIER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, taker_id: int) -> HttpResponse:
    """Http404 for somebody who chose another one."""
    taker = opened_recipient(request, taker_id)

    def begin() -> None:
        on = day_sent(request, "on")
        begin_service(taker=taker, on=on, by=officer(request), at=timezone.now())

    def plan() -> None:
        write_plan(
            taker=taker,
            services=words_sent(request, "services"),
            first=day_sent(request, "first"),
            last=day_sent(request, "last"),
            by=officer(request),
            at=timezone.now(),
        )

    def visit() -> None:
        note_visit(
            taker=taker,
            on=day_sent(request, "on"),
            given=words_sent(request, "given"),
            by=officer(request),
            at=timezone.now(),
        )

    return deeds_page(
        request,
        {"begin": begin, "plan": plan, "visit": visit},
        lambda stopped: recipient_shown(request, taker, stopped),
        reverse("desk:recipient", args=[taker_id]),
    )
