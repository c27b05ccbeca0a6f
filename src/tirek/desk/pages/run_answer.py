"""Take in a file of the bank: an answer to a run or a statement."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.casework.refused import Refused
from tirek.desk.presenters.run_answer import told
from tirek.desk.run_list import listed
from tirek.payments.actions.take_message import Taken, take_message
from tirek.payments.bank import NotReadable
from tirek.payments.reasons import reason
from tirek.web.access import PAYMENT_ROLES, officer, only_for, paying_place_of
from tirek.web.step import attempt

LARGEST = 200 * 1024 * 1024


@only_for(*PAYMENT_ROLES)
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Says what the file newly told; the same file again changes nothing."""
    taken: list[Taken] = []
    stopped = attempt(lambda: taken.append(_take(request)))
    if stopped is not None:
        return listed(request, stopped)
    messages.success(request, told(taken[0]))
    return redirect("desk:runs")


def _take(request: HttpRequest) -> Taken:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size:
        raise Refused(reason("no_file"), "file")
    if sent.size > LARGEST:
        raise Refused(reason("file_too_large"), "file")
    by, at = officer(request), timezone.now()
    try:
        return take_message(content=sent.read(), place=paying_place_of(request), by=by, at=at)
    except NotReadable as wrong:
        raise Refused(wrong.text, "file") from None
