"""The certificates that a school issued in Tirek."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.queries.attestations import attestations_for
from tirek.desk.certificates import seen
from tirek.desk.frame import desk_page
from tirek.desk.presenters.certificates import certificates_table
from tirek.web.access import officer, only_for
from tirek.web.components import Action, Field, Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 50


@only_for(Role.SCHOOL)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first, each as it holds now."""
    sought = request.GET.get("q", "").replace("\0", "").strip()[:100]
    part = Paginator(attestations_for(officer(request), sought), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown = list(part)
    for one in shown:
        seen(one, officer(request))
    return desk_page(
        request,
        "staff",
        Page(text("desk.certificates.title")),
        add=Action(reverse("desk:issue-certificate"), text("desk.certificates.issue")),
        fields=[Field("q", text("desk.school.search"), value=sought, width=20)],
        table=certificates_table(shown),
        pages=pages_of(request, part),
    )
