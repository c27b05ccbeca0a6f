"""The head says who acts for them, from which day to which, by whose order."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.actions.appoint_deputy import CannotAppoint, appoint_deputy, end_deputyship
from tirek.accounts.models import Deputy, Role, User
from tirek.accounts.texts import texts
from tirek.casework.refused import Refused
from tirek.desk.frame import desk_page
from tirek.desk.presenters.deputies import deputies_page, orders_table
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.step import attempt
from tirek.web.texts import text
from tirek.web.typed import words_sent

END = "end"


@only_for(Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The orders that run or will run, each with a button that ends it; the form of a new one."""
    if END in request.POST:
        return ended(request, reverse("desk:deputies"))
    stopped = (
        attempt(lambda: appoint(request, officer(request))) if request.method == "POST" else None
    )
    if request.method == "POST" and stopped is None:
        messages.success(request, text("desk.deputies.done"))
        return redirect("desk:deputies")
    user = officer(request)
    shown = deputies_page(request, user, stopped)
    orders = orders_table(user.office_id, timezone.localdate(), head=user)
    status = stopped.status if stopped else 200
    return desk_page(request, "deputies", shown, status=status, orders=orders)


def appoint(request: HttpRequest, head: User) -> None:
    """Write the order down as it was typed. Raises Refused."""
    key = request.POST.get("deputy", "")
    deputy = User.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    if deputy is None:
        raise Refused(texts().deputies.other_office, field="deputy")
    try:
        appoint_deputy(
            by=officer(request),
            acts_for=head,
            deputy=deputy,
            begins=day_sent(request, "begins"),
            ends=day_sent(request, "ends"),
            order=words_sent(request, "order")[:300],
            today=timezone.localdate(),
            at=timezone.now(),
        )
    except CannotAppoint as cannot:
        raise Refused(cannot.text, field=cannot.field) from cannot


def ended(request: HttpRequest, back: str) -> HttpResponse:
    """End the order whose button was pressed, and go back."""
    key = request.POST[END]
    try:
        end_deputyship(
            by=officer(request),
            deputyship=int(key) if key.isdecimal() else 0,
            today=timezone.localdate(),
            at=timezone.now(),
        )
    except Deputy.DoesNotExist:
        raise Http404 from None
    messages.success(request, text("desk.deputies.ended"))
    return redirect(back)
