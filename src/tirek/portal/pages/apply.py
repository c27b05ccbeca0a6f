"""Begin an application: where it goes, who fills it in; or go on with one already begun."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.prefill import can_prefill, child_named, prefill
from tirek.casework.models import Draft
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.queries.prefilled import is_told_everything, sources_of
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, citizens_only
from tirek.portal.drafts import known_answers, step_open
from tirek.portal.found import application_service_named
from tirek.portal.presenters.apply import FILL, PLACE, REGISTRIES, apply_page, wrong_with
from tirek.procedure.answer import AnswerErrors
from tirek.procedure.service import Service
from tirek.web.language import current
from tirek.web.texts import text

UNPROCESSABLE = 422


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the place; what was told to the calculator is not asked again."""
    service = application_service_named(slug)
    if request.method != "POST":
        return _shown(request, service, request.GET.dict(), {})
    raw = request.POST.dict()
    errors = wrong_with(citizen(request), service, the_law(), raw, timezone.localdate())
    if raw.get(FILL) == REGISTRIES:
        try:  # nothing is begun for an IIN that cannot be
            child_named(service.form, citizen(request), raw.get(SUBJECT_IIN, ""))
        except AnswerErrors as wrong:
            errors |= wrong.errors
    return _shown(request, service, raw, errors) if errors else _begun(request, service, raw)


def _begun(request: HttpRequest, service: Service, raw: Mapping[str, str]) -> HttpResponse:
    user, at = citizen(request), timezone.now()
    draft = start_draft(by=user, service=service.slug, place=raw[PLACE], language=current(), at=at)
    known = known_answers(service, user, request.GET.dict())
    draft = save_answers(draft=draft.pk, by=user, answers=known, at=at)
    if raw.get(FILL) != REGISTRIES or not can_prefill(draft):
        return redirect(step_open(draft))
    child = raw.get(SUBJECT_IIN, "")
    draft = prefill(draft=draft.pk, by=user, child_iin=child, agreed=True, at=at)
    return _filled(request, draft)


def _filled(request: HttpRequest, draft: Draft) -> HttpResponse:
    """On to what is still to be answered; if a registry is silent that is told first."""
    if not is_told_everything(draft):
        return redirect("ask-registries", draft.pk)
    messages.success(request, text("portal.apply.filled", n=len(sources_of(draft))))
    return redirect(step_open(draft))


def _shown(
    request: HttpRequest, service: Service, raw: Mapping[str, str], errors: Mapping[str, Text]
) -> HttpResponse:
    user = citizen(request)
    page = apply_page(
        user,
        service,
        the_law(),
        on=timezone.localdate(),
        raw=raw,
        errors=errors,
        drafts=user.drafts.filter(service=service.slug, case=None),
        back=reverse("service", args=[service.slug]),
    )
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/apply.html", {"page": page}, status=status)
