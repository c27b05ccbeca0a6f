"""An accountant says what a file of the bank was that Tirek could not place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.casework.refused import Refused
from tirek.desk.bank_files import listed
from tirek.desk.presenters.bank_files import note_of
from tirek.payments.actions.settle_bank_file import settle_bank_file
from tirek.payments.reasons import reason
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.step import attempt
from tirek.web.texts import text
from tirek.web.typed import words_sent


@only_for(*PAYMENT_ROLES)
@require_POST
def page(request: HttpRequest, sha256: str) -> HttpResponse:
    """It waits no longer; the words stay with it."""
    stopped = attempt(lambda: _settle(request, sha256))
    if stopped is not None:
        return listed(request, stopped)
    messages.success(request, text("desk.bank_files.settled"))
    return redirect("desk:bank-files")


def _settle(request: HttpRequest, sha256: str) -> None:
    words = words_sent(request, note_of(sha256))
    if not words:
        raise Refused(reason("bank_file_words"), note_of(sha256))
    place, by, at = paying_place_of(request), officer(request), timezone.now()
    settle_bank_file(place=place, sha256=sha256, words=words, by=by, at=at)
