"""An application that came on paper is keyed in, with the day on which it really came."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import OfficeKind, Role
from tirek.counter.access import here
from tirek.counter.frame import counter_page
from tirek.counter.presenters.begin import key_in_page
from tirek.procedure.answer import AnswerError, read_date, sent
from tirek.reception.actions.open_visit import VisitRefused, open_visit
from tirek.reception.models import Visit
from tirek.web.access import officer, only_for
from tirek.web.step import attempt


@only_for(Role.SPECIALIST)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET asks; POST begins the application on its own day of receipt."""
    office, today = here(request), timezone.localdate()
    if office.kind != OfficeKind.DEPARTMENT:
        raise Http404
    if request.method != "POST":
        return counter_page(request, "begin", key_in_page(office, {}, None, today))
    opened: list[Visit] = []
    stopped = attempt(lambda: opened.append(_opened(request)))
    if stopped is None:
        return redirect("counter:answers", opened[0].pk)
    view = key_in_page(office, request.POST, stopped, today)
    return counter_page(request, "begin", view, status=stopped.status)


def _opened(request: HttpRequest) -> Visit:
    posted = request.POST
    return open_visit(
        by=officer(request),
        iin=posted.get("iin", ""),
        document=posted.get("document", ""),
        document_number=posted.get("document_number", ""),
        service=posted.get("service", ""),
        language=posted.get("language", ""),
        at=timezone.now(),
        on_paper=True,
        received_on=_received_on(request),
    )


def _received_on(request: HttpRequest) -> date | None:
    written = sent("received_on", "date", request.POST.dict())
    try:
        return date.fromisoformat(read_date(written)) if written else None
    except AnswerError as error:
        raise VisitRefused(error.text, field="received_on") from None
