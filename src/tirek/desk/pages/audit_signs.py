"""Signs of collusion between those who order and those who supply."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.audit.queries.signs import signs_for
from tirek.audit.signs import settings_of
from tirek.casework.models import Case
from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.audit import audit_tabs
from tirek.desk.presenters.audit_signs import rows_of, shown_signs
from tirek.supply.models import Supplier
from tirek.web.access import officer, only_for, place_of
from tirek.web.components import Page
from tirek.web.texts import spoken, text


@only_for(Role.AUDITOR)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each sign with its orders; everybody whose order is shown is told."""
    place = place_of(request)
    rows = rows_of(signs_for(officer(request), at=timezone.now()))
    cases = Case.objects.in_bulk({one.order.case for one in rows})
    suppliers = Supplier.objects.select_related("office").in_bulk({one.supplier for one in rows})
    seen_together(request, cases.values(), "signs")
    return desk_page(
        request,
        "audit_signs",
        Page(text("desk.signs.title")),
        tabs=audit_tabs(request),
        what=text("desk.signs.what"),
        why=spoken(settings_of(place).why),
        signs=shown_signs(rows, cases, suppliers),
    )
