"""The head decides of a transfer that may have been paid."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.models import Role
from tirek.casework.refused import Refused
from tirek.desk.maybe_paid_list import listed
from tirek.payments.actions.decide_maybe_paid import decide_maybe_paid
from tirek.payments.reasons import reason
from tirek.payments.tables import Transferred, named
from tirek.procedure.answer import read_text
from tirek.web.access import officer, only_for, paying_place_of
from tirek.web.step import NOTE_LENGTH, attempt
from tirek.web.texts import text


@only_for(Role.HEAD)
@require_POST
def page(request: HttpRequest, end_to_end: str) -> HttpResponse:
    """With the words that say how it was found out."""
    place = paying_place_of(request)
    found = named(end_to_end)
    if found is None or found.run.place != place:
        raise Http404
    stopped = attempt(lambda: _decide(request, found))
    if stopped is not None:
        return listed(request, stopped)
    messages.success(request, text("desk.maybe_paid.decided"))
    return redirect("desk:maybe-paid")


def _decide(request: HttpRequest, transfer: Transferred) -> None:
    way = request.POST.get(f"way-{transfer}")
    words = read_text(request.POST.get(f"note-{transfer}", "").strip(), NOTE_LENGTH)
    if way not in ("paid", "unpaid"):
        raise Refused(reason("way_missing"), f"way-{transfer}")
    if not words:
        raise Refused(reason("words_missing"), f"note-{transfer}")
    by, at = officer(request), timezone.now()
    decide_maybe_paid(transfer=transfer, paid=way == "paid", words=words, by=by, at=at)
