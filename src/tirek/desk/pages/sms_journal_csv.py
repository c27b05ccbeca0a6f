"""The SMS journal as a file: the columns of the approved form."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.desk.presenters.sms_journal import SEARCH, sms_sheet
from tirek.sms.queries.journal import journal
from tirek.web.access import CASE_ROLES, officer, only_for, place_of

MOST_LINES = 10_000


@only_for(*CASE_ROLES)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What was searched for, the latest message first; the latest ten thousand at most."""
    search = request.GET.get(SEARCH, "").replace("\0", "").strip()[:100]
    place = place_of(request)
    found = journal(officer(request), search=search, size=MOST_LINES)
    name = f"sms-{place.replace('/', '-')}.csv"
    return HttpResponse(
        sms_sheet(found.lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
