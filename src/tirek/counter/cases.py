"""The application that an officer of the counter opens, and the look written down."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.casework.actions.look import look
from tirek.counter.access import here
from tirek.reception.models import Acceptance
from tirek.reception.queries.results import acceptance_of
from tirek.web.access import officer


def opened(request: HttpRequest, number: str, page: str) -> Acceptance:
    """How it was taken in. Http404 for one of another office, as for one that is not."""
    here(request)
    try:
        found = acceptance_of(officer(request), number)
    except Acceptance.DoesNotExist:
        raise Http404 from None
    look(case=found.case, by=officer(request), page=f"counter {page}", at=timezone.now())
    return found
