"""Each paper: original seen and compared, scanned, missing, expired; scans are attached here."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.attach_file import attach_file, take_away_file
from tirek.casework.refused import Refused
from tirek.counter.access import at_counter, my_visit
from tirek.counter.frame import counter_page
from tirek.counter.presenters.papers import expired_input, papers_page, state_input
from tirek.documents.actions.store import RefusedFile
from tirek.documents.models import StoredFile
from tirek.kernel.text import Text
from tirek.procedure.answer import AnswerError, read_date, sent
from tirek.reception.actions.check_papers import check_papers, problems_of
from tirek.reception.models import Visit
from tirek.reception.paper_marks import Mark, papers_of
from tirek.web.access import officer
from tirek.web.step import UNPROCESSABLE

REMOVE, GO = "remove", "go"


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Marks and scans are kept whichever button sent them; "go" also asks for the rest."""
    visit = my_visit(request, draft_id)
    if visit.draft.case is not None:
        return redirect("counter:application", visit.draft.case.number)
    if request.method != "POST":
        return _shown(request, visit, {})
    if REMOVE in request.POST:
        return _removed(request, visit)
    errors = _attached(request, visit) | _marked(request, visit)
    visit = my_visit(request, draft_id)
    if GO in request.POST:
        errors = {**problems_of(visit.draft, visit, timezone.now()), **errors}
    if errors:
        return _shown(request, visit, errors)
    return redirect("counter:check" if GO in request.POST else "counter:papers", visit.pk)


def _attached(request: HttpRequest, visit: Visit) -> dict[str, Text]:
    errors: dict[str, Text] = {}
    by, at = officer(request), timezone.now()
    for paper in papers_of(visit.draft, visit.papers):
        name = paper.requirement.id
        if not paper.requirement.may_attach:
            continue
        for upload in request.FILES.getlist(name):
            try:
                attach_file(draft=visit.pk, by=by, requirement=name, upload=upload, at=at)
            except (RefusedFile, Refused) as refused:
                errors[name] = refused.text
    return errors


def _marked(request: HttpRequest, visit: Visit) -> dict[str, Text]:
    errors: dict[str, Text] = {}
    marks: dict[str, Mark] = {}
    for paper in papers_of(visit.draft, visit.papers):
        name = paper.requirement.id
        state = request.POST.get(state_input(name), "")
        if not state:
            continue
        try:
            marks[name] = Mark(state, _expired_on(request, name) if state == "expired" else None)
        except AnswerError as error:
            marks[name], errors[name] = Mark(state), error.text
    check_papers(by=officer(request), draft=visit.pk, marks=marks, at=timezone.now())
    return errors


def _expired_on(request: HttpRequest, name: str) -> date | None:
    written = sent(expired_input(name), "date", request.POST.dict())
    return date.fromisoformat(read_date(written)) if written else None


def _removed(request: HttpRequest, visit: Visit) -> HttpResponse:
    try:
        file = UUID(request.POST[REMOVE])
        take_away_file(draft=visit.pk, by=officer(request), file=file, at=timezone.now())
    except (ValueError, StoredFile.DoesNotExist):
        raise Http404 from None
    return redirect("counter:papers", visit.pk)


def _shown(request: HttpRequest, visit: Visit, errors: dict[str, Text]) -> HttpResponse:
    view = papers_page(visit, request.POST.dict(), errors)
    return counter_page(request, "papers", view, status=UNPROCESSABLE if errors else 200)
