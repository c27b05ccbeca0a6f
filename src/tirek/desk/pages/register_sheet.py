"""The register as a sheet to print and sign: all its lines, nothing around them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_in_register
from tirek.desk.frame import desk_page
from tirek.desk.presenters import payments as presenter
from tirek.kernel.period import Month
from tirek.payments.queries.registers import register_of
from tirek.web.access import PAYMENT_ROLES, only_for, paying_place_of
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(*PAYMENT_ROLES)
@require_safe
def page(request: HttpRequest, month: Month) -> HttpResponse:
    """Only a register that was made has a sheet."""
    register = register_of(paying_place_of(request), month)
    if register is None:
        raise Http404
    seen_in_register(request, register.lines, f"register-sheet {month}")
    view = presenter.register_view(register, register.lines, 1)
    page = Page(view.title, back=reverse("desk:register", args=[month]))
    signs = [text("desk.register.head_signs"), text("desk.register.accountant_signs")]
    return desk_page(request, "register_sheet", page, view=view, signs=signs)
