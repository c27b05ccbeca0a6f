"""The result is handed over: to whom, by which document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.counter.access import at_counter
from tirek.counter.cases import opened
from tirek.counter.frame import counter_page
from tirek.counter.presenters.hand_over import hand_over_page
from tirek.reception.actions.keep_result import hand_over
from tirek.web.access import officer
from tirek.web.step import attempt


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks; POST writes it down."""
    found = opened(request, number, "hand over")
    if request.method != "POST":
        person = {"person": found.case.applicant.full_name}
        return counter_page(request, "hand_over", hand_over_page(found, person, None))
    sent = request.POST
    stopped = attempt(
        lambda: hand_over(
            case=found.case,
            by=officer(request),
            person=sent.get("person", ""),
            document=sent.get("document", ""),
            document_number=sent.get("document_number", ""),
            coupon=sent.get("coupon", ""),
            at=timezone.now(),
        )
    )
    if stopped is None:
        return redirect("counter:application", number)
    view = hand_over_page(found, sent, stopped)
    return counter_page(request, "hand_over", view, status=stopped.status)
