"""The list of maybe-paid transfers: shown by its page, and again when a decision is refused."""

from django.http import HttpRequest, HttpResponse

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import seen_as_paid
from tirek.desk.frame import desk_page
from tirek.desk.presenters.maybe_paid import maybe_paid_view
from tirek.payments.queries.standing import maybe_paid
from tirek.web.access import CASE_READERS, acts_as, officer, paying_place_of
from tirek.web.components import Page
from tirek.web.step import Stopped
from tirek.web.texts import text


def listed(request: HttpRequest, stopped: Stopped | None = None) -> HttpResponse:
    """The oldest first; the head has a form under each."""
    found, user = maybe_paid(paying_place_of(request)), officer(request)
    cases = Case.objects.filter(number__in={one.case for one in found})
    seen_as_paid(request, cases, "maybe-paid")
    view = maybe_paid_view(
        found,
        request,
        stopped,
        decides=acts_as(user, Role.HEAD),
        opens=acts_as(user, *CASE_READERS),
    )
    problems = [stopped.problem] if stopped else []
    status = stopped.status if stopped else 200
    page = Page(text("desk.maybe_paid.title"), problems=problems)
    return desk_page(request, "maybe_paid", page, status=status, view=view)
