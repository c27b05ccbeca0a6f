"""The transfers of a run, a hundred a page."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.actions.look import look
from tirek.casework.models import Case
from tirek.desk.frame import desk_page
from tirek.desk.presenters.run_lines import lines_table
from tirek.desk.runs import found_run
from tirek.payments.models import Instruction
from tirek.payments.queries.run_lines import lines_page
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.paging import pages_of
from tirek.web.texts import text

ON_A_PAGE = 100


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_safe
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Each with its account and how it stands; a look at the case of each is written down."""
    run = found_run(request, run_id)
    part = Paginator(run.instructions.order_by("pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    _seen(request, part.object_list)
    return desk_page(
        request,
        "run_lines",
        Page(text("desk.run_lines.title", number=run.pk)),
        run=run,
        table=lines_table(lines_page(part.object_list)),
        pages=pages_of(request, part),
    )


def _seen(request: HttpRequest, lines: Iterable[Instruction]) -> None:
    """The people of the lines were seen: a look at the case of each, all or none."""
    cases = Case.objects.filter(pk__in={line.case_id for line in lines}).order_by("pk")
    with transaction.atomic():
        for case in cases:
            look(case=case, by=officer(request), page="run", at=timezone.now())
