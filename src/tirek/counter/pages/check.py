"""Everything on one page: a complete application is taken in, an incomplete one is not."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.counter.access import at_counter, my_visit
from tirek.counter.frame import counter_page
from tirek.counter.presenters.check import check_page
from tirek.kernel.text import Text
from tirek.reception.actions.accept import InvalidAnswers, accept
from tirek.reception.models import Visit
from tirek.web.access import officer
from tirek.web.step import Stopped, attempt


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """GET shows; POST takes the application in."""
    visit = my_visit(request, draft_id)
    if visit.draft.case is not None:
        return redirect("counter:application", visit.draft.case.number)
    if request.method != "POST":
        return shown(request, visit)
    taken: list[Case] = []
    at = timezone.now()
    try:
        stopped = attempt(lambda: taken.append(accept(by=officer(request), draft=draft_id, at=at)))
    except InvalidAnswers as wrong:
        return shown(request, visit, errors=wrong.errors)
    if stopped:
        return shown(request, visit, stopped=stopped)
    return redirect("counter:application", taken[0].number)


def shown(
    request: HttpRequest,
    visit: Visit,
    *,
    errors: dict[str, Text] | None = None,
    stopped: Stopped | None = None,
) -> HttpResponse:
    """The page, with what stopped it."""
    at, user = timezone.now(), officer(request)
    view = check_page(visit, user, at, errors=errors, stopped=stopped)
    status = stopped.status if stopped else 422 if errors else 200
    return counter_page(request, "check", view, status=status)
