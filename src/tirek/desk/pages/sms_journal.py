"""The SMS journal of the officer's place, the latest message first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.frame import desk_page
from tirek.desk.presenters.newest_first import before, older_pages
from tirek.desk.presenters.sms_journal import SEARCH, search_field, sms_table
from tirek.sms.queries.journal import journal
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text

LINES_ON_A_PAGE = 25


@only_for(*CASE_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Searched by the beginning of a name, by IIN, case or telephone number."""
    search = request.GET.get(SEARCH, "").replace("\0", "").strip()[:100]
    found = journal(officer(request), search=search, before=before(request), size=LINES_ON_A_PAGE)
    return desk_page(
        request,
        "sms_journal",
        Page(text("desk.sms_journal.title")),
        filters=[search_field(search)],
        table=sms_table(found.lines),
        pages=older_pages(request, found.older),
    )
