"""The looks that were asked for as a file."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.audit.queries.looks import looks
from tirek.desk.day_asked import day_asked
from tirek.desk.presenters.audit_looks import asked_looks, looks_table
from tirek.desk.table_file import table_file
from tirek.web.access import officer, only_for, place_of

MOST_LOOKS = 10_000


@only_for(Role.AUDITOR)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest ten thousand at most."""
    place = place_of(request)
    days = [day_asked(request, name, "").day for name in ("begins", "ends")]
    found = looks(officer(request), asked_looks(request.GET.dict(), *days), size=MOST_LOOKS)
    return table_file(looks_table(found.looks), f"looks-{place.replace('/', '-')}")
