"""Rates of contributions of the place: the accountant enters one, the head agrees to it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.refused import Refused
from tirek.desk.deeds import deeds_page
from tirek.desk.presenters.claim_rates import rates_page
from tirek.payments.actions.enter_rate import TypedRate, enter_rate
from tirek.payments.actions.judge_rate import judge_rate
from tirek.payments.models import ContributionRate
from tirek.payments.reasons import reason
from tirek.web.access import officer, only_for, paying_place_of
from tirek.web.typed import words_sent

TYPED = ("service", "percent", "since", "name", "bin", "iban", "source")
AT_ONCE = 200


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Two people: who enters it does not agree to it."""
    place, by, at = paying_place_of(request), officer(request), timezone.now()
    rates = ContributionRate.objects.filter(place=place).select_related("word", "by")

    def enter() -> None:
        typed = TypedRate(*(words_sent(request, name) for name in TYPED))
        enter_rate(place=place, typed=typed, by=by, at=at)

    def judge() -> None:
        sent, way = request.POST.get("rate", ""), request.POST.get("way")
        found = next((one for one in rates if str(one.pk) == sent), None)
        if found is None:
            raise Refused(reason("way_missing"), "rate")
        if way not in ("agree", "disagree"):
            raise Refused(reason("way_missing"), "way")
        judge_rate(rate=found, agreed=way == "agree", by=by, at=at)

    return deeds_page(
        request,
        {"enter": enter, "judge": judge},
        lambda stopped: rates_page(request, list(rates.order_by("-pk")[:AT_ONCE]), stopped),
        reverse("desk:claim-rates"),
    )
