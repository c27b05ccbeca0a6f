"""The certificates that a school is asked about."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.queries.vouching import load_days, vouchings_for
from tirek.desk.frame import desk_page
from tirek.desk.presenters.vouching import school_table
from tirek.web.access import officer, only_for
from tirek.web.components import Field, Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.SCHOOL)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Those not answered first."""
    sought = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = vouchings_for(officer(request), sought)
    part = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(part)
    load_days(shown)
    return desk_page(
        request,
        "staff",
        Page(text("desk.school.title")),
        lead=text("desk.school.lead"),
        fields=[Field("q", text("desk.school.search"), value=sought, width=20)],
        table=school_table(shown),
        pages=pages_of(request, part),
    )
