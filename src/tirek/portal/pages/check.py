"""Check your answers, then send: everything on one page, nothing sent by surprise."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.actions.submit import InvalidAnswers, submit
from tirek.casework.models import Draft
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, drafts_only
from tirek.portal.drafts import unsent_draft
from tirek.portal.presenters.check import check_page
from tirek.portal.presenters.documents import address
from tirek.web.language import current

UNPROCESSABLE = 422


@drafts_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """GET shows; POST registers the application."""
    draft = unsent_draft(draft_id, citizen(request))
    if request.method == "POST":
        return _sent(request, draft)
    return _shown(request, draft, {})


def _sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    user, at = citizen(request), timezone.now()
    # The letters come in the language the person reads now.
    draft = save_answers(draft=draft.pk, by=user, answers=draft.answers, language=current(), at=at)
    try:
        submit(draft=draft, by=user, at=at)
    except InvalidAnswers as wrong:
        return _shown(request, draft, wrong.errors)
    except Refused as refused:
        return _shown(request, draft, {refused.field: refused.text})
    return redirect("sent", draft_id=draft.pk)


def _shown(request: HttpRequest, draft: Draft, errors: dict[str, Text]) -> HttpResponse:
    view = check_page(draft, the_law(), on=timezone.localdate(), errors=errors, back=address(draft))
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/check.html", {"page": view}, status=status)
