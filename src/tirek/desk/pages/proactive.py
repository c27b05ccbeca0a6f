"""What the state asked first in the officer's place, and what people answered."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.newest_first import before, older_pages
from tirek.desk.presenters.proactive import SEARCH, STAGE, filters, requests_table
from tirek.proactive.queries.requests import requests_of
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text

REQUESTS_ON_A_PAGE = 25


@only_for(*CASE_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Narrowed by the stage and by a name, an IIN, a case or telephone number."""
    search = request.GET.get(SEARCH, "").replace("\0", "").strip()[:100]
    stage = request.GET.get(STAGE, "").replace("\0", "")
    found = requests_of(
        officer(request),
        stage=stage,
        search=search,
        before=before(request),
        size=REQUESTS_ON_A_PAGE,
    )
    return desk_page(
        request,
        "proactive",
        Page(text("desk.proactive.title")),
        filters=filters(search, stage),
        table=requests_table(found.requests),
        pages=older_pages(request, found.older),
    )
