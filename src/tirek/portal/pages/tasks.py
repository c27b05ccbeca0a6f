"""An application in the making: what is done, what is still to be done."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, drafts_only
from tirek.portal.drafts import unsent_draft
from tirek.portal.presenters.tasks import tasks_page


@drafts_only
@require_safe
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Any question can be opened from here."""
    view = tasks_page(unsent_draft(draft_id, citizen(request)), the_law())
    return render(request, "portal/tasks.html", {"page": view})
