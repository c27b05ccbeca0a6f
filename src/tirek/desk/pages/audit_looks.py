"""Who looked at whose data, narrowed by officer, case, person, page and days."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.audit.queries.looks import looks
from tirek.desk.day_asked import day_asked
from tirek.desk.frame import desk_page
from tirek.desk.presenters.audit import audit_tabs
from tirek.desk.presenters.audit_looks import (
    asked_looks,
    looks_filters,
    looks_table,
)
from tirek.desk.presenters.newest_first import before, older_pages
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page, Problem
from tirek.web.texts import text

LOOKS_ON_A_PAGE = 50


@only_for(Role.AUDITOR)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first; each page as fast as the first."""
    place_of(request)
    begins = day_asked(request, "begins", text("desk.audit.begins"))
    ends = day_asked(request, "ends", text("desk.audit.ends"))
    asked = asked_looks(request.GET.dict(), begins.day, ends.day)
    found = looks(officer(request), asked, before=before(request), size=LOOKS_ON_A_PAGE)
    problems = [Problem.of(one.field) for one in (begins, ends) if one.wrong]
    return desk_page(
        request,
        "audit_looks",
        Page(text("desk.audit.looks"), problems=problems),
        tabs=audit_tabs(request),
        filters=looks_filters(asked, begins, ends),
        table=looks_table(found.looks),
        pages=older_pages(request, found.older),
    )
