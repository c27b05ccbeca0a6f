"""A school issues a certificate: typed, read once more, signed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Attestation
from tirek.desk.certificates import WAYS, kept, new_sent, seen
from tirek.desk.frame import desk_page
from tirek.desk.presenters.certificates import issue_page, sign_page
from tirek.web.access import officer, only_for
from tirek.web.signing import may_sign
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text


@only_for(Role.SCHOOL)
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET and what is wrong: the form. What is right is shown to be signed, then kept."""
    if request.method != "POST":
        return _form(request, None)
    ready: list[Attestation] = []
    stopped = attempt(lambda: ready.append(new_sent(request)(timezone.now())))
    if stopped is not None:
        return _form(request, stopped)
    if request.POST.get("way") in WAYS:
        made: list[Attestation] = []
        stopped = attempt(lambda: made.append(kept(request, ready[0])))
        if made:
            messages.success(request, text("desk.certificates.done"))
            return redirect("desk:certificate", made[0].pk)
    seen(ready[0], officer(request))
    shown = sign_page(request, ready[0], reverse("desk:issue-certificate"), stopped)
    status = stopped.status if stopped else 200
    return desk_page(request, "certificate_sign", shown, status=status)


def _form(request: HttpRequest, stopped: Stopped | None) -> HttpResponse:
    status = stopped.status if stopped else 200
    return desk_page(request, "issue_certificate", issue_page(request, stopped), status=status)
