"""One service, from its passport: who, how much, what to prepare, how long, why refused."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.found import service_named
from tirek.portal.presenters.services import service_view
from tirek.web.components import Page


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything to know before applying."""
    view = service_view(service_named(slug), the_law(), timezone.localdate())
    context = {"page": Page(view.name, back=reverse("start")), "view": view}
    return render(request, "portal/service.html", context)
