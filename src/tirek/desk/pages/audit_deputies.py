"""Who acts for whom: every order of the place and those below it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.audit.queries.oversight import deputies
from tirek.desk.frame import desk_page
from tirek.desk.presenters.audit import audit_tabs
from tirek.desk.presenters.audit_lists import deputies_table
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
    found = deputies(officer(request), before=before(request), size=ON_A_PAGE)
    older = found[ON_A_PAGE - 1].pk if len(found) > ON_A_PAGE else None
    return desk_page(
        request,
        "audit_list",
        Page(text("desk.audit.deputies")),
        tabs=audit_tabs(request),
        what=text("desk.audit.deputies_what"),
        table=deputies_table(found[:ON_A_PAGE]),
        pages=older_pages(request, older),
    )
