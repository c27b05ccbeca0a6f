"""Decisions that officers made otherwise than computed, each with its norm."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.audit.queries.oversight import overruled
from tirek.desk.frame import desk_page
from tirek.desk.presenters.audit import audit_tabs
from tirek.desk.presenters.audit_lists import overruled_list
from tirek.desk.presenters.newest_first import before, older_pages
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page
from tirek.web.texts import text

ON_A_PAGE = 25


@only_for(Role.AUDITOR)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    place_of(request)
    found = overruled(officer(request), before=before(request), size=ON_A_PAGE)
    older = found[ON_A_PAGE - 1].pk if len(found) > ON_A_PAGE else None
    return desk_page(
        request,
        "audit_overruled",
        Page(text("desk.audit.overruled")),
        tabs=audit_tabs(request),
        what=text("desk.audit.overruled_what"),
        overruled=overruled_list(found[:ON_A_PAGE]),
        pages=older_pages(request, older),
    )
