"""The head says who acts for them, from which day to which, by whose order."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.appoint_deputy import CannotAppoint, appoint_deputy, end_deputyship
from tirek.accounts.models import Deputy, Role, User
from tirek.accounts.texts import texts
from tirek.casework.refused import Refused
from tirek.desk.day_sent import day_sent
from tirek.desk.frame import desk_page
from tirek.desk.presenters.deputies import deputies_page, orders_table
from tirek.web.access import officer, only_for
from tirek.web.step import attempt
from tirek.web.texts import text
from tirek.web.typed import words_sent

END = "end"


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The orders that run or will run, each with a button that ends it; the form of a new one."""
    if END in request.POST:
        return _ended(request)
    stopped = attempt(lambda: _appoint(request)) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.deputies.done"))
        return redirect("desk:deputies")
    user = officer(request)
    shown = deputies_page(request, user, stopped)
    orders = orders_table(user, timezone.localdate())
    status = stopped.status if stopped else 200
    return desk_page(request, "deputies", shown, status=status, orders=orders)


def _appoint(request: HttpRequest) -> None:
    key = request.POST.get("deputy", "")
    deputy = User.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    if deputy is None:
        raise Refused(texts().deputies.other_office, field="deputy")
    try:
        appoint_deputy(
            by=officer(request),
            deputy=deputy,
            begins=day_sent(request, "begins"),
            ends=day_sent(request, "ends"),
            order=words_sent(request, "order")[:300],
            today=timezone.localdate(),
            at=timezone.now(),
        )
    except CannotAppoint as cannot:
        raise Refused(cannot.text, field=cannot.field) from cannot


def _ended(request: HttpRequest) -> HttpResponse:
    key = request.POST[END]
    try:
        end_deputyship(
            by=officer(request),
            deputyship=int(key) if key.isdecimal() else 0,
            today=timezone.localdate(),
        )
    except Deputy.DoesNotExist:
        raise Http404 from None
    messages.success(request, text("desk.deputies.ended"))
    return redirect("desk:deputies")
