"""One certificate of a school: prolonged or ended, read once more, signed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Attestation
from tirek.desk.certificates import WAYS, kept, next_sent, opened_certificate
from tirek.desk.frame import desk_page
from tirek.desk.presenters.certificates import certificate_page, sign_page
from tirek.web.access import only_for
from tirek.web.signing import may_sign
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text


@only_for(Role.SCHOOL)
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, attestation_id: int) -> HttpResponse:
    """Everything that was said of it, and two forms; nothing of the case."""
    last = opened_certificate(request, attestation_id)
    if request.method != "POST":
        return _shown(request, last, None)
    ready: list[Attestation] = []
    stopped = attempt(lambda: ready.append(next_sent(request, last)(timezone.now())))
    if stopped is not None:
        return _shown(request, last, stopped)
    if request.POST.get("way") in WAYS:
        made: list[Attestation] = []
        stopped = attempt(lambda: made.append(kept(request, ready[0])))
        if made:
            messages.success(request, text("desk.certificates.done"))
            return redirect("desk:certificate", made[0].pk)
    back = reverse("desk:certificate", args=[last.pk])
    shown = sign_page(request, ready[0], back, stopped)
    status = stopped.status if stopped else 200
    return desk_page(request, "certificate_sign", shown, status=status)


def _shown(request: HttpRequest, last: Attestation, stopped: Stopped | None) -> HttpResponse:
    status = stopped.status if stopped else 200
    shown = certificate_page(request, last, stopped)
    return desk_page(request, "certificate", shown, status=status)
