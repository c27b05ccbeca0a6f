"""The administrator writes down by whose order somebody acts for a head who cannot do it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.accounts.texts import texts
from tirek.casework.refused import Refused
from tirek.desk.frame import desk_page
from tirek.desk.pages.deputies import END, appoint, ended
from tirek.desk.presenters.deputies import office_deputies_page, orders_table
from tirek.web.access import only_for
from tirek.web.step import attempt
from tirek.web.texts import text


@only_for(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, office_id: int) -> HttpResponse:
    """The orders of the department, each with a button that ends it; the form of a new one."""
    office = Office.objects.filter(pk=office_id, kind=OfficeKind.DEPARTMENT).first()
    if office is None:
        raise Http404
    here = reverse("desk:office-deputies", args=[office.pk])
    if END in request.POST:
        return ended(request, here)
    stopped = attempt(lambda: _appoint(request, office)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.deputies.done"))
        return redirect(here)
    shown = office_deputies_page(request, office, stopped)
    orders = orders_table(office.pk, timezone.localdate())
    status = stopped.status if stopped else 200
    return desk_page(request, "deputies", shown, status=status, orders=orders)


def _appoint(request: HttpRequest, office: Office) -> None:
    key = request.POST.get("acts_for", "")
    heads = User.objects.filter(office=office, role=Role.HEAD, is_active=True)
    head = heads.filter(pk=int(key)).first() if key.isdecimal() else None
    if head is None:
        raise Refused(texts().keeping["not_a_head"], field="acts_for")
    appoint(request, head)
