"""The papers of an application: attached, looked through, taken away."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.attach_file import attach_file, take_away_file
from tirek.casework.models import Draft
from tirek.casework.refused import Refused
from tirek.documents.actions.store import RefusedFile
from tirek.documents.models import StoredFile
from tirek.kernel.text import Text
from tirek.portal.access import citizen, drafts_only
from tirek.portal.drafts import unsent_draft
from tirek.portal.presenters.documents import (
    REMOVE,
    UPLOAD,
    documents_page,
    missing,
    requirements_to_attach,
)
from tirek.procedure.requirement import Requirement

UNPROCESSABLE = 422


@drafts_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Every way of sending the form keeps the files chosen; "continue" also asks for the rest."""
    draft = unsent_draft(draft_id, citizen(request))
    if request.method != "POST":
        return _shown(request, draft, {})
    if REMOVE in request.POST:
        return _removed(request, draft)
    errors = _attached(request, draft, requirements_to_attach(draft))
    if not errors and UPLOAD in request.POST:
        return redirect("documents", draft_id=draft.pk)
    errors = errors or missing(draft)
    return _shown(request, draft, errors) if errors else redirect("check", draft_id=draft.pk)


def _attached(
    request: HttpRequest, draft: Draft, requirements: Iterable[Requirement]
) -> dict[str, Text]:
    errors: dict[str, Text] = {}
    user, at = citizen(request), timezone.now()
    for requirement in requirements:
        for upload in request.FILES.getlist(requirement.id):
            try:
                attach_file(
                    draft=draft.pk, by=user, requirement=requirement.id, upload=upload, at=at
                )
            except (RefusedFile, Refused) as refused:
                errors[requirement.id] = refused.text
    return errors


def _removed(request: HttpRequest, draft: Draft) -> HttpResponse:
    try:
        file = UUID(request.POST[REMOVE])
        take_away_file(draft=draft.pk, by=citizen(request), file=file, at=timezone.now())
    except (ValueError, StoredFile.DoesNotExist):
        raise Http404 from None
    return redirect("documents", draft_id=draft.pk)


def _shown(request: HttpRequest, draft: Draft, errors: dict[str, Text]) -> HttpResponse:
    view = documents_page(draft, errors)
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/documents.html", {"page": view}, status=status)
