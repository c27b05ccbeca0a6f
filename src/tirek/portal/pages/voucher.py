"""My voucher: which sanatorium, which days, how and until when to return it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.voucher import voucher_page
from tirek.supply.actions.ask_return import ask_return
from tirek.supply.queries.vouchers import last_of_case
from tirek.web.step import attempt
from tirek.web.texts import text
from tirek.web.typed import words_sent


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The last voucher of one's own case; POST asks to return it."""
    user = citizen(request)
    step = last_of_case(own_case(user, number))
    if step is None:
        raise Http404
    sent, at = request.method == "POST", timezone.now()

    def ask() -> None:
        ask_return(voucher=step.voucher, reason=words_sent(request, "reason"), by=user, at=at)

    stopped = attempt(ask) if sent else None
    if sent and stopped is None:
        messages.success(request, text("portal.voucher.asked"))
        return redirect("voucher", number=number)
    shown = voucher_page(request, step, timezone.localdate(), stopped)
    status = stopped.status if stopped else 200
    return render(request, "portal/voucher.html", {"page": shown}, status=status)
