"""Begin an application: where it goes, what to prepare, or go on with one already begun."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.keep_draft import save_answers, start_draft
from tirek.casework.actions.prefill import can_prefill
from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, citizens_only
from tirek.portal.drafts import known_answers, step_open
from tirek.portal.found import application_service_named
from tirek.portal.presenters.apply import apply_page, open_places
from tirek.procedure.service import Service
from tirek.web.language import current

UNPROCESSABLE = 422


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the place; what was told to the calculator is not asked again."""
    service = application_service_named(slug)
    if request.method == "POST":
        return _begin(request, service)
    return _shown(request, service, place=request.GET.get("place", ""))


def _begin(request: HttpRequest, service: Service) -> HttpResponse:
    place, user, at = request.POST.get("place", ""), citizen(request), timezone.now()
    if place not in open_places(service, the_law(), timezone.localdate()):
        return _shown(request, service, place=place, wrong=True)
    draft = start_draft(by=user, service=service.slug, place=place, language=current(), at=at)
    known = known_answers(service, user, request.GET.dict())
    draft = save_answers(draft=draft.pk, by=user, answers=known, at=at)
    return (
        redirect("ask-registries", draft.pk) if can_prefill(draft) else redirect(step_open(draft))
    )


def _shown(
    request: HttpRequest, service: Service, *, place: str, wrong: bool = False
) -> HttpResponse:
    user = citizen(request)
    drafts = user.drafts.filter(service=service.slug, case=None)
    page = apply_page(
        service,
        the_law(),
        on=timezone.localdate(),
        place=place,
        wrong=wrong,
        drafts=drafts,
        back=reverse("service", args=[service.slug]),
    )
    status = UNPROCESSABLE if page.problems else 200
    return render(request, "portal/apply.html", {"page": page}, status=status)
