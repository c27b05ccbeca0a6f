"""The register of certificates of the officer's place, the latest first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.certificates import SEARCH, register_table, search_field
from tirek.notices.queries.register import certificates
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Searched by an IIN, a number or the beginning of a name."""
    search = request.GET.get(SEARCH, "").replace("\0", "").strip()[:100]
    found = certificates(officer(request), search)
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(part)
    seen_together(request, {row.case_id: row.case for row in rows}.values(), "certificates")
    return desk_page(
        request,
        "certificates",
        Page(text("desk.certificates.title")),
        filters=[search_field(search)],
        table=register_table(rows),
        pages=pages_of(request, part),
    )
