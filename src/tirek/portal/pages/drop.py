"""Throw an unsent application away, after asking once."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.keep_draft import throw_away
from tirek.portal.access import citizen, drafts_only
from tirek.portal.drafts import unsent_draft
from tirek.web.components import Page
from tirek.web.texts import text


@drafts_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """GET asks, POST deletes."""
    draft = unsent_draft(draft_id, citizen(request))
    if request.method == "POST":
        throw_away(draft=draft.pk, by=citizen(request))
        return redirect("cases")
    context = {"page": Page(text("portal.cases.drop_title"), back=reverse("cases"))}
    return render(request, "portal/drop.html", context)
