"""An officer says which organisation a contract of procurement is with."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Office, User
from tirek.casework.refused import Refused
from tirek.supply import journal
from tirek.supply.actions.take_back_contract import require_stands
from tirek.supply.bought_permissions import require_buyer
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Contract, Lot, Party
from tirek.supply.queries.parties import party_of, supplier_offices
from tirek.supply.queries.voucher_acts import acts_standing
from tirek.supply.voucher_owed import tell_stays_owed


@transaction.atomic
def name_party(*, contract: Contract | Lot, office: Office | None, by: User, at: datetime) -> Party:
    """Its people sign in and see the contract, it is paid for what is accepted from then on, and
    for acts of vouchers that were accepted before anybody said so.

    Raises NotAllowed, Refused for what is no supplier, or was said already.
    """
    lot = contract if isinstance(contract, Lot) else None
    service, place = queue_of(contract)
    require_buyer(by, service, place)
    journal.locked(service, place)
    say = bought_texts().refused
    if isinstance(contract, Contract):
        require_stands(contract)
    if office is None or not supplier_offices().filter(pk=office.pk).exists():
        raise Refused(say["office_missing"], field="office")
    if party_of(contract) == office:
        raise Refused(say["office_same"], field="office")
    of = {"lot": lot} if lot else {"contract": contract}
    made = Party.objects.create(office=office, at=at, by=by, by_name=by.full_name, **of)
    for act in acts_standing(lot) if lot else ():
        tell_stays_owed(act, by=by, at=at)
    return made


def queue_of(contract: Contract | Lot) -> tuple[str, str]:
    """The service and the place of a contract of either kind."""
    if isinstance(contract, Lot):
        return contract.book.queue.service, contract.book.queue.place
    return contract.service, contract.place
