"""A member of a commission writes down what it concluded."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.conclusion_texts import conclusion_texts
from tirek.casework.models import Conclusion
from tirek.casework.refused import Refused
from tirek.desk.frame import desk_page
from tirek.desk.presenters.conclusions import write_page
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.procedure.commission import CommissionId, commissions
from tirek.web.access import officer, only_for
from tirek.web.day_typed import day_sent, day_typed
from tirek.web.step import attempt
from tirek.web.texts import text
from tirek.web.typed import words_sent


@only_for(Role.COMMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What is typed stays on the page until it is written down."""
    made: list[Conclusion] = []
    stopped = attempt(lambda: made.append(_write(request))) if request.method == "POST" else None
    if made:
        messages.success(request, text("desk.conclusions.written"))
        return redirect("desk:conclusion", made[0].pk)
    shown = write_page(request, officer(request), stopped)
    status = stopped.status if stopped else 200
    return desk_page(request, "write_conclusion", shown, status=status)


def _write(request: HttpRequest) -> Conclusion:
    written = Written(
        commission=_commission_sent(request),
        case_number=request.POST.get("case", ""),
        about_iin=_iin_sent(request),
        number=words_sent(request, "number")[:60],
        given_on=day_sent(request, "given_on"),
        positive=_positive_sent(request),
        words=words_sent(request, "words"),
        members=[int(key) for key in request.POST.getlist("members") if key.isdecimal()],
        begins=day_typed(request, "begins"),
        ends=day_typed(request, "ends"),
    )
    return write_conclusion(written=written, by=officer(request), at=timezone.now())


def _commission_sent(request: HttpRequest) -> CommissionId:
    chosen = request.POST.get("commission", "")
    if chosen not in commissions():
        raise Refused(conclusion_texts().refused["commission_missing"], field="commission")
    return cast(CommissionId, chosen)


def _iin_sent(request: HttpRequest) -> str:
    try:
        return str(Iin.parse(request.POST.get("about_iin", "").replace(" ", "")))
    except InvalidIdentity as invalid:
        raise Refused(invalid.text, field="about_iin") from invalid


def _positive_sent(request: HttpRequest) -> bool:
    chosen = request.POST.get("positive")
    if chosen not in ("yes", "no"):
        raise Refused(conclusion_texts().refused["positive_missing"], field="positive")
    return chosen == "yes"
