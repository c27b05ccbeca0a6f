"""One claim of a supplier: an accountant says that its sum is wrong, a head agrees."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.refused import Refused
from tirek.desk.deeds import deeds_page, tiyn_sent
from tirek.desk.presenters.claim import claim_page
from tirek.kernel.money import Tenge
from tirek.payments.actions.correct_claim import judge_correction, propose_correction
from tirek.payments.queries.supplier_claims import claims_of_place
from tirek.payments.reasons import reason
from tirek.web.access import officer, only_for, place_of
from tirek.web.typed import words_sent


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Http404 for a claim that another place pays."""
    place, by, at = place_of(request), officer(request), timezone.now()
    found = claims_of_place(place).filter(pk=claim_id).first()
    if found is None:
        raise Http404

    def propose() -> None:
        amount = Tenge.of_tiyn(tiyn_sent(request, "sum"))
        ground = words_sent(request, "ground")
        propose_correction(claim=found, amount=amount, ground=ground, by=by, at=at)

    def judge() -> None:
        way = request.POST.get("way")
        waiting = found.corrections.filter(word=None).first()
        if waiting is None or way not in ("agree", "disagree"):
            raise Refused(reason("way_missing"), "way")
        judge_correction(correction=waiting, agreed=way == "agree", by=by, at=at)

    return deeds_page(
        request,
        {"propose": propose, "judge": judge},
        lambda stopped: claim_page(request, found, stopped),
        reverse("desk:claim", args=[found.pk]),
    )
