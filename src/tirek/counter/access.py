"""Who may open a page of the front office, and where they stand."""

from typing import ParamSpec
from uuid import UUID

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tirek.accounts.models import Office
from tirek.reception.counters import CHANNELS, ROLES, NotAtCounter, counter_of
from tirek.reception.models import Visit
from tirek.web.access import View, officer, only_for

P = ParamSpec("P")
SCREEN = "counter.screen"
WINDOW = "counter.window"


def at_counter(view: View[P]) -> View[P]:
    """Operators of a front office and specialists of a department."""
    return only_for(*ROLES)(view)


def here(request: HttpRequest) -> Office:
    """The office whose counter this is; PermissionDenied for an office without one."""
    try:
        return counter_of(officer(request))
    except NotAtCounter:
        raise PermissionDenied from None


def my_visit(request: HttpRequest, draft_id: UUID) -> Visit:
    """The visit that this officer is busy with, taken in already or not.

    Raises Http404 for another's: whoever goes on with it takes it over first.
    """
    visits = Visit.objects.select_related("draft__case", "draft__user", "office", "ticket")
    found = visits.filter(pk=draft_id, office=here(request), draft__user=officer(request)).first()
    if found is None:
        raise Http404
    return found


def window_of(request: HttpRequest) -> str:
    """The number of the window the officer sits at today; empty until it was said."""
    return str(request.session.get(WINDOW, ""))


def key_of(office: Office) -> str:
    """What opens the office's ticket terminal and board, which nobody signs in to."""
    return signing.Signer(salt=SCREEN).sign(str(office.pk))


def office_of(key: str) -> Office:
    """The office of a terminal or a board. Raises Http404 for a key that we did not give."""
    try:
        pk = signing.Signer(salt=SCREEN).unsign(key)
        return Office.objects.get(pk=pk, kind__in=CHANNELS)
    except (signing.BadSignature, Office.DoesNotExist):
        raise Http404 from None
