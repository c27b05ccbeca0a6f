"""The whole form of the service on one page, to be filled in with the keyboard."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.legal import service_of
from tirek.counter.access import at_counter, my_visit
from tirek.counter.form_reading import Reading, read_form
from tirek.counter.frame import counter_page
from tirek.counter.presenters.answers import answers_page
from tirek.procedure.sheet import Filled
from tirek.reception.models import Visit
from tirek.web.access import officer
from tirek.web.record_buttons import pressed
from tirek.web.record_files import filled_from_file
from tirek.web.step import UNPROCESSABLE
from tirek.web.texts import text


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """What can be read is kept at once, whatever else is wrong."""
    visit = my_visit(request, draft_id)
    if visit.draft.case is not None:
        return redirect("counter:application", visit.draft.case.number)
    if request.method != "POST":
        return counter_page(request, "answers", answers_page(visit, None, None))
    filled = _from_file(request, visit)
    if filled is not None:
        view = answers_page(visit, filled.held, None, filled)
        status = UNPROCESSABLE if filled.errors else 200
        return counter_page(request, "answers", view, status=status)
    longer = pressed(request.POST.dict())
    if longer is not None:
        return counter_page(request, "answers", answers_page(visit, longer, None))
    reading = _kept(request, visit)
    if reading.errors:
        view = answers_page(visit, request.POST.dict(), reading)
        return counter_page(request, "answers", view, status=UNPROCESSABLE)
    if service_of(visit.draft).form.first_open(visit.draft.answers) is not None:
        messages.info(request, text("counter.answers.more"))
        return redirect("counter:answers", visit.pk)
    return redirect("counter:papers", visit.pk)


def _from_file(request: HttpRequest, visit: Visit) -> Filled | None:
    fields = [field for _, field in service_of(visit.draft).form.fields()]
    return filled_from_file(request, fields, visit.draft.answers)


def _kept(request: HttpRequest, visit: Visit) -> Reading:
    draft, asked = visit.draft, request.POST.getlist("asked")
    form, today = service_of(draft).form, timezone.localdate()
    reading = read_form(form, request.POST.dict(), asked, draft.answers, on=today)
    by, at = officer(request), timezone.now()
    saved = save_answers(draft=draft.pk, by=by, answers=reading.answers, at=at)
    draft.answers = saved.answers
    return reading
