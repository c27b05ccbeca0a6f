"""One contract: what came, what was handed over, the statements of its months."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.refused import Refused
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.presenters.bought_contract import (
    ACCEPT,
    ARRIVE,
    HAND,
    MISTAKE,
    STATE,
    TAKE_BACK,
    contract_page,
)
from tirek.desk.presenters.party import PARTY, office_sent
from tirek.supply.actions.accept_statement import accept_statement
from tirek.supply.actions.move_goods import hand_over, take_in
from tirek.supply.actions.name_party import name_party
from tirek.supply.actions.state_month import state_month
from tirek.supply.actions.take_back_contract import say_contract_mistake, take_back_contract
from tirek.supply.models import Consignment, Contract
from tirek.supply.queries.bought import contracts_of
from tirek.supply.queries.stated import months_of
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.day_typed import day_sent
from tirek.web.typed import number_typed, words_sent


@only_for(*CASE_READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, contract_id: int) -> HttpResponse:
    """Http404 for a contract of another place."""
    contract = contracts_of(officer(request)).filter(pk=contract_id).first()
    if contract is None:
        raise Http404
    return deeds_page(
        request,
        _deeds(request, contract),
        lambda stopped: contract_page(request, contract, officer(request), stopped),
        reverse("desk:bought-contract", args=[contract.pk]),
    )


def _deeds(request: HttpRequest, contract: Contract) -> Deeds:
    by, at = officer(request), timezone.now()
    found: dict[str, Callable[[], object]] = {
        f"{STATE}{one.month}": partial(
            state_month, contract=contract, month=one.month, by=by, at=at
        )
        for one in months_of(contract, timezone.localdate())
    }
    for one in contract.statements.all():
        found[f"{ACCEPT}{one.month}"] = partial(accept_statement, statement=one, by=by, at=at)
    office = office_sent(request)
    found[PARTY] = partial(name_party, contract=contract, office=office, by=by, at=at)
    ground = words_sent(request, "ground")
    found[MISTAKE] = partial(say_contract_mistake, contract=contract, ground=ground, by=by, at=at)
    found[TAKE_BACK] = partial(take_back_contract, contract=contract, by=by, at=at)
    found[ARRIVE] = partial(_move, request, contract, take_in, ARRIVE)
    found[HAND] = partial(_move, request, contract, hand_over, HAND)
    return found


def _move(
    request: HttpRequest,
    contract: Contract,
    action: Callable[..., Consignment],
    prefix: str,
) -> None:
    """Both forms stand on one page, so the fields of each have names of their own."""
    on = day_sent(request, f"{prefix}_on")
    try:
        action(
            contract=contract,
            number=words_sent(request, f"{prefix}_number")[:100],
            on=on,
            pieces=number_typed(request, f"{prefix}_pieces"),
            by=officer(request),
            at=timezone.now(),
        )
    except Refused as refused:
        field = f"{prefix}_{refused.field}" if refused.field else ""
        raise Refused(refused.text, field=field) from refused
