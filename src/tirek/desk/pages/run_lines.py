"""The transfers of a run, a hundred a page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import seen_as_paid
from tirek.desk.frame import desk_page
from tirek.desk.presenters.run_lines import lines_table
from tirek.desk.runs import found_run
from tirek.payments.queries.run_lines import lines_page
from tirek.payments.tables import all_lines
from tirek.web.access import only_for, paying_place_of
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 100


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_safe
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Each with its account and how it stands; a look at the case of each is written down."""
    run = found_run(request, run_id)
    part = Paginator(all_lines(run).order_by("pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    cases = Case.objects.filter(pk__in={line.case_id for line in part.object_list})
    seen_as_paid(request, cases, "run")
    own_cases = cases.filter(place=paying_place_of(request)).values_list("number", flat=True)
    return desk_page(
        request,
        "run_lines",
        Page(text("desk.run_lines.title", number=run.pk)),
        run=run,
        table=lines_table(lines_page(run, part.object_list), set(own_cases)),
        pages=pages_of(request, part),
    )
