"""Fill the application in from the state registries: the applicant agrees and asks."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.prefill import VERSION, can_prefill, prefill
from tirek.casework.models import Draft
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.portal.access import citizen, drafts_only
from tirek.portal.drafts import unsent_draft
from tirek.portal.presenters.ask_registries import ask_page
from tirek.procedure.answer import AnswerErrors

UNPROCESSABLE = 422


@drafts_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """GET says what will be asked and shows what was answered; POST asks."""
    draft = unsent_draft(draft_id, citizen(request))
    if not can_prefill(draft):
        raise Http404
    if request.method == "POST":
        return _asked(request, draft)
    return _shown(request, draft)


def _asked(request: HttpRequest, draft: Draft) -> HttpResponse:
    try:
        prefill(
            draft=draft.pk,
            by=citizen(request),
            child_iin=request.POST.get(SUBJECT_IIN, ""),
            agreed=request.POST.get(VERSION) == "yes",
            at=timezone.now(),
        )
    except AnswerErrors as wrong:
        return _shown(request, draft, wrong.errors)
    except Refused as refused:
        return _shown(request, draft, {refused.field: refused.text})
    return redirect("ask-registries", draft_id=draft.pk)


def _shown(
    request: HttpRequest, draft: Draft, errors: Mapping[str, Text] | None = None
) -> HttpResponse:
    view = ask_page(draft, request.POST, errors or {})
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/ask_registries.html", {"page": view}, status=status)
