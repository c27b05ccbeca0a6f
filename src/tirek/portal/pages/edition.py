"""One edition: its act, since when, and what each paragraph sets, in its own words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.law.catalogue import the_law
from tirek.portal.presenters.editions import edition_named, edition_view
from tirek.services import SERVICES
from tirek.web.components import Page


@require_safe
def page(request: HttpRequest, edition_id: str) -> HttpResponse:
    """The paragraphs are anchors (#p7), so that a citation leads to its words."""
    law = the_law()
    edition = edition_named(SERVICES.values(), law, edition_id)
    if edition is None:
        raise Http404
    view = edition_view(edition, law)
    page = Page(view.title, back=reverse("law"))
    return render(request, "portal/edition.html", {"page": page, "view": view})
