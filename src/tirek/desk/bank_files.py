"""What the bank told and nobody could place: shown by its page, and when an answer is refused."""

from django.http import HttpRequest, HttpResponse

from tirek.desk.frame import desk_page
from tirek.desk.presenters.bank_files import bank_files_view
from tirek.payments.queries.unsettled import unsettled
from tirek.web.access import paying_place_of
from tirek.web.components import Page
from tirek.web.step import Stopped
from tirek.web.texts import text


def listed(request: HttpRequest, stopped: Stopped | None = None) -> HttpResponse:
    """The oldest first."""
    view = bank_files_view(unsettled(paying_place_of(request)), request, stopped)
    page = Page(text("desk.bank_files.title"), problems=[stopped.problem] if stopped else [])
    status = stopped.status if stopped else 200
    return desk_page(request, "bank_files", page, status=status, view=view)
