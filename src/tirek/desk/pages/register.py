"""The register of a month, or what it would list and the button to make it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.desk.cases import seen_in_register
from tirek.desk.frame import desk_page
from tirek.desk.presenters import payments as presenter
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.payments.queries.planned import planned
from tirek.payments.queries.registers import RegisterInFull, register_of
from tirek.web.access import PAYMENT_ROLES, only_for, paying_place_of
from tirek.web.components import Page
from tirek.web.paging import pages_of

LINES_ON_A_PAGE = 100


@only_for(*PAYMENT_ROLES)
@require_safe
def page(request: HttpRequest, month: Month) -> HttpResponse:
    """A hundred lines a page; the file and the sheet hold them all."""
    place = paying_place_of(request)
    register = register_of(place, month)
    return _made(request, register) if register else _to_make(request, place, month)


def _made(request: HttpRequest, register: RegisterInFull) -> HttpResponse:
    part = Paginator(register.lines, LINES_ON_A_PAGE).get_page(request.GET.get("page"))
    lines = list(part.object_list)
    seen_in_register(request, lines, f"register {register.brief.month}")
    view = presenter.register_view(register, lines, part.start_index())
    page = Page(view.title, back=reverse("desk:payments"))
    return desk_page(request, "register", page, view=view, pages=pages_of(request, part))


def _to_make(request: HttpRequest, place: str, month: Month) -> HttpResponse:
    plan = planned(place=place, month=month, law=the_law())
    begun = month <= Month.of(timezone.localdate())
    view = presenter.plan_view(plan, month, begun=begun)
    page = Page(view.title, back=reverse("desk:payments"))
    return desk_page(request, "register_to_make", page, view=view, month=month)
