"""One case: who, the decision the law gives with its reasons, facts, papers, history."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.cases import opened_file
from tirek.desk.frame import desk_page
from tirek.desk.presenters.dossier import dossier
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.components import Page


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The dossier of a case of the officer's own place."""
    view = dossier(opened_file(request, number, "case"), officer(request), timezone.localdate())
    page = Page(view.number, back=reverse("desk:queue"))
    return desk_page(request, "case", page, view=view)
