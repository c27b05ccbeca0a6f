"""The list of maybe-paid transfers: shown by its page, and again when a decision is refused."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tirek.accounts.models import Role
from tirek.accounts.queries.deputies import roles_of
from tirek.desk.frame import desk_page
from tirek.desk.presenters.maybe_paid import maybe_paid_view
from tirek.payments.queries.standing import maybe_paid
from tirek.web.access import officer, place_of
from tirek.web.components import Page
from tirek.web.step import Stopped
from tirek.web.texts import text


def listed(request: HttpRequest, stopped: Stopped | None = None) -> HttpResponse:
    """The oldest first; the head has a form under each."""
    user, today = officer(request), timezone.localdate()
    decides = Role.HEAD in {user.role, *roles_of(user, on=today)}
    sent = request.POST if stopped else {}
    view = maybe_paid_view(maybe_paid(place_of(request)), decides=decides, sent=sent)
    problems = [stopped.problem] if stopped else []
    status = stopped.status if stopped else 200
    page = Page(text("desk.maybe_paid.title"), problems=problems)
    return desk_page(request, "maybe_paid", page, status=status, view=view)
