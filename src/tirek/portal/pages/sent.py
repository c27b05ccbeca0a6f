"""The application was received: its number, the day of the answer, the receipt."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, citizens_only
from tirek.portal.drafts import own_draft, step_open
from tirek.portal.presenters.again import again_of
from tirek.portal.presenters.deadline import deadline_view
from tirek.web.components import Page, Panel
from tirek.web.texts import text


@citizens_only
@require_safe
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Shown after sending, and whenever somebody comes back to a page of the sent draft."""
    user = citizen(request)
    draft = own_draft(draft_id, user)
    if draft.case is None:
        return redirect(step_open(draft))
    title = text("portal.sent.title")
    context = {
        "page": Page(title),
        "done": Panel(title, number=draft.case.number, number_label=text("portal.sent.number")),
        "case": draft.case,
        "deadline": deadline_view(draft.case, the_law()),
        "again": again_of(draft.case, user),
    }
    return render(request, "portal/sent.html", context)
