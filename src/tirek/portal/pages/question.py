"""One question of an application: asked, read, kept; wrong answers stay on the page as typed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.models import Draft
from tirek.portal.access import citizen, drafts_only
from tirek.portal.drafts import CHANGE, form_of, question_at, step_after, step_open, unsent_draft
from tirek.portal.presenters.question import QuestionPage, question_page
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.question import Question
from tirek.web.language import current
from tirek.web.record_buttons import pressed
from tirek.web.record_files import filled_from_file

SEEN = "seen"
UNPROCESSABLE = 422


@drafts_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID, question_id: str) -> HttpResponse:
    """GET asks; POST keeps the answer and goes on."""
    draft = unsent_draft(draft_id, citizen(request))
    question = question_at(draft, question_id)
    if question is None:
        return redirect(step_open(draft))
    if request.method == "POST":
        return _answered(request, draft, question)
    return _shown(request, question_page(draft, question, change=CHANGE in request.GET))


def _answered(request: HttpRequest, draft: Draft, question: Question) -> HttpResponse:
    form, today, change = form_of(draft), timezone.localdate(), CHANGE in request.GET
    raw = request.POST.dict()
    filled = filled_from_file(request, question.fields, draft.answers)
    if filled is not None:
        view = question_page(draft, question, change=change, filled=filled)
        return _shown(request, view, status=UNPROCESSABLE if filled.errors else 200)
    longer = pressed(raw)
    if longer is not None:
        return _shown(request, question_page(draft, question, change=change, raw=longer))
    try:
        answers = form.read(question.id, raw, draft.answers, on=today)
    except AnswerErrors as wrong:
        view = question_page(draft, question, change=change, raw=raw, errors=wrong.errors)
        return _shown(request, view, status=UNPROCESSABLE)
    user, language, at = citizen(request), current(), timezone.now()
    draft = save_answers(draft=draft.pk, by=user, answers=answers, language=language, at=at)
    warnings = form.findings(draft.answers, on=today, question=question)
    if warnings and SEEN not in raw:
        return _shown(request, question_page(draft, question, change=change, warnings=warnings))
    return redirect(step_after(draft, change=change))


def _shown(request: HttpRequest, view: QuestionPage, status: int = 200) -> HttpResponse:
    context = {"page": view, "page_base": "portal/base.html"}
    return render(request, "portal/question.html", context, status=status)
